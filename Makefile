# Two commands run Kinkeeper on a bare Debian 12: `make run` and `make test`.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
export DATA_DIR ?= $(CURDIR)/var
export PORT ?= 8000
WORKERS ?= 2
# Whole files to each worker, in their order: what a file builds once is built once.
SHARED := -n $(WORKERS) --dist loadfile --no-loadscope-reorder

.PHONY: run test check bench mutants fix lock map

.venv/.run: locks/build.txt locks/run.txt pyproject.toml scripts/make_venv.py
	$(PYTHON) scripts/make_venv.py locks/build.txt locks/run.txt
	@touch $@

.venv/.dev: .venv/.run locks/dev.txt
	$(PYTHON) scripts/make_venv.py locks/dev.txt
	@touch $@

# Install what is needed, fill a demonstration centre the first time, and serve it.
run: .venv/.run
	@KINKEEPER_DEMO=1 $(BIN)/python -m kinkeeper.config.demonstrate

# Rules, apps on SQLite, apps on PostgreSQL, journeys in a real browser. The canaries
# choose their database themselves; the small centre is filled by every-page on both.
test: .venv/.dev
	$(BIN)/pytest -q $(SHARED) -m "not journey"
	$(BIN)/python -m tests.on_postgres -q $(SHARED) -m "not journey" \
	  --ignore tests/rules --ignore tests/policy --ignore tests/foundation/ui \
	  --ignore tests/test_shape.py --ignore-glob "tests/config/test_demo*.py" \
	  --ignore-glob "tests/*/test_canary.py" --ignore-glob "tests/*/*/test_canary*.py"
	@CHROMIUM="$$(scripts/find_chromium.sh)"; export CHROMIUM; \
	if [ -z "$$CHROMIUM" ] && [ "$$CI" != true ]; then \
	  echo "!!! No Chromium found: THE JOURNEYS WERE SKIPPED. Set CHROMIUM to run them."; \
	elif [ -z "$$CHROMIUM" ]; then echo "No Chromium found, and this is CI."; exit 1; \
	else $(BIN)/pytest -q -m journey tests/journeys; fi

# Lint, types, import contracts, templates, migrations.
check: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --quiet --lint kinkeeper
	DATA_DIR=$(DATA_DIR)/check $(BIN)/python manage.py makemigrations --check --dry-run
	DATA_DIR=$(DATA_DIR)/check $(BIN)/kinkeeper policy check
	@$(BIN)/pip-audit --strict -r locks/run.txt --disable-pip 2>/dev/null \
	  && echo "Dependencies audited: nothing known." \
	  || echo "Dependency audit: the advisory service gave no clean answer here (not counted as passed)."

# Ratios against limits measured in the same run.
bench: .venv/.dev
	$(BIN)/python -m bench

# Damage the policy in every small way, and print which question notices.
mutants: .venv/.dev
	$(BIN)/python -m tests.proof --why

fix: .venv/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Print the layers and any broken contract.
map: .venv/.dev
	$(BIN)/lint-imports --verbose

# Maintainers only: renew the locks. They name packages and hashes, never a host.
lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header -q -o locks/run.txt
	uv pip compile pyproject.toml --extra test --extra lint --universal \
	  --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o locks/dev.txt
