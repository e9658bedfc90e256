# One command for contributors: `make check` runs everything that CI runs, in the active environment.
PYTHON ?= python

.PHONY: check static format lint types imports dependencies test postgresql rules wheel zipapp
check: static test rules
static: lint types imports dependencies

format:
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

lint:
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

types:
	$(PYTHON) -m mypy

imports:
	$(PYTHON) -c "from importlinter.cli import lint_imports_command as lint; lint()"

dependencies:
	$(PYTHON) -m deptry .

test:
	$(PYTHON) -m pytest -n auto

postgresql:
	.ci/with-postgresql $(PYTHON) -m pytest -n auto -k postgresql tests/register

rules:
	$(PYTHON) -m checker rules check
	$(PYTHON) -m checker rules test

wheel:
	$(PYTHON) -m pip wheel --quiet --no-deps --wheel-dir dist .

zipapp:
	mkdir -p dist
	$(PYTHON) -m shiv --quiet --console-script checker --output-file dist/checker.pyz .
