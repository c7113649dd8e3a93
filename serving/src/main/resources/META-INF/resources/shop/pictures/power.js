// What brings power: chargers, cables, power banks.
import { brandColour, RUBBER, STEEL } from "./materials.js";
import { lighter, tonesOf } from "./sheet.js";

const shell = (brand) => tonesOf(brandColour(brand));
const white = tonesOf("#eceef1");

const port = (sheet, x, y, w = 34) =>
  sheet.add(`<rect x="${x - w / 2}" y="${y - 6}" width="${w}" height="12" rx="6" fill="#15171b" stroke="#8d939c" stroke-width="1.6"/><rect x="${x - w / 2 + 6}" y="${y - 1.6}" width="${w - 12}" height="3.2" rx="1.6" fill="#6b7079"/>`);

function pins(sheet, x, y) {
  for (const dx of [-22, 22]) {
    sheet.add(`<rect x="${x + dx - 5}" y="${y - 44}" width="10" height="50" rx="4" fill="${sheet.linear([[0, STEEL.lt], [0.4, STEEL.hi], [1, STEEL.dk]], [0, 0, 1, 0])}" stroke="${STEEL.dk}" stroke-width="0.7"/>`);
  }
}

const label = (sheet, x, y, text, size, colour) =>
  sheet.add(`<text x="${x}" y="${y}" font-family="'Helvetica Neue',Arial,sans-serif" font-weight="600" font-size="${size}" text-anchor="middle" fill="${colour}">${text}</text>`);

const inkOn = (tones) => (parseInt(tones.md.slice(1, 3), 16) > 150 ? "#4b4f57" : "#f2f2f2");

function wall(sheet, brand, power, ports) {
  const tones = shell(brand);
  const size = ports > 1 ? 168 : 138;
  const x = 200 - size / 2;
  sheet.shadow(206, 322, size * 0.7, 14);
  pins(sheet, 200, 318 - size);
  sheet.cast(`<rect x="${x}" y="${312 - size}" width="${size}" height="${size}" rx="30"/>`, 8, 10, 0.3, 10);
  sheet.box(x, 312 - size, size, size, 30, tones);
  if (ports > 1) {
    [-44, 0, 44].forEach((dx, i) => (i < 2 ? port(sheet, 200 + dx, 270, 32) : sheet.add(`<rect x="${200 + dx - 16}" y="261" width="32" height="18" rx="3" fill="#15171b" stroke="#8d939c" stroke-width="1.6"/>`)));
  } else {
    port(sheet, 200, 276);
  }
  label(sheet, 200, 312 - size * 0.5, power.replace(" ", ""), size * 0.2, inkOn(tones));
}

function tower(sheet, brand, power) {
  const tones = shell(brand);
  sheet.shadow(206, 346, 104, 15);
  sheet.cast(`<rect x="126" y="70" width="148" height="272" rx="34"/>`, 9, 10, 0.32, 11);
  sheet.box(126, 70, 148, 272, 34, tones);
  sheet.add(`<rect x="144" y="92" width="112" height="84" rx="16" fill="#0b0d12"/><text x="200" y="142" font-family="'Courier New',monospace" font-weight="700" font-size="34" text-anchor="middle" fill="#6ff2c5">${power.replace(" ", "")}</text><path d="M158 160l14-6 14 3 14-8 14 5 14-7 14 4" fill="none" stroke="#4ab0ff" stroke-width="2.4"/><path d="M150 98L190 98L170 170H150Z" fill="#fff" opacity="0.07"/>`);
  [212, 244, 276, 308].forEach((y) => port(sheet, 200, y, 44));
}

function pad(sheet, brand) {
  const tones = brand === "Tonewell" ? white : shell(brand);
  sheet.tube("M214 250C250 330 330 250 360 340S400 380 420 372", 9, tonesOf("#d9dce1"));
  sheet.shadow(206, 306, 118, 22);
  sheet.cast(`<ellipse cx="196" cy="210" rx="112" ry="104"/>`, 8, 14, 0.32, 11);
  sheet.add(`<ellipse cx="196" cy="216" rx="113" ry="106" fill="${tones.dp}"/>`);
  sheet.add(`<ellipse cx="196" cy="206" rx="112" ry="104" fill="${sheet.plate(STEEL)}"/><ellipse cx="196" cy="206" rx="103" ry="95" fill="${sheet.radial([[0, tones.lt], [0.6, tones.md], [1, tones.dk]], [0.38, 0.3, 0.85])}"/><ellipse cx="196" cy="206" rx="62" ry="57" fill="none" stroke="${tones.lt}" stroke-width="2" opacity="0.6"/>`);
  sheet.add(`<path d="M204 164l-28 48h20l-8 36 32-52h-20z" fill="${inkOn(tones)}" opacity="0.75"/>`);
}

function car(sheet, brand) {
  const tones = shell(brand);
  sheet.shadow(210, 318, 128, 14);
  sheet.add(`<g transform="rotate(-24 200 210)">`);
  sheet.cast(`<rect x="70" y="170" width="240" height="80" rx="30"/>`, 4, 14, 0.3, 10);
  sheet.box(66, 176, 34, 66, 16, STEEL);
  sheet.box(86, 166, 150, 86, 26, tones);
  sheet.add(`<rect x="112" y="160" width="46" height="12" rx="5" fill="${sheet.plate(STEEL)}"/><rect x="112" y="246" width="46" height="12" rx="5" fill="${sheet.plate(STEEL)}"/>`);
  sheet.box(226, 152, 96, 114, 26, tones);
  sheet.add(`<rect x="300" y="158" width="9" height="102" rx="4" fill="#8fd0ff" filter="${sheet.blur(2)}" opacity="0.95"/>`);
  port(sheet, 262, 190, 40);
  sheet.add(`<rect x="242" y="218" width="40" height="20" rx="3" fill="#15171b" stroke="#8d939c" stroke-width="1.6"/></g>`);
}

