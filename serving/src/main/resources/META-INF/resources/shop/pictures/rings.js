// Rings: a band that stands, with what it carries.
import { metalOf, stoneOf } from "./materials.js";
import { drop, gem } from "./gems.js";
import { around } from "./sheet.js";

const X = 200;
const Y = 236;

const circle = (r, cx = X, cy = Y) => `M${cx - r} ${cy}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0Z`;

/** The band: its far inside first, then the polished front. */
function band(sheet, metal, r, width) {
  sheet.shadow(X + 8, Y + r + width * 0.6, r * 0.95, 13);
  const back = width * 0.7;
  sheet.add(
    `<path d="${circle(r, X + back, Y - 3)}" fill="none" stroke="${metal.dp}" stroke-width="${width}"/>`,
    `<path d="${circle(r, X + back * 0.6, Y - 2)}" fill="none" stroke="${sheet.linear([[0, metal.dk], [0.5, metal.md], [1, metal.dp]], [0, 0, 0, 1])}" stroke-width="${width}"/>`,
  );
  sheet.tube(circle(r), width, metal);
  sheet.add(
    `<path d="M${X - r * 0.94} ${Y + r * 0.34}A${r} ${r} 0 0 0 ${X - r * 0.3} ${Y + r * 0.95}" fill="none" stroke="${metal.hi}" stroke-width="${width * 0.2}" stroke-linecap="round" opacity="0.8" filter="${sheet.blur(1.2)}"/>`,
  );
}

function claws(sheet, cx, cy, r, metal, count = 4) {
  for (const [x, y] of around(cx, cy, r * 0.98, count, 0.5)) {
    sheet.ball(x, y, r * 0.14, metal);
  }
}

function setting(sheet, cx, cy, r, metal) {
  sheet.add(
    `<path d="M${cx - r * 0.8} ${cy}L${cx - r * 0.28} ${cy + r * 1.35}H${cx + r * 0.28}L${cx + r * 0.8} ${cy}Z" fill="${sheet.plate(metal, [0, 0, 1, 0.3])}" stroke="${metal.dk}" stroke-width="1"/>`,
    `<path d="M${cx - r * 0.2} ${cy}L${cx - r * 0.06} ${cy + r * 1.3}H${cx + r * 0.06}L${cx + r * 0.2} ${cy}Z" fill="${metal.dp}" opacity="0.55"/>`,
  );
}

function solitaire(sheet, metal, stone) {
  band(sheet, metal, 88, 12);
  setting(sheet, X, 124, 36, metal);
  gem(sheet, X, 112, 38, stone, metal);
  claws(sheet, X, 112, 38, metal);
}

function halo(sheet, metal, stone) {
  band(sheet, metal, 86, 13);
  setting(sheet, X, 128, 38, metal);
  sheet.add(`<circle cx="${X}" cy="114" r="48" fill="${sheet.plate(metal)}" stroke="${metal.dk}" stroke-width="1"/>`);
  for (const [x, y] of around(X, 114, 40, 18)) {
    gem(sheet, x, y, 6.4, stone, metal);
  }
  gem(sheet, X, 114, 31, stone, metal);
}

function milgrain(sheet, metal, stone) {
  band(sheet, metal, 90, 30);
  for (const r of [77, 104]) {
    for (const [x, y] of around(X, Y, r, Math.round(r * 0.9))) {
      sheet.add(`<circle cx="${x}" cy="${y}" r="2.3" fill="${metal.lt}" stroke="${metal.dk}" stroke-width="0.7"/>`);
    }
  }
  around(X, Y, 90, 24).forEach(([x, y], i) => (i < 5 || i > 19 ? gem(sheet, x, y, 8, stone, metal) : undefined));
}

function stacking(sheet, metal, stone) {
  sheet.shadow(X + 6, 338, 96, 12);
  const oval = (cy, rx, ry) => `M${X - rx} ${cy}a${rx} ${ry} 0 1 1 ${2 * rx} 0a${rx} ${ry} 0 1 1 ${-2 * rx} 0Z`;
  for (const [cy, rx, turn] of [[286, 100, -3], [242, 98, 4], [198, 97, -5]]) {
    sheet.add(`<g transform="rotate(${turn} ${X} ${cy})">`);
    sheet.cast(`<path d="${oval(cy, rx, 42)}" fill="none" stroke="#1b1410" stroke-width="7"/>`, 3, 7, 0.25, 5);
    sheet.tube(oval(cy, rx, 42), 8, metal);
    gem(sheet, X, cy + 42, 11, stone, metal);
    sheet.add("</g>");
  }
}

