# The Yjs engine: proof and measurements.

CRDT_RUN = mvn -q -B -ntp -pl crdt test-compile org.codehaus.mojo:exec-maven-plugin:3.5.1:java -Dexec.classpathScope=test -Dspotless.check.skip

.PHONY: vectors
vectors: ## Run the Yjs test vectors of a folder: make vectors DIR=path
	@$(CRDT_RUN) -Dexec.mainClass=org.mandala.crdt.VectorRunner -Dexec.args="$(abspath $(or $(DIR),crdt/src/test/resources/vectors))"

CRDT_PEERS = bench/crdt/node_modules/.package-lock.json
$(CRDT_PEERS): bench/crdt/package-lock.json
	@cd bench/crdt && npm ci --no-audit --no-fund --silent

CRDT_TRACES = bench/target/traces
$(CRDT_TRACES)/text.v2: bench/crdt/traces.mjs $(CRDT_PEERS)
	@cd bench/crdt && node traces.mjs $(abspath $(CRDT_TRACES))

.PHONY: bench-crdt
bench-crdt: $(CRDT_TRACES)/text.v2 ## Measure the Yjs engine beside official Yjs (ROUNDS=3)
	@mvn -q -B -ntp -pl crdt,bench -Dspotless.check.skip process-classes \
		org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -DincludeScope=runtime -Dmdep.outputFile=target/classpath
	@cd bench/crdt && node measure.mjs $(abspath $(CRDT_TRACES)) "$(abspath bench/target/classes):$$(cat ../target/classpath)" $(or $(ROUNDS),3) > ../target/crdt.json
	@cd bench/crdt && node report.mjs $(abspath bench/target/crdt.json) $(abspath docs/measurements.md)

.PHONY: fuzz
fuzz: $(CRDT_PEERS) ## Edit replicas of both engines at random: make fuzz SEEDS=3000 [FIRST=1]
	@mvn -q -B -ntp -pl crdt test -Dtest=DifferentialFuzzTest -Dfuzz.seeds=$(or $(SEEDS),300) -Dfuzz.first=$(or $(FIRST),1)

CRDT_FUZZ_TARGETS = ApplyFuzzTest\#applyingV1 ApplyFuzzTest\#applyingV2 ApplyFuzzTest\#applyingTwoUpdates DecodersFuzzTest\#updatesOfV1 \
	DecodersFuzzTest\#updatesOfV2 DecodersFuzzTest\#framesAndAwareness DecodersFuzzTest\#positionsSnapshotsAndStateVectors DecodersFuzzTest\#valuesAndJson

.PHONY: fuzz-bytes
fuzz-bytes: ## Let Jazzer search for a minute in each decoder and in apply: make fuzz-bytes [CRDT_FUZZ_TARGETS='ApplyFuzzTest\#applyingV1']
	@for target in $(CRDT_FUZZ_TARGETS); do echo "$$target"; \
		JAZZER_FUZZ=1 mvn -q -B -ntp -pl crdt-fuzz -am test -Dtest="$$target" -Dsurefire.failIfNoSpecifiedTests=false || exit 1; done
