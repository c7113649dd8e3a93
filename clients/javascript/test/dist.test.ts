import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";

const HOME = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const DIST = join(HOME, "dist");

test("should hold in dist what the source builds; otherwise: npm run build", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "daogou-client-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const { buildInto } = (await import(join(HOME, "build.mjs"))) as { buildInto(folder: string): Promise<void> };

  await buildInto(folder);

  assert.deepEqual(readdirSync(DIST).sort(), readdirSync(folder).sort());
  for (const file of readdirSync(folder)) {
    assert.ok(read(folder, file) === read(DIST, file), `dist/${file} is not what the source builds: npm run build`);
  }
});

test("should export the same from the module and from the script", async () => {
  const module = (await import(join(DIST, "daogou.js"))) as object;
  const page: { Daogou?: object } = {};

  runInNewContext(`${read(DIST, "daogou.min.js")};this.Daogou = Daogou`, page);

  assert.deepEqual(Object.keys(module).sort(), [
    "Backoff",
    "DaogouProblem",
    "EventStreamReader",
    "MemoryStorage",
    "createClient",
  ]);
  assert.deepEqual(Object.keys(page.Daogou ?? {}).sort(), Object.keys(module).sort());
});

test("should need nothing else at run time", () => {
  const { dependencies } = JSON.parse(read(HOME, "package.json")) as { dependencies?: object };

  assert.equal(dependencies, undefined);
  assert.doesNotMatch(read(DIST, "daogou.js"), /^import /m);
});

const read = (folder: string, file: string) => readFileSync(join(folder, file), "utf8");
