.PHONY: bench-people
bench-people: $(JAR) ## Measure the start page and signing in with 20 cohorts of 40, also while strangers try 5,000 times a second
	@cd web-client && node bench/people.mjs
