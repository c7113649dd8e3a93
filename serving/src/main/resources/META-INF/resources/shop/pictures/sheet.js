// A sheet on which a picture is drawn: SVG text with its gradients and blurs. Light comes from the upper left.

/** Side of every picture. */
export const SIDE = 400;

/** A number from 0 to 1 after another, the same for the same seed (mulberry32). */
export function randomOf(seed) {
  let state = 2166136261;
  for (const letter of seed) {
    state = Math.imul(state ^ letter.codePointAt(0), 16777619);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

/** A colour between two, `part` of the way from the first. */
export function mix(from, to, part) {
  const a = channels(from);
  const b = channels(to);
  return "#" + a.map((c, i) => Math.round(c + (b[i] - c) * part).toString(16).padStart(2, "0")).join("");
}

export const lighter = (colour, part) => mix(colour, "#ffffff", part);
export const darker = (colour, part) => mix(colour, "#0b0c10", part);

/** Five tones of one colour, as a rounded thing shows them. */
export const tonesOf = (colour) => ({
  hi: lighter(colour, 0.72),
  lt: lighter(colour, 0.34),
  md: colour,
  dk: darker(colour, 0.34),
  dp: darker(colour, 0.6),
});

const round = (n) => Math.round(n * 100) / 100;

/** Places on a circle, from the top, clockwise. */
export function around(cx, cy, r, count, turn = 0) {
  return Array.from({ length: count }, (_, i) => {
    const angle = ((i + turn) / count) * 2 * Math.PI - Math.PI / 2;
    return [cx + r * Math.cos(angle), cy + r * Math.sin(angle)];
  });
}

export const path = (points) => "M" + points.map(([x, y]) => `${round(x)} ${round(y)}`).join("L") + "Z";

export class Sheet {
  #defs = [];
  #body = [];
  #known = new Map();

  constructor(seed, dark) {
    this.random = randomOf(seed);
    this.dark = dark;
  }

  /** A whole number below that. */
  pick(count) {
    return Math.floor(this.random() * count);
  }

  add(...parts) {
    this.#body.push(...parts);
    return this;
  }

  #define(make) {
    const key = make("");
    if (!this.#known.has(key)) {
      const id = "d" + this.#known.size;
      this.#known.set(key, id);
      this.#defs.push(make(id));
    }
    return `url(#${this.#known.get(key)})`;
  }

  #stops(stops) {
    return stops
      .map(([at, colour, opacity = 1]) => `<stop offset="${at}" stop-color="${colour}" stop-opacity="${opacity}"/>`)
      .join("");
  }

  /** A gradient from one place to another; of the thing itself, or of the sheet where `sheet` is set. */
  linear(stops, [x1, y1, x2, y2] = [0, 0, 1, 1], sheet = false) {
    const units = sheet ? ' gradientUnits="userSpaceOnUse"' : "";
    return this.#define(
      (id) =>
        `<linearGradient id="${id}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"${units}>${this.#stops(stops)}</linearGradient>`,
    );
  }

  radial(stops, [cx, cy, r] = [0.35, 0.3, 0.8]) {
    return this.#define(
      (id) => `<radialGradient id="${id}" cx="${cx}" cy="${cy}" r="${r}">${this.#stops(stops)}</radialGradient>`,
    );
  }

  blur(by) {
    return this.#define(
      (id) =>
        `<filter id="${id}" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="${by}"/></filter>`,
    );
  }

  clip(shape) {
    return this.#define((id) => `<clipPath id="${id}">${shape}</clipPath>`);
  }

  /** Polished metal across the sheet. */
  metal({ hi, lt, md, dk, dp }, across = [60, 40, 340, 360]) {
    const stops = [[0, lt], [0.14, hi], [0.3, md], [0.44, dk], [0.52, dp], [0.6, md], [0.7, hi], [0.8, lt], [0.9, md], [1, dk]];
    return this.linear(stops, across, true);
  }

  /** Metal on a thing of its own size. */
  plate({ hi, lt, md, dk }, across = [0, 0, 1, 1]) {
    return this.linear([[0, hi], [0.25, lt], [0.55, md], [0.75, lt], [1, dk]], across);
  }

  /** The soft shadow of a thing that stands, or lies, there. */
  shadow(cx, cy, rx, ry = rx * 0.14, strength = 0.34) {
    const opacity = this.dark ? Math.min(0.9, strength * 2) : strength;
    this.add(
      `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="#1b1410" opacity="${opacity * 0.55}" filter="${this.blur(12)}"/>`,
      `<ellipse cx="${cx}" cy="${cy}" rx="${rx * 0.78}" ry="${ry * 0.5}" fill="#1b1410" opacity="${opacity}" filter="${this.blur(5)}"/>`,
    );
  }

  /** The shadow that a shape drops on what is behind it. */
  cast(shape, dx = 6, dy = 9, strength = 0.3, by = 7) {
    this.add(`<g transform="translate(${dx} ${dy})" opacity="${this.dark ? strength * 1.7 : strength}" filter="${this.blur(by)}">${shape}</g>`);
  }

  /** A round bar of metal, rubber or thread along a path. */
  tube(d, width, tones, attributes = "") {
    const line = (w, colour, more = "") =>
      `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${round(w)}" stroke-linecap="round" stroke-linejoin="round" ${attributes} ${more}/>`;
    const off = round(width * 0.12);
    const soft = width > 9 ? `filter="${this.blur(round(width * 0.07))}"` : "";
    this.add(
      line(width, tones.dp),
      line(width * 0.88, this.metal(tones)),
      `<g transform="translate(${-off} ${-off})" ${soft}>${line(width * 0.42, tones.lt, 'opacity="0.75"')}${line(width * 0.16, tones.hi, 'opacity="0.95"')}</g>`,
    );
  }

  /** A ball: a bead, a stud, a pearl. */
  ball(cx, cy, r, tones) {
    const fill = this.radial([[0, tones.hi], [0.25, tones.lt], [0.6, tones.md], [0.88, tones.dk], [1, tones.dp]], [0.36, 0.32, 0.72]);
    this.add(
      `<circle cx="${round(cx)}" cy="${round(cy)}" r="${round(r)}" fill="${fill}"/>`,
      `<ellipse cx="${round(cx - r * 0.32)}" cy="${round(cy - r * 0.4)}" rx="${round(r * 0.24)}" ry="${round(r * 0.16)}" fill="#fff" opacity="0.85" transform="rotate(-35 ${round(cx - r * 0.32)} ${round(cy - r * 0.4)})"/>`,
    );
  }

  /** A box with round corners that catches light at its upper edge. */
  box(x, y, w, h, r, tones, more = "") {
    const fill = this.linear([[0, tones.lt], [0.5, tones.md], [1, tones.dk]], [0, 0, 0.7, 1]);
    this.add(
      `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}" fill="${fill}" ${more}/>`,
      `<rect x="${x + 1.2}" y="${y + 1.2}" width="${w - 2.4}" height="${h - 2.4}" rx="${Math.max(0, r - 1)}" fill="none" stroke="${this.linear([[0, tones.hi, 0.9], [0.4, tones.hi, 0.1], [1, tones.dp, 0.5]], [0, 0, 0.8, 1])}" stroke-width="2.2" ${more}/>`,
    );
  }

  /** The chain along a path: links, light and dark in turn. */
  chain(d, width, tones) {
    const line = (w, colour, dash, at, more = "") =>
      `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${w}" stroke-linecap="round" stroke-dasharray="${dash}" stroke-dashoffset="${at}" ${more}/>`;
    const step = round(width * 1.7);
    this.cast(`<path d="${d}" fill="none" stroke="#1b1410" stroke-width="${width}"/>`, 3, 5, 0.28, 4);
    this.add(
      line(width * 0.5, tones.dk, "none", 0),
      line(width, tones.dp, `0.1 ${step}`, 0),
      line(width * 0.82, this.metal(tones), `0.1 ${step}`, 0),
      line(width * 0.34, tones.hi, `0.1 ${step}`, 0, `transform="translate(${-width * 0.14} ${-width * 0.16})"`),
    );
  }

  /** The finished picture. */
  svg(backdrop) {
    const [from, to] = backdrop;
    const ground = this.radial([[0, from], [1, to]], [0.42, 0.34, 0.85]);
    const floor = this.linear([[0, "#000", 0], [1, "#000", this.dark ? 0.25 : 0.06]], [0, 0, 0, 1]);
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}">` +
      `<defs>${this.#defs.join("")}</defs>` +
      `<rect width="400" height="400" fill="${ground}"/><rect y="230" width="400" height="170" fill="${floor}"/>` +
      `${this.#body.join("")}</svg>`
    );
  }
}
