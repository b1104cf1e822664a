# `make run` and `make test` do all the set-up they need on a fresh Debian or Ubuntu with Swift.
SWIFT ?= swift
SHELL := /bin/bash

.PHONY: run test sanitize fuzz mutate soak replay bugs bench figures docs format lint layering examples setup setup-test setup-bench clean

setup:
	@.ci/packages build

setup-test: setup
	@.ci/packages test

setup-bench: setup
	@.ci/packages bench

## Starts real servers, watches them through the whole platform, takes one down and brings it back.
run: setup
	@.ci/example run BlackTide blacktide demo

## Builds everything and passes every test, those against real servers included.
test: setup-test
	@.ci/test

## Runs the tests of the modules that need no server again, under the thread and the address sanitizer.
sanitize: setup
	@.ci/sanitize

## Gives every parser made-up input under libFuzzer, 10 s each; FUZZ_SECONDS=600 makes it a long search.
fuzz: setup
	@.ci/fuzz

## Gives every decoder of ChainDecoding 20,000 changed inputs; MUTATIONS=10000000 makes it a long search.
mutate:
	@.ci/mutate

## Runs SEEDS random worlds, and those in which something was wrong once, against the invariants.
SEEDS ?= 100000
soak: setup
	@.ci/soak run --seeds $(SEEDS) --corpus Tests/Soak/Corpus.txt

## Runs one random world again, makes it simpler if it breaks an invariant, and prints its steps.
SEED ?= 1
replay: setup
	@.ci/soak replay --seed $(SEED)

## Shows that random worlds find every seeded bug, and which world finds it.
bugs: setup
	@.ci/soak bugs

## Measures the hot paths and their peers; see Documentation/Performance.md.
bench: setup-bench
	@Benchmarks/bench

## Prints how soon outages are seen, how often noise pages and what faults cost; see Documentation/Reliability.md.
figures: setup
	@.ci/soak figures
	@.ci/soak recovery

## Builds the documentation of every product and fails on any warning.
docs:
	@.ci/docs

format:
	@$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Plugins Tests Benchmarks Examples

lint:
	@$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Plugins Tests Benchmarks Examples

layering:
	@.ci/layering

examples: setup
	@.ci/examples

clean:
	rm -rf .build .build-*
