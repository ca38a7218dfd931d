# What documents cost to serve, beside the peers.

PEERS := bench/peers/docs
BENCH_CLASSPATH := bench/target/classpath

# Where one may, before whatever else the machine does; the servers that it starts inherit it.
FIRST = $(shell [ "$$(nice -n -15 nice 2>/dev/null)" = -15 ] && echo nice -n -15)

.PHONY: bench-docs
bench-docs: $(JAR) $(PEERS)/node_modules/.package-lock.json ## Measure documents beside their peers (STARTS=5, SCENARIOS=steady,highest,storm,idle,big,kill, QUICK=1 for a short look)
	@$(MVN) -pl crdt,bench -Dspotless.check.skip process-classes \
		org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -DincludeScope=runtime -Dmdep.outputFile=target/classpath
	@exec $(FIRST) taskset -c 1 java -cp "bench/target/classes:$$(cat $(BENCH_CLASSPATH))" org.mandala.bench.docs.BenchDocs

$(PEERS)/node_modules/.package-lock.json: $(PEERS)/package-lock.json
	@echo "Installing the servers to measure against"
	@cd $(PEERS) && npm ci --silent --no-progress
	@touch $@
