// Phones: the back in its colour, and before it the front with a bright screen.
import { colourOf } from "./materials.js";
import { around, darker, lighter, mix, tonesOf } from "./sheet.js";

const WALLPAPERS = [
  ["#ff9a8b", "#a64bf4", "#2a2a72"], ["#43e7ad", "#1f7bdc", "#12264d"], ["#ffd27d", "#f2667c", "#57298f"], ["#8fd3f4", "#4e65d9", "#1c1b4d"], ["#f7c9d9", "#8a7ff0", "#27336b"],
];

const lens = (sheet, x, y, r) =>
  sheet.add(
    `<circle cx="${x}" cy="${y}" r="${r}" fill="${sheet.radial([[0, "#5a6070"], [0.55, "#15171c"], [1, "#3a3e47"]], [0.4, 0.35, 0.7])}" stroke="#aab0ba" stroke-width="1.6"/>`,
    `<circle cx="${x}" cy="${y}" r="${r * 0.5}" fill="${sheet.radial([[0, "#5b78c7"], [0.6, "#15204a"], [1, "#06070c"]], [0.35, 0.3, 0.8])}"/>`,
    `<circle cx="${x - r * 0.25}" cy="${y - r * 0.28}" r="${r * 0.14}" fill="#fff" opacity="0.9"/>`,
  );

/** How each maker arranges its cameras on a back of that width. */
const ISLANDS = {
  Kestrel: (sheet, x, y, w, count, tones) => {
    sheet.box(x + 14, y + 14, 40, 20 + count * 34, 20, tones);
    for (let i = 0; i < count; i++) lens(sheet, x + 34, y + 40 + i * 34, 13);
  },
  Lumora: (sheet, x, y, w, count, tones) => {
    sheet.ball(x + w / 2, y + 62, 43, { ...tones, hi: tones.lt });
    sheet.add(`<circle cx="${x + w / 2}" cy="${y + 62}" r="42" fill="none" stroke="#fff6dc" stroke-width="5" opacity="0.85"/>`);
    around(x + w / 2, y + 62, 18, Math.max(2, count)).forEach(([cx, cy]) => lens(sheet, cx, cy, 12));
  },
  Hanyu: (sheet, x, y, w, count, tones) => {
    sheet.add(`<circle cx="${x + w / 2}" cy="${y + 64}" r="50" fill="${sheet.plate(tones)}" stroke="${tones.dp}"/><circle cx="${x + w / 2}" cy="${y + 64}" r="44" fill="#15171c"/>`);
    around(x + w / 2, y + 64, 25, Math.max(3, count), 0.5).forEach(([cx, cy]) => lens(sheet, cx, cy, 13));
  },
  Voltra: (sheet, x, y, w, count, tones) => {
    sheet.add(`<path d="M${x + 12} ${y + 16}H${x + w * 0.62}L${x + w * 0.46} ${y + 92}H${x + 12}Z" fill="#17191e" stroke="${tones.lt}" stroke-width="1.4"/>`);
    for (let i = 0; i < count; i++) lens(sheet, x + 34 + (i % 2) * 32, y + 38 + Math.floor(i / 2) * 34, 13);
    sheet.add(`<path d="M${x + w * 0.5} ${y + 150}l22-40h-14l16-34-38 46h16z" fill="#6ff2c5" opacity="0.9"/>`);
  },
  Fjell: (sheet, x, y, w, count, tones) => {
    sheet.box(x + 10, y + 18, w - 20, 42, 21, tones);
    for (let i = 0; i < count; i++) lens(sheet, x + 33 + i * 34, y + 39, 14);
  },
  Orchida: (sheet, x, y, w, count) => {
    for (let i = 0; i < Math.max(2, count); i++) lens(sheet, x + 36, y + 40 + i * 42, 17);
  },
};

export const countOf = (camera = "") =>
  camera.includes("quad") ? 4 : camera.includes("triple") ? 3 : camera.includes("dual") || camera.includes(",") || camera.includes("portrait") ? 2 : 1;

/** The back of a phone. */
export function back(sheet, x, y, w, h, colour, brand, count, r = 26) {
  const tones = tonesOf(colour);
  sheet.cast(`<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}"/>`, 8, 12, 0.35, 11);
  sheet.box(x, y, w, h, r, tones);
  const clip = sheet.clip(`<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}"/>`);
  sheet.add(`<g clip-path="${clip}"><path d="M${x - 20} ${y + h * 0.75}L${x + w} ${y - 40}H${x + w + 60}L${x + w * 0.2} ${y + h + 30}Z" fill="#fff" opacity="0.09"/></g>`);
  (ISLANDS[brand] ?? ISLANDS.Kestrel)(sheet, x, y, w, count, tones);
}

