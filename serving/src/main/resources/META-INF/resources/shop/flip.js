// Moves things to their new places instead of letting them jump (first, last, invert, play).

const still = matchMedia("(prefers-reduced-motion: reduce)");

/** Changes the children of a grid, and lets those that stay glide from where they were. */
export function glide(grid, change) {
  const before = new Map([...grid.children].map((child) => [child, child.getBoundingClientRect()]));
  change();
  if (still.matches || document.hidden) {
    return;
  }
  for (const child of grid.children) {
    const from = before.get(child);
    const to = child.getBoundingClientRect();
    if (!from) {
      child.animate([{ opacity: 0, transform: "scale(.94)" }, { opacity: 1, transform: "none" }], { duration: 320, easing: "ease-out" });
    } else if (from.left !== to.left || from.top !== to.top) {
      const shift = `translate(${from.left - to.left}px, ${from.top - to.top}px)`;
      child.animate([{ transform: shift }, { transform: "none" }], { duration: 480, easing: "cubic-bezier(.2,.7,.2,1)" });
    }
  }
}
