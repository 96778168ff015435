# Two commands do all the set-up: `make demo` and `make test`. Both make .venv first.
# Debian's own Python is built with all optimisations: a tenth faster than the same version compiled at home.
PYTHON ?= $(shell /usr/bin/python3.11 -c 'import ensurepip' 2>/dev/null && echo /usr/bin/python3.11 || echo python3)
BIN := .venv/bin
DEMO := demo
SAMPLES := corpus/samples
KEHOACH := $(BIN)/kehoach
FUZZ_COUNT := 10000
FUZZ_SEED := 1

.PHONY: venv system demo test fuzz lint bench golden pictures constraints clean

venv: .venv/.ready

.venv/.ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "kehoach needs Python 3.11 or later: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || tools/system-packages python3-venv
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,postgresql]'
	touch $@

system:
	@tools/system-packages

# Where apt may not install what reads .doc and pictures, the demo goes on: ingest then ends with 1 and says which
# files are left out and why.
demo: venv
	@rm -rf $(DEMO) && mkdir $(DEMO)
	@tools/system-packages --demo || echo "Thiếu phần mềm đọc một số loại tệp: bộ mẫu vẫn chạy, tệp không đọc được có lý do trong báo cáo."
	$(KEHOACH) ingest $(SAMPLES)/plans --db $(DEMO)/kehoach.db
	$(KEHOACH) ingest $(SAMPLES)/kinds --db $(DEMO)/kehoach.db || [ $$? -eq 1 ]
	$(KEHOACH) show 13-mn-na-khoang.docx --db $(DEMO)/kehoach.db
	$(KEHOACH) search "214/kh-pgdđt" --db $(DEMO)/kehoach.db
	$(KEHOACH) digest $(SAMPLES)/requirements.yaml --roll $(SAMPLES)/roll.csv --office $(SAMPLES)/office.toml --as-of 2024-09-30 --out $(DEMO)/digest --db $(DEMO)/kehoach.db
	@echo
	@echo "Bộ mẫu: $(SAMPLES)/plans và $(SAMPLES)/kinds (một huyện hư cấu). Kho dữ liệu: $(DEMO)/kehoach.db. Báo cáo: $(DEMO)/digest/."
	@echo "Xem tiếp: $(KEHOACH) list --db $(DEMO)/kehoach.db; $(KEHOACH) --help"

test: venv system
	$(BIN)/python -m pytest -n auto --dist worksteal

fuzz: venv system
	$(BIN)/python -m tests.fuzz --count $(FUZZ_COUNT) --seed $(FUZZ_SEED)

lint: venv
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports

bench: venv
	$(BIN)/python -m benchmarks

pictures: venv
	$(BIN)/python tools/make_pictures.py

golden: venv
	$(BIN)/python -m corpus.samples.golden

constraints: venv
	$(BIN)/pip-compile --quiet --strip-extras --no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --extra dev --extra postgresql --output-file constraints.txt pyproject.toml

clean:
	rm -rf .venv $(DEMO) build dist *.egg-info
