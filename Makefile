# Brudregister: `make help` lists what there is to do.

PYTHON ?= python3
RAW ?= data/raw
OUT ?= data/processed
FOLDER ?= examples/documents
PAGES ?= 0
BIN := .venv/bin
STAMP := .venv/.installed
DANISH := $(wildcard models/*.whl)
TESSERACT := tesseract-ocr tesseract-ocr-dan

.DEFAULT_GOAL := help
.PHONY: help setup system ingest notebooks test lint format examples dictionary danish-model lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: system $(STAMP) ## Install everything into .venv (does nothing when nothing has changed)

$(STAMP): pyproject.toml requirements.lock $(DANISH)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; name it: make setup PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv \
	  || { echo "Python cannot make environments here; on Debian: apt-get install python3-venv"; exit 1; }
	PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable '.[dev]'
	@test -n "$(DANISH)" || { echo "models/ holds no wheel of the Danish pipeline; restore it: git checkout models"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-index --force-reinstall $(DANISH)
	@touch $@

# Tesseract reads scanned pages; all else works without it.
system:
	@if command -v tesseract >/dev/null && tesseract --list-langs 2>/dev/null | grep -qx dan; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && apt-get install -y -qq $(TESSERACT) >/dev/null && exit 0; \
	fi; \
	echo "Scanned pages need Tesseract; on Debian: sudo apt-get install $(TESSERACT)"

ingest: setup ## Read the documents in RAW (data/raw) into the register in OUT (data/processed)
	$(BIN)/brudregister ingest "$(RAW)" --out "$(OUT)"

notebooks: setup ## Look at the register in OUT (data/processed) in JupyterLab
	PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable '.[notebooks]'
	BRUDREGISTER_FOLDER="$(abspath $(OUT))" $(BIN)/jupyter lab --notebook-dir=notebooks

test: setup ## Run all tests
	$(BIN)/python -m pytest

lint: setup ## Check style, types and the borders between the packages
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup ## Bring the code into the form that lint asks for
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

examples: setup ## Make the invented example documents anew
	$(BIN)/python examples/make.py

.PHONY: bench-tables
bench-tables: setup ## Seconds a page and memory beside other libraries, for the PDFs in FOLDER; PAGES=1000 adds a long log
	$(BIN)/python -m benchmarks.tables compare "$(FOLDER)" --pages $(PAGES)

.PHONY: bench-language
bench-language: setup ## Incidents and tokens a second that the rules and the Danish pipelines read, for the PDFs in FOLDER
	$(BIN)/python -m benchmarks.language "$(FOLDER)"

dictionary: setup ## Write docs/data-dictionary.md and docs/normalisation.md
	$(BIN)/brudregister dictionary

danish-model: setup ## Train the Danish pipeline anew from the files in TREEBANK; STEPS=300 for a trial
	@test -n "$(TREEBANK)" || { echo "name the treebank's folder: make danish-model TREEBANK=folder"; exit 2; }
	$(BIN)/python -m models.recipe "$(TREEBANK)" --work .danish-model $(if $(STEPS),--steps $(STEPS) --out .danish-model)

# Resolves the newest releases that pyproject.toml allows, without the packages that setup itself brings.
lock: ## Pin all dependencies anew in requirements.lock
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,notebooks]'
	.venv-lock/bin/python -m pip freeze --all --exclude pip --exclude-editable > requirements.lock
	rm -rf .venv-lock

clean: ## Remove the environment and all caches; documents and the register stay
	rm -rf .venv .venv-lock .danish-model .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
