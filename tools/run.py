"""`make run`: prepare the data, then serve web, worker and beat together on this machine until Ctrl-C.

Several runs may stand beside each other in one folder (`PORT=8001 make run`). They share var/, that is the same data;
`flock` in the Procfile lets one worker and one beat work at a time, the others wait and take over when the first ends.
"""

import fcntl
import hashlib
import io
import multiprocessing
import os
import shutil
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from django.core.exceptions import ImproperlyConfigured
from honcho.environ import parse_procfile
from honcho.manager import Manager

from emulation.demo import refuse_public_demo

FOLDER = Path(__file__).resolve().parent.parent
SECONDS_TO_ANSWER = 120
MEGABYTE = 1024 * 1024
BYTES_TO_WORK = 200 * MEGABYTE
NOT_SOURCE = {".git", ".venv", "var", "tests", "docs", "__pycache__", "node_modules"}


def main() -> int:
    """Run until a signal or until one of the processes ends; return the exit code."""
    os.chdir(FOLDER)
    try:
        port = chosen_port()
        set_environment(port)
        refuse_public_demo(os.environ["BIND"])
    except (ValueError, ImproperlyConfigured) as refusal:
        print(refusal, file=sys.stderr)
        return 2
    var = Path(os.environ["VAR_DIR"])
    make_folders(var)
    with (var / f"port-{port}.lock").open("w") as claim:
        if is_taken(os.environ["BIND"], port) or not is_first(claim):
            print(
                f"Cổng {port} đang có chương trình khác dùng. Hãy chọn cổng khác, thí dụ: PORT={port % 65535 + 1} make run",
                file=sys.stderr,
            )
            return 1
        if (free := shutil.disk_usage(var).free) < BYTES_TO_WORK:
            print(
                f"Ổ đĩa của {var} chỉ còn {free // MEGABYTE} MB trống, cần ít nhất {BYTES_TO_WORK // MEGABYTE} MB.",
                file=sys.stderr,
            )
            return 1
        with alone(var / "setup.lock"):
            prepare(var)
        return serve(port, var)


def chosen_port() -> int:
    text = os.environ.get("PORT", "8000")
    if not (text.isdecimal() and 1 <= int(text) <= 65535):
        raise ValueError(f"PORT phải là một số từ 1 đến 65535, không phải “{text}”.")
    return int(text)


def set_environment(port: int) -> None:
    """What `make run` decides itself, whatever stands in .env: a demo on this machine, never with DEBUG."""
    python_folder = str(Path(sys.executable).parent)
    os.environ["PATH"] = os.pathsep.join([python_folder, os.environ.get("PATH", os.defpath)])
    os.environ.update(DJANGO_SETTINGS_MODULE="emulation.settings", DEMO="1", DEBUG="0", PORT=str(port))
    # A .env filled for a real server must not lend its data or its post office to a demo: only what was given by hand
    # to this command counts (deploy/try-local.sh does so).
    for name in ("DATABASE_URL", "CELERY_BROKER_URL", "EMAIL_URL", "SECRET_KEY"):
        os.environ.setdefault(name, "")
    os.environ.setdefault("BIND", "127.0.0.1")
    os.environ.setdefault("SITE_URL", f"http://{os.environ['BIND']}:{port}")
    os.environ.setdefault("VAR_DIR", str(FOLDER / "var"))
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    # The lines of the processes show the time of the site, and not of the machine.
    os.environ["TZ"] = "Asia/Ho_Chi_Minh"
    time.tzset()
    # Browsers keep cookies by host name and not by port: without this, two runs would sign each other out.
    os.environ.setdefault("SESSION_COOKIE_NAME", f"thidua_session_{port}")


def is_taken(bind: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((bind, port))
        except OSError:
            return True
    return False


def make_folders(var: Path) -> None:
    os.umask(0o077)
    for name in (".", "broker/queue", "broker/control", "media", "mail"):
        (var / name).mkdir(parents=True, exist_ok=True)


def is_first(claim: TextIO) -> bool:
    """Is no other run about to serve the port of this lock file? Between looking at a port and taking it pass seconds."""
    try:
        fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Wait for another run that is preparing the same data."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def prepare(var: Path) -> None:
    """Bring database, catalogues and static files up to the source; seed the demo on the first start."""
    stamp = var / "prepared"
    accounts = var / "demo-accounts.txt"
    if stamp.is_file() and accounts.is_file() and stamp.read_text() == fingerprint(var):
        return
    import django
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    django.setup()
    print("Đang chuẩn bị dữ liệu …", flush=True)
    is_new = not MigrationRecorder(connection).applied_migrations()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_catalogue", verbosity=0, stdout=io.StringIO())
    call_command("collectstatic", interactive=False, verbosity=0)
    if is_new or not accounts.is_file():
        print("Đang tạo dữ liệu minh họa (chỉ lần đầu) …", flush=True)
        printed = io.StringIO()
        call_command("seed_demo", stdout=printed)
        accounts.write_text(printed.getvalue(), encoding="utf-8")
    connection.close()
    stamp.write_text(fingerprint(var))


def fingerprint(var: Path) -> str:
    """A digest of what `prepare` depends on: name, size and time of each source file, the packages, the database."""
    lines = [os.environ.get("DATABASE_URL", ""), (FOLDER / "constraints.txt").read_text()]
    for folder, children, files in os.walk(FOLDER):
        children[:] = sorted(set(children) - NOT_SOURCE)
        for name in sorted(files):
            status = os.stat(os.path.join(folder, name))
            lines.append(f"{folder}/{name} {status.st_size} {status.st_mtime_ns}")
    database = var / "db.sqlite3"
    lines.append(str(database.stat().st_ino) if database.is_file() else "elsewhere")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def serve(port: int, var: Path) -> int:
    manager = Manager()
    for name, command in parse_procfile((FOLDER / "Procfile").read_text()).processes.items():
        manager.add_process(name, command, env=os.environ.copy(), cwd=str(FOLDER))
    # A process and not a thread: honcho forks, and a fork beside a thread may inherit a lock that nobody lets go.
    multiprocessing.Process(target=announce, args=(port, var), daemon=True).start()
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        signal.signal(signal.SIGHUP, stop_with_terminal)
    manager.loop()
    # Stopped by Ctrl-C or by `kill` is the way to stop, not an error.
    return 0 if manager.returncode in {130, 143} else int(manager.returncode or 0)


def stop_with_terminal(*_: object) -> None:
    """Who closes the window wants an end too; what is still printed has no screen to go to."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.dup2(nowhere, sys.stderr.fileno())
    os.kill(os.getpid(), signal.SIGTERM)


def announce(port: int, var: Path) -> None:
    """Print the address and the accounts once the first page answers; it may redirect to the sign-in page."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    address = f"http://{os.environ['BIND']}:{port}/"
    until = time.monotonic() + SECONDS_TO_ANSWER
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                if answer.status == 200:
                    accounts = (var / "demo-accounts.txt").read_text(encoding="utf-8")
                    print(f"\nĐã sẵn sàng: {address}\n\n{accounts}\nNhấn Ctrl-C để dừng.\n", flush=True)
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    print(f"Trang {address} chưa trả lời sau {SECONDS_TO_ANSWER} giây; xem các dòng lỗi ở trên.", flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
