# Two commands do all the set-up: `make demo` and `make test`. Both make .venv first.
PYTHON ?= python3
BIN := .venv/bin
DEMO := demo

.PHONY: venv system demo test lint bench golden constraints clean

venv: .venv/.ready

.venv/.ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "kehoach needs Python 3.11 or later: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || tools/system-packages python3-venv
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,postgresql]'
	touch $@

system:
	@tools/system-packages

demo: venv
	@$(BIN)/python -m corpus.samples.demo $(DEMO)

test: venv system
	$(BIN)/python -m pytest

lint: venv
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports

bench: venv
	$(BIN)/python -m benchmarks

golden: venv
	$(BIN)/python -m corpus.samples.golden

constraints: venv
	$(BIN)/pip-compile --quiet --strip-extras --no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --extra dev --extra postgresql --output-file constraints.txt pyproject.toml

clean:
	rm -rf .venv $(DEMO) build dist *.egg-info
