# What is stored stays stored: the long proofs. `make test` runs short ones of the same.

LONG_TESTS += long-store

.PHONY: long-store
long-store: ## Kill the server 100 times, take the power away at 2,000 moments, compact with 10,000 seeds
	@$(MVN) -pl crdt,server test -Dspotless.check.skip=true -Dsurefire.failIfNoSpecifiedTests=false \
		-Dtest='KillLoopTest,FaultsTest,PowerLossTest,CompactionTest' \
		-Dkills=$(or $(KILLS),100) -Dpower.points=$(or $(POINTS),2000) -Dcompaction.seeds=$(or $(SEEDS),10000)
