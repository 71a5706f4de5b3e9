"""The empty SQLite database with all migrations, made once; each process of the tests begins with a copy of it.

Migrating takes longer than most files of tests. Another migration, setting or pinned library gives it another name, so
that what was made for the code of yesterday is never taken.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var/test-databases"


def ready() -> Path:
    """Where it lies, made now if it does not; the ones of older migrations are gone."""
    path = FOLDER / f"{_fingerprint()}.sqlite3"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        for older in FOLDER.glob("*.sqlite3"):
            older.unlink(missing_ok=True)
        # Made aside and then moved: who comes at the same time finds a whole one or none.
        with tempfile.TemporaryDirectory(dir=FOLDER) as aside:
            _migrate(Path(aside))
            shutil.move(Path(aside) / "db.sqlite3", path)
    return path


def _fingerprint() -> str:
    sources = [ROOT / "constraints.txt", *ROOT.glob("emulation/settings*.py"), *ROOT.glob("*/migrations/*.py")]
    told = hashlib.sha256()
    for source in sorted(sources):
        told.update(f"{source.relative_to(ROOT)}\n".encode() + source.read_bytes())
    return told.hexdigest()[:16]


def _migrate(var: Path) -> None:
    here = {"DJANGO_SETTINGS_MODULE": "emulation.settings_test", "TEST_VAR_DIR": str(var), "TEST_DATABASE_URL": ""}
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity=0"], cwd=ROOT, env={**os.environ, **here}, check=True
    )


if __name__ == "__main__":
    ready()