function vine(sheet, metal, stone) {
  sheet.shadow(X + 8, Y + 102, 90, 13);
  const strand = (phase) => {
    const points = Array.from({ length: 121 }, (_, i) => {
      const angle = (i / 120) * 2 * Math.PI;
      const r = 88 + 9 * Math.sin(angle * 9 + phase);
      return `${X + r * Math.sin(angle)} ${Y - r * Math.cos(angle)}`;
    });
    return "M" + points.join("L") + "Z";
  };
  sheet.tube(strand(0), 8, metal);
  sheet.tube(strand(Math.PI), 8, metal);
  for (const [dx, dy, turn] of [[-30, 6, -50], [30, 6, 50]]) {
    const d = `M${X + dx} ${142 + dy}c-14 -10 -12 -30 0 -40c12 10 14 30 0 40Z`;
    sheet.add(`<path d="${d}" transform="rotate(${turn} ${X + dx} ${138 + dy})" fill="${sheet.plate(metal)}" stroke="${metal.dk}" stroke-width="1"/>`);
  }
  gem(sheet, X, 134, 25, stone, metal);
  claws(sheet, X, 134, 25, metal, 6);
}

function signet(sheet, metal, stone) {
  band(sheet, metal, 84, 24);
  const face = `M${X - 58} 132C${X - 58} 96 ${X - 30} 82 ${X} 82S${X + 58} 96 ${X + 58} 132S${X + 30} 176 ${X} 176S${X - 58} 168 ${X - 58} 132Z`;
  sheet.cast(`<path d="${face}"/>`, 4, 7, 0.3, 5);
  sheet.add(
    `<path d="${face}" fill="${sheet.metal(metal, [130, 80, 270, 180])}" stroke="${metal.dk}" stroke-width="1.4"/>`,
    `<ellipse cx="${X}" cy="129" rx="45" ry="36" fill="${sheet.plate(metal, [0, 0, 1, 1])}" stroke="${metal.dk}" stroke-width="1.2"/>`,
  );
  if (stone) {
    drop(sheet, X, 127, 31, 29, { ...stone, cut: false }, metal);
  } else {
    sheet.add(`<path d="M${X - 16} 146V112L${X} 132L${X + 16} 112V146" fill="none" stroke="${metal.dp}" stroke-width="3.4" stroke-linejoin="round" opacity="0.75"/><path d="M${X - 15} 147V113L${X + 1} 133L${X + 17} 113V147" fill="none" stroke="${metal.hi}" stroke-width="1.2" opacity="0.8"/>`);
  }
}

function cloud(sheet, metal, stone) {
  band(sheet, metal, 88, 34);
  around(X, Y, 88, 13).forEach(([x, y], i) => {
    const turn = (i / 13) * 360;
    const scroll = "M-13 3c-6 0-6-8 0-8c1-7 11-8 13-2c6-5 13 1 10 6c4 1 3 6-1 6M-4 3c-3 0-3-4 0-4c3 0 3 3 1 3M7 3c-2 0-3-3 0-4";
    sheet.add(
      `<g transform="translate(${x} ${y}) rotate(${turn}) scale(1.05)" fill="none" stroke-linecap="round"><path d="${scroll}" stroke="${metal.dp}" stroke-width="2.4" opacity="0.8"/><path d="${scroll}" transform="translate(.8 1)" stroke="${metal.hi}" stroke-width="1" opacity="0.85"/></g>`,
    );
  });
  if (stone) {
    sheet.ball(X, 148, 22, metal);
    gem(sheet, X, 147, 18, stone, metal);
  }
}

const DESIGNS = { solitaire, halo, milgrain, stacking, vine, signet, cloud };

export function ring(sheet, { title, attributes }) {
  const name = Object.keys(DESIGNS).find((each) => title.includes(each)) ?? "solitaire";
  DESIGNS[name](sheet, metalOf(attributes), stoneOf(attributes));
}
