#!/bin/sh
# Writes the locks from pyproject.toml and web/package.json. Pinned versions stay unless they no
# longer fit; `make lock UPGRADE=1` takes the newest. No lock says where a package is fetched from.
set -eu
cd "$(dirname "$0")/.."
command -v uv >/dev/null || { echo "make lock needs uv on PATH: install it and run this again." >&2; exit 1; }
upgrade=${UPGRADE:-}
compile() {
  uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
    --custom-compile-command "make lock" ${upgrade:+--upgrade} "$@"
}
# The dev lock contains the other two, which are held to its versions.
compile pyproject.toml --extra apprise --group dev --output-file requirements-dev.lock
compile pyproject.toml --constraint requirements-dev.lock --output-file requirements.lock
compile --group build --constraint requirements-dev.lock --output-file requirements-build.lock
# In a folder without node_modules: what is installed here must not decide what is locked for
# other systems.
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
cp web/package.json web/package-lock.json web/.npmrc "$fresh"
[ -z "${upgrade}" ] || rm "$fresh/package-lock.json"
npm install --prefix "$fresh" --package-lock-only --ignore-scripts --no-audit --no-fund
cp "$fresh/package-lock.json" web/
