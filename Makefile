# Two commands are enough: `make run` and `make test` (README.md). Each sets up what it needs; nothing is left outside
# .venv/ and var/. Paths are relative, so that a folder with a space in its name works.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run ready ready-dev ready-all messages lint test-fast test-pg test-e2e test-papers test-office test test-all bench format

PYTHON := .venv/bin/python
MESSAGES := locale/vi/LC_MESSAGES/django.mo

help:
	@echo 'make run        chuẩn bị tất cả rồi mở http://127.0.0.1:8000 (PORT=8001 make run: cổng khác)'
	@echo 'make test       mọi phép kiểm tra; in số giây của từng phần'
	@echo 'make test-all   như make test, thêm văn bản với nội dung bất kỳ và phần mở tệp Word bằng LibreOffice'
	@echo 'make lint       chỉ định dạng, lỗi hình thức, kiểu, ranh giới giữa các phần, thiếu migration'
	@echo 'make test-fast  chỉ pytest trên SQLite'
	@echo 'make test-pg    chỉ pytest trên PostgreSQL và Redis thật'
	@echo 'make test-e2e   chỉ các hành trình trong trình duyệt Chromium'
	@echo 'make test-papers  chỉ phần lập văn bản với nội dung bất kỳ, bảng tới 2.000 dòng'
	@echo 'make test-office  chỉ phần mở tệp Word bằng LibreOffice'
	@echo 'make bench      đo tốc độ bên cạnh các phần mềm khác (benchmarks/README.md)'
	@echo 'make format     sửa định dạng mã nguồn'

ready:
	@tools/prepare.sh run

ready-dev:
	@tools/prepare.sh test

ready-all:
	@tools/prepare.sh test-all

# Made beside and then moved: a compiler that is stopped halfway leaves no half file behind.
$(MESSAGES): %.mo: %.po
	@$(PYTHON) -c 'import sys; from babel.messages.frontend import main; main()' -q compile -i $< -o var/$$$$.mo -l vi \
		&& mv var/$$$$.mo $@

messages: ready
	@$(MAKE) --silent --no-print-directory $(MESSAGES)

run: messages
	@exec $(PYTHON) -m tools.run

test: ready-dev messages
	@exec $(PYTHON) -m tools.check lint test-fast test-pg test-e2e

test-all: ready-all messages
	@EVERYTHING=1 exec $(PYTHON) -m tools.check lint test-fast test-pg test-e2e test-papers test-office

test-papers: ready-dev messages
	@exec $(PYTHON) -m tools.check $@

test-office: ready-all messages
	@exec $(PYTHON) -m tools.check $@

bench: messages
	@tools/prepare.sh bench
	@exec $(PYTHON) -m benchmarks $(RUNS)

lint test-fast test-pg test-e2e: ready-dev messages
	@exec $(PYTHON) -m tools.check $@

format: ready-dev
	@$(PYTHON) -m ruff check --fix-only --quiet . && $(PYTHON) -m ruff format .
