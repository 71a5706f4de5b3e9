"""How gunicorn serves the site, read by gunicorn itself from the folder it starts in: one process for each core, some
threads in each, and no control socket (two servers on one machine would share its default place).

The application is read once, before the processes part: they start at once and share its memory (75 MB each and not
131). New code therefore needs a restart; HUP only renews the processes."""

import os
import sys

from emulation.demo import DemoRefused, refuse_public_demo

bind = f"{os.environ.get('BIND', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
preload_app = True
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
timeout = 120
max_requests = 2000
max_requests_jitter = 200
loglevel = os.environ.get("LOG_LEVEL", "warning").lower()
control_socket_disable = True


def on_starting(server):  # type: ignore[no-untyped-def]
    """Refuse an address given on the command line too, when the demo with its public passwords would be reachable."""
    if os.environ.get("DEMO", "").lower() in {"1", "true", "yes", "on"}:
        try:
            for address in server.cfg.address:
                refuse_public_demo(address[0] if isinstance(address, tuple) else "localhost")
        except DemoRefused as refusal:
            sys.stderr.write(f"{refusal}\n")
            sys.exit(2)
