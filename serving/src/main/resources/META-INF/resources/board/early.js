// Before the first paint, so that the page does not flash in the other theme.
(() => {
  const asked = new URLSearchParams(location.search).get("theme");
  let remembered = null;
  try {
    remembered = localStorage.getItem("daogou.board.theme");
  } catch {
    // Where nothing may be remembered, the system's theme is as good.
  }
  const theme = asked ?? remembered;
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  document.documentElement.dataset.theme = theme === "light" || theme === "dark" ? theme : system;
})();
