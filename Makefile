# One command for each thing that is done here; `make` alone lists them. Needs Python 3.11 or newer with pip and venv.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
INSTALL := $(RUN)/python -m pip install --quiet --disable-pip-version-check
WORKERS ?= auto
PYTEST := $(RUN)/python -m pytest -n $(WORKERS)

.DEFAULT_GOAL := help
.PHONY: help demo test test-long check format score bench docs clean java

help:  ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.cli  ## read two example issues; show their articles, write JSON, CSV and EPUB
	@mkdir -p demo
	@for issue in harbour-courier-2026-03-05 lanchuan-daily-2026-02-20; do \
	    $(RUN)/newsparse read -q examples/$$issue || exit; \
	    echo; \
	    for suffix in json csv epub; do \
	        $(RUN)/newsparse read -q examples/$$issue -o demo/$$issue.$$suffix || exit; \
	    done; \
	done
	@echo "Written to $(CURDIR)/demo:"
	@ls demo | sed 's/^/  demo\//'
	@echo "Next: $(RUN)/newsparse explain examples/harbour-courier-2026-03-05/01.md"

test: $(VENV)/.test java  ## run all tests but the slow ones, the code in README and docs included
	HYPOTHESIS_PROFILE=ci $(PYTEST) -m "not slow"

test-long: $(VENV)/.test java  ## run all tests, with ten times the made-up examples
	HYPOTHESIS_PROFILE=long $(PYTEST)

check: $(VENV)/.check java  ## all that must be green before a change is done: format, lint, types, coverage, docs
	$(RUN)/ruff format --check
	$(RUN)/ruff check
	$(RUN)/mypy
	$(RUN)/coverage erase
	HYPOTHESIS_PROFILE=dev $(RUN)/coverage run -m pytest -n $(WORKERS) -m "not slow"
	$(RUN)/coverage combine --quiet
	$(RUN)/coverage report
	$(RUN)/sphinx-build -W --keep-going -q docs docs/_build/html

format: $(VENV)/.check  ## put the code into the one format and mend what ruff can mend
	$(RUN)/ruff format
	$(RUN)/ruff check --fix

score: $(VENV)/.cli  ## score pages that people have marked up, where they are there; fails under benchmarks/floors.json
	@$(RUN)/python benchmarks/score.py

bench: $(VENV)/.bench  ## time newsparse beside Markdown readers, and each format; fails where a bound is broken
	$(RUN)/python benchmarks/bench.py

docs: $(VENV)/.docs  ## build the documentation
	$(RUN)/sphinx-build -W --keep-going -q docs docs/_build/html
	@echo "Open docs/_build/html/index.html"

clean:  ## take away everything that was made here
	rm -rf $(VENV) build dist demo docs/_build .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

# EPUBCheck, which the tests hold the EPUB exporter to, runs on Java.
java:
	@command -v java > /dev/null || sh .ci/install-java || \
	    echo "There is no Java, so the tests that run EPUBCheck will be skipped; any Java runtime of 8 or newer will do."

# A stamp for each set of packages, made anew when pyproject.toml changes.
$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "newsparse needs Python 3.11 or newer: make … PYTHON=python3.12")'
	@echo "Making $(VENV) and installing what is needed; the first time takes a minute."
	@$(PYTHON) -m venv $(VENV)
	@$(INSTALL) --upgrade "pip>=25.1"  # the first that knows --group
	@touch $@

$(VENV)/.cli: $(VENV)/.python pyproject.toml
	@$(INSTALL) --editable ".[cli,charset]"
	@touch $@

$(VENV)/.test $(VENV)/.bench $(VENV)/.docs: $(VENV)/.%: $(VENV)/.cli
	@$(INSTALL) --group $*
	@touch $@

$(VENV)/.check: $(VENV)/.test $(VENV)/.docs
	@$(INSTALL) --group check
	@touch $@
