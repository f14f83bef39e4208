# Two commands do all the set-up: `make demo` judges the example vehicle, `make test` passes the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test setup format tables docs bench coverage vsix clean

demo: $(VENV)/ready
	$(BIN)/roolang eval nafta_2017 examples/vehicle.json --on 2018-02-28 \
	  --under NAFTA --under US_2017 --under US_2018 --under MX_2018

test: $(VENV)/ready-to-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/roolang fmt --check stdlib_rules examples
	$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal

setup: $(VENV)/ready-to-test

format: $(VENV)/ready-to-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/roolang fmt stdlib_rules examples

# After a change of a grammar or its words, of roolang/syntax/terminals.py, or of the vocabulary in stdlib_rules/common.
tables: $(VENV)/ready
	$(BIN)/python -m roolang.syntax
	$(BIN)/python -m roolang.draft.english

# The documentation as a site, in site/.
docs: $(VENV)/ready-to-publish
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --quiet

# The extension for VS Code as one file; npm brings the client of the protocol.
vsix:
	$(PYTHON) editors/pack.py -o roolang.vsix

# What the tests of the standard rules see of their conditions, and how many slips of the pen they notice.
coverage: $(VENV)/ready-to-test
	$(BIN)/roolang test tests/roo --of stdlib --coverage --mutants --limit 200 --seconds 1200

bench: $(VENV)/ready-to-test
	$(BIN)/python -m benchmarks

$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/ready-to-test: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	touch $@

$(VENV)/ready-to-publish: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[docs]'
	touch $@

clean:
	rm -rf $(VENV) site
