// Headphones of every kind.
import { brandColour, RUBBER, STEEL } from "./materials.js";
import { lighter, tonesOf } from "./sheet.js";

const CREAM = "#e9e4da";

function cup(sheet, x, y, rx, ry, tones, turn = 0) {
  sheet.add(`<g transform="rotate(${turn} ${x} ${y})">`);
  sheet.cast(`<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}"/>`, 6, 10, 0.32, 9);
  sheet.add(
    `<ellipse cx="${x + 10}" cy="${y + 2}" rx="${rx}" ry="${ry}" fill="#17181c"/><ellipse cx="${x + 6}" cy="${y + 1}" rx="${rx}" ry="${ry}" fill="#2d2f36"/>`,
    `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${sheet.radial([[0, tones.hi], [0.25, tones.lt], [0.7, tones.md], [1, tones.dk]], [0.34, 0.28, 0.85])}"/>`,
    `<ellipse cx="${x}" cy="${y}" rx="${rx * 0.7}" ry="${ry * 0.7}" fill="none" stroke="${tones.dk}" stroke-width="1.4" opacity="0.8"/><ellipse cx="${x}" cy="${y}" rx="${rx * 0.26}" ry="${ry * 0.26}" fill="${sheet.plate(STEEL)}" opacity="0.9"/></g>`,
  );
}

function overEar(sheet, brand, game) {
  const tones = tonesOf(game ? "#2a2d36" : brandColour(brand));
  sheet.shadow(200, 350, 130, 15);
  const arch = "M92 236C84 92 150 56 200 56S316 92 308 236";
  sheet.cast(`<path d="${arch}" fill="none" stroke="#1b1410" stroke-width="22"/>`, 6, 10, 0.25, 8);
  sheet.tube(arch, 20, game ? RUBBER : tones);
  sheet.tube("M126 96C150 66 250 66 274 96", 26, tonesOf(game ? "#1c1e24" : "#6a4a36"));
  sheet.tube("M92 210V250", 9, STEEL);
  sheet.tube("M308 210V250", 9, STEEL);
  cup(sheet, 104, 272, 44, 62, tones, 6);
  cup(sheet, 292, 272, 44, 62, tones, -6);
  if (game) {
    sheet.add(`<ellipse cx="104" cy="272" rx="30" ry="44" fill="none" stroke="#53e0ff" stroke-width="4" filter="${sheet.blur(1.4)}" transform="rotate(6 104 272)"/><ellipse cx="292" cy="272" rx="30" ry="44" fill="none" stroke="#ff5fc8" stroke-width="4" filter="${sheet.blur(1.4)}" transform="rotate(-6 292 272)"/>`);
    sheet.tube("M100 318C108 358 150 366 190 352", 6, RUBBER);
    sheet.box(182, 338, 40, 22, 11, RUBBER);
  }
}

function earbuds(sheet, brand) {
  const tones = tonesOf(brand === "Tonewell" ? CREAM : lighter(brandColour(brand), 0.1));
  sheet.shadow(204, 340, 120, 15);
  sheet.cast(`<rect x="92" y="206" width="216" height="128" rx="56"/>`, 8, 12, 0.32, 11);
  sheet.add(`<path d="M96 214Q96 120 200 120T304 214Z" fill="${sheet.linear([[0, tones.lt], [0.6, tones.md], [1, tones.dk]], [0, 0, 0.8, 1])}"/><path d="M108 212Q110 138 200 138T292 212Z" fill="${sheet.linear([[0, tones.dp], [1, tones.dk]])}"/>`);
  for (const [x, turn] of [[158, -8], [242, 8]]) {
    sheet.add(`<g transform="rotate(${turn} ${x} 190)">`);
    sheet.box(x - 10, 176, 20, 66, 10, tonesOf("#f4f2ee"));
    sheet.ball(x, 176, 27, tonesOf(brand === "Tonewell" ? "#f4f2ee" : lighter(tones.md, 0.2)));
    sheet.add(`<ellipse cx="${x + (turn < 0 ? 15 : -15)}" cy="184" rx="11" ry="14" fill="#3a3c43"/><ellipse cx="${x + (turn < 0 ? 14 : -16)}" cy="182" rx="6" ry="8" fill="#16171b"/></g>`);
  }
  sheet.box(92, 214, 216, 120, 54, tones);
  sheet.add(`<circle cx="200" cy="246" r="4" fill="#7df0c0"/><path d="M110 240Q120 222 150 222" fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round" opacity="0.5"/>`);
}

function clip(sheet, brand) {
  const tones = tonesOf(brand === "Gridline" ? "#55585f" : brandColour(brand));
  sheet.shadow(204, 322, 130, 14);
  for (const [x, flip] of [[136, 1], [270, -1]]) {
    sheet.add(`<g transform="translate(${x} ${flip > 0 ? 0 : 12}) scale(${flip} 1)">`);
    sheet.cast(`<circle cx="0" cy="240" r="40"/>`, 5 * flip, 10, 0.25, 8);
    sheet.ball(30, 238, 36, tones);
    sheet.tube("M26 206C20 120 -46 110 -54 176C-58 214 -46 236 -34 244", 13, STEEL);
    sheet.box(-62, 224, 44, 74, 22, tones);
    sheet.add("</g>");
  }
}

function neckband(sheet, brand) {
  const tones = tonesOf(brand === "Tonewell" ? "#3c4653" : brandColour(brand));
  sheet.shadow(200, 348, 120, 14);
  const band = "M112 320C40 200 90 70 200 70S360 200 288 320";
  sheet.cast(`<path d="${band}" fill="none" stroke="#1b1410" stroke-width="18"/>`, 6, 10, 0.28, 8);
  sheet.tube("M112 300C150 270 140 220 164 196", 5, RUBBER);
  sheet.tube("M288 300C250 270 260 220 236 196", 5, RUBBER);
  sheet.tube(band, 17, tones);
  sheet.tube("M88 262C96 288 102 304 112 322", 26, tones);
  sheet.tube("M312 262C304 288 298 304 288 322", 26, tones);
  for (const [x, turn] of [[166, 30], [234, -30]]) {
    sheet.add(`<g transform="rotate(${turn} ${x} 186)">`);
    sheet.box(x - 17, 166, 34, 44, 14, tones);
    sheet.add(`<ellipse cx="${x}" cy="162" rx="14" ry="11" fill="${sheet.radial([[0, "#6a6e78"], [1, "#1a1b20"]])}"/></g>`);
  }
}

export function headphones(sheet, { title, brand }) {
  if (title.includes("earbuds")) earbuds(sheet, brand);
  else if (title.includes("clip")) clip(sheet, brand);
  else if (title.includes("neckband")) neckband(sheet, brand);
  else overEar(sheet, brand, title.includes("game"));
}
