#!/usr/bin/env bash
# The demo on a real PostgreSQL and a real Redis (from pip wheels, no root needed) instead of SQLite and files, to see
# that the same code serves both. All of it, data included, is gone when it ends. PORT=8001 deploy/try-local.sh: other port.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
tools/prepare.sh test
make --no-print-directory messages
VAR_DIR=$(mktemp -d /var/tmp/thidua-try-XXXXXX)
export VAR_DIR
trap 'rm -rf "$VAR_DIR"' EXIT
# Ctrl-C goes to the processes below; this shell waits for them and then cleans up.
trap : INT TERM
.venv/bin/python -m tools.with_servers .venv/bin/python -m tools.run
