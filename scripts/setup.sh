#!/usr/bin/env bash
# Installs what is missing to run (`setup.sh run`), to test (`setup.sh test`) or for the long proofs (`setup.sh long`), by the system's own package manager where we may,
# and says what to install where we may not. Does nothing, quickly, when everything is there.
set -euo pipefail

purpose="${1:-run}"
missing=()

need() { # command, package
  command -v "$1" >/dev/null 2>&1 || missing+=("$2")
}

newer_java() {
  command -v javac >/dev/null 2>&1 || return 1
  local major
  major=$(javac -version 2>&1 | sed -E 's/javac ([0-9]+).*/\1/')
  [ "$major" -ge 17 ]
}

newer_node() {
  command -v node >/dev/null 2>&1 || return 1
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ]
}

newer_java || missing+=("openjdk-17-jdk-headless")
need mvn maven
need npm npm
need curl curl
if [ "$purpose" != run ]; then
  need chromium chromium
  need redis-server redis-server
  need strace strace
  need openssl openssl
  ls /usr/lib/*/faketime/libfaketimeMT.so.1 >/dev/null 2>&1 || missing+=("libfaketime")
  [ -x /usr/lib/postgresql/15/bin/postgres ] || command -v postgres >/dev/null 2>&1 || missing+=("postgresql")
fi

if [ "$purpose" = long ]; then
  need caddy caddy
  need wget wget
fi

if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing: ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  else
    echo "Please install these packages, then run the command again: ${missing[*]}" >&2
    exit 2
  fi
fi

newer_node || { echo "Please install Node.js 20 or newer; this machine has $(node --version 2>/dev/null || echo none)." >&2; exit 2; }
