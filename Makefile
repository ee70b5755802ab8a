# Two commands do all the set-up: `make demo` and `make test`.
VENV ?= .venv
PYTHON ?= python3
BIN = $(VENV)/bin

.PHONY: demo test check bench docs clean

# A stamp for each set of extras: nothing is installed twice.
$(VENV)/.installed: pyproject.toml setup.py $(wildcard src/leakassay/kernels/*.pyx)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

demo: $(VENV)/.installed
	rm -rf demo
	$(BIN)/leakassay simulate --shape police --rows 5000 --seed 2022 -o demo/leak --truth demo/truth.json
	@# Exit code 2 says "not assessed", 1 that something speaks against it: both are reports.
	@# A crash ends with 1 as well, so the report is asked for too.
	@echo $(BIN)/leakassay assay demo/leak --seed 1 --out demo
	@$(BIN)/leakassay assay demo/leak --seed 1 --out demo; code=$$?; [ $$code -le 2 ] && [ -s demo/report.html ]
	@echo "Open demo/report.html in a browser; demo/truth.json says what is true of the leak."

test: $(VENV)/.tested check
	$(BIN)/python -m pytest

check: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: $(VENV)/.tested
	$(BIN)/sphinx-build -W --keep-going -q docs build/docs
	@echo "Open build/docs/index.html in a browser."

bench: $(VENV)/.tested
	for one in benchmarks/bench_*.py; do $(BIN)/python $$one || exit 1; done

clean:
	rm -rf build demo $(VENV) src/leakassay/kernels/*.so src/leakassay/kernels/*.c
