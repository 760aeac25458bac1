# The steps themselves are in .ci/run, so that they are the same everywhere.
.PHONY: all build test lint race ci long pictures format

all: build

build test race long:
	@.ci/run $@

lint:
	@.ci/run format vet lint

ci:
	@.ci/run

format:
	@go tool -modfile=internal/tools/go.mod gofumpt -w .

# Draws the committed pictures and the README's table of keys anew.
pictures:
	go run ./screenshots
