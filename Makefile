# The front door. Needs python3 (3.11 or later, with its venv module) and make; uses uv where it is on the PATH.

PYTHON ?= python3
PORT ?= 8000
ARGS ?=
WORDS ?=
RUN := .venv/bin/python
# one more than there are cores, since tests in a browser mostly wait for it
TESTERS = $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)')

.PHONY: demo demo-reset test test-deep check bench pictures lock migration
.DELETE_ON_ERROR:

demo: .venv/runtime.stamp  ## the demonstration on http://127.0.0.1:$(PORT), until Ctrl-C
	@exec $(RUN) scripts/demo.py --port "$(PORT)"

demo-reset: .venv/runtime.stamp  ## the same, from fresh demonstration data
	@exec $(RUN) scripts/demo.py --port "$(PORT)" --reset

test: .venv/dev.stamp parsers  ## every test but the long ones; ARGS="-k words" chooses, ARGS=--both takes both databases
	@$(RUN) -m pytest -n $(TESTERS) --dist worksteal $(ARGS)

test-deep: .venv/dev.stamp parsers  ## the long ones, and every other on both databases
	@$(RUN) -m pytest -m deep $(ARGS)
	@$(RUN) -m pytest -n $(TESTERS) --dist worksteal --both $(ARGS)

check: .venv/dev.stamp  ## format, lint, types, layers, dead dependencies
	@$(RUN) scripts/check.py

bench: .venv/dev.stamp  ## the benchmarks, printing ratios
	@set -e; for each in pages storm calendar recognition; do for kind in sqlite postgresql; do $(RUN) -m bench.$$each --database $$kind; done; done
	@$(RUN) -m bench.matching --stop 60

pictures: .venv/dev.stamp  ## the pictures of README.md, from a demonstration of its own
	@$(RUN) scripts/pictures.py

lock:  ## the lock files from pyproject.toml: exact versions and hashes, no addresses
	@$(PYTHON) scripts/lock.py

migration: .venv/dev.stamp  ## the next migration: make migration WORDS="what changes"
	@$(RUN) scripts/new_migration.py "$(WORDS)"

.venv/runtime.stamp: requirements.lock
	@$(PYTHON) scripts/install.py requirements.lock
	@touch $@

# the development set holds the runtime set, so one installation serves both
.venv/dev.stamp: requirements-dev.lock
	@$(PYTHON) scripts/install.py requirements-dev.lock
	@touch .venv/runtime.stamp $@

# an independent calendar parser; where npm is missing, the tests say at their end that it read nothing
.PHONY: parsers
parsers:
	@if command -v npm >/dev/null && [ -f tests/parsers/package-lock.json ]; then \
	  $(MAKE) -s tests/parsers/node_modules/.package-lock.json || echo "The calendar parser could not be installed."; fi

tests/parsers/node_modules/.package-lock.json: tests/parsers/package-lock.json
	@cd tests/parsers && npm ci --silent --prefer-offline --no-audit --no-fund --fetch-retries 0 && touch node_modules/.package-lock.json
