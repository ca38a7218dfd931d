.PHONY: simulate
simulate: ## Run the doc service under virtual time from many seeds: make simulate SEEDS=3000 [FIRST=1]
	@$(MVN) -pl crdt,server test -Dtest=SimulationTest -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip \
		-Dsimulation.seeds=$(or $(SEEDS),300) -Dsimulation.first=$(or $(FIRST),1)
