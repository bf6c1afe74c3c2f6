# The only commands. Each sets up what it needs; CI runs the same words.
PYTHON ?= python3
PORT ?= 8001
BIN := .venv/bin

.PHONY: help serve build check tidy fingerprint coverage docs test bench lock

help: ## say what each command does
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "%-14s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: build ## check, build and open Datasette on 127.0.0.1:8001 (PORT=…)
	$(BIN)/python -m scripts.serve --port $(PORT)

build: .venv/ready ## check and build build/dprk-ai-governance.db
	$(BIN)/python -m scripts.build

check: .venv/ready ## check the package
	$(BIN)/python -m scripts.check

tidy: .venv/ready ## sort, trim and number the rows
	$(BIN)/python -m scripts.tidy

fingerprint: .venv/ready ## SOURCE=src-… TEXT=file: write the fingerprint of a text that was read
	$(BIN)/python -m scripts.fingerprint $(if $(SOURCE),--source "$(SOURCE)") $(if $(TEXT),--text "$(TEXT)")

coverage: .venv/ready ## show how much of each source is cited (SOURCE=src-… for one)
	$(BIN)/python -m scripts.coverage $(if $(SOURCE),--source $(SOURCE))

docs: .venv/ready ## write the derived pages
	$(BIN)/python -m scripts.docs

test: .venv/ready-dev ## ruff, the checks on the real package, pytest
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/python -m scripts.check
	$(BIN)/python -m pytest

bench: .venv/ready-dev ## print speed as ratios within one run
	$(BIN)/python -m tests.bench

lock: .venv/ready-dev ## compile the requirements: universal, hashed
	rm -f requirements.txt requirements-dev.txt
	for name in requirements requirements-dev; do \
	  $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header \
	    --python-version 3.11 $$name.in --output-file $$name.txt || exit 1; \
	done

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "make: Python 3.11 or newer is needed; name it with PYTHON=python3.11" >&2; exit 2; }
	$(PYTHON) -m venv .venv

.venv/ready: requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	touch $@

.venv/ready-dev: requirements-dev.txt .venv/ready | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.txt
	touch $@
