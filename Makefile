# Every target sets up what it needs in .venv first; when nothing changed, that takes no time.
PYTHON ?= python3
GENERATOR ?= mkdocs
FORMAT ?= text
BIN := .venv/bin
START := $(shell date +%s)

.DEFAULT_GOAL := help
.PHONY: help site serve check test ledger schema bench examples lock clean need-python set-up-site set-up-test

help: ## List the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile

site: $(if $(filter zensical,$(GENERATOR)),set-up-test,set-up-site) ## Build the site (GENERATOR=zensical for the second generator)
	@$(BIN)/handbook build --generator $(GENERATOR)

serve: set-up-site ## Show the site in a browser and rebuild it at every save
	@$(BIN)/handbook serve

check: set-up-site ## Check the data and the pages' references, in seconds
	@$(BIN)/handbook check --format $(FORMAT)

test: set-up-test ## Run every check there is, the same list as in CI
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/handbook schema --check
	$(BIN)/handbook check
	$(BIN)/pytest -q -n 2
	@seconds=$$(($$(date +%s) - $(START))); echo "All checks passed in $$((seconds / 60)) min $$((seconds % 60)) s. Next: make site, or open the pull request."

ledger: set-up-site ## Add new ids and addresses to data/ledger.yml
	@$(BIN)/handbook ledger --update

schema: set-up-site ## Write data/schema/*.json from the models
	@$(BIN)/handbook schema

examples: set-up-test ## Run the examples of the modules (ID=… for some, UPDATE=1 writes what they print)
	@$(BIN)/handbook examples $(if $(UPDATE),--update) $(ID)

bench: set-up-test ## Measure how long a large handbook takes to build
	@$(BIN)/python -m tests.bench

lock: need-python ## Renew requirements/*.txt from pyproject.toml
	@echo "Resolving the newest versions that pyproject.toml allows"
	@$(PYTHON) -m venv build/uv
	@build/uv/bin/python -m pip install -q --disable-pip-version-check "uv>=0.9,<1"
	@rm -f uv.lock
	@for group in site examples test; do \
	  build/uv/bin/uv export -q --python $(PYTHON) --no-emit-project --no-header --no-annotate \
	    --no-default-groups --group $$group -o requirements/$$group.txt >/dev/null || exit 1; \
	done
	@rm -f uv.lock
	@echo "Wrote requirements/*.txt. Next: git diff --stat requirements, then make test."

clean: ## Remove all that make has made, .venv too
	rm -rf .venv site build .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@echo "Clean. Next: make site sets everything up again."

set-up-site set-up-test: set-up-%: need-python
	@$(PYTHON) hooks/bootstrap.py $*

need-python:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is not installed; install Python 3.11 or newer and run the same command again." >&2; exit 1; }
