"""The project: settings, URLs, the Celery application. It sits above all apps."""

from emulation.celery import app as celery_app

__all__ = ["celery_app"]
