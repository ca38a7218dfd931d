#!/usr/bin/env bash
# Every test of every module, and the checks of style and types. Stops at the first that fails.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s\n' "$1"; }

step "Build"
make --no-print-directory build

step "Web client: style, types, unit tests"
(cd web-client && npm run --silent check && npm run --silent test)

step "Java: style, static checks, tests"
mvn -B -ntp verify

step "End to end, in Chromium and with stock clients"
(cd web-client && npm run --silent e2e)
