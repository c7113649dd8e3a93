// Stones: brilliant cuts made of facets, and polished rounds with what lives inside them.
import { around, darker, lighter, mix, path } from "./sheet.js";

const DIAMOND_FIRE = ["#bcd4ff", "#ffd9c2", "#d6f5e3", "#e9d9ff"];

function facet(sheet, points, colour, light) {
  const shade = light > 0 ? lighter(colour, Math.min(0.85, light)) : darker(colour, Math.min(0.75, -light));
  return `<path d="${path(points)}" fill="${shade}" stroke="${shade}" stroke-width="0.4"/>`;
}

function brilliant(sheet, cx, cy, r, stone) {
  const girdle = around(cx, cy, r, 16);
  const crown = around(cx, cy, r * 0.76, 8, 0.5);
  const table = around(cx, cy, r * 0.52, 8);
  const parts = [];
  const lightAt = (i, of) => Math.cos(((i / of) * 2 - 0.25 * 7) * Math.PI) * 0.5 + (sheet.random() - 0.5) * 0.55;
  for (let i = 0; i < 8; i++) {
    const next = (i + 1) % 8;
    parts.push(
      facet(sheet, [table[i], table[next], crown[i]], stone.colour, lightAt(i, 8) + 0.15),
      facet(sheet, [table[i], crown[i], girdle[2 * i], crown[(i + 7) % 8]], stone.colour, lightAt(i, 8)),
      facet(sheet, [crown[i], girdle[2 * i], girdle[2 * i + 1]], stone.colour, lightAt(i + 0.3, 8) - 0.2),
      facet(sheet, [crown[i], girdle[2 * i + 1], girdle[(2 * i + 2) % 16]], stone.colour, lightAt(i + 0.6, 8) - 0.1),
    );
  }
  const inside = around(cx, cy, r * 0.3, 8, 0.5);
  for (let i = 0; i < 8; i++) {
    const next = (i + 1) % 8;
    parts.push(
      facet(sheet, [table[i], table[next], inside[i]], stone.colour, (sheet.random() - 0.4) * 0.9),
      facet(sheet, [inside[i], inside[next], [cx, cy]], stone.colour, (sheet.random() - 0.45) * 1.0),
      facet(sheet, [inside[i], table[next], inside[next]], stone.colour, (sheet.random() - 0.5) * 0.7),
    );
  }
  if (stone.name === "diamond") {
    for (let i = 0; i < 5; i++) {
      const at = Math.floor(sheet.random() * 8);
      parts.push(`<path d="${path([inside[at], table[at], inside[(at + 7) % 8]])}" fill="${DIAMOND_FIRE[i % 4]}" opacity="0.75"/>`);
    }
  }
  parts.push(
    `<circle cx="${cx}" cy="${cy}" r="${r}" fill="none" stroke="${darker(stone.colour, 0.5)}" stroke-width="${Math.max(0.6, r * 0.03)}" opacity="0.6"/>`,
    `<path d="${path([table[7], table[0], inside[7]])}" fill="#fff" opacity="0.85"/>`,
    `<path d="M${cx - r * 0.95} ${cy - r * 0.1}A${r} ${r} 0 0 1 ${cx - r * 0.1} ${cy - r * 0.95}" fill="none" stroke="#fff" stroke-width="${r * 0.05}" opacity="0.7"/>`,
  );
  sheet.add(...parts);
}

function sparkle(sheet, cx, cy, r) {
  const d = `M${cx} ${cy - r}Q${cx} ${cy} ${cx + r} ${cy}Q${cx} ${cy} ${cx} ${cy + r}Q${cx} ${cy} ${cx - r} ${cy}Q${cx} ${cy} ${cx} ${cy - r}Z`;
  sheet.add(`<path d="${d}" fill="#fff" opacity="0.95"/>`);
}

