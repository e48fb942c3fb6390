# The two commands of a newcomer are `make learn` and `make test`; each does all its own set-up.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
ARGS ?=
READY := .venv/ready
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: learn test build lock grade bench

learn: $(READY)
	@$(BIN)/mlcapacity learn $(ARGS)

test: $(READY)
	$(BIN)/ruff check src tests solutions instructor
	$(BIN)/ruff format --check src tests solutions instructor
	$(BIN)/mypy
	$(BIN)/mlcapacity build --check
	$(BIN)/python -m pytest --numprocesses auto --dist loadgroup $(ARGS)

build: $(READY)
	$(BIN)/mlcapacity build $(ARGS)

# For instructors: grade what is in instructor/grading/submitted; at first, a class made up for this.
grade: $(READY)
	@command -v bwrap > /dev/null || test "$$(uname)" != Linux || echo "Learners' code is isolated best \
	with bubblewrap, which is not installed: apt-get install bubblewrap"
	@test -d instructor/grading/submitted || $(BIN)/python instructor/sample-class/make_class.py
	@$(BIN)/mlcapacity grade $(ARGS) || test $$? = 1  # 1: some were refused, as the table says

# The grader's speed beside its peers; about ten minutes.
bench: $(READY)
	$(BIN)/python tests/grading/bench.py $(ARGS)

# For maintainers: resolve the ranges of pyproject.toml again, for every system, with hashes.
lock: $(READY)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 --group dev \
		--no-header --no-annotate --no-emit-index-url --no-emit-find-links --upgrade \
		pyproject.toml --output-file requirements.txt
	$(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 --extra server \
		--no-header --no-annotate --no-emit-index-url --no-emit-find-links --constraint requirements.txt \
		pyproject.toml --output-file instructor/jupyterhub/requirements.txt

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
		"This course needs Python 3.11 or newer: install it, or say make PYTHON=/path/to/python3.11")'
	@echo "Setting up .venv: about a minute and 950 MB, once."
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(READY)
