# The steps themselves are in .ci/run, so that they are the same everywhere.
.PHONY: all build test lint race ci long pictures

all: build

build test race long:
	@.ci/run $@

lint:
	@.ci/run format vet lint

ci:
	@.ci/run

# Draws the committed pictures and the README's table of keys anew.
pictures:
	go run ./screenshots
