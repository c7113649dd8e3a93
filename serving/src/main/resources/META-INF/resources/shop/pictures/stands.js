// Stands, each with a phone in it.
import { brandColour, RUBBER, STEEL } from "./materials.js";
import { front } from "./phones.js";
import { tonesOf } from "./sheet.js";

function walnut(sheet) {
  const wood = tonesOf("#7b4a2a");
  sheet.shadow(204, 344, 130, 16);
  sheet.add(`<path d="M118 318L150 120Q153 106 166 106H236Q249 106 251 120L276 318Z" fill="${sheet.linear([[0, wood.md], [0.5, wood.dk], [1, wood.dp]])}"/>`);
  front(sheet, 138, 58, 124, 240, "#3f434b", 22);
  sheet.cast(`<rect x="88" y="292" width="224" height="46" rx="14"/>`, 6, 8, 0.3, 8);
  sheet.box(88, 290, 224, 46, 14, wood);
  for (let i = 0; i < 6; i++) {
    sheet.add(`<path d="M${96 + sheet.random() * 8} ${297 + i * 6.5}C150 ${292 + i * 6.5 + sheet.random() * 8} 230 ${302 + i * 6.5 - sheet.random() * 8} ${304 - sheet.random() * 10} ${298 + i * 6}" fill="none" stroke="${i % 2 ? "#5a3219" : "#a16b42"}" stroke-width="1.5" opacity="0.6"/>`);
  }
}

function vent(sheet, brand) {
  const tones = tonesOf(brandColour(brand));
  sheet.add(`<rect x="40" y="250" width="320" height="126" rx="30" fill="${sheet.linear([[0, "#33363c"], [1, "#15161a"]], [0, 0, 0, 1])}"/>`);
  for (let i = 0; i < 4; i++) {
    sheet.add(`<rect x="58" y="${268 + i * 26}" width="284" height="13" rx="6.5" fill="${sheet.linear([[0, "#60646c"], [0.4, "#2a2c31"], [1, "#0c0d10"]], [0, 0, 0, 1])}"/>`);
  }
  sheet.tube("M200 300V250", 26, RUBBER);
  front(sheet, 144, 44, 112, 222, "#3f434b", 20);
  for (const [x, w] of [[126, 26], [248, 26]]) {
    sheet.cast(`<rect x="${x}" y="168" width="${w}" height="60" rx="11"/>`, 4, 7, 0.3, 6);
    sheet.box(x, 166, w, 60, 11, tones);
  }
  sheet.box(160, 254, 80, 22, 11, tones);
}

function tripod(sheet) {
  sheet.shadow(200, 366, 120, 12);
  sheet.tube("M200 250L128 360", 12, RUBBER);
  sheet.tube("M200 250L272 360", 12, RUBBER);
  sheet.tube("M200 250L204 368", 12, RUBBER);
  sheet.tube("M200 254V196", 15, STEEL);
  sheet.ball(200, 212, 16, RUBBER);
  front(sheet, 86, 76, 228, 112, "#3f434b", 20);
  sheet.box(182, 60, 36, 24, 8, RUBBER);
  sheet.box(182, 180, 36, 24, 8, RUBBER);
  sheet.box(300, 262, 34, 62, 16, tonesOf("#30333a"));
  sheet.ball(317, 282, 9, tonesOf("#d94b4b"));
}

export function stand(sheet, { title, brand }) {
  if (title.includes("car")) vent(sheet, brand);
  else if (title.includes("tripod")) tripod(sheet);
  else walnut(sheet);
}
