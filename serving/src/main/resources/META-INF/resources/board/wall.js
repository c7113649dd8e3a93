/** A screen on the wall has no one to scroll it: what does not fit takes turns below what always stands there. */

const TURN = 20_000;
/** Which panels stand there together, by their names. */
const TURNS = [
  ["trending-categories", "trending-items", "searches"],
  ["recommendations", "freshness"],
  ["lists", "dead-letters", "models"],
];

/**
 * Starts the turns; they wait while the board is paused.
 *
 * @param {HTMLElement} main
 * @param {boolean} paused
 * @returns {() => void} ends them
 */
export function takeTurns(main, paused) {
  let turn = 0;
  const show = () => {
    const names = TURNS[turn % TURNS.length];
    for (const name of TURNS.flat()) {
      main.querySelector(`.panel-${name}`)?.classList.toggle("waits", !names.includes(name));
    }
  };
  show();
  if (paused) return () => {};
  const timer = setInterval(() => {
    turn += 1;
    show();
  }, TURN);
  return () => clearInterval(timer);
}
