#!/bin/sh
# Prints the path of the newest Python 3.11 or later on PATH. A name on PATH proves nothing (a
# version manager leaves names behind whose version is not installed), so each one is run.
# One that can make a virtual environment is preferred over a newer one that cannot.
set -u

probe='
import sys
if sys.version_info >= (3, 11) and sys.version_info.releaselevel == "final":
    import sqlite3, ssl, venv
    try:
        import ensurepip
    except ImportError:
        ensurepip = None
    path = sys.executable if sys.prefix == sys.base_prefix else sys._base_executable
    print(int(bool(ensurepip)), *sys.version_info[:3], path)
'

best=$(
  IFS=:
  for folder in $PATH; do
    for name in "$folder"/python3 "$folder"/python3.1[1-9] "$folder"/python3.[2-9][0-9]; do
      [ -x "$name" ] && [ ! -d "$name" ] && "$name" -c "$probe" 2>/dev/null </dev/null
    done
  done | sort -k1,1nr -k2,2nr -k3,3nr -k4,4nr -s | head -n 1
)
if [ -z "$best" ]; then
  echo "Pennybell needs Python 3.11 or later, and no python3 on PATH is one that runs: install it and run the same command again." >&2
  exit 1
fi
echo "$best" | cut -d ' ' -f 5-
