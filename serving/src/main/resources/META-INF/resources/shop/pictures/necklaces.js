// Necklaces: a chain that falls from above, with what hangs from it.
import { metalOf, stoneOf } from "./materials.js";
import { drop, gem } from "./gems.js";

const fall = (depth, spread = 150) => `M${200 - spread} -10C${200 - spread * 0.9} ${depth * 0.75} ${200 - 40} ${depth} 200 ${depth}S${200 + spread * 0.9} ${depth * 0.75} ${200 + spread} -10`;

/** Places along a fall, from 0 (left) to 1. */
function along(depth, spread, part) {
  const left = part <= 0.5;
  const t = left ? part * 2 : 2 - part * 2;
  const xs = [spread, spread * 0.9, 40, 0];
  const ys = [-10, depth * 0.75, depth, depth];
  const at = (v) => (1 - t) ** 3 * v[0] + 3 * (1 - t) ** 2 * t * v[1] + 3 * (1 - t) * t * t * v[2] + t ** 3 * v[3];
  return [200 + (left ? -1 : 1) * at(xs), at(ys)];
}

function bail(sheet, x, y, metal) {
  sheet.tube(`M${x - 5} ${y - 6}a5 8 0 1 1 10 0a5 8 0 1 1 -10 0Z`, 4, metal);
}

function teardrop(sheet, metal, stone) {
  sheet.chain(fall(206), 6, metal);
  sheet.cast(`<ellipse cx="200" cy="276" rx="38" ry="52"/>`, 10, 14, 0.32, 10);
  bail(sheet, 200, 214, metal);
  drop(sheet, 200, 274, 42, 56, null, metal);
  drop(sheet, 200, 276, 33, 46, stone, metal);
}

function bar(sheet, metal, stone) {
  sheet.chain("M40 -10C56 130 90 214 122 236", 5.5, metal);
  sheet.chain("M360 -10C344 130 310 214 278 236", 5.5, metal);
  sheet.cast(`<rect x="118" y="230" width="164" height="16" rx="8"/>`, 6, 12, 0.34, 7);
  sheet.add(
    `<rect x="118" y="229" width="164" height="17" rx="8.5" fill="${sheet.linear([[0, metal.lt], [0.25, metal.hi], [0.55, metal.md], [1, metal.dp]], [0, 0, 0, 1])}"/>`,
  );
  if (stone) {
    [-48, -24, 0, 24, 48].forEach((dx) => gem(sheet, 200 + dx, 237.5, 8.5, stone, metal));
  }
}

function layered(sheet, metal, stone) {
  for (const [depth, spread, width] of [[150, 112, 4.5], [222, 136, 5.5], [304, 160, 6.5]]) {
    sheet.chain(fall(depth, spread), width, metal);
  }
  bail(sheet, 200, 312, metal);
  sheet.cast(`<circle cx="200" cy="336" r="20"/>`, 5, 8, 0.3, 6);
  sheet.ball(200, 336, 22, metal);
  gem(sheet, 200, 335, 17, stone, metal);
  gem(sheet, 200, 230, 9, stone, metal);
  gem(sheet, 200, 157, 7, stone, metal);
}

