// Before anything is drawn, so that a dark page never flashes white.
(() => {
  const chosen = localStorage.getItem("shop.theme");
  if (chosen) {
    document.documentElement.dataset.theme = chosen;
  }
})();
