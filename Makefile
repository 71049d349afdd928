# One file of commands; people and CI run the same ones. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help setup setup-dev demo run test test-fast check fix bench docs lock check-docx seen clean

# 3.13 where it is found, else 3.12 or newer.
PYTHON := $(shell for p in python3.13 python3.12 python3 python python3.14; do \
	if command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1; \
	then $$p -c 'import sys; print(sys.executable)'; break; fi; done)
VENV := .venv/bin
NHIEMKY_HOME ?= var/demo
export NHIEMKY_HOME
# The environment here is the project's own: what Python compiled once need not be compiled again.
export PYTHONDONTWRITEBYTECODE :=
SERVE ?= 1

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup:
	@test -n "$(PYTHON)" || { echo "Nhiệm kỳ needs Python 3.12 or newer with pip / cần Python 3.12 trở lên có pip"; exit 1; }
	@$(PYTHON) scripts/environment.py base

setup-dev:
	@test -n "$(PYTHON)" || { echo "Nhiệm kỳ needs Python 3.12 or newer with pip / cần Python 3.12 trở lên có pip"; exit 1; }
	@$(PYTHON) scripts/environment.py dev

demo: setup ## enact the demo province, run the main job in the terminal, then serve it (SERVE=0 stops before)
	@$(VENV)/python -m demo $(if $(filter 0,$(SERVE)),--no-serve)

run: setup ## serve the product with the data in NHIEMKY_HOME (var/demo by default)
	@$(VENV)/nhiemky serve

test: setup-dev ## run every test: SQLite, PostgreSQL 18, a real browser, each Python found
	@$(VENV)/python scripts/run_tests.py

test-fast: setup-dev ## run the tests of rules and papers, the heavy proofs left out
	@$(VENV)/python -m pytest -p no:django -p no:cacheprovider -n 2 -q -m "not thorough" tests/rules tests/papers

check: setup-dev ## check style, types, imports, migrations, translations, templates, docs; changes nothing
	@$(VENV)/python scripts/check.py

fix: setup-dev ## format and repair what can be repaired
	@$(VENV)/ruff check --quiet --fix . ; $(VENV)/ruff format --quiet . ; $(VENV)/python scripts/translations.py collect ; $(VENV)/python scripts/reference.py write

bench: setup ## measure against named peers (BENCH=rollup for one of them)
	@$(PYTHON) scripts/environment.py bench --venv .venv-bench
	@.venv-bench/bin/python -m benchmarks $(BENCH)

docs: setup-dev ## write the generated reference pages
	@$(VENV)/python scripts/reference.py write

lock: setup-dev ## resolve the locks anew
	@$(VENV)/python scripts/lock.py

check-docx: setup-dev ## convert the demo's DOCX with LibreOffice (from apt) and compare it with the PDF
	@$(VENV)/python scripts/check_docx.py

clean: ## remove what the commands made
	rm -rf .venv .venv-* .tools node_modules var dist
