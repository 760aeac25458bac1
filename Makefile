# The steps themselves are in .ci/run, so that they are the same everywhere.
.DEFAULT_GOAL := help
.PHONY: help demo build test race lint format docs pictures update-goldens ci long

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' Makefile | column -t -s '|'

demo: ## the program on an embedded ClickUp: no token, no network
	@go run . --demo

build: ## the program, as ./cutui
	@.ci/run build

test: ## all tests
	@.ci/run test

race: ## the tests with the race detector
	@.ci/run race

lint: ## formatting, vet and the linters
	@.ci/run format vet lint

format: ## format all files
	@go tool -modfile=internal/tools/go.mod gofumpt -w .

docs: ## write the tables in docs/ from the program
	@go run ./internal/docs

pictures: ## draw the README's pictures with the program
	@go run ./screenshots

update-goldens: docs ## write the expected files of tests; look at the difference before you commit it
	@UPDATE_GOLDEN=1 go test -count=1 ./ui/... ./internal/report ./internal/arch

ci: ## everything a change must pass
	@.ci/run

long: ## the long tests, a release as a snapshot, and every fuzz target for a minute
	@.ci/run long
