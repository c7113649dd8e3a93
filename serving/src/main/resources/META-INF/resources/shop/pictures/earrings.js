// Earrings: a pair, the right one a little further away.
import { metalOf, stoneOf } from "./materials.js";
import { drop, gem } from "./gems.js";
import { around } from "./sheet.js";

/** Draws one earring twice. */
function pair(sheet, one, [x1, y1] = [132, 0], [x2, y2] = [268, 10]) {
  sheet.add(`<g transform="translate(${x2} ${y2}) scale(.97)">`);
  one();
  sheet.add(`</g><g transform="translate(${x1} ${y1})">`);
  one();
  sheet.add("</g>");
}

function hook(sheet, metal, y = 96) {
  sheet.tube(`M0 ${y}C0 ${y - 26} -4 ${y - 44} 8 ${y - 52}C24 ${y - 60} 30 ${y - 36} 26 ${y - 14}`, 4.5, metal);
}

function stud(sheet, metal, stone) {
  pair(
    sheet,
    () => {
      sheet.shadow(4, 288, 48, 10, 0.3);
      sheet.tube("M22 236L44 262", 6, metal);
      sheet.add(`<circle cx="0" cy="224" r="47" fill="${sheet.metal(metal, [-50, 170, 50, 280])}" stroke="${metal.dp}" stroke-width="1"/>`);
      gem(sheet, 0, 224, 38, stone, metal);
      around(0, 224, 41, 4, 0.5).forEach(([x, y]) => sheet.ball(x, y, 6, metal));
    },
    [128, -10],
    [270, -18],
  );
}

function hoop(sheet, metal, stone) {
  pair(
    sheet,
    () => {
      sheet.shadow(4, 320, 62, 10, 0.3);
      sheet.tube("M-6 122A64 92 0 1 0 10 122", 13, metal);
      sheet.tube("M-6 122C-2 104 8 104 10 122", 5, metal);
      if (stone) {
        [-0.5, -0.25, 0, 0.25, 0.5].forEach((a) => gem(sheet, 64 * Math.sin(a), 212 + 92 * Math.cos(a), 8, stone, metal));
      }
    },
    [126, -6],
    [272, -14],
  );
}

function dangling(sheet, metal, stone) {
  pair(sheet, () => {
    hook(sheet, metal);
    sheet.cast(`<ellipse cx="0" cy="270" rx="22" ry="46"/>`, 8, 10, 0.28, 8);
    gem(sheet, 0, 108, 13, stone, metal);
    sheet.chain("M0 122V206", 5, metal);
    drop(sheet, 0, 262, 29, 58, null, metal);
    drop(sheet, 0, 265, 22, 48, stone, metal);
  });
}

function chandelier(sheet, metal, stone) {
  pair(sheet, () => {
    hook(sheet, metal, 84);
    gem(sheet, 0, 96, 13, stone, metal);
    const crest = "M-46 158C-40 118 40 118 46 158C30 150 16 162 0 150C-16 162 -30 150 -46 158Z";
    sheet.cast(`<path d="${crest}"/>`, 6, 8, 0.25, 6);
    sheet.add(`<path d="${crest}" fill="${sheet.metal(metal, [-46, 110, 46, 160])}" stroke="${metal.dk}" stroke-width="1"/>`);
    gem(sheet, 0, 136, 10, stone, metal);
    [-40, -20, 0, 20, 40].forEach((x, i) => {
      const length = 90 + (2 - Math.abs(i - 2)) * 34;
      sheet.chain(`M${x} 156V${156 + length - 18}`, 4, metal);
      drop(sheet, x, 156 + length, 8.5, 18, stone, metal);
    });
  });
}

function cameo(sheet, metal, stone) {
  const ground = stone?.colour ?? "#b9826a";
  pair(
    sheet,
    () => {
      hook(sheet, metal, 116);
      sheet.cast(`<ellipse cx="0" cy="206" rx="52" ry="66"/>`, 8, 12, 0.3, 9);
      for (const [x, y] of around(0, 0, 1, 26)) {
        sheet.ball(x * 52, 206 + y * 68, 7, metal);
      }
      sheet.add(
        `<ellipse cx="0" cy="206" rx="48" ry="63" fill="${sheet.radial([[0, ground, 0.85], [1, ground]], [0.4, 0.3, 0.9])}"/><ellipse cx="0" cy="206" rx="48" ry="63" fill="${sheet.linear([[0, "#fff", 0.35], [0.5, "#fff", 0], [1, "#000", 0.25]])}"/>`,
      );
      const head = "M-14 246C-20 234 -8 232 -8 222C-18 220 -16 210 -20 206C-14 198 -18 190 -12 180C-4 166 22 166 26 188C32 208 20 216 18 228C22 238 32 240 34 248C20 262 -6 260 -14 246Z";
      sheet.add(
        `<path d="${head}" fill="#2a1a14" opacity="0.3" transform="translate(2.5 3)"/><path d="${head}" fill="${sheet.linear([[0, "#fffaf3"], [0.6, "#f1e2d2"], [1, "#cdb49c"]])}"/>`,
        `<path d="M-2 178C10 172 22 180 20 196M4 186c8-2 12 6 10 14" fill="none" stroke="#cbb49f" stroke-width="2" stroke-linecap="round"/>`,
      );
    },
    [130, -4],
    [270, -8],
  );
}

function ruyi(sheet, metal, stone) {
  const head = "M0 132C-30 118 -56 136 -48 160C-42 178 -20 176 -20 160C-34 190 -14 204 0 214C14 204 34 190 20 160C20 176 42 178 48 160C56 136 30 118 0 132Z";
  pair(sheet, () => {
    hook(sheet, metal, 124);
    sheet.cast(`<path d="${head}"/>`, 7, 10, 0.3, 8);
    sheet.add(
      `<path d="${head}" fill="${sheet.metal(metal, [-50, 120, 50, 214])}" stroke="${metal.dp}" stroke-width="1.2"/>`,
      `<path d="${head}" transform="translate(0 166) scale(.76) translate(0 -166)" fill="none" stroke="${metal.dk}" stroke-width="2.4"/><path d="${head}" transform="translate(.8 167) scale(.76) translate(0 -166)" fill="none" stroke="${metal.hi}" stroke-width="1"/>`,
    );
    gem(sheet, 0, 168, 14, stone, metal);
    sheet.chain("M0 214V246", 4.5, metal);
    drop(sheet, 0, 280, 18, 33, stone, metal);
  });
}

const DESIGNS = { stud, hoop, drop: dangling, chandelier, cameo, ruyi };

export function earrings(sheet, { title, attributes }) {
  const name = Object.keys(DESIGNS).find((each) => title.includes(each)) ?? "stud";
  DESIGNS[name](sheet, metalOf(attributes), stoneOf(attributes));
}
