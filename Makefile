# Everything is set up from a clean clone with nothing but Python 3.11 or later and make.
.DEFAULT_GOAL := help
.PHONY: help demo test test-long faults test-servers lint bench docs lock clean

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

help: ## Say what can be made.
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(VENV)/.run ## Prove the example project in a disposable PostgreSQL.
	$(BIN)/keel check --project examples/bookshop

test: $(VENV)/.dev $(VENV)/pgbouncer/pgbouncer lint ## Run the linters and all tests.
	$(BIN)/python -m pytest -n 2 --dist worksteal

test-long: $(VENV)/.dev $(VENV)/pgbouncer/pgbouncer ## Run the slow and the random tests at full length.
	PGKEEL_LONG=1 $(BIN)/python -m pytest -n 2 --dist worksteal

faults: $(VENV)/.dev ## Inject what breaks runners, and count what is survived.
	$(BIN)/python -m pytest -n 2 --dist worksteal -k "test_f or fault" tests/integration

test-servers: $(VENV)/.dev ## Run the cases of differences and dumps on servers back to 14, fetched when needed.
	$(BIN)/python tools/fetch_servers.py $(VENV)/servers
	PGKEEL_SERVERS=$(abspath $(VENV)/servers) $(BIN)/python -m pytest -n 2 --dist worksteal \
		tests/integration/test_diff_cases.py tests/integration/test_rebuild.py \
		tests/integration/test_hostile.py tests/integration/test_coverage.py \
		tests/integration/test_reading_rights.py tests/integration/test_security_labels.py \
		tests/integration/test_dump_cases.py

lint: $(VENV)/.dev ## Run ruff, mypy, import-linter and vulture.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture

bench: $(VENV)/.bench ## Compare with the tools that do the same.
	$(BIN)/python benchmarks/spine.py
	$(BIN)/python benchmarks/lint.py
	$(BIN)/python benchmarks/dump.py
	$(BIN)/python benchmarks/apply.py
	$(BIN)/python benchmarks/many.py --databases 200
	$(BIN)/python benchmarks/interop.py
	$(BIN)/python benchmarks/prove.py
	$(BIN)/python benchmarks/scan.py
	$(BIN)/python benchmarks/seed.py

docs: $(VENV)/.dev ## Write the pages under docs/ that are made from the code.
	$(BIN)/python tools/write_docs.py

lock: $(VENV)/.dev ## Renew requirements/*.txt after pyproject.toml changed.
	$(PIP) install "uv>=0.8,<1"
	$(BIN)/uv pip compile --quiet --universal --no-header --no-emit-index-url --generate-hashes \
		--python-version 3.11 pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile --quiet --universal --no-header --no-emit-index-url --generate-hashes \
		--python-version 3.11 --group dev pyproject.toml -o requirements/dev.txt
	$(BIN)/uv pip compile --quiet --universal --no-header --no-emit-index-url --generate-hashes \
		--python-version 3.11 --group bench -o requirements/bench.txt

clean: ## Remove what make made.
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "pgkeel needs Python 3.11 or later with venv and pip"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# Locked, with hashes; then the project itself, without asking for anything more.
$(VENV)/.run: requirements/run.txt pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --no-deps --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

# Debian's, for the tests of pooled connections.
$(VENV)/pgbouncer/pgbouncer: tools/fetch_pgbouncer.py | $(BIN)/python
	$(BIN)/python tools/fetch_pgbouncer.py $(@D)
	@touch $@

$(VENV)/.bench: requirements/bench.txt $(VENV)/.dev
	$(PIP) install --require-hashes -r requirements/bench.txt
	@touch $@