/** The screen of a phone. */
export function front(sheet, x, y, w, h, frame, r = 26, bezel = 6) {
  const [a, b, c] = WALLPAPERS[Math.floor(sheet.random() * WALLPAPERS.length)];
  const clip = sheet.clip(`<rect x="${x + bezel}" y="${y + bezel}" width="${w - 2 * bezel}" height="${h - 2 * bezel}" rx="${Math.max(4, r - bezel)}"/>`);
  sheet.cast(`<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}"/>`, 7, 12, 0.4, 11);
  sheet.box(x, y, w, h, r, tonesOf(frame));
  sheet.add(
    `<rect x="${x + 2.6}" y="${y + 2.6}" width="${w - 5.2}" height="${h - 5.2}" rx="${r - 2}" fill="#08090c"/>`,
    `<g clip-path="${clip}"><rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${sheet.linear([[0, a], [0.5, b], [1, c]], [0, 0, 0.4, 1])}"/>`,
    `<circle cx="${x + w * (0.15 + 0.7 * sheet.random())}" cy="${y + h * 0.66}" r="${w * 0.52}" fill="${lighter(a, 0.35)}" opacity="0.4" filter="${sheet.blur(16)}"/>`,
    `<path d="M${x} ${y + h * 0.72}C${x + w * 0.3} ${y + h * 0.58} ${x + w * 0.6} ${y + h * 0.86} ${x + w} ${y + h * 0.66}V${y + h}H${x}Z" fill="${mix(b, c, 0.4)}" opacity="0.75"/>`,
    `<path d="M${x} ${y + h * 0.84}C${x + w * 0.4} ${y + h * 0.72} ${x + w * 0.7} ${y + h * 0.95} ${x + w} ${y + h * 0.8}V${y + h}H${x}Z" fill="${c}" opacity="0.85"/>`,
    `<path d="M${x + w * 0.55} ${y}H${x + w}V${y + h * 0.42}Z" fill="#fff" opacity="0.1"/></g>`,
    `<text x="${x + w / 2}" y="${y + (w > h ? h * 0.56 : h * 0.24)}" font-family="'Helvetica Neue',Arial,sans-serif" font-weight="300" font-size="${Math.min(w, h) * 0.25}" text-anchor="middle" fill="#fff" opacity="0.95">9:41</text>`,
    w > h ? "" : `<circle cx="${x + w / 2}" cy="${y + bezel + 9}" r="4.2" fill="#0a0b0f"/><circle cx="${x + w / 2 - 1}" cy="${y + bezel + 8}" r="1.2" fill="#4a5c86"/>`,
    `<rect x="${x + w / 2 - w * 0.16}" y="${y + h - bezel - 9}" width="${w * 0.32}" height="3" rx="1.5" fill="#fff" opacity="0.85"/>`,
  );
}

function fold(sheet, colour) {
  sheet.shadow(200, 348, 150, 16);
  const tones = tonesOf(colour);
  sheet.add(
    `<path d="M66 78Q66 66 78 67L200 86L322 67Q334 66 334 78V340Q334 352 322 351L200 336L78 351Q66 352 66 340Z" fill="${sheet.plate(tones)}" stroke="${tones.dp}"/>`,
    `<path d="M74 80L200 98V326L74 342Z" fill="${sheet.linear([[0, "#8fd3f4"], [0.6, "#4e65d9"], [1, "#1c1b4d"]], [0, 0, 1, 1])}"/>`,
    `<path d="M326 80L200 98V326L326 342Z" fill="${sheet.linear([[0, "#6f8fe8"], [0.6, "#4448b8"], [1, "#1c1b4d"]], [0, 0, 0.6, 1])}"/>`,
    `<path d="M74 250C120 220 160 280 200 250V326L74 342Z" fill="#12143f" opacity="0.55"/><path d="M200 250C250 222 290 282 326 240V342L200 326Z" fill="#12143f" opacity="0.65"/>`,
    `<path d="M196 97H204V327H196Z" fill="${sheet.linear([[0, "#000", 0], [0.5, "#000", 0.35], [1, "#fff", 0.15]], [0, 0, 1, 0])}"/>`,
    `<text x="136" y="150" font-family="Arial,sans-serif" font-weight="300" font-size="34" text-anchor="middle" fill="#fff">9:41</text>`,
  );
}

export function phone(sheet, { title, brand, attributes }) {
  const colour = colourOf(attributes.colour);
  if (title.includes("fold")) {
    fold(sheet, colour);
    return;
  }
  const small = title.includes("mini") || title.includes("kid");
  const rugged = title.includes("rugged");
  const [w, h] = small ? [118, 232] : title.includes("max") || title.includes("note") || title.includes("ultra") ? [146, 296] : [138, 280];
  const y = 200 - h / 2;
  sheet.shadow(200, y + h + 8, 120, 14);
  back(sheet, 96 - (small ? -18 : 0), y - 8, w, h, colour, brand, countOf(attributes.camera), rugged ? 18 : 28);
  front(sheet, 304 - w - (small ? 18 : 0), y + 12, w, h, darker(colour, 0.15), rugged ? 18 : 28, title.includes("kid") || rugged ? 11 : 6);
  if (rugged) {
    for (const [cx, cy] of [[304 - w + 6, y + 18], [298, y + 18], [304 - w + 6, y + h + 6], [298, y + h + 6]]) {
      sheet.add(`<circle cx="${cx}" cy="${cy}" r="13" fill="none" stroke="${lighter(colour, 0.12)}" stroke-width="7" opacity="0.9"/>`);
    }
  }
  if (title.includes("note")) {
    sheet.tube("M334 120L352 318", 7, tonesOf(colour));
  }
}
