import socket
from pathlib import Path

import pytest

from tools import run


@pytest.mark.parametrize("text", ["0", "65536", "-1", "tám nghìn", "", "80 80"])
def test_a_wrong_port_is_refused_with_a_sentence(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("PORT", text)

    with pytest.raises(ValueError, match="PORT phải là một số từ 1 đến 65535"):
        run.chosen_port()


def test_a_port_in_use_is_noticed() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        assert run.is_taken("127.0.0.1", port)

    assert not run.is_taken("127.0.0.1", port)


def test_two_runs_started_together_do_not_take_the_same_port(tmp_path: Path) -> None:
    lock = tmp_path / "port-8000.lock"

    with lock.open("w") as first, lock.open("w") as second:
        assert run.is_first(first)
        assert not run.is_first(second)

    with lock.open("w") as later:
        assert run.is_first(later)


def test_the_fingerprint_is_stable_and_changes_with_the_database(tmp_path: Path) -> None:
    before = run.fingerprint(tmp_path)
    again = run.fingerprint(tmp_path)
    (tmp_path / "db.sqlite3").touch()

    assert again == before
    assert run.fingerprint(tmp_path) != before
