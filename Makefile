# One way to run each thing: the same for you, for a contributor and for CI.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# On all cores; the tests of a file stay together, for they share what they build. Files come by name,
# not those with many tests first: folders share a browser, and small files are left for the end.
PYTEST := $(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder --durations 10
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# The day that counts as today is that of the last commit; with TODAY=now, it is the clock's.
ifeq ($(TODAY),now)
export SOURCE_DATE_EPOCH := $(shell date +%s)
endif

# What npm brings: the maker of the scripts' bundles and the checker of HTML. Without npm or a network,
# tests and checks say what they left out.
NPM := if command -v npm >/dev/null; then \
	npm_config_fetch_retries=0 $(MAKE) --no-print-directory node_modules/done || true; fi

# It is large, and only a bench needs it.
LIGHTHOUSE := build/lighthouse
REPORT := build/report
ISSUES := .github/ISSUE_TEMPLATE
ISSUE_FORMS := $(filter-out $(ISSUES)/config.yml,$(wildcard $(ISSUES)/*.yml))
# Its package for Python fetches the program from elsewhere, unchecked; go checks what it fetches.
ACTIONLINT := go run github.com/rhysd/actionlint/cmd/actionlint@v1.7.12

.PHONY: help site check serve validate report source-links test test-all smoke fuzz mutate bench reading-age \
	lint requirements bundles clean code-changed mark-tested take-commit

help: ## say what there is to make
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

site: $(VENV)/run.done ## check all data and make the site in build/site
	@$(BIN)/python -m pipeline build

# Without Java, npm or a network the checks say what they left out.
check: $(VENV)/test.done ## prove on build/site what must hold whatever the data
	@$(BIN)/python -m check.browser
	@if command -v java >/dev/null; then $(NPM); fi
	@$(BIN)/python -m check

serve: $(VENV)/run.done ## make the site, show it and rebuild it whenever something changes
	@$(BIN)/python -m pipeline serve

validate: $(VENV)/run.done ## check all data
	@$(BIN)/python -m pipeline validate

report: $(VENV)/run.done ## say in build/report what is wrong, and what changed since BASE, or since main
	@$(BIN)/python -m pipeline report --into $(REPORT) $(if $(BASE),--base "$(BASE)")

source-links: $(VENV)/run.done ## ask once whether the links of sources still answer
	@mkdir -p $(REPORT)
	@$(BIN)/python -m check.source_links --markdown $(REPORT)/source-links.md

test: $(VENV)/test.done ## set up what tests need, and run them
	@$(BIN)/python -m check.browser
	@$(NPM)
	@$(PYTEST) -m "not slow"

test-all: $(VENV)/test.done ## the same with the tests that take longer
	@$(BIN)/python -m check.browser
	@$(NPM)
	@$(PYTEST)

smoke: ## install by hash into a folder of its own, and make a small site there
	@$(PYTHON) tests/smoke.py

fuzz: $(VENV)/test.done ## check 20,000 spoilt packages against frictionless (COUNT=, SEED=)
	@$(BIN)/python -m tests.fuzz $(or $(COUNT),20000) $(or $(SEED),1000)

mutate: $(VENV)/test.done node_modules/done ## put falsehoods into the code, and say which no test notices (EACH=, SEED=, PART=)
	@$(BIN)/python -m tests.mutate $(or $(EACH),60) $(or $(SEED),1000) $(PART)

bench: $(VENV)/test.done site ## print what checking large tables costs, what charts cost a visitor, and what Lighthouse says
	@$(BIN)/python -m tests.bench.validate
	@$(BIN)/python -m check.browser
	@$(BIN)/python -m tests.bench.charts
	@if command -v npm >/dev/null; then npm_config_fetch_retries=0 $(MAKE) --no-print-directory $(LIGHTHOUSE)/done || true; fi
	@$(BIN)/python -m tests.bench.lighthouse

reading-age: $(VENV)/test.done ## print how old one must be to read what the site says
	@$(BIN)/python -m tests.bench.reading_age

lint: $(VENV)/test.done ## check the code, its types and the workflows
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@DENO_DIR=build/deno DENO_NO_UPDATE_CHECK=1 $(BIN)/deno check --quiet --no-remote --no-npm --no-lock pipeline/scripts
	@$(BIN)/zizmor --offline --quiet .github
	@$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-forms $(ISSUE_FORMS)
	@$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-config $(ISSUES)/config.yml
	@$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	@$(BIN)/check-jsonschema --builtin-schema vendor.citation-file-format CITATION.cff
	@$(BIN)/pre-commit validate-config
	@if command -v go >/dev/null; then $(ACTIONLINT); else echo "Without go, actionlint is left out"; fi

code-changed: ## say whether more than data changed since SINCE, so that code needs its tests
	@$(PYTHON) .github/scripts/code_changed.py

mark-tested: ## note that the code of this commit was tested
	@mkdir -p build
	@git rev-parse HEAD > build/tested

take-commit: ## put COMMIT, an older one of main, in place of this one
	@$(PYTHON) .github/scripts/take_commit.py

requirements: ## pin what pyproject.toml asks for, with hashes (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --quiet --extra install pyproject.toml -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --quiet --extra install --extra test --constraint requirements.txt pyproject.toml \
		-o requirements-test.txt

bundles: $(VENV)/run.done node_modules/done ## make the scripts and styles that browsers fetch anew (needs npm)
	@npm run --silent bundle
	@npm run --silent styles -- "$$($(BIN)/python -c 'import material; print(material.__path__[0])')/templates"

clean: ## drop all that was made
	rm -rf build $(VENV) node_modules

# npm needs to know only what the lock file says.
node_modules/done: package.json package-lock.json
	@npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(LIGHTHOUSE)/done: tests/bench/package.json tests/bench/package-lock.json
	@mkdir -p $(LIGHTHOUSE)
	@cp $^ $(LIGHTHOUSE)
	@npm ci --prefix $(LIGHTHOUSE) --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed. Name it with: make site PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			apt-get install --quiet --yes python3-venv || \
				{ apt-get update --quiet && apt-get install --quiet --yes python3-venv; }; \
			$(PYTHON) -m venv $(VENV); \
		else \
			echo "Python cannot make .venv. On Debian and Ubuntu: sudo apt-get install python3-venv"; \
			exit 1; \
		fi; }

$(VENV)/run.done: requirements.txt | $(VENV)/bin/python
	@echo "Installing what the pipeline needs (once)"
	@$(INSTALL) --require-hashes -r requirements.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.done: requirements-test.txt $(VENV)/run.done
	@echo "Installing what the tests need (once)"
	@$(INSTALL) --require-hashes -r requirements-test.txt
	@touch $@
