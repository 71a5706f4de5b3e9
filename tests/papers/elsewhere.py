"""Kept papers printed by another process, as years later: only their JSON goes there."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import hashlib, json, sys
import django
django.setup()
from documents.content import from_dict
from documents.pdf import render_pdf
for kept in json.load(sys.stdin):
    print(hashlib.sha256(render_pdf(from_dict(kept))).hexdigest())
"""


def printed_elsewhere(kept: list[dict[str, Any]]) -> list[str]:
    """The fingerprint of each paper's PDF."""
    made = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input=json.dumps(kept),
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"DJANGO_SETTINGS_MODULE": "emulation.settings_test", "PATH": "/usr/bin:/bin", "PYTHONHASHSEED": "7"},
        check=True,
        timeout=120,
    )
    return made.stdout.split()
