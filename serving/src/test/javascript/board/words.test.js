import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { formats } from "../board/format.js";
import { ageInWords, called, fill, stillness, WORDS } from "../board/words.js";

const leaves = (tree, path = "") =>
  Object.entries(tree).flatMap(([name, value]) =>
    typeof value === "string" ? [[`${path}${name}`, value]] : leaves(value, `${path}${name}.`),
  );

test("should have every word in both languages, with the same gaps to fill", () => {
  const gaps = ([name, text]) => `${name} ${[...text.matchAll(/\{\w+\}/g)].map(String).sort()}`;

  assert.deepEqual(leaves(WORDS.zh).map(gaps).sort(), leaves(WORDS.en).map(gaps).sort());
});

test("should leave no word empty", () => {
  Object.values(WORDS).forEach((words) => leaves(words).forEach(([name, text]) => assert.notEqual(text, "", name)));
});

/** The page's own modules, with the short names that they give to groups of words written out. */
function modules() {
  const board = new URL("../board/", import.meta.url);
  const files = readdirSync(board, { recursive: true }).map(String);
  return files
    .filter((file) => file.endsWith(".js") && !file.startsWith("words/"))
    .map((file) => readFileSync(new URL(file, board), "utf8").replaceAll(/WORDS\[[\w.]+\]/g, "words"))
    .map((text) => {
      const short = [...text.matchAll(/const (\w+) = (?:context\.)?words\.(\w+);\n/g)];
      const bare = short.reduce((rest, [whole]) => rest.replace(whole, ""), text);
      return short.reduce((rest, [, name, group]) => rest.replace(new RegExp(`\\b${name}\\b`, "g"), `words.${group}`), bare);
    });
}

/** Names that the service sends, and that no module has to know. */
const SENT = ["steps"];

test("should use each word", () => {
  const texts = modules();
  const isThere = (pattern) => texts.some((text) => new RegExp(pattern).test(text));
  const isUsed = (path) => {
    const [last, ...above] = path.split(".").reverse();
    const group = above.reverse().join("\\.");
    if (isThere(`words\\.${path.replaceAll(".", "\\.")}\\b`)) return true;
    if (group === "") return false;
    const isGivenWhole = isThere(`words\\.${group}\\b(?![.[:])`);
    const isLookedUp = isThere(`words\\.${group}\\[`) && (SENT.includes(group) || isThere(`"${last}"`));
    return isGivenWhole || isLookedUp;
  };

  const unused = leaves(WORDS.en).filter(([path]) => !isUsed(path));

  assert.deepEqual(unused, []);
});

test("should fill gaps, and call what has no name by its own", () => {
  assert.equal(fill("{n} of {m}", { n: 1, m: 2 }), "1 of 2");
  assert.equal(called({ a: "A" }, "constructor"), "constructor");
  assert.equal(ageInWords(WORDS.zh, 90_000), "1 分钟");
});

test("should name the partitions that stand still, and how long, in both languages", () => {
  assert.match(stillness(WORDS.en, 41_000, [3]), /^Partition 3 .*stands still.*for 41 s,/);
  assert.match(stillness(WORDS.en, 125_000, [1, 3]), /^Partitions 1, 3 .*stand still.*up to 2 min,/);
  assert.match(stillness(WORDS.zh, 41_000, [3]), /分区 3 已停滞.*41 秒/);
  assert.match(stillness(WORDS.zh, 125_000, [1, 3]), /分区 1、3 已停滞.*2 分钟/);
});

test("should write counts in full up to a million", () => {
  const { count, brief } = formats("en");

  assert.equal(count(999_999), "999,999");
  assert.equal(count(12_345_678), "12.35M");
  assert.equal(formats("zh").count(12_345_678), "1235万");
  assert.equal(brief(123_456), "123K");
});

test("should write money with the sign of its currency, and bear one that is none", () => {
  const { money } = formats("en");

  assert.equal(money(249, "CNY"), "¥249.00");
  assert.equal(money(24_900.4, "EUR"), "€24,900");
  assert.equal(money(24_900_000, "CNY"), "¥24.9M");
  assert.equal(money(5, ""), "5.00");
});

test("should write shares, changes, factors and latencies", () => {
  const { percent, delta, times, latency } = formats("en");

  assert.equal(percent(0.0614), "6.1%");
  assert.equal(delta({ change: 0.123 }, false, "pp"), "+12.3%");
  assert.equal(delta({ change: -0.004 }, true, "pp"), "-0.4 pp");
  assert.equal(times(3.24), "×3.2");
  assert.equal(latency(74), "74 ms");
  assert.equal(latency(12_300), "12.3 s");
});

test("should write times in the zone of who reads", () => {
  const { moment, tick } = formats("en", "Asia/Shanghai");
  const noon = Date.UTC(2026, 0, 5, 4, 0, 7);

  assert.equal(moment(noon, 1), "12:00:07");
  assert.equal(tick(noon, 3_600_000), "12:00");
});
