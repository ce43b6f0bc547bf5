.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(CURDIR)/node_modules/.bin:$(PATH)

PACKAGES := .venv/packages.stamp
PROJECT  := .venv/project.stamp
MODULES  := node_modules/.package-lock.json
AUDITOR  := tools/audit/node_modules/.package-lock.json
PEERS    := .venv/peers.stamp

.PHONY: help
help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: site
site: $(PROJECT) $(MODULES) ## Set everything up, check the policy, build the site
	@rulebook build

.PHONY: serve
serve: $(PROJECT) $(MODULES) ## Preview both languages, rebuilt at every change
	@rulebook serve

TEST := pytest --numprocesses 2 --dist worksteal

.PHONY: quick
quick: $(PROJECT) $(MODULES) ## Lint the scripts, run the tests that need no browser, notebook or site, within a minute
	@eslint src macros
	@tsc --project .
	@$(TEST) -m "not (browser or slow or prove)"

.PHONY: test
test: $(PROJECT) $(MODULES) chromium webkit ## Set everything up, run everything that must pass
	ruff check
	ruff format --check
	mypy
	eslint src macros
	tsc --project .
	rulebook check
	$(TEST) -m "not prove"

.PHONY: prove
prove: $(PROJECT) $(MODULES) chromium webkit ## Go through every case in every browser, and look for cases never tried
	$(TEST) -m prove
	$(TEST) -m "hypothesis and not prove" --hypothesis-profile search

.PHONY: bench
bench: $(PROJECT) $(MODULES) $(PEERS) chromium ## Print the figures the handbook promises
	@python -m tests.tools.bench

.PHONY: audit
audit: site $(AUDITOR) chromium ## Measure the site with Lighthouse, which the first audit installs
	@python -m tests.tools.audit

.PHONY: format
format: $(PROJECT) ## Put code and policy into their one form
	ruff check --fix-only --quiet
	ruff format --quiet
	rulebook format

.PHONY: lock
lock: $(PACKAGES) ## Choose the newest allowed versions again, with hashes
	uv pip compile pyproject.toml --group build --group site --group live --group test --group dev --quiet --upgrade \
	  --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements.lock
	uv pip compile --group peers --quiet --upgrade \
	  --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o tools/peers.lock
	npm install --package-lock-only
	npm install --package-lock-only --prefix tools/audit
	npm install --package-lock-only --prefix tools/live
	uv pip compile tools/live/wheels.in --no-deps --quiet --upgrade --python-version 3.14 \
	  --generate-hashes --no-header --no-annotate -o tools/live/wheels.lock

.PHONY: clean
clean: ## Remove what was built and installed
	rm -rf .build .venv node_modules tools/audit/node_modules site handbook-*.zip

$(PACKAGES): requirements.lock
	@echo "Installing the locked packages (once; about a minute) …"
	@tools/create-venv
	@touch $@

$(PEERS): tools/peers.lock $(PACKAGES)
	@python -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r $<
	@touch $@

$(PROJECT): pyproject.toml $(PACKAGES)
	@python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(MODULES): package-lock.json $(PACKAGES)
	@npm ci --silent
	@touch $@

$(AUDITOR): tools/audit/package-lock.json $(PACKAGES)
	@npm ci --silent --prefix tools/audit
	@touch $@

.PHONY: chromium
chromium: $(PACKAGES)
	@tools/install-chromium >/dev/null

# 77: this machine is not one to install it on, which the tests then say
.PHONY: webkit
webkit:
	@tools/install-webkit >/dev/null || [ $$? = 77 ]
