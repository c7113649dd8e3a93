// What is cut for one phone: cases and screen protectors.
import { brandColour, colourOf } from "./materials.js";
import { around, darker, lighter, tonesOf } from "./sheet.js";

const X = 116;
const Y = 44;
const W = 168;
const H = 316;
const R = 36;
const shape = `<rect x="${X}" y="${Y}" width="${W}" height="${H}" rx="${R}"/>`;

function opening(sheet, edge) {
  sheet.add(
    `<rect x="${X + 16}" y="${Y + 16}" width="62" height="84" rx="20" fill="${sheet.linear([[0, "#101216"], [1, "#3a3e46"]])}" stroke="${edge}" stroke-width="3.4"/>`,
    ...[[34, 40], [60, 58], [34, 78]].map(
      ([x, y]) =>
        `<circle cx="${X + x}" cy="${Y + y}" r="12" fill="#0c0d10" stroke="#6b7079" stroke-width="1.6"/><circle cx="${X + x}" cy="${Y + y}" r="5.6" fill="#22366f"/><circle cx="${X + x - 3}" cy="${Y + y - 3}" r="1.8" fill="#fff" opacity="0.9"/>`,
    ),
  );
}

function gloss(sheet, strength) {
  const clip = sheet.clip(shape);
  sheet.add(`<g clip-path="${clip}"><path d="M${X - 30} ${Y + 230}L${X + 150} ${Y - 30}H${X + 230}L${X + 10} ${Y + 330}Z" fill="#fff" opacity="${strength}"/></g>`);
}

function body(sheet, tones) {
  sheet.shadow(204, Y + H + 6, 104, 13);
  sheet.cast(shape, 8, 12, 0.32, 11);
  sheet.box(X, Y, W, H, R, tones);
  sheet.add(`<rect x="${X + W - 2}" y="${Y + 86}" width="5" height="50" rx="2.5" fill="${tones.dk}"/>`);
}

const BACKS = ["#e8dcc6", "#b49ddb", "#86b9e4", "#4f9483", "#f0836a"];

function clear(sheet) {
  body(sheet, tonesOf("#cfdbe4"));
  const inner = tonesOf(BACKS[Math.floor(sheet.random() * BACKS.length)]);
  sheet.box(X + 8, Y + 8, W - 16, H - 16, R - 7, inner);
  sheet.add(`<rect x="${X + 3}" y="${Y + 3}" width="${W - 6}" height="${H - 6}" rx="${R - 2}" fill="#fff" opacity="0.16" stroke="#fff" stroke-width="2.5"/>`);
  opening(sheet, "#eef4f8");
  gloss(sheet, 0.26);
}

function silicone(sheet) {
  const pastels = ["#e8b7c4", "#b9d3c2", "#b8c7ea", "#efd3a7", "#cdbbe6"];
  const tones = tonesOf(pastels[Math.floor(sheet.random() * pastels.length)]);
  body(sheet, { ...tones, hi: tones.lt });
  opening(sheet, tones.lt);
  gloss(sheet, 0.07);
}

function leather(sheet) {
  const tones = tonesOf(colourOf("brown"));
  sheet.shadow(206, 366, 120, 13);
  sheet.add(`<path d="M286 60L326 74Q336 78 336 90V330Q336 342 326 345L286 356Z" fill="${darker("#8a5331", 0.25)}"/>`);
  sheet.cast(shape, 8, 12, 0.32, 11);
  sheet.box(X, Y, W + 4, H, 20, tones);
  sheet.add(
    `<rect x="${X + 9}" y="${Y + 9}" width="${W - 14}" height="${H - 18}" rx="13" fill="none" stroke="#e3bd8f" stroke-width="2" stroke-dasharray="6 4.5" opacity="0.85"/>`,
    `<path d="M${X + W - 6} ${Y + 138}h28q10 0 10 12v26q0 12-10 12h-28z" fill="${sheet.plate(tones)}" stroke="${tones.dp}"/><circle cx="${X + W + 16}" cy="${Y + 163}" r="7" fill="${sheet.radial([[0, "#fff3cf"], [1, "#a8782c"]])}"/>`,
  );
  for (let i = 0; i < 70; i++) {
    sheet.add(`<circle cx="${X + 14 + sheet.random() * (W - 24)}" cy="${Y + 14 + sheet.random() * (H - 28)}" r="${0.6 + sheet.random() * 1.1}" fill="${i % 2 ? "#5e351c" : "#b0744a"}" opacity="0.35"/>`);
  }
  sheet.add(`<text x="${X + W / 2}" y="${Y + H - 44}" font-family="Georgia,serif" font-size="13" letter-spacing="3" text-anchor="middle" fill="#5a3219" opacity="0.8">SHELL</text>`);
}

