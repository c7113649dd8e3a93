// Watches, as they lie before you: strap, case, dial, hands.
import { colourOf, metalOf, STEEL } from "./materials.js";
import { around, darker, lighter, tonesOf } from "./sheet.js";

const X = 200;
const Y = 200;
const STRAPS = { vintage: "#6b4226", minimalist: "#2b2b2f", statement: "#20242c", romantic: "#7c2f3c", "chinese classic": "#7a1f1f" };

function strap(sheet, colour, metal, bracelet) {
  const tones = tonesOf(colour);
  for (const [y, flip] of [[-20, 1], [282, -1]]) {
    const h = 140;
    const wide = flip === 1 ? [62, 82] : [82, 62];
    const slim = `M${X - wide[0]} ${y}L${X - wide[1]} ${y + h}H${X + wide[1]}L${X + wide[0]} ${y}Z`;
    sheet.cast(`<path d="${slim}"/>`, 8, 8, 0.25, 9);
    if (bracelet) {
      for (let row = 0; row < 7; row++) {
        const part = (row + 0.5) / 7;
        const half = wide[0] + (wide[1] - wide[0]) * part;
        const top = y + row * 20;
        [[-half, half * 0.55], [-half * 0.43, half * 0.86], [half * 0.45, half * 0.55]].forEach(([x, w]) =>
          sheet.add(`<rect x="${X + x}" y="${top + 0.6}" width="${w}" height="18.6" rx="4" fill="${sheet.plate(metal, [0, 0, 0.3, 1])}" stroke="${metal.dp}" stroke-width="0.8"/>`),
        );
      }
    } else {
      sheet.add(
        `<path d="${slim}" fill="${sheet.linear([[0, tones.dp], [0.2, tones.md], [0.45, tones.lt], [0.8, tones.md], [1, tones.dp]], [0, 0, 1, 0.1])}"/>`,
        `<path d="M${X - wide[0] + 9} ${y}L${X - wide[1] + 9} ${y + h}M${X + wide[0] - 9} ${y}L${X + wide[1] - 9} ${y + h}" stroke="${lighter(colour, 0.4)}" stroke-width="1.6" stroke-dasharray="5 4" opacity="0.75"/>`,
      );
    }
  }
}

function hands(sheet, metal, hour, minute) {
  const hand = (angle, length, width) =>
    `<path d="M${-width} 12L${-width * 0.7} ${-length * 0.8}L0 ${-length}L${width * 0.7} ${-length * 0.8}L${width} 12Z" transform="translate(${X} ${Y}) rotate(${angle})" fill="${sheet.plate(metal)}" stroke="${metal.dp}" stroke-width="0.7"/>`;
  const both = hand(hour * 30 + minute / 2, 46, 5) + hand(minute * 6, 70, 4);
  sheet.cast(both, 2.5, 4, 0.4, 2.5);
  sheet.add(both);
}

function dial(sheet, colour, metal, title) {
  const light = ["ivory", "champagne"].includes(colour);
  const base = colourOf(colour, "black");
  const ink = light ? "#3a2f22" : "#f4efe4";
  sheet.add(
    `<circle cx="${X}" cy="${Y}" r="92" fill="${sheet.radial([[0, lighter(base, light ? 0.35 : 0.28)], [0.7, base], [1, darker(base, 0.45)]], [0.4, 0.36, 0.75])}"/>`,
  );
  const numerals = title.includes("field");
  around(X, Y, 78, 60).forEach(([x, y], i) => {
    if (i % 5 === 0 && !(numerals && i % 15 === 0)) {
      const turn = i * 6;
      const [w, h] = title.includes("slim") ? [2, 18] : title.includes("diver") ? [8, 14] : [4.4, 15];
      sheet.add(`<rect x="${-w / 2}" y="${-h / 2}" width="${w}" height="${h}" rx="${title.includes("diver") ? 4 : 1}" transform="translate(${x} ${y}) rotate(${turn})" fill="${title.includes("diver") ? "#dff5e4" : sheet.plate(metal)}" stroke="${metal.dp}" stroke-width="0.5"/>`);
    } else if (i % 5) {
      sheet.add(`<circle cx="${X + (x - X) * 1.08}" cy="${Y + (y - Y) * 1.08}" r="0.9" fill="${ink}" opacity="0.7"/>`);
    }
  });
  if (numerals) {
    [["12", X, Y - 66], ["3", X + 72, Y + 9], ["6", X, Y + 84], ["9", X - 72, Y + 9]].forEach(([text, x, y]) =>
      sheet.add(`<text x="${x}" y="${y}" font-family="Georgia,serif" font-size="24" text-anchor="middle" fill="${ink}">${text}</text>`),
    );
  }
  return ink;
}

