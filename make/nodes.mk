# Several nodes of one programme.

LONG_TESTS += long-nodes

.PHONY: long-nodes
long-nodes: ## Kill, freeze and cut off nodes and Redis twenty times each; three nodes' presence from 1,000 seeds; what docker-compose.yml starts
	@scripts/setup.sh long
	@$(MVN) -pl crdt,server test -Dspotless.check.skip=true -Dsurefire.failIfNoSpecifiedTests=false \
		-Dtest='NodeProofTest,PresenceSimulationTest,ComposeRunTest' -Druns=$(or $(RUNS),20) -Dseeds=$(or $(SEEDS),1000)

NODES_CLASSPATH := server/target/test-classpath

.PHONY: bench-nodes
bench-nodes: ## Measure what several nodes cost: who comes, what is written, what Redis does (PARTS="joins updates scale presence" for some)
	@scripts/setup.sh test
	@$(MVN) -pl crdt,server -Dspotless.check.skip test-compile \
		org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -DincludeScope=test -Dmdep.outputFile=target/test-classpath
	@cd server && exec java -cp "target/test-classes:target/classes:../crdt/target/classes:$$(cat ../$(NODES_CLASSPATH))" \
		org.mandala.server.proof.NodeBench $(PARTS)
