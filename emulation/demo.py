"""What `DEMO=1` allows and refuses: a trial on this machine only, with a key of its own."""

import ipaddress
import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def refuse_public_demo(bind: str) -> None:
    """Raise `ImproperlyConfigured` unless `bind` is a loopback address: the demo's passwords are public."""
    host = bind.rsplit(":", 1)[0] if bind.count(":") == 1 else bind.strip("[]")
    if host == "localhost":
        return
    try:
        loopback = ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise ImproperlyConfigured(
            f"Chế độ dùng thử (DEMO=1) chỉ chạy trên máy này (127.0.0.1), không mở ra địa chỉ {bind}. "
            "Bỏ DEMO và điền .env theo .env.example để chạy thật."
        )


def demo_secret_key(path: Path) -> str:
    """Return the key kept in `path`, made on first use and readable by its owner only (mode 0600)."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    key = secrets.token_urlsafe(50)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key)
    return key
