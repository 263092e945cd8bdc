# Two commands matter: `make run` and `make test`. The rest are parts of them.
# PYTHON chooses the interpreter of .venv (3.11 or newer); HOST and PORT where to serve.
PYTHON ?= python3
PREPARE = @$(PYTHON) scripts/prepare.py
PY = .venv/bin/python
UV = var/uv/bin/uv
COMPILE = $(UV) pip compile $(UPGRADE) --quiet --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate --no-emit-index-url
MAKEFLAGS += --no-print-directory

.PHONY: run lakip test check fast fmt bench lock clean

run:
	$(PREPARE) run
	@exec $(PY) manage.py serve

lakip:
	$(PREPARE) lakip
	@$(PY) manage.py render_lakip patrang 2021 --output var/lakip-patrang-2021.pdf

test check fast:
	$(PREPARE) test
	@$(PY) scripts/steps.py $@

fmt:
	$(PREPARE) test
	@$(PY) -m ruff check --fix --quiet .
	@$(PY) -m ruff format .
	@$(PY) -m djlint --reformat --quiet templates || true  # 1 says only that it changed something

bench:
	$(PREPARE) lakip
	@$(PY) scripts/bench.py
	@$(PY) scripts/bench_grid.py
	@$(PY) scripts/bench_jobs.py

# Keeps the present versions; `make lock UPGRADE=--upgrade` takes the newest allowed ones.
lock: $(UV)
	$(COMPILE) pyproject.toml -o requirements.lock
	$(COMPILE) pyproject.toml --extra celery -c requirements.lock -o requirements-celery.lock
	$(COMPILE) pyproject.toml --extra celery --group dev -c requirements.lock -o requirements-dev.lock

$(UV):
	$(PYTHON) -m venv var/uv
	var/uv/bin/pip install --quiet 'uv~=0.13.9'

# Only what can be made again; the database and uploaded files in var/ are kept.
clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache test-results
	rm -f var/test.sqlite3*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
