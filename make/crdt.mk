# The Yjs engine: proof and measurements.

CRDT_RUN = mvn -q -B -ntp -pl crdt test-compile org.codehaus.mojo:exec-maven-plugin:3.5.1:java -Dexec.classpathScope=test -Dspotless.check.skip

.PHONY: vectors
vectors: ## Run the Yjs test vectors of a folder: make vectors DIR=path
	@$(CRDT_RUN) -Dexec.mainClass=org.mandala.crdt.VectorRunner -Dexec.args="$(abspath $(or $(DIR),crdt/src/test/resources/vectors))"
