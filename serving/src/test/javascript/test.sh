#!/usr/bin/env bash
# Tests of the modules behind the pages; skipped, with a message, where there is no Node.
set -euo pipefail

readonly NODE_NEEDED=20
cd -- "$(dirname -- "${BASH_SOURCE[0]}")"

skip() {
  printf 'serving/src/test/javascript: tests skipped: %s\n' "$1" >&2
  exit 0
}

command -v node >/dev/null || skip "node is not on the PATH"
version=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
((version >= NODE_NEEDED)) || skip "Node $NODE_NEEDED or later is needed, this is $version"

node --test */*.test.mjs
