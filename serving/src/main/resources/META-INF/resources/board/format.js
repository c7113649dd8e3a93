/** Numbers, money and times as the language writes them; made once for each language. */

const LOCALE = { en: "en-US", zh: "zh-CN" };
const DATE_LOCALE = { en: "en-GB", zh: "zh-CN" };
const COMPACT_FROM = 1_000_000;
const DAY = 86_400_000;

/** @typedef {ReturnType<typeof formats>} Formats */

/**
 * @param {"en" | "zh"} lang
 * @param {string} [timeZone] the browser's where absent
 */
export function formats(lang, timeZone) {
  const locale = LOCALE[lang];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const compact = new Intl.NumberFormat(locale, { notation: "compact", maximumSignificantDigits: 4 });
  const short = new Intl.NumberFormat(locale, { notation: "compact", maximumSignificantDigits: 3 });
  const oneDigit = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, {
    style: "percent",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const signed = new Intl.NumberFormat(locale, {
    style: "percent",
    maximumFractionDigits: 1,
    signDisplay: "exceptZero",
  });
  const points = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: "exceptZero" });
  /** @param {Intl.DateTimeFormatOptions} options */
  const dates = (options) => new Intl.DateTimeFormat(DATE_LOCALE[lang], { hourCycle: "h23", timeZone, ...options });
  const minute = dates({ hour: "2-digit", minute: "2-digit" });
  const second = dates({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const day = dates({ weekday: "short", day: "numeric" });
  const dayMinute = dates({ weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  const money = monies(locale);

  return {
    /** In full up to a million. @param {number} value */
    count: (value) => (Math.abs(value) >= COMPACT_FROM ? compact : whole).format(value),
    /** For axes and other narrow places. @param {number} value */
    short: (value) => (Math.abs(value) < 10 ? String(+value.toFixed(1)) : short.format(value)),
    /** In full up to ten thousand: for what stands beside. @param {number} value */
    brief: (value) => (Math.abs(value) >= 10_000 ? short : whole).format(value),
    /** Every digit. @param {number} value */
    exact: (value) => whole.format(value),
    /** @param {number} value */
    rate: (value) => (value >= COMPACT_FROM ? compact : value >= 100 ? whole : oneDigit).format(value),
    /** @param {number} share */
    percent: (share) => percent.format(share),
    /** @param {number} factor */
    times: (factor) => `×${factor >= 10 ? whole.format(factor) : oneDigit.format(factor)}`,
    /** @param {number} ms */
    latency: (ms) => (ms >= 10_000 ? `${oneDigit.format(ms / 1000)} s` : `${whole.format(ms)} ms`),
    /** @param {number} ms */
    axisLatency: (ms) => (ms >= 1000 ? `${+(ms / 1000).toFixed(1)} s` : `${whole.format(ms)} ms`),
    /** @param {number} value @param {string | null} currency */
    money: (value, currency) => money(value, currency, Math.abs(value) >= COMPACT_FROM),
    /** @param {number} value @param {string | null} currency */
    axisMoney: (value, currency) => money(value, currency, Math.abs(value) >= 1000 || Number.isInteger(value)),
    /** @param {import("./deltas.js").Delta} delta @param {boolean} share @param {string} unit of points */
    delta: (delta, share, unit) =>
      share ? `${points.format(delta.change * 100)} ${unit}` : signed.format(Math.min(delta.change, 99.99)),
    /** @param {number} at @param {number} rangeMs */
    tick: (at, rangeMs) => (rangeMs > DAY ? day : minute).format(at),
    /** @param {number} at @param {number} step seconds */
    moment: (at, step) => (step === 1 ? second : step >= 3600 ? dayMinute : minute).format(at),
    /** @param {number} at */
    clock: (at) => second.format(at),
  };
}

/** @param {string} locale */
function monies(locale) {
  /** @type {Map<string, Intl.NumberFormat>} */
  const made = new Map();
  /** @param {number} value @param {string | null} currency @param {boolean} compact */
  return (value, currency, compact) => {
    const digits = compact || Math.abs(value) >= 1000 ? 0 : 2;
    const key = `${currency} ${compact} ${digits}`;
    if (!made.has(key)) made.set(key, moneyFormat(locale, currency, compact, digits));
    return made.get(key).format(value);
  };
}

/** @param {string} locale @param {string | null} currency @param {boolean} compact @param {number} digits */
function moneyFormat(locale, currency, compact, digits) {
  const shape = compact
    ? { notation: /** @type {const} */ ("compact"), maximumSignificantDigits: 4 }
    : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  try {
    return new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol", ...shape });
  } catch {
    // No currency was seen yet, or one that is none.
    return new Intl.NumberFormat(locale, shape);
  }
}
