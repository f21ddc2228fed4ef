"""What a judge needs beyond judges/requirements.txt, in a venv of its own that the judge's first run makes."""
import os, subprocess, sys
from pathlib import Path


def go_on_in(name, lock):
    """Starts the judge again in the venv of that name, with what the lock file lists; returns where it runs there already."""
    venv = Path(os.environ["LAKELIFT_CACHE"]) / name
    if Path(sys.prefix) == venv:
        return
    python, done = venv / "bin/python", venv / "installed"
    if not done.exists() or done.read_text() != lock.read_text():
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "--no-deps",
               "--only-binary", ":all:", "-r", lock]
        if subprocess.call([sys.executable, "-m", "venv", "--clear", venv]) or subprocess.call(pip):
            print(f"{sys.argv[0]}: {lock} could not be installed: see pip's words above.", file=sys.stderr)
            sys.exit(2)
        done.write_text(lock.read_text())
    os.execv(python, [python, *sys.argv])
