# .ci/run holds the steps, so that they are the same everywhere.
.DEFAULT_GOAL := help
.PHONY: help demo build test race lint format docs pictures update-goldens ci long

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' Makefile | column -t -s '|'

demo: ## run the program on a built-in ClickUp: no token, no network
	@go run . --demo

build: ## build the program as ./cutui
	@.ci/run build

test: ## run all tests
	@.ci/run test

race: ## run the tests with the race detector
	@.ci/run race

lint: ## check formatting, vet and lint
	@.ci/run format vet lint

format: ## format all files
	@go tool -modfile=internal/tools/go.mod gofumpt -w .

docs: ## update the tables in docs/ from the program
	@go run ./internal/docs

pictures: ## draw the pictures of the README and docs with the program
	@go run ./screenshots

update-goldens: docs ## rewrite the tests' expected files; read the diff before you commit it
	@UPDATE_GOLDEN=1 go test -count=1 ./ui/... ./internal/report ./internal/arch

ci: ## run everything a change must pass
	@.ci/run

long: ## run the long tests, a snapshot release, and every fuzz target for a minute
	@.ci/run long
