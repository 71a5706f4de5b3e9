"""Kombu's filesystem broker with files that appear whole: no reader finds a message or a table that is still being written."""

import fcntl
import logging
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty
from time import time_ns
from typing import Any

from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.json import dumps, loads

logger = logging.getLogger(__name__)
_binding = threading.Lock()


class Channel(filesystem.Channel):
    """Kombu opens a message under its name and fills it afterwards: a worker that read in between ended, and the site with it."""

    def _put(self, queue: str, payload: Any, **kwargs: Any) -> None:  # type: ignore[override]
        """The message lies in the queue, after those put before it."""
        name = f"{time_ns():020}_{uuid.uuid4()}.{queue}.msg"
        _write_whole(Path(self.data_folder_out) / name, dumps(payload))

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        """The oldest message that can be read; `queue.Empty` when there is none."""
        folder = Path(self.data_folder_in)
        for name in sorted(path.name for path in folder.iterdir()):
            if name.partition(".")[2] != f"{queue}.msg":
                continue
            taken = folder / f"{name}.taken"
            try:
                (folder / name).rename(taken)
            except FileNotFoundError:
                continue  # Another worker was first.
            text = taken.read_text(encoding="utf-8")
            taken.unlink()
            try:
                return loads(text)
            except ValueError:
                # A power cut may leave an empty file. The sweepers find what it asked for.
                logger.warning("Message %s could not be read and was left out", name)
        raise Empty

    def queue_bind(self, *args: Any, **kwargs: Any) -> None:
        """Kombu remembers a queue before it is written down: what another thread put in between would go nowhere."""
        with _binding:
            super().queue_bind(*args, **kwargs)

    def _queue_bind(self, exchange: str, routing_key: str, pattern: str, queue: str) -> None:
        bound = filesystem.exchange_queue_t(routing_key or "", pattern or "", queue or "")
        with self._one_writer():
            known = self.get_table(exchange)
            if bound not in known:
                _write_whole(self._exchange_file(exchange), dumps([bound, *known]))

    @contextmanager
    def _one_writer(self) -> Iterator[None]:
        with (Path(self.control_folder) / "lock").open("w") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            yield


class Transport(filesystem.Transport):
    """Kombu's, with the channel above."""

    Channel = Channel


def _write_whole(path: Path, text: str) -> None:
    part = path.with_name(f"{uuid.uuid4()}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def take_the_place_of_kombus() -> None:
    """A broker address that begins with `filesystem://` means this one."""
    TRANSPORT_ALIASES["filesystem"] = f"{__name__}:Transport"
