# One line each: what we do again and again.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test test-all check fix bench wheel clean

demo: .venv/.demo  ## install into .venv and code the example article
	$(BIN)/tacitus code examples/article.txt --date 2026-10-15 --format table

test: .venv/.dev  ## the tests, but for the slow ones
	$(BIN)/python -m pytest -m "not slow"

test-all: .venv/.dev  ## all tests, on every Python of this machine that we support
	.ci/browser
	.ci/spark
	$(BIN)/python -m pytest
	for version in 3.12 3.13 3.14; do .ci/other-python $$version || exit 1; done

check: .venv/.dev  ## style, types, layers, rules and their examples
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/tacitus check --strict
	$(BIN)/tacitus test

fix: .venv/.dev  ## mend style, where it mends itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/.dev  ## the benchmarks; benchmarks/README.md says how to read them
	$(BIN)/python -m pytest benchmarks --benchmark-enable --benchmark-columns=median,iqr,ops --benchmark-sort=name
	$(BIN)/python benchmarks/ratios.py
	$(BIN)/python benchmarks/accuracy/report.py --topics

wheel: .venv/.dev  ## dist/tacitus-*.whl
	$(BIN)/python -m pip wheel --no-deps --no-build-isolation -w dist .

clean:  ## what can be made again
	rm -rf .venv dist build .benchmarks .hypothesis .mypy_cache .pytest_cache .ruff_cache

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.demo: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	$(BIN)/python -m compileall -q engine
	touch $@

.venv/.dev: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	$(BIN)/python -m compileall -q engine
	touch $@ .venv/.demo
