#!/bin/sh
# install.sh runtime|dev: brings .venv up to the locks; returns at once when it is.
set -eu
cd "$(dirname "$0")/.."
if [ -x .venv/bin/python ] && .venv/bin/python -I scripts/install.py --check "$1" 2>/dev/null; then
  exit 0
fi
python=$(sh scripts/find_python.sh)
exec "$python" -I scripts/install.py "$1"
