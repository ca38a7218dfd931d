.PHONY: bench-house

bench-house: $(JAR) ## Measure start, weight of the page and the spread of one bell
	@scripts/setup.sh test
	@cd web-client && node bench/house.mjs
