.PHONY: bench-practice

bench-practice: $(JAR) ## Measure how far apart one bell sounds, and bells missed in runs with faults (PAGES=0: without a browser)
	@scripts/setup.sh test
	@cd web-client && node bench/practice.mjs
