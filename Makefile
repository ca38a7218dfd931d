# Two commands: `make run` opens the house, `make test` proves it. `make help` lists the rest.
.DEFAULT_GOAL := help
SHELL := /bin/bash
MVN := mvn -B -ntp -q
JAR := server/target/mandala-server.jar
CLIENT := web-client/dist/index.html
PORT ?= 8080
DATA ?= ./data

JAVA_SOURCES := $(shell find crdt/src/main server/src/main config -type f 2>/dev/null) pom.xml crdt/pom.xml server/pom.xml
WEB_SOURCES := $(shell find web-client/src web-client/public -type f 2>/dev/null) $(wildcard web-client/*.ts web-client/*.html web-client/*.json)

.PHONY: help run test test-long build format messages rights openapi clean

help: ## List what make can do
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

run: ## Build what changed and open the house on http://localhost:$(PORT)
	@scripts/setup.sh run
	@$(MAKE) --no-print-directory build
	@exec java -jar $(JAR) serve --demo --port $(PORT) --data $(DATA)

build: $(JAR) ## Build server/target/mandala-server.jar without tests

test: ## Install what tests need, then run every test of every module
	@scripts/setup.sh test
	@scripts/test.sh

test-long: ## Run the long proofs: kills, lost power, many seeds (each make/*.mk may add to LONG_TESTS)
	@scripts/setup.sh test
	@$(MAKE) --no-print-directory build
	@for each in $(LONG_TESTS); do echo "== $$each"; $(MAKE) --no-print-directory $$each || exit 1; done

format: web-client/node_modules/.package-lock.json ## Format all code
	@$(MVN) spotless:apply
	@cd web-client && npm run --silent format

messages: ## Write the client's types from the server's records
	@$(MVN) -pl crdt,server test -Dtest=MessagesTest -Dmessages.write=true -Dsurefire.failIfNoSpecifiedTests=false

rights: ## Write the table of rights into docs/rights.md
	@$(MVN) -pl crdt,server test -Dtest=RightsTest -Drights.write=true -Dsurefire.failIfNoSpecifiedTests=false

openapi: ## Write the schemas of docs/openapi.yaml from the server's records
	@$(MVN) -pl crdt,server test -Dtest=OpenApiTest -Dopenapi.write=true -Dsurefire.failIfNoSpecifiedTests=false

clean: ## Remove everything that was built
	@rm -rf */target web-client/dist web-client/node_modules

web-client/node_modules/.package-lock.json: web-client/package-lock.json
	@echo "Installing the web client's libraries"
	@cd web-client && npm ci --silent --no-progress
	@touch $@

$(CLIENT): web-client/node_modules/.package-lock.json $(WEB_SOURCES)
	@echo "Building the web client"
	@cd web-client && npm run --silent build
	@touch $@

$(JAR): $(CLIENT) $(JAVA_SOURCES)
	@echo "Building the server"
	@$(MVN) -pl crdt,server package -DskipTests -Dspotless.check.skip=true
	@touch $@

-include make/*.mk
