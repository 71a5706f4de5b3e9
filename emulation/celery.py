"""The Celery application: one broker (Redis, or the filesystem on a small server) and one schedule."""

import os
from pathlib import Path
from typing import Any

from celery import Celery

from emulation.file_broker import take_the_place_of_kombus

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "emulation.settings")

take_the_place_of_kombus()
app = Celery("emulation")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@app.on_after_configure.connect
def make_broker_folders(sender: Celery, **kwargs: Any) -> None:
    """The filesystem broker makes none of its folders itself."""
    options = sender.conf.broker_transport_options
    for name in ("data_folder_in", "data_folder_out", "control_folder"):
        if name in options:
            Path(options[name]).mkdir(parents=True, exist_ok=True)
