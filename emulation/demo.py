"""What `DEMO=1` allows and refuses: a trial on this machine only, with a key of its own."""

import ipaddress
import os
import re
import secrets
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

# Every account of the demo has it, and everybody may read it here; outside the demo nobody signs in with it.
PUBLIC_PASSWORD = "thidua2021"  # noqa: S105


class DemoRefused(ImproperlyConfigured):
    """The demo was asked to serve others. `manage.py` and `make run` print only its sentence."""


def refuse_public_demo(bind: str) -> None:
    """Raise `DemoRefused` unless `bind` is a loopback address: the demo's passwords are public."""
    host = bind.rsplit(":", 1)[0] if bind.count(":") == 1 else bind.strip("[]")
    if host == "localhost":
        return
    try:
        loopback = ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise DemoRefused(
            f"Chế độ dùng thử (DEMO=1) chỉ chạy trên máy này (127.0.0.1), không mở ra địa chỉ {bind}. "
            "Bỏ DEMO và điền .env theo .env.example để chạy thật."
        )


def refuse_public_runserver(arguments: Sequence[str]) -> None:
    """Raise `DemoRefused` when the console asks Django's own server for an address that others can reach."""
    if len(arguments) < 2 or arguments[1] != "runserver":
        return
    for argument in arguments[2:]:
        if address := re.fullmatch(r"(.+):\d+", argument):
            refuse_public_demo(address[1])


def demo_secret_key(path: Path) -> str:
    """Return the key kept in `path`, made on first use and readable by its owner only (mode 0600)."""
    if not path.is_file():
        # Written beside and then given its name: nobody ever reads an empty or half key, and the first one wins.
        descriptor, written = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(50))
        with suppress(FileExistsError):
            os.link(written, path)
        Path(written).unlink()
    return path.read_text(encoding="ascii")
