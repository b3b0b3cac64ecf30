# The commands of this house. `make` alone lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PORT ?= 8501
ANTIPHON_STORE ?= data/antiphon.db
export ANTIPHON_STORE
BIN := .venv/bin

.PHONY: help
help: ## List these commands
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

.PHONY: run
run: ## Start the app on 127.0.0.1 (PORT=8501), with demo data the first time
	@.ci/venv requirements.txt
	@if [ ! -e "$(ANTIPHON_STORE)" ]; then \
	  echo "Making the demo store $(ANTIPHON_STORE) ..."; \
	  rm -f "$(ANTIPHON_STORE).new"*; \
	  $(BIN)/python -m voc_core --store "$(ANTIPHON_STORE).new" sample; \
	  mv "$(ANTIPHON_STORE).new" "$(ANTIPHON_STORE)"; \
	fi
	@exec $(BIN)/streamlit run asgi.py --server.address 127.0.0.1 --server.port $(PORT)

.PHONY: test
test: ## Run every test, those in a real browser too (ARGS="-k tally" narrows)
	@.ci/venv requirements.txt requirements-dev.txt
	@.ci/browser
	@$(BIN)/python -m pytest -n 3 --dist worksteal $(ARGS)

.PHONY: lint
lint: ## Check style, format and types
	@.ci/venv requirements.txt requirements-dev.txt
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

.PHONY: soak
soak: ## Damaged files against the readers for ten minutes (ARGS="--minutes 1")
	@.ci/venv requirements.txt requirements-dev.txt
	@$(BIN)/python -m tests.soak $(ARGS)

.PHONY: bench
bench: ## Time the engine, reports, import and pages at 5 thousand to 1 million feedbacks
	@.ci/venv requirements.txt requirements-dev.txt
	@.ci/browser
	@$(BIN)/python -m bench $(ARGS)

.PHONY: shots
shots: ## Write a picture of every page, language and theme to build/shots/
	@.ci/venv requirements.txt requirements-dev.txt
	@.ci/browser
	@$(BIN)/python -m tests.e2e.shots $(ARGS)

.PHONY: messages
messages: ## Bring the Chinese catalogue up to the code and list what is not translated yet
	@.ci/venv requirements.txt requirements-dev.txt
	@$(BIN)/python -m tests.messages

.PHONY: clean
clean: ## Remove what was made, but not the store
	@rm -rf build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