function polished(sheet, cx, cy, rx, ry, stone) {
  const { hi, lt, md, dk, dp } = stone.tones;
  const stops =
    stone.name === "onyx"
      ? [[0, "#6b6d78"], [0.25, "#33343c"], [1, "#0b0b0e"]]
      : stone.name === "pearl"
        ? [[0, "#ffffff"], [0.35, "#fbf3ec"], [0.62, "#ecdcd6"], [0.82, "#cfc0c4"], [1, "#e7d9d0"]]
        : [[0, hi], [0.3, lt], [0.65, md], [1, dk]];
  sheet.add(`<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${sheet.radial(stops, [0.36, 0.3, 0.78])}"/>`);
  const clip = sheet.clip(`<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}"/>`);
  const inside = [];
  if (stone.name === "jade") {
    for (let i = 0; i < 4; i++) {
      inside.push(`<ellipse cx="${cx + (sheet.random() - 0.5) * rx * 1.5}" cy="${cy + (sheet.random() - 0.5) * ry * 1.5}" rx="${rx * 0.5}" ry="${ry * 0.25}" fill="${mix(lt, "#ffffff", 0.2)}" opacity="0.4" filter="${sheet.blur(Math.max(1, rx * 0.12))}"/>`);
    }
  } else if (stone.name === "turquoise") {
    for (let i = 0; i < 3; i++) {
      const y = cy + (i - 1) * ry * 0.6 + (sheet.random() - 0.5) * ry * 0.4;
      inside.push(`<path d="M${cx - rx} ${y}q${rx * 0.5} ${ry * (sheet.random() - 0.5)} ${rx} ${ry * 0.1}t${rx} ${ry * (sheet.random() - 0.5)}" fill="none" stroke="#6a4a2a" stroke-width="${Math.max(0.5, rx * 0.035)}" opacity="0.55"/>`);
    }
  } else if (stone.name === "moonstone") {
    inside.push(`<ellipse cx="${cx + rx * 0.18}" cy="${cy + ry * 0.25}" rx="${rx * 0.62}" ry="${ry * 0.32}" fill="#7fb1ff" opacity="0.75" filter="${sheet.blur(Math.max(1, rx * 0.16))}"/>`);
  } else if (stone.name === "pearl") {
    inside.push(`<ellipse cx="${cx + rx * 0.3}" cy="${cy + ry * 0.45}" rx="${rx * 0.5}" ry="${ry * 0.28}" fill="#f7d9e3" opacity="0.55" filter="${sheet.blur(Math.max(1, rx * 0.15))}"/>`);
  }
  sheet.add(
    `<g clip-path="${clip}">${inside.join("")}</g>`,
    `<ellipse cx="${cx}" cy="${cy}" rx="${rx - 0.5}" ry="${ry - 0.5}" fill="none" stroke="${dp}" stroke-width="${Math.max(0.6, rx * 0.03)}" opacity="0.35"/>`,
    `<ellipse cx="${cx - rx * 0.32}" cy="${cy - ry * 0.42}" rx="${rx * 0.3}" ry="${ry * 0.17}" fill="#fff" opacity="${stone.name === "pearl" ? 0.9 : 0.72}" transform="rotate(-28 ${cx - rx * 0.32} ${cy - ry * 0.42})"/>`,
  );
}

/** A stone, or a bead of the metal where there is none. */
export function gem(sheet, cx, cy, r, stone, metal) {
  if (stone === null) {
    sheet.ball(cx, cy, r, metal);
  } else if (stone.cut) {
    brilliant(sheet, cx, cy, r, stone);
    if (r > 20) {
      sparkle(sheet, cx - r * 0.42, cy - r * 0.5, r * 0.26);
    }
  } else {
    polished(sheet, cx, cy, r, r, stone);
  }
}

/** A longer stone that hangs. */
export function drop(sheet, cx, cy, rx, ry, stone, metal) {
  if (stone !== null && !stone.cut) {
    polished(sheet, cx, cy, rx, ry, stone);
    return;
  }
  const tones = stone?.tones ?? metal;
  const d = `M${cx} ${cy - ry}C${cx + rx * 0.5} ${cy - ry * 0.4} ${cx + rx} ${cy - ry * 0.05} ${cx + rx} ${cy + ry * 0.3}A${rx} ${ry * 0.7} 0 0 1 ${cx - rx} ${cy + ry * 0.3}C${cx - rx} ${cy - ry * 0.05} ${cx - rx * 0.5} ${cy - ry * 0.4} ${cx} ${cy - ry}Z`;
  sheet.add(`<path d="${d}" fill="${sheet.radial([[0, tones.hi], [0.3, tones.lt], [0.65, tones.md], [1, tones.dk]], [0.36, 0.42, 0.8])}"/>`);
  if (stone !== null) {
    const clip = sheet.clip(`<path d="${d}"/>`);
    const parts = [];
    const rim = around(cx, cy + ry * 0.2, Math.max(rx, ry), 14);
    const heart = around(cx, cy + ry * 0.25, rx * 0.46, 14, 0.5);
    for (let i = 0; i < 14; i++) {
      const next = (i + 1) % 14;
      const light = (sheet.random() - 0.45) * 0.9;
      parts.push(facet(sheet, [rim[i], rim[next], heart[i]], stone.colour, light));
      parts.push(facet(sheet, [heart[i], rim[next], heart[next]], stone.colour, -light * 0.8));
    }
    parts.push(`<path d="${path(heart)}" fill="${lighter(stone.colour, 0.35)}" opacity="0.75"/>`);
    sheet.add(`<g clip-path="${clip}">${parts.join("")}</g>`);
  }
  sheet.add(
    `<path d="${d}" fill="none" stroke="${tones.dp}" stroke-width="1" opacity="0.5"/>`,
    `<ellipse cx="${cx - rx * 0.35}" cy="${cy + ry * 0.08}" rx="${rx * 0.16}" ry="${ry * 0.2}" fill="#fff" opacity="0.8" transform="rotate(18 ${cx - rx * 0.35} ${cy})"/>`,
  );
}
