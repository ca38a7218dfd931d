# Several nodes of one programme.

LONG_TESTS += long-nodes

.PHONY: long-nodes
long-nodes: ## Kill, freeze and cut off nodes, Redis and three sites twenty times each; three nodes' rooms, sessions and boards from 1,000 seeds; what docker-compose.yml starts
	@scripts/setup.sh long
	@$(MVN) -pl crdt,server test -Dspotless.check.skip=true -Dsurefire.failIfNoSpecifiedTests=false -DforkCount=3 \
		-Dtest='NodeProofTest,LineProofTest,ThreeSitesTest,NetSpaceProofTest,ComposeRunTest' -Druns=$(or $(RUNS),20)
	@$(MVN) -pl crdt,server test -Dspotless.check.skip=true -Dsurefire.failIfNoSpecifiedTests=false -DforkCount=2 \
		-Dtest='PresenceSimulationTest,SessionSimulationTest,SimulationTest' -Dseeds=$(or $(SEEDS),1000) -Dsimulation.seeds=$(or $(SEEDS),1000)

NODES_CLASSPATH := server/target/test-classpath

.PHONY: bench-nodes
bench-nodes: ## Measure what several nodes cost: who comes, what is written, what Redis does (PARTS="joins presence updates scale" for some)
	@scripts/setup.sh test
	@$(MVN) -pl crdt,server -Dspotless.check.skip test-compile \
		org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -DincludeScope=test -Dmdep.outputFile=target/test-classpath
	@cd server && exec java -cp "target/test-classes:target/classes:../crdt/target/classes:$$(cat ../$(NODES_CLASSPATH))" \
		org.mandala.server.proof.NodeBench $(PARTS)