function armour(sheet) {
  const tones = tonesOf("#2b2d33");
  body(sheet, tones);
  for (const [x, y] of [[X, Y], [X + W, Y], [X, Y + H], [X + W, Y + H]]) {
    sheet.add(`<rect x="${x - 27 + (x > 200 ? -20 : 20) + 0}" y="${y - 27 + (y > 200 ? -20 : 20)}" width="54" height="54" rx="18" fill="${sheet.plate(tonesOf("#3d4048"))}" opacity="0.96"/>`);
  }
  for (let i = 0; i < 5; i++) {
    sheet.add(`<path d="M${X + 34} ${Y + 150 + i * 24}L${X + 84} ${Y + 172 + i * 24}L${X + 134} ${Y + 150 + i * 24}" fill="none" stroke="#4d515b" stroke-width="5" stroke-linejoin="round"/><path d="M${X + 34} ${Y + 148 + i * 24}L${X + 84} ${Y + 170 + i * 24}L${X + 134} ${Y + 148 + i * 24}" fill="none" stroke="#737884" stroke-width="1" opacity="0.7"/>`);
  }
  opening(sheet, "#e0762f");
  gloss(sheet, 0.06);
}

function flower(sheet, x, y, size, colour, turn) {
  const petal = "M0 0C9 -5 10 -19 0 -25C-10 -19 -9 -5 0 0Z";
  const petals = around(0, 0, 1, 5).map((_, i) => `<path d="${petal}" transform="rotate(${i * 72})" fill="${colour}" opacity="0.86" stroke="${darker(colour, 0.2)}" stroke-width="0.5"/>`);
  sheet.add(`<g transform="translate(${x} ${y}) rotate(${turn}) scale(${size})">${petals.join("")}<circle r="4.4" fill="#e8b23c"/><circle r="2" cx="-1" cy="-1" fill="#fbe6a2"/></g>`);
}

function floral(sheet) {
  body(sheet, tonesOf("#e9e2dc"));
  const clip = sheet.clip(shape);
  sheet.add(`<g clip-path="${clip}">`);
  const colours = ["#d9758f", "#9a86d6", "#f0a35e", "#6f9fd0", "#e5b1c3"];
  for (let i = 0; i < 9; i++) {
    const x = X + 24 + sheet.random() * (W - 48);
    const y = Y + 120 + (i * 190) / 9 + sheet.random() * 12;
    sheet.add(`<path d="M${x} ${y}q${(sheet.random() - 0.5) * 40} 22 ${(sheet.random() - 0.5) * 30} 52" fill="none" stroke="#7c9a6c" stroke-width="2.2" opacity="0.75"/><path d="M${x + 4} ${y + 24}q12-6 16-18q-14 0-16 18z" fill="#8fae7d" opacity="0.8"/>`);
    flower(sheet, x, y, 0.65 + sheet.random() * 0.6, colours[Math.floor(sheet.random() * 5)], sheet.random() * 72);
  }
  sheet.add("</g>");
  opening(sheet, "#ffffff");
  gloss(sheet, 0.2);
}

function magnetic(sheet, brand) {
  const tones = tonesOf(lighter(brandColour(brand), 0.25));
  body(sheet, { ...tones, hi: tones.lt });
  opening(sheet, tones.lt);
  sheet.add(
    `<circle cx="${X + W / 2}" cy="${Y + 184}" r="50" fill="none" stroke="${darker(tones.md, 0.3)}" stroke-width="13"/><circle cx="${X + W / 2 - 1}" cy="${Y + 183}" r="50" fill="none" stroke="${tones.lt}" stroke-width="10" opacity="0.85"/><rect x="${X + W / 2 - 5}" y="${Y + 246}" width="10" height="34" rx="5" fill="${tones.lt}" opacity="0.85"/>`,
  );
  gloss(sheet, 0.05);
}

const KINDS = { clear, silicone, leather, armour, floral, magnetic };

export function phoneCase(sheet, { brand, attributes }) {
  (KINDS[attributes.design] ?? clear)(sheet, brand);
}

export function protector(sheet, { attributes }) {
  const tint = { privacy: "#2c3138", matte: "#cdd4d8" }[attributes.design] ?? "#d9eaf2";
  sheet.shadow(206, 356, 110, 13);
  sheet.cast(`<rect x="96" y="66" width="150" height="286" rx="26"/>`, 6, 10, 0.3, 9);
  sheet.box(92, 62, 150, 286, 26, tonesOf("#262930"));
  sheet.add(`<rect x="98" y="68" width="138" height="274" rx="21" fill="${sheet.linear([[0, "#31415f"], [1, "#121722"]])}"/>`);
  const glass = `M150 50H292Q316 50 316 74V316Q316 340 292 340H150Q126 340 126 316V74Q126 50 150 50Z`;
  sheet.cast(`<path d="${glass}"/>`, 8, 10, 0.22, 9);
  sheet.add(
    `<path d="${glass}" fill="${sheet.linear([[0, "#ffffff", 0.6], [0.35, tint, attributes.design === "privacy" ? 0.88 : 0.5], [1, tint, attributes.design === "privacy" ? 0.96 : 0.6]], [0, 0, 1, 1])}" stroke="#fff" stroke-width="2.4"/>`,
    `<path d="${glass}" fill="none" stroke="#8fa6b5" stroke-width="0.9"/>`,
    `<circle cx="221" cy="68" r="6.5" fill="#000" opacity="0.22" stroke="#fff"/>`,
  );
  const clip = sheet.clip(`<path d="${glass}"/>`);
  sheet.add(`<g clip-path="${clip}"><path d="M90 300L270 20H320L120 350Z" fill="#fff" opacity="${attributes.design === "matte" ? 0.12 : 0.34}"/><path d="M190 360L340 130V170L220 360Z" fill="#fff" opacity="${attributes.design === "matte" ? 0.08 : 0.24}"/></g>`);
}
