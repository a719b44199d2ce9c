# demo – a finished district in demo/; test – everything CI runs; check – the static checks; fuzz – hostile input for minutes;
# bench – the numbers of benchmarks/README.md; workbook – the built master and its golden anew.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin

.PHONY: demo test check unit fuzz bench workbook clean

demo: $(VENV)/demo.stamp
	$(BIN)/attest-xl demo demo

test: check unit

check: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/pyright --pythonpath $(BIN)/python

unit: $(VENV)/test.stamp $(VENV)/office.stamp
	$(BIN)/python -m pytest -n 2 --dist loadfile

# Every moment of every save, strange files by the thousand, then SECONDS of atheris for each target: about 20 minutes.
SECONDS ?= 60
fuzz: $(VENV)/fuzz.stamp $(VENV)/office.stamp
	EXHAUSTIVE=1 $(BIN)/python -m pytest -n 2 tests/crash tests/hostile tests/fuzz
	$(BIN)/python -m tests.fuzz $(SECONDS)

bench: $(VENV)/bench.stamp
	$(BIN)/python -m benchmarks

workbook: $(VENV)/test.stamp
	$(BIN)/python -m attest_xl.template.renew

$(VENV)/%.stamp: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -qq --disable-pip-version-check -e '.[$*]'
	touch $@

# The real programs the tests drive. Without root or apt the tests that need them say so and, in CI, fail.
$(VENV)/office.stamp: .ci/install-office.sh
	bash .ci/install-office.sh
	mkdir -p $(VENV) && touch $@

clean:
	rm -rf demo build dist $(VENV)
