"""`make test` and its parts: run each check, go on after a failure, and say at the end how long each part took."""

import ctypes
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from pathlib import Path

PYTEST = ["-m", "pytest", "-q", "-n", "2"]
NOT_BROWSER = "--ignore=tests/e2e"
CHECKS: dict[str, list[tuple[str, list[str]]]] = {
    "lint": [
        ("kiểu dữ liệu (mypy)", ["-m", "mypy", "--no-error-summary"]),
        ("migration từ cơ sở dữ liệu trống", ["-m", "tools.empty_database"]),
        ("định dạng (ruff format)", ["-m", "ruff", "format", "--check", "--quiet", "."]),
        ("hình thức mã nguồn (ruff)", ["-m", "ruff", "check", "--quiet", "."]),
        ("hình thức trang (djlint)", ["-m", "djlint", "--lint", "--quiet", "templates"]),
        ("ranh giới giữa các phần", ["-c", "from importlinter.cli import lint_imports_command as c; c()"]),
        ("migration còn thiếu", ["manage.py", "makemigrations", "--check", "--dry-run"]),
    ],
    "test-fast": [("pytest trên SQLite", [*PYTEST, NOT_BROWSER])],
    "test-pg": [
        (
            "pytest trên PostgreSQL và Redis",
            ["-m", "tools.with_servers", sys.executable, *PYTEST, NOT_BROWSER],
        )
    ],
    "test-e2e": [("hành trình trong trình duyệt", [*PYTEST, "tests/e2e"])],
    "test-papers": [("văn bản với nội dung bất kỳ", [*PYTEST, "tests/papers/test_any_content.py"])],
    "test-office": [("tệp Word mở bằng LibreOffice", [*PYTEST[:-2], "-m", "office", "tests/papers", "tests/reports"])],
}

# Beyond 50 steps the walk makes tables of up to 2,000 rows.
SETTINGS = {"test-papers": {"PAPERS_WALK": "60"}}


# Its checks take one core each: two go on at once, the longest first, and what each says is shown when it ends.
TWO_AT_ONCE = "lint"


def main(groups: list[str]) -> int:
    started = time.monotonic()
    os.chdir(Path(__file__).resolve().parent.parent)
    os.environ["DJANGO_SETTINGS_MODULE"] = "emulation.settings_test"
    results: list[tuple[str, float, bool]] = []
    for group in groups:
        with ThreadPoolExecutor(2 if group == TWO_AT_ONCE else 1) as processes:
            results += processes.map(run, repeat(group), *zip(*CHECKS[group], strict=True))
    print("\n  giây  kết quả  phần")
    for label, seconds, passed in results:
        print(f"{seconds:6.1f}  {'đạt     ' if passed else 'KHÔNG ĐẠT'} {label}")
    print(f"{time.monotonic() - started:6.1f}  tổng cộng")
    return 0 if all(passed for _, _, passed in results) else 1


def run(group: str, label: str, arguments: list[str]) -> tuple[str, float, bool]:
    is_told_at_its_end = group == TWO_AT_ONCE
    if not is_told_at_its_end:
        print(f"── {label}", flush=True)
    if "tests/e2e" in arguments and not has_browser():
        print(
            "Không chạy được vì thiếu trình duyệt Chromium: chạy với quyền root "
            "'apt-get update && apt-get install -y chromium libatomic1' rồi gọi lại lệnh này."
        )
        return label, 0.0, False
    if "office" in arguments and shutil.which("soffice") is None:
        print(
            "Không chạy được vì thiếu LibreOffice: chạy với quyền root "
            "'apt-get update && apt-get install -y libreoffice-writer-nogui' rồi gọi lại lệnh này."
        )
        return label, 0.0, False
    started = time.monotonic()
    finished = subprocess.run(
        [sys.executable, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if is_told_at_its_end else None,
        stderr=subprocess.STDOUT if is_told_at_its_end else None,
        env={**os.environ, **SETTINGS.get(group, {})},
        encoding="utf-8",
        check=False,
    )
    if is_told_at_its_end:
        print(f"── {label}\n{finished.stdout}", end="", flush=True)
    return label, time.monotonic() - started, finished.returncode == 0


def has_browser() -> bool:
    """Debian's Chromium, and the library that Playwright's driver asks of the system."""
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return False
    return shutil.which("chromium") is not None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
