# The two commands for everybody are `make demo` and `make test`; both prepare the machine first.
#   make demo ARGS="--headless --shots pictures"
#   make test ARGS="tests/domain -x"

SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON := .venv/bin/python
# Windows need a screen: the machine's own, or else a virtual one.
SCREEN := $(if $(DISPLAY),,xvfb-run --auto-servernum --server-args="-screen 0 1080x1920x24")
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard assets/locale/*/LC_MESSAGES/*.po))
ARGS ?=

.PHONY: help demo test lint bench lock wheel catalogues messages clean ready-to-run ready-to-test

help:  ## what there is to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: ready-to-run catalogues  ## the whole system on this machine, to try
	@.venv/bin/kiosk demo $(ARGS)

test: ready-to-test catalogues  ## every test
	@$(SCREEN) $(PYTHON) -m pytest $(ARGS)

lint: ready-to-test  ## style and types
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy

bench: ready-to-test catalogues  ## what it can carry, measured
	@$(SCREEN) $(PYTHON) -m tests.bench $(ARGS)

wheel: ready-to-test  ## dist/*.whl, with assets and example settings inside
	@$(PYTHON) -m hatchling build --target wheel

lock: ready-to-test  ## take up new versions of the Python packages
	@.venv/bin/uv pip compile pyproject.toml --quiet --upgrade --all-extras \
		--python-version 3.11 --python-platform linux --generate-hashes \
		--no-annotate --no-header --no-emit-index-url --output-file requirements.lock

messages: ready-to-test  ## bring the catalogues up to date with the sentences in the code
	@.venv/bin/pybabel -q extract -F pyproject.toml -k say -k noted -k count:1,2 --sort-by-file --no-location --omit-header \
		-o assets/locale/kiosk.pot .
	@.venv/bin/pybabel -q update --ignore-obsolete --no-fuzzy-matching --no-wrap \
		-D kiosk -i assets/locale/kiosk.pot -d assets/locale

catalogues: $(CATALOGUES)

%.mo: %.po
	@.venv/bin/pybabel -q compile -i $< -o $@

clean:  ## everything that is made, the environment too
	@rm -rf .venv dist .hypothesis .mypy_cache .pytest_cache .ruff_cache $(CATALOGUES)
	@find kiosk tests -name __pycache__ -prune -exec rm -rf {} +

ready-to-run:
	@.ci/prepare run

ready-to-test:
	@.ci/prepare test
