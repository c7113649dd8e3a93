#!/usr/bin/env bash
# Tests of what the pages reckon; skipped, with a message, where there is no Node. Needs no packages.
set -euo pipefail

readonly NODE_NEEDED=20
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
readonly here root=$here/../../../..

skip() {
  printf 'serving: tests of the pages skipped: %s\n' "$1" >&2
  exit 0
}

command -v node >/dev/null || skip "node is not on the PATH"
version=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
((version >= NODE_NEEDED)) || skip "Node $NODE_NEEDED or later is needed, this is $version"

# As they lie in the program, but said to be modules, which a browser does not need to be told.
site=$(mktemp -d "${TMPDIR:-/tmp}/daogou-pages-XXXXXX")
trap 'rm -rf -- "$site"' EXIT
cp -r "$root/serving/src/main/resources/META-INF/resources/board" "$site/board"
mkdir "$site/vendor"
cp "$root/clients/javascript/dist/daogou.js" "$site/vendor/"
cp -r "$here/board" "$site/test"
printf '{"type": "module"}\n' >"$site/package.json"
mkdir -p "$site/src/main/resources/META-INF/resources" "$site/src/test/javascript"
cp -r "$root/serving/src/main/resources/META-INF/resources/shop" "$site/src/main/resources/META-INF/resources/shop"
cp -r "$here/shop" "$site/src/test/javascript/shop"
node --test "$site"/test/*.test.js "$site"/src/test/javascript/shop/*.test.mjs
