#!/usr/bin/env bash
# Tests of the JavaScript client; skipped, with a message, where Node or its packages cannot be had.
set -euo pipefail

readonly NODE_NEEDED=20
cd -- "$(dirname -- "${BASH_SOURCE[0]}")"

skip() {
  printf 'clients/javascript: tests skipped: %s\n' "$1" >&2
  exit 0
}

is_installed() { [[ node_modules/.package-lock.json -nt package-lock.json ]]; }

install() {
  local log status=0
  log=$(npm ci --ignore-scripts --no-audit --no-fund 2>&1) || status=$?
  ((status == 0)) && return
  printf '%s\n' "$log" >&2
  if grep -qE 'ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT' <<<"$log"; then
    skip "npm reaches no registry"
  fi
  exit "$status"
}

command -v node >/dev/null && command -v npm >/dev/null || skip "node and npm are not on the PATH"
version=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
((version >= NODE_NEEDED)) || skip "Node $NODE_NEEDED or later is needed, this is $version"

is_installed || install
npm test --silent
