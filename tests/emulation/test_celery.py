"""One job through a real broker and worker: Redis in `make test-pg`, files in `make test-fast`."""

import threading
import uuid
from collections.abc import Iterator

import pytest
from celery.contrib.testing.worker import start_worker

from emulation.celery import app


@pytest.fixture
def queue() -> Iterator[str]:
    """A queue of this test's own; meanwhile jobs do not run in the process that enqueues them."""
    app.conf.task_always_eager = False
    yield f"test-{uuid.uuid4()}"
    app.conf.task_always_eager = True


def test_a_job_reaches_the_worker_through_the_broker(queue: str) -> None:
    words: list[str] = []
    arrived = threading.Event()

    @app.task(name=f"{queue}.note", shared=False)
    def note(word: str) -> None:
        words.append(word)
        arrived.set()

    note.apply_async(["tiếng Việt"], queue=queue)
    with start_worker(app, queues=[queue], perform_ping_check=False, shutdown_timeout=30):
        arrived.wait(20)

    assert words == ["tiếng Việt"]
