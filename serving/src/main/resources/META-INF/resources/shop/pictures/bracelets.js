// Bracelets: rings that lie, seen from a little above.
import { metalOf, stoneOf } from "./materials.js";
import { drop, gem } from "./gems.js";

const X = 200;
const Y = 214;
const RX = 132;
const RY = 84;

const oval = `M${X - RX} ${Y}a${RX} ${RY} 0 1 1 ${2 * RX} 0a${RX} ${RY} 0 1 1 ${-2 * RX} 0Z`;
const at = (angle, rx = RX, ry = RY) => [X + rx * Math.sin(angle), Y + ry * Math.cos(angle)];

function ground(sheet) {
  sheet.add(
    `<ellipse cx="${X + 6}" cy="${Y + 18}" rx="${RX + 4}" ry="${RY + 2}" fill="none" stroke="#1b1410" stroke-width="18" opacity="${sheet.dark ? 0.55 : 0.24}" filter="${sheet.blur(9)}"/>`,
  );
}

/** Calls with every place, the far ones first, and how near it is. */
function round(count, each) {
  const places = Array.from({ length: count }, (_, i) => ((i + 0.5) / count) * 2 * Math.PI);
  places
    .sort((a, b) => Math.cos(a) - Math.cos(b))
    .forEach((angle) => each(...at(angle), 0.82 + 0.24 * ((Math.cos(angle) + 1) / 2), angle));
}

function tennis(sheet, metal, stone) {
  ground(sheet);
  round(38, (x, y, near) => {
    const r = 12.5 * near;
    sheet.add(`<rect x="${x - r}" y="${y - r}" width="${2 * r}" height="${2 * r}" rx="${r * 0.45}" fill="${sheet.plate(metal)}" stroke="${metal.dk}" stroke-width="0.8"/>`);
    gem(sheet, x, y, r * 0.76, stone, metal);
  });
}

function cuff(sheet, metal, stone) {
  ground(sheet);
  const path = `M${at(2.5).join(" ")}A${RX} ${RY} 0 1 1 ${at(-2.5).join(" ")}`;
  sheet.add(`<g transform="translate(0 -16)">`);
  sheet.tube(path, 8, metal);
  sheet.add("</g>");
  for (let i = 0; i <= 6; i++) {
    sheet.add(`<path d="${path}" transform="translate(0 ${-14 + i * 5.6})" fill="none" stroke="${i % 2 ? metal.md : sheet.metal(metal)}" stroke-width="7"/>`);
  }
  sheet.add(`<path d="${path}" transform="translate(-2 -8)" fill="none" stroke="${metal.hi}" stroke-width="5" opacity="0.7" filter="${sheet.blur(2.4)}"/>`);
  for (const angle of [2.5, -2.5]) {
    const [x, y] = at(angle);
    sheet.ball(x, y + 3, 23, metal);
    gem(sheet, x, y + 3, 16, stone, metal);
  }
}

function charm(sheet, metal, stone) {
  ground(sheet);
  sheet.chain(oval, 9, metal);
  const charms = [-1.15, -0.58, 0, 0.58, 1.15];
  charms.forEach((angle, i) => {
    const [x, y] = at(angle);
    sheet.tube(`M${x} ${y + 4}v14`, 3.5, metal);
    sheet.cast(`<circle cx="${x}" cy="${y + 40}" r="18"/>`, 4, 6, 0.28, 5);
    if (i % 2 === 0) {
      drop(sheet, x, y + 42, 16, 24, stone, metal);
    } else if (i === 1) {
      const d = `M${x} ${y + 62}C${x - 26} ${y + 44} ${x - 20} ${y + 18} ${x} ${y + 30}C${x + 20} ${y + 18} ${x + 26} ${y + 44} ${x} ${y + 62}Z`;
      sheet.add(`<path d="${d}" fill="${sheet.metal(metal, [x - 24, y + 16, x + 24, y + 62])}" stroke="${metal.dk}" stroke-width="1"/>`);
    } else {
      const points = Array.from({ length: 10 }, (_, k) => {
        const r = k % 2 ? 9 : 21;
        const a = (k / 10) * 2 * Math.PI - Math.PI / 2;
        return `${x + r * Math.cos(a)} ${y + 40 + r * Math.sin(a)}`;
      });
      sheet.add(`<path d="M${points.join("L")}Z" fill="${sheet.metal(metal, [x - 20, y + 20, x + 20, y + 60])}" stroke="${metal.dk}" stroke-width="1" stroke-linejoin="round"/>`);
    }
  });
}

function thread(sheet, metal, stone) {
  ground(sheet);
  sheet.chain(oval, 4, metal);
  for (const angle of [-0.75, -0.38, 0, 0.38, 0.75]) {
    const [x, y] = at(angle);
    gem(sheet, x, y, angle === 0 ? 13 : 9, stone, metal);
  }
}

function filigree(sheet, metal, stone) {
  ground(sheet);
  sheet.tube(`M${X - RX} ${Y - 15}a${RX} ${RY} 0 1 1 ${2 * RX} 0a${RX} ${RY} 0 1 1 ${-2 * RX} 0Z`, 4, metal);
  round(22, (x, y, near, angle) => {
    const s = near * 1.2;
    const curl = "M-13 0c0-14 13-14 13-3c0 7-8 6-7 1M13 0c0 14-13 14-13 3c0-7 8-6 7-1";
    sheet.add(
      `<g transform="translate(${x} ${y}) scale(${s * (0.45 + 0.55 * Math.abs(Math.cos(angle)))} ${s})" fill="none" stroke-linecap="round"><path d="${curl}" stroke="${metal.dp}" stroke-width="4"/><path d="${curl}" stroke="${metal.lt}" stroke-width="2.4"/><path d="${curl}" transform="translate(-.6 -.6)" stroke="${metal.hi}" stroke-width="1"/></g>`,
    );
  });
  sheet.tube(`M${X - RX} ${Y + 17}a${RX} ${RY} 0 0 0 ${2 * RX} 0`, 5, metal);
  const [x, y] = at(0);
  sheet.ball(x, y, 23, metal);
  gem(sheet, x, y, 17, stone, metal);
}

function lucky(sheet, metal, stone) {
  ground(sheet);
  sheet.chain(oval, 7, metal);
  const [x, y] = at(0);
  const knot = [
    `M${x - 46} ${y}C${x - 40} ${y - 42} ${x + 4} ${y - 34} ${x + 4} ${y}S${x + 40} ${y + 42} ${x + 46} ${y}`,
    `M${x - 46} ${y}C${x - 40} ${y + 42} ${x - 4} ${y + 34} ${x - 4} ${y}S${x + 40} ${y - 42} ${x + 46} ${y}`,
  ];
  sheet.cast(knot.map((d) => `<path d="${d}" fill="none" stroke="#1b1410" stroke-width="12"/>`).join(""), 4, 8, 0.3, 6);
  knot.forEach((d) => sheet.tube(d, 10, metal));
  sheet.chain(`M${x} ${y + 22}V${y + 46}`, 4, metal);
  drop(sheet, x, y + 70, 15, 24, stone, metal);
  gem(sheet, x, y, 11, stone, metal);
}

const DESIGNS = { tennis, cuff, charm, thread, filigree, lucky };

export function bracelet(sheet, { title, attributes }) {
  const name = Object.keys(DESIGNS).find((each) => title.includes(each)) ?? "thread";
  DESIGNS[name](sheet, metalOf(attributes), stoneOf(attributes));
}
