# What the live session costs. Three parts of about 25 s, 2 min and 3 min; each ends by itself, whatever hangs.

.PHONY: bench-room
bench-room: $(JAR) ## Measure the live session: coming in, orders to all screens, bytes and CPU a person (ROOMS=400, QUICK=1 for a short look)
	@scripts/setup.sh test
	@$(MVN) -pl crdt,bench -Dspotless.check.skip process-classes \
		org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -DincludeScope=runtime -Dmdep.outputFile=target/classpath
	@ulimit -n $$(ulimit -Hn); $(FIRST) taskset -c 1 java -cp "bench/target/classes:$$(cat $(BENCH_CLASSPATH))" org.mandala.bench.room.BenchRoom
	@cd web-client && exec taskset -c 1 timeout 300 node bench/room.mjs
