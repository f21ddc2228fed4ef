# Shared by the scripts in this folder; sourced, never run.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ENGINE=${LAKELIFT_CACHE:-$HOME/.cache/lakelift-judges}/localstack/docker
SOCKET=$ENGINE/docker.sock
IMAGE=localstack/localstack:4.14.0

# One sentence, exit code 3: this machine lacks something; not a failed judgement.
cannot() { echo "$(basename "$0"): $*." >&2; exit 3; }

[ "$(id -u)" = 0 ] || cannot "a Docker engine of our own needs root"
mkdir -p "$ENGINE"

docker_() { docker --host "unix://$SOCKET" "$@"; }

# The process id of our engine, or nothing.
engine() {
  local pid
  pid=$(cat "$ENGINE/pid" 2>/dev/null) && tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -qF -- "$ENGINE/data" && echo "$pid"
}

# Installs Debian packages where a command is missing: need COMMAND PACKAGE.
need() {
  command -v "$1" >/dev/null && return
  command -v apt-get >/dev/null || cannot "$1 is missing and there is no apt-get to install $2"
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$2"; } >"$ENGINE/apt.log" 2>&1 ||
    cannot "could not install $2 (see $ENGINE/apt.log)"
}

# A checksum of the files and folders named: the same inputs need no second image.
stamp() { find "$@" -type f ! -path '*__pycache__*' -print0 | sort -z | xargs -0 sha256sum | awk '{print $1}' | sha256sum | cut -d' ' -f1; }
