// Prices as people read them.

/** An amount in the words of the language; whole amounts without cents. */
export function money(amount, currency, lang) {
  const whole = Number.isInteger(amount);
  return new Intl.NumberFormat(lang === "zh" ? "zh-CN" : "en-GB", {
    style: "currency",
    currency: currency ?? "CNY",
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: whole ? 0 : 2,
    maximumFractionDigits: whole ? 0 : 2,
  }).format(amount);
}

/** What the lines of a cart come to: cents are added, not fractions of two. */
export const total = (lines) => lines.reduce((sum, { price, quantity }) => sum + Math.round(price * 100) * quantity, 0) / 100;
