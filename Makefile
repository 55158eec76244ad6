# The commands of this project. Everything works in a fresh clone; what is missing of the system's libraries is
# installed with apt-get.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

# The debug build is ready much sooner, and fast enough for the sample; big folders want `make release`.
THRESH := .build/debug/thresh

.PHONY: demo test release eval baseline train train-vectors train-blocks train-roles train-questions lint docs predictions libraries clean

## demo: build thresh, run the house example, show what came out
demo: $(THRESH)
	@$(THRESH) run acupuncture-back-pain --highlights || [ $$? -eq 3 ]

# Planning a build takes Swift five seconds even when there is nothing to do, so make looks whether there is.
$(THRESH): Package.swift $(shell find Sources Plugins -type f) | libraries
	@swift build --product thresh
	@touch $@

## test: all tests; what passes is left out of the output, the closing line is not
test: libraries
	@swift test 2>&1 | sed -uE '/^(◇|✔) Test run with /b; /^(◇|✔) /d; /^\[[0-9]+\/[0-9]+\]/d'

## release: the program at its full speed, .build/release/thresh
release: libraries
	@swift build -c release --product thresh

## eval: scores on the benchmark data beside this folder, against the committed baseline
eval: predictions
	@python3 Tests/Evaluation/evaluate.py

## baseline: the same, and keep the scores as the new baseline
baseline: predictions
	@python3 Tests/Evaluation/evaluate.py --update

## train: the models of statements, from the written pages here and the annotated ones beside this folder
train: libraries
	@[ ! -d ../shared/bench ] || swift build -c release --product thresh-eval
	@python3 -m venv .build/training && .build/training/bin/pip install -q -r Training/requirements.txt
	@.build/training/bin/python Training/train_statements.py

## train-vectors: the vectors of words, from the texts of web pages beside this folder; train comes after it
train-vectors:
	@python3 -m venv .build/training && .build/training/bin/pip install -q -r Training/requirements.txt
	@.build/training/bin/python Training/train_vectors.py

## train-blocks: the model that chooses main content, from the annotated web pages beside this folder
train-blocks: libraries
	@[ ! -d ../shared/bench ] || swift build -c release --product thresh-eval
	@python3 -m venv .build/training && .build/training/bin/pip install -q -r Training/requirements.txt
	@.build/training/bin/python Training/train_blocks.py

## train-roles: the models that tell the roles of an abstract's sentences, from the abstracts beside this folder
## train-questions: the models that answer questions over articles, from the trial reports beside this folder
train-roles train-questions: libraries
	@[ ! -d ../shared/bench ] || swift build -c release --product thresh-eval
	@python3 -m venv .build/training && .build/training/bin/pip install -q -r Training/requirements.txt
	@.build/training/bin/python Training/train_$(@:train-%=%).py

# What the evaluation runs; without the benchmark data there is nothing to build.
predictions: libraries
	@[ ! -d ../shared/bench ] || { \
	  swift build -c release --product thresh && \
	  swift build -c release --product thresh-eval && \
	  swift build -c release --package-path Benchmarks --product floor; }

## lint: formatting, and every pipeline file
lint: libraries
	@swift format lint --strict -r Package.swift Sources Plugins Tests
	@swift build --quiet --product thresh
	@$(THRESH) lint Pipelines/*.yaml

## docs: write Documentation/Stages.md and Documentation/pipeline.schema.json anew
docs: libraries
	@swift build --quiet --product thresh
	@$(THRESH) stages --markdown > Documentation/Stages.md.new
	@mv Documentation/Stages.md.new Documentation/Stages.md
	@$(THRESH) schema > Documentation/pipeline.schema.json.new
	@mv Documentation/pipeline.schema.json.new Documentation/pipeline.schema.json

# The headers of libxml2, zlib and SQLite, and pkg-config, with which Swift finds them.
libraries:
	@pkg-config --exists libxml-2.0 zlib sqlite3 2>/dev/null || { \
	  command -v apt-get >/dev/null || { \
	    echo "Please install pkg-config and the development files of libxml2, zlib and SQLite."; exit 1; }; \
	  echo "Installing libxml2, zlib and SQLite development files with apt-get"; \
	  if [ "$$(id -u)" = 0 ]; then sudo=; else sudo=sudo; fi; \
	  $$sudo apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends \
	    libxml2-dev zlib1g-dev libsqlite3-dev pkg-config >/dev/null; }

clean:
	@swift package clean
