.PHONY: bench-room

bench-room: $(JAR) ## Measure the live session: coming in, orders to all screens, bytes and CPU a person (ROOMS=400, QUICK=1 for a short look)
	@scripts/setup.sh test
	@cd web-client && ulimit -n 65536 2>/dev/null; taskset -c 1 node bench/room.mjs
