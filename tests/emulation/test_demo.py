import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from emulation.demo import demo_secret_key, refuse_public_demo, refuse_public_runserver


@pytest.mark.parametrize("bind", ["127.0.0.1", "127.0.0.1:8000", "localhost", "localhost:8001", "::1", "[::1]"])
def test_a_demo_may_listen_on_this_machine(bind: str) -> None:
    assert refuse_public_demo(bind) is None


@pytest.mark.parametrize("bind", ["0.0.0.0", "0.0.0.0:8000", "192.168.1.5", "::", "[::]", "thidua.example.vn", ""])
def test_a_demo_is_refused_elsewhere(bind: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="chỉ chạy trên máy này"):
        refuse_public_demo(bind)


@pytest.mark.parametrize("words", [["0.0.0.0:8000"], ["0:8000"], ["--noreload", "[::]:80"], ["thidua.example.vn:80"]])
def test_the_console_server_of_a_demo_is_refused_elsewhere(words: list[str]) -> None:
    with pytest.raises(ImproperlyConfigured, match="chỉ chạy trên máy này"):
        refuse_public_runserver(["manage.py", "runserver", *words])


@pytest.mark.parametrize(
    "words", [[], ["8001"], ["127.0.0.1:8001"], ["[::1]:8001", "--settings", "emulation.settings"]]
)
def test_the_console_server_of_a_demo_runs_here(words: list[str]) -> None:
    assert refuse_public_runserver(["manage.py", "runserver", *words]) is None


def test_gunicorn_refuses_a_public_demo_on_its_command_line(tmp_path: Path) -> None:
    environment = {"DEMO": "1", "VAR_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"}

    refused = subprocess.run(
        [sys.executable, "-m", "gunicorn", "--bind", "0.0.0.0:0", "emulation.wsgi"],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert refused.returncode == 2
    assert "chỉ chạy trên máy này" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("words", [["0.0.0.0:8000"], ["0.0.0.0:8000", "--noreload"]])
def test_the_console_says_its_refusal_in_one_sentence(tmp_path: Path, words: list[str]) -> None:
    refused = subprocess.run(
        [sys.executable, "manage.py", "runserver", *words],
        cwd=settings.BASE_DIR,
        env={"DEMO": "1", "VAR_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    sentence = (
        "Chế độ dùng thử (DEMO=1) chỉ chạy trên máy này (127.0.0.1), không mở ra địa chỉ 0.0.0.0. "
        "Bỏ DEMO và điền .env theo .env.example để chạy thật.\n"
    )
    assert (refused.returncode, refused.stdout, refused.stderr) == (2, "", sentence)


def test_the_key_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "secret-key"

    key = demo_secret_key(path)

    assert len(key) >= 50
    assert demo_secret_key(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
