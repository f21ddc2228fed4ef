"""moto.py: the doctor against moto, an independent imitation of AWS: an account in which all is well, and then one thing after
another is spoilt in it. What moto does not know, the doctor says it cannot tell. Exit 1 where a line differs, 2 without moto."""
import json, os, subprocess, sys, tempfile
from pathlib import Path

try:
    import boto3
    from moto.server import ThreadedMotoServer
except ImportError:
    sys.exit("doctor/moto.py: moto's server is needed beside the judges: pip install 'moto[server]==5.2.5' into their venv.") or 2

HERE = Path(__file__).resolve().parent
REGION, ACCOUNT = "eu-west-1", "123456789012"
DOCTOR = [HERE.parent / "java", "-Dlakelift.home=" + str(HERE.parents[1]), "io.lakelift.local.cli.Lakelift", "doctor", "--json"]
