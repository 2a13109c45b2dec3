# Jalon: every command of the project. `make help` lists them.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# Tests run on every core, at most four at once.
WORKERS ?= $(shell n=$$(nproc 2>/dev/null || echo 2); [ $$n -gt 4 ] && n=4; echo $$n)

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev semantic browser demo test check format bench texts lock clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

setup: $(VENV)/.run ## make .venv with what Jalon needs to run; the command is .venv/bin/jalon

setup-dev: $(VENV)/.dev ## the same, with what its tests and checks need

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Jalon needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 <command>")'
	@echo "1/3  making the environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing. On Debian: apt-get install python3-venv" >&2; rm -rf $(VENV); exit 1; }

$(VENV)/.run: requirements/run.lock pyproject.toml | $(BIN)/python
	@echo "2/3  installing what Jalon needs (a minute or two the first time)"
	@$(PIP) install --quiet --progress-bar on --require-hashes -r requirements/run.lock
	@$(PIP) install --quiet --no-build-isolation --no-deps -e .
	@echo "3/3  compiling"
	@$(BIN)/python -m compileall -q -j 0 $(VENV)/lib bot handlers storage schedules || true
	@touch $@

$(VENV)/.dev: requirements/dev.lock $(VENV)/.run
	@echo "     installing what the tests need"
	@$(PIP) install --quiet --progress-bar on --require-hashes -r requirements/dev.lock
	@touch $@

semantic: $(VENV)/.run ## add the extra semantic to .venv: 91 MB; JALON_SEMANTIC=on switches it on
	@$(PIP) install --quiet --progress-bar on --require-hashes -r requirements/semantic.lock

browser: $(VENV)/.dev ## make sure that a Chromium is there for the browser test
	@.ci/browser $(BIN)/python

demo: $(VENV)/.run ## start a Slack-like workspace on this machine with Jalon in it
	@exec $(BIN)/jalon demo

test: $(VENV)/.dev browser ## run every test
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup -q

check: $(VENV)/.dev ## format, lint, types, imports
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

format: $(VENV)/.dev ## put the code into the project's form
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(VENV)/.dev ## measure: a table, and benchmarks/results/latest.json
	@$(BIN)/python -m benchmarks

texts: $(VENV)/.dev ## collect the sentences and compile the catalogues
	@$(BIN)/python tools/catalogues.py

lock: ## pin every dependency again (needs uv on the path)
	uv pip compile --universal --generate-hashes --no-header -q pyproject.toml --all-extras --group dev -o requirements/dev.lock
	uv pip compile --universal --generate-hashes --no-header -q pyproject.toml requirements/build.in -c requirements/dev.lock -o requirements/run.lock
	uv pip compile --universal --generate-hashes --no-header -q pyproject.toml requirements/build.in --extra semantic -c requirements/dev.lock -o requirements/semantic.lock

clean: ## remove the environment and the demo's data
	rm -rf $(VENV) .demo