function complication(sheet, title, metal, ink) {
  if (title.includes("moonphase")) {
    const clip = sheet.clip(`<path d="M${X - 34} ${Y + 46}a34 34 0 0 1 68 0Z"/>`);
    sheet.add(
      `<g clip-path="${clip}"><rect x="${X - 36}" y="${Y + 8}" width="72" height="42" fill="#0f1c44"/>` +
        [[-22, 20], [-8, 14], [20, 18], [26, 34], [4, 40]].map(([x, y]) => `<circle cx="${X + x}" cy="${Y + y}" r="1.4" fill="#f7e6b0"/>`).join("") +
        `<circle cx="${X + 6}" cy="${Y + 32}" r="13" fill="${sheet.radial([[0, "#fff9dd"], [0.7, "#f2d98c"], [1, "#c79c3e"]])}"/></g>`,
      `<path d="M${X - 34} ${Y + 46}a34 34 0 0 1 68 0Z" fill="none" stroke="${metal.lt}" stroke-width="1.6"/>`,
    );
  } else if (title.includes("zodiac")) {
    sheet.add(`<circle cx="${X}" cy="${Y + 40}" r="21" fill="none" stroke="${ink}" stroke-width="1.2" opacity="0.7"/>`);
    sheet.add(`<text x="${X}" y="${Y + 50}" font-family="'Noto Serif CJK SC','Songti SC',serif" font-size="27" text-anchor="middle" fill="${ink}">${["龙", "虎", "兔", "马"][sheet.pick(4)]}</text>`);
  } else if (title.includes("field")) {
    sheet.add(`<rect x="${X + 34}" y="${Y + 28}" width="24" height="17" rx="2" fill="#fbf8f0" stroke="${metal.dk}"/><text x="${X + 46}" y="${Y + 42}" font-family="Arial,sans-serif" font-size="14" text-anchor="middle" fill="#222">${1 + sheet.pick(28)}</text>`);
  }
}

export function watch(sheet, { title, attributes }) {
  const metal = attributes.metal ? metalOf(attributes) : STEEL;
  const diver = title.includes("diver");
  strap(sheet, STRAPS[attributes.style] ?? "#2b2b2f", metal, diver || title.includes("zodiac"));
  sheet.cast(`<circle cx="${X}" cy="${Y}" r="116"/>`, 9, 12, 0.36, 11);
  sheet.add(
    `<rect x="${X + 108}" y="${Y - 12}" width="22" height="24" rx="5" fill="${sheet.plate(metal, [0, 0, 0, 1])}" stroke="${metal.dp}" stroke-width="1"/>`,
    `<circle cx="${X}" cy="${Y}" r="115" fill="${sheet.metal(metal, [90, 90, 310, 310])}" stroke="${metal.dp}" stroke-width="1"/>`,
    `<circle cx="${X}" cy="${Y}" r="104" fill="${diver ? "#16181d" : sheet.metal(metal, [300, 300, 100, 100])}" stroke="${metal.dk}" stroke-width="1"/>`,
  );
  if (diver) {
    around(X, Y, 98, 60).forEach(([x, y], i) => sheet.add(`<rect x="-1" y="-4.5" width="${i % 5 ? 1.4 : 2.8}" height="${i % 5 ? 6 : 9}" transform="translate(${x} ${y}) rotate(${i * 6})" fill="#e9edf0"/>`));
  }
  const ink = dial(sheet, attributes.dial, metal, title);
  sheet.add(`<text x="${X}" y="${Y - 34}" font-family="Georgia,serif" font-size="10" letter-spacing="2" text-anchor="middle" fill="${ink}" opacity="0.85">DAOGOU</text>`);
  complication(sheet, title, metal, ink);
  hands(sheet, ["ivory", "champagne"].includes(attributes.dial) ? tonesOf("#3c4658") : metal, 10, 9);
  sheet.ball(X, Y, 6, metal);
  sheet.add(
    `<path d="M${X - 88} ${Y - 22}A92 92 0 0 1 ${X + 30} ${Y - 86}L${X - 10} ${Y - 20}Q${X - 50} ${Y + 8} ${X - 88} ${Y - 22}Z" fill="#fff" opacity="0.13"/>`,
    `<circle cx="${X}" cy="${Y}" r="91" fill="none" stroke="#000" stroke-width="4" opacity="0.25"/>`,
  );
}
