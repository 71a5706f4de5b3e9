#!/usr/bin/env python
"""Console entry point: `python manage.py help`."""

import os
import sys
from pathlib import Path

from django.core.management import execute_from_command_line

from emulation.demo import DemoRefused

ROOT = Path(__file__).resolve().parent

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "emulation.settings")
    # A clone that nobody configured speaks to the trial which `make run` serves. Only here: a web server never guesses.
    if "SECRET_KEY" not in os.environ and not (ROOT / ".env").is_file():
        os.environ.setdefault("DEMO", "1")
    try:
        execute_from_command_line(sys.argv)
    except DemoRefused as refusal:
        sys.stderr.write(f"{refusal}\n")
        sys.exit(2)