export function charger(sheet, { title, brand, attributes }) {
  const power = attributes.power ?? "30 W";
  if (title.includes("desktop")) tower(sheet, brand, power);
  else if (title.includes("wireless")) pad(sheet, brand);
  else if (title.includes("car ")) car(sheet, brand);
  else wall(sheet, brand, power, title.includes("three-port") ? 3 : 1);
}

function plug(sheet, x, y, turn, tones, wide = 26) {
  sheet.add(`<g transform="translate(${x} ${y}) rotate(${turn})">`);
  sheet.cast(`<rect x="${-wide / 2}" y="-46" width="${wide}" height="50" rx="8"/>`, 4, 6, 0.3, 5);
  sheet.add(`<rect x="${-wide * 0.34}" y="-72" width="${wide * 0.68}" height="32" rx="6" fill="${sheet.linear([[0, STEEL.lt], [0.35, STEEL.hi], [1, STEEL.dk]], [0, 0, 1, 0])}" stroke="${STEEL.dk}" stroke-width="0.8"/>`);
  sheet.box(-wide / 2, -46, wide, 50, 8, tones);
  sheet.add("</g>");
}

export function cable(sheet, { title, brand }) {
  const braided = title.includes("braided");
  const tones = braided ? RUBBER : tonesOf(lighter(brandColour(brand), 0.15));
  const three = title.includes("three");
  const coil = "M120 98C110 200 60 250 110 296S280 360 300 262S190 150 140 222S200 330 262 292S320 180 282 96";
  const d = three ? "M120 90C112 190 96 250 150 280S250 270 268 214S220 150 180 190S190 290 230 300" : coil;
  sheet.cast(`<path d="${d}" fill="none" stroke="#1b1410" stroke-width="14"/>`, 6, 10, 0.3, 7);
  sheet.tube(d, three ? 11 : 13, tones);
  if (braided) {
    sheet.add(`<path d="${d}" fill="none" stroke="#fff" stroke-width="11" stroke-dasharray="1.6 4.4" opacity="0.28"/>`);
  }
  plug(sheet, 120, 96, -6, braided ? STEEL : tones);
  if (three) {
    [[232, 300, 152], [232, 300, 178], [232, 300, 204]].forEach(([x, y, turn], i) => {
      const rad = ((turn - 90) / 180) * Math.PI;
      const [ex, ey] = [x + 34 * Math.cos(rad), y + 34 * Math.sin(rad)];
      sheet.tube(`M${x - 2} ${y - 8}L${ex} ${ey}`, 7, tones);
      plug(sheet, ex - 4 + i * 4, ey - 4, turn, tones, 17);
    });
    sheet.ball(230, 296, 14, tones);
  } else {
    plug(sheet, 282, 96, 8, braided ? STEEL : tones);
    sheet.add(`<rect x="86" y="226" width="20" height="34" rx="6" fill="${sheet.plate(RUBBER)}" transform="rotate(28 96 243)"/>`);
  }
}

export function powerBank(sheet, { title, brand, attributes }) {
  const tones = shell(brand);
  const travel = title.includes("travel");
  const [w, h] = travel ? [178, 270] : title.includes("pocket") ? [140, 214] : [160, 244];
  const [x, y] = [200 - w / 2, 206 - h / 2];
  sheet.shadow(208, y + h + 8, w * 0.66, 14);
  sheet.cast(`<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="30"/>`, 9, 12, 0.34, 11);
  sheet.add(`<rect x="${x + 9}" y="${y + 5}" width="${w}" height="${h}" rx="30" fill="${tones.dp}"/>`);
  sheet.box(x, y, w, h, 30, tones);
  const ink = inkOn(tones);
  if (title.includes("magnetic")) {
    sheet.add(`<circle cx="200" cy="${y + h * 0.42}" r="52" fill="none" stroke="${tones.lt}" stroke-width="11" opacity="0.75"/><circle cx="200" cy="${y + h * 0.42}" r="46" fill="none" stroke="${tones.dk}" stroke-width="1.4"/>`);
  } else if (travel) {
    for (let i = 0; i < 9; i++) {
      sheet.add(`<path d="M${x + 22} ${y + 40 + i * 14}H${x + w - 22}" stroke="${tones.dk}" stroke-width="4" stroke-linecap="round" opacity="0.55"/><path d="M${x + 22} ${y + 38 + i * 14}H${x + w - 22}" stroke="${tones.lt}" stroke-width="1" opacity="0.4"/>`);
    }
  } else {
    sheet.add(`<path d="M${x + 20} ${y + h * 0.62}L${x + w - 30} ${y + 16}" stroke="#fff" stroke-width="26" opacity="0.06"/>`);
  }
  label(sheet, 200, y + h - 52, (attributes.power ?? "").replace(" mAh", ""), 26, ink);
  label(sheet, 200, y + h - 34, "mAh", 12, ink);
  for (let i = 0; i < 4; i++) {
    sheet.add(`<circle cx="${176 + i * 16}" cy="${y + h - 16}" r="3.6" fill="${i < 3 ? "#7df0c0" : tones.dk}"/>`);
  }
}
