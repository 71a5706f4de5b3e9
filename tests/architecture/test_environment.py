"""Each name that the application reads from its surroundings is told in `.env.example`, and no other."""

import os
import re
import subprocess
import sys
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
READERS = ["emulation/settings.py", "gunicorn.conf.py", "Procfile", "deploy/systemd/thidua-worker.service"]
READ = re.compile(r"""(?:env(?:\.\w+)?|environ\.get)\(\s*["']([A-Z_]+)["']|\$\{([A-Z_]+)""")
TOLD = re.compile(r"^#?\s?([A-Z_]+)=(.*)$", re.MULTILINE)


def told() -> dict[str, str]:
    return dict(TOLD.findall((ROOT / ".env.example").read_text(encoding="utf-8")))


def test_each_name_is_told() -> None:
    read = {
        first or second for name in READERS for first, second in READ.findall((ROOT / name).read_text(encoding="utf-8"))
    }

    assert sorted(told()) == sorted(read)


def test_the_filled_example_passes_the_deployment_check(tmp_path: Path) -> None:
    filled = {
        **told(),
        "SECRET_KEY": "".join(chr(33 + number % 90) for number in range(7, 97)),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}",
        "VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "emulation.settings",
    }
    environment = {**{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}, **filled}

    checked = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (checked.returncode, checked.stderr) == (0, "")
