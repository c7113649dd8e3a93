// Builds the bundles and the types into a folder: node build.mjs FOLDER
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { generateDtsBundle } from "dts-bundle-generator";

const home = dirname(fileURLToPath(import.meta.url));
const entry = join(home, "src", "index.ts");
const banner = { js: "// Daogou's client for the browser; made by clients/javascript/build.mjs, not by hand." };

const bundle = (folder, name, options) =>
  build({
    absWorkingDir: home,
    entryPoints: [entry],
    outfile: join(folder, name),
    bundle: true,
    platform: "browser",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    banner,
    logLevel: "warning",
    ...options,
  });

export async function buildInto(folder) {
  mkdirSync(folder, { recursive: true });
  await bundle(folder, "daogou.js", { format: "esm" });
  await bundle(folder, "daogou.min.js", { format: "iife", globalName: "Daogou", minify: true });
  const [types] = generateDtsBundle([{ filePath: entry, output: { noBanner: true, exportReferencedTypes: false } }], {
    preferredConfigPath: join(home, "tsconfig.json"),
  });
  writeFileSync(join(folder, "daogou.d.ts"), types);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildInto(resolve(process.argv[2] ?? "dist"));
}
