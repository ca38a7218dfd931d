# What is stored stays stored: the long proofs. `make test` runs short ones of the same.

LONG_TESTS += long-store

.PHONY: long-store
long-store: ## Kill the server 100 times, take the power away at 2,000 moments, compact with 10,000 seeds
	@$(MVN) -pl crdt,server test -Dspotless.check.skip=true -Dsurefire.failIfNoSpecifiedTests=false \
		-Dtest='KillLoopTest,FaultsTest,PowerLossTest,CompactionTest,StoreAwayTest' \
		-Dlong=true -Dkills=$(or $(KILLS),100) -Dpower.points=$(or $(POINTS),2000) -Dcompaction.seeds=$(or $(SEEDS),10000)

LONG_TESTS += long-e2e

.PHONY: long-e2e
long-e2e: ## End to end: eight pages on slow lines, and a wall clock that jumps by an hour
	@cd web-client && MANDALA_LONG=1 npm run --silent e2e -- saved && npm run --silent e2e-long
