# Everything a fresh machine needs to use, test and change firsthand. Needs Python 3.11+ and make.
#
#   make demo    set up, then read the sample reports and print the brief
#   make test    set up, then ruff, mypy --strict and all tests
#   make bench   measure; CORPORA=FOLDER adds the annotated corpora in that folder
#   make docs    write the generated pages anew
#   make lock    resolve the dependencies anew, with hashes
#
# All that is installed is pinned with its hash. VENV=FOLDER puts the environment elsewhere.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install -qq --require-hashes
# The package is built by what is locked, not by what the build would fetch for itself.
INSTALL := $(BIN)/python -m pip --disable-pip-version-check install -qq --no-deps \
	--no-build-isolation --editable .
PACKAGE := pyproject.toml build_gazetteer.py README.md LICENSE NOTICE \
	$(wildcard src/firsthand/places/*.py src/firsthand/places/*.csv)
COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header --no-annotate

.DEFAULT_GOAL := help
.PHONY: help demo test bench docs lock clean
.DELETE_ON_ERROR:

help:
	@sed -n 's/^#   //p' Makefile

demo: $(VENV)/installed
	@echo "Reading the sample reports."
	@$(BIN)/firsthand demo
	@echo
	@echo "The command is $(BIN)/firsthand; source $(BIN)/activate to call it firsthand."

test: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2

bench: $(VENV)/installed-dev
	@$(BIN)/python bench/run.py $(if $(CORPORA),"$(CORPORA)")

docs: $(VENV)/installed-dev
	$(BIN)/python docs/build.py

# Afterwards the locks are read again by the next `make test`.
lock: $(VENV)/installed-dev
	$(COMPILE) $(UPGRADE) --output-file requirements.lock
	$(COMPILE) $(UPGRADE) --constraint requirements.lock --group dev \
		--output-file requirements-dev.lock
	$(BIN)/uv pip compile --group build --constraint requirements-dev.lock --quiet --universal \
		--python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
		--output-file requirements-build.lock

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/made:
	@if [ -z "$(PYTHON)" ]; then \
		echo "firsthand needs Python 3.11 or newer; none was found as python3."; \
		echo "Install one, or name it: make demo PYTHON=/path/to/python3.12"; exit 1; fi
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "firsthand needs Python 3.11 or newer; this is $$($(PYTHON) --version 2>&1)."; \
		echo "Name another: make demo PYTHON=/path/to/python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "This Python cannot make environments: ensurepip or venv is missing."; \
		echo "On Debian and Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	@echo "Making the environment in $(VENV)."
	@$(PYTHON) -m venv "$(VENV)"
	@touch $@

$(VENV)/required: $(VENV)/made requirements.lock requirements-build.lock
	@echo "Installing what firsthand needs, once; it takes a minute or two."
	@$(PIP) --requirement requirements.lock --requirement requirements-build.lock
	@touch $@

$(VENV)/installed: $(VENV)/required $(PACKAGE)
	@echo "Installing firsthand and compiling its gazetteer."
	@$(INSTALL)
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.lock
	@echo "Installing what the tests need."
	@$(PIP) --requirement requirements-dev.lock
	@touch $@
