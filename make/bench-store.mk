# How fast updates reach the disk, with SQLite and with PostgreSQL.

.PHONY: bench-store
bench-store: ## Measure updates stored a second and the wait until saved, at full durability, SQLite beside PostgreSQL (ROUNDS=5)
	@scripts/setup.sh test
	@$(MVN) -pl crdt,server test-compile -Dspotless.check.skip \
		org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -DincludeScope=test -Dmdep.outputFile=target/test-classpath
	@cd server && exec java -Drounds=$(or $(ROUNDS),5) -cp "target/test-classes:target/classes:../crdt/target/classes:$$(cat target/test-classpath)" \
		org.mandala.server.store.BenchStore