function locket(sheet, metal, stone) {
  sheet.chain(fall(196), 6, metal);
  sheet.cast(`<ellipse cx="200" cy="274" rx="56" ry="68"/>`, 10, 14, 0.34, 10);
  bail(sheet, 200, 204, metal);
  sheet.add(
    `<ellipse cx="200" cy="272" rx="57" ry="69" fill="${sheet.metal(metal, [140, 200, 262, 344])}" stroke="${metal.dp}" stroke-width="1"/>`,
    `<ellipse cx="200" cy="272" rx="48" ry="60" fill="${sheet.radial([[0, metal.hi], [0.4, metal.lt], [0.8, metal.md], [1, metal.dk]], [0.36, 0.28, 0.85])}" stroke="${metal.dk}" stroke-width="1.5"/>`,
  );
  const leaf = "M0 -14C9 -26 9 -38 0 -46C-9 -38 -9 -26 0 -14Z";
  for (let i = 0; i < 8; i++) {
    sheet.add(`<path d="${leaf}" transform="translate(200 272) rotate(${i * 45}) scale(.86 .86)" fill="none" stroke="${metal.dk}" stroke-width="1.6" opacity="0.75"/>`);
  }
  gem(sheet, 200, 272, 15, stone, metal);
  sheet.add(`<rect x="253" y="262" width="8" height="20" rx="4" fill="${sheet.plate(metal)}" stroke="${metal.dk}" stroke-width="0.8"/>`);
}

function bib(sheet, metal, stone) {
  sheet.chain(fall(130, 118), 7, metal);
  for (let row = 0; row < 4; row++) {
    const count = 9 + row;
    for (let i = 0; i < count; i++) {
      const part = 0.27 + (0.46 * i) / (count - 1);
      const [x, y] = along(138 + row * 38, 124 + row * 12, part);
      const r = 11 + row * 1.6;
      sheet.cast(`<circle cx="${x}" cy="${y}" r="${r}"/>`, 2, 4, 0.2, 3);
      sheet.add(`<circle cx="${x}" cy="${y}" r="${r}" fill="${sheet.plate(metal)}" stroke="${metal.dk}" stroke-width="1"/>`);
      if ((i + row) % 2 === 0) {
        gem(sheet, x, y, r * 0.68, stone, metal);
      } else {
        sheet.add(`<circle cx="${x}" cy="${y}" r="${r * 0.5}" fill="none" stroke="${metal.dk}" stroke-width="2"/><circle cx="${x - 0.8}" cy="${y - 0.8}" r="${r * 0.5}" fill="none" stroke="${metal.hi}" stroke-width="0.9"/>`);
      }
    }
  }
}

function longevity(sheet, metal, stone) {
  sheet.chain(fall(180), 7, metal);
  const lock = "M116 226C116 206 136 204 148 214C160 192 182 190 200 206C218 190 240 192 252 214C264 204 284 206 284 226C292 270 258 322 200 330C142 322 108 270 116 226Z";
  sheet.cast(`<path d="${lock}"/>`, 9, 14, 0.34, 10);
  bail(sheet, 200, 196, metal);
  sheet.add(
    `<path d="${lock}" fill="${sheet.metal(metal, [110, 200, 290, 330])}" stroke="${metal.dp}" stroke-width="1.4"/>`,
    `<path d="${lock}" transform="translate(200 266) scale(.86 .84) translate(-200 -266)" fill="none" stroke="${metal.dk}" stroke-width="2.4"/><path d="${lock}" transform="translate(201 267) scale(.86 .84) translate(-200 -266)" fill="none" stroke="${metal.hi}" stroke-width="1"/>`,
    `<path d="M140 244c10-14 26-8 24 4M260 244c-10-14-26-8-24 4M156 290c8-8 18-6 22 2M244 290c-8-8-18-6-22 2" fill="none" stroke="${metal.dp}" stroke-width="3" stroke-linecap="round" opacity="0.7"/>`,
  );
  gem(sheet, 200, 258, 25, stone, metal);
  for (const x of [160, 200, 240]) {
    const top = x === 200 ? 330 : 318;
    sheet.chain(`M${x} ${top}V${top + 20}`, 4, metal);
    sheet.ball(x, top + 28, 9, metal);
  }
}

const DESIGNS = { teardrop, bar, layered, locket, bib, longevity };

export function necklace(sheet, { title, attributes }) {
  const words = title.split(/\W+/);
  const name = Object.keys(DESIGNS).find((each) => words.includes(each)) ?? "teardrop";
  DESIGNS[name](sheet, metalOf(attributes), stoneOf(attributes));
}
