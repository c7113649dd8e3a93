// Where the keyboard is, kept while what is under it is made anew.

const item = (element) => element.closest("[data-item]")?.dataset.item;

/**
 * Remembers the part of a place that has the keyboard, by its name and the item that it is about.
 *
 * @returns {() => boolean} gives the keyboard back, where nothing else has taken it; false where that part has gone
 */
export function keepFocus(place) {
  const at = document.activeElement;
  if (!at || at === document.body || !place.contains(at)) {
    return () => true;
  }
  const about = item(at);
  return () => {
    if (document.activeElement && document.activeElement !== document.body) {
      return true;
    }
    const named = at.dataset.testid ? [...place.querySelectorAll(`[data-testid="${CSS.escape(at.dataset.testid)}"]`)] : [];
    const same = named.find((each) => item(each) === about && !each.disabled);
    same?.focus({ preventScroll: true });
    return same !== undefined;
  };
}

/** Other children for a place. The keyboard stays on the same part, or on the place where that part has gone. */
export function refill(place, ...children) {
  const giveBack = keepFocus(place);
  place.replaceChildren(...children);
  if (!giveBack()) {
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
  }
}
