# What documents cost to serve, beside the peers.

PEERS := bench/peers/docs
BENCH_CLASSPATH := bench/target/classpath

.PHONY: bench-docs
bench-docs: $(JAR) $(PEERS)/node_modules/.package-lock.json ## Measure documents beside their peers (STARTS=5, QUICK=1 for a short look)
	@$(MVN) -pl crdt,bench -Dspotless.check.skip process-classes \
		org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -DincludeScope=runtime -Dmdep.outputFile=target/classpath
	@exec taskset -c 1 java -cp "bench/target/classes:$$(cat $(BENCH_CLASSPATH))" org.mandala.bench.docs.BenchDocs

$(PEERS)/node_modules/.package-lock.json: $(PEERS)/package-lock.json
	@echo "Installing the servers to measure against"
	@cd $(PEERS) && npm ci --silent --no-progress
	@touch $@
