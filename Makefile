# The commands of this project; `make help` lists them. The work is done by the small programs
# in scripts/, each of which returns at once when there is nothing to do.
# Works with GNU make 3.81 (macOS) and later.

PORT ?= 8080
BIN := .venv/bin
NPM := npm --prefix web --silent

.DEFAULT_GOAL := help
.PHONY: help run dev test check autobahn bench bench-realtime bench-notifications wheel lock format clean python python-dev \
  web web-packages

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

run: python web ## Install, build and serve the demo on http://localhost:8080 (PORT=9000 for another)
	@exec $(BIN)/pennybell demo --port $(PORT)

dev: python-dev web-packages ## The same, reloading server and web app at every change
	@exec $(BIN)/python scripts/dev.py $(PORT)

test: python-dev web ## Install what the tests need and run all of them
	@$(BIN)/python -m tests.services.prepare
	@status=0; \
	$(NPM) run test || status=1; \
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder || status=1; \
	exit $$status

check: python-dev web-packages ## Lint, types, import contracts, tidiness: everything but the tests
	@$(BIN)/python scripts/check.py

autobahn: python-dev ## Run the Autobahn suite against our WebSocket (needs Python 2.7: PYTHON2=path)
	@$(BIN)/python scripts/autobahn.py $(if $(PYTHON2),--python2 $(PYTHON2))

bench: python-dev ## Measure against floors taken in the same minute (ONLY=name for one)
	@ONLY=$(ONLY) $(BIN)/python scripts/bench.py

bench-realtime: python-dev ## Measure sockets beside a C floor and peers (QUICK=1, ONLY=name, PEERS_PYTHON=path)
	@$(BIN)/python -m benchmarks.realtime $(if $(QUICK),--quick) $(if $(ONLY),--only $(ONLY)) \
	  $(if $(PEERS_PYTHON),--peers-python $(PEERS_PYTHON))

bench-notifications: python-dev ## Measure deliveries to local FCM and APNs servers over PostgreSQL
	@ONLY=notifications $(BIN)/python scripts/bench.py

wheel: python web ## Build dist/*.whl with the web app inside
	@$(BIN)/python scripts/wheel.py

lock: ## Resolve the dependencies anew (needs uv and npm)
	@UPGRADE=$(UPGRADE) sh scripts/lock.sh

format: python-dev web-packages ## Rewrite the sources as `make check` wants them
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format --quiet .
	@$(NPM) run fix

clean: ## Remove what make made; the data folder stays
	rm -rf .venv web/node_modules web/dist dist build .mypy_cache .ruff_cache .pytest_cache

python:
	@sh scripts/install.sh runtime

python-dev:
	@sh scripts/install.sh dev

web:
	@$(BIN)/python scripts/web.py

web-packages:
	@$(BIN)/python scripts/web.py --packages
