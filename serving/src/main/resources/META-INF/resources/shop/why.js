// Why an item is in a list, in words.

/**
 * A sentence for the reason of a recommendation.
 *
 * @param {{ reason?: string, because?: string }} listed as the answer says it
 * @param {(id: string) => string | undefined} titleOf title of an item; undefined where it is none
 * @param {(key: string, values?: object) => string} t words of the page
 */
export function why({ reason, because }, titleOf, t) {
  const about = because === undefined ? undefined : (titleOf(because) ?? because);
  const key = `why.${reason ?? "trending"}`;
  const named = about === undefined ? "" : t(`${key}.named`, { what: about });
  return named === "" ? t(key) : named;
}

/** The same in a word or two, for a card. */
export const whyBriefly = ({ reason }, t) => t(`brief.${reason ?? "trending"}`);
