"""Messages on the filesystem: whole when they appear, in order, and one that cannot be read stops nobody."""

import fcntl
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path
from queue import Empty

import pytest
from kombu import Connection
from kombu.simple import SimpleQueue

from emulation.file_broker import Channel, take_the_place_of_kombus

take_the_place_of_kombus()
Opened = Callable[[], SimpleQueue]
MANY = 150


@pytest.fixture
def name(tmp_path: Path) -> str:
    """Kombu remembers for the whole process what is bound: each test has a queue of its own."""
    return tmp_path.name


@pytest.fixture
def opened(tmp_path: Path, name: str) -> Iterator[Opened]:
    connections = []
    for folder in ("queue", "control"):
        (tmp_path / folder).mkdir()

    def open_queue() -> SimpleQueue:
        folders = {
            "data_folder_in": str(tmp_path / "queue"),
            "data_folder_out": str(tmp_path / "queue"),
            "control_folder": str(tmp_path / "control"),
        }
        connection = Connection("filesystem://", transport_options={**folders, "polling_interval": 0.01})
        connections.append(connection)
        return connection.SimpleQueue(name, no_ack=True)

    yield open_queue
    for connection in connections:
        connection.release()


def test_messages_come_in_the_order_in_which_they_were_put(opened: Opened, tmp_path: Path) -> None:
    queue = opened()
    for number in range(3):
        queue.put({"number": number})

    assert isinstance(queue.channel, Channel)
    assert [opened().get(timeout=2).payload["number"] for _ in range(3)] == [0, 1, 2]
    assert list((tmp_path / "queue").iterdir()) == []
    with pytest.raises(Empty):
        queue.get_nowait()


@pytest.mark.parametrize("written", ["", '{"body": "cut off'])
def test_a_message_that_cannot_be_read_is_left_out_and_the_next_one_comes(
    opened: Opened, tmp_path: Path, name: str, written: str
) -> None:
    (tmp_path / "queue" / f"{0:020}_broken.{name}.msg").write_text(written)
    queue = opened()
    queue.put("next")

    assert queue.get(timeout=2).payload == "next"
    assert list((tmp_path / "queue").iterdir()) == []


def test_readers_and_writers_at_once_lose_nothing(opened: Opened) -> None:
    words = "Nội dung của một việc. " * 2000

    def put(first: int) -> None:
        queue = opened()
        for number in range(first, first + MANY):
            queue.put({"number": number, "words": words})

    def take() -> list[int]:
        queue = opened()
        return [queue.get(timeout=20).payload["number"] for _ in range(MANY)]

    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(take) for _ in range(2)]
        writers = [pool.submit(put, first) for first in (0, MANY)]
        for writer in writers:
            writer.result()
        taken = [number for reader in readers for number in reader.result()]

    assert sorted(taken) == list(range(2 * MANY))


def test_what_is_put_while_the_queue_is_being_written_down_is_not_lost(opened: Opened, tmp_path: Path) -> None:
    with (tmp_path / "control" / "lock").open("w") as held, ThreadPoolExecutor(2) as pool:
        fcntl.flock(held, fcntl.LOCK_EX)
        putting = [pool.submit(lambda number: opened().put(number), number) for number in (1, 2)]
        wait(putting, timeout=0.5)
        fcntl.flock(held, fcntl.LOCK_UN)

    assert [done.result() for done in putting] == [None, None]
    queue = opened()
    assert sorted(queue.get(timeout=2).payload for _ in putting) == [1, 2]


@contextmanager
def reading_all_the_time(channel: Channel) -> Iterator[list[int]]:
    """Another thread asks for the bound queues again and again; how many it found each time."""
    found: list[int] = []
    stopped = False

    def read() -> None:
        while not stopped:
            found.append(len(channel.get_table("talk")))

    with ThreadPoolExecutor(1) as pool:
        reader = pool.submit(read)
        try:
            yield found
        finally:
            stopped = True
            reader.result()


def test_bound_queues_are_read_whole_while_others_bind(opened: Opened) -> None:
    writer, reader = opened().channel, opened().channel
    assert isinstance(writer, Channel)
    assert isinstance(reader, Channel)

    with reading_all_the_time(reader) as found:
        for number in range(60):
            writer._queue_bind("talk", "", "", f"queue{number}")
            writer._queue_bind("talk", "", "", f"queue{number}")

    assert len(reader.get_table("talk")) == 60
    assert found == sorted(found)
