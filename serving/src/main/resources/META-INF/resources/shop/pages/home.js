// The front page: what is for you, and who you are today.
import { h, icon } from "../dom.js";
import { buyAgain, forYou, newForYou, recentlyViewed, trending } from "../lists.js";
import { PERSONAS } from "../personas.js";

export function home(root, route, app) {
  const { t } = app;
  root.append(
    h("section", { class: "hero" }, h("h1", {}, t("home.title")), h("p", {}, t("home.text")), h("button", { type: "button", class: "button second", onclick: () => app.panel.toggle(true) }, icon("pulse"), t("home.panel"))),
    personas(app),
    ...[forYou(app), recentlyViewed(app), trending(app), buyAgain(app), newForYou(app)].filter(Boolean),
  );
}

function personas(app) {
  const { t } = app;
  const mine = app.session.persona;
  const mayChoose = app.consent === "granted";
  const choice = (id) => {
    const key = id ?? "stranger";
    const isMe = mayChoose && id === mine;
    return h(
      "li",
      {},
      h(
        "button",
        { type: "button", class: "persona", "data-testid": `persona-${key}`, "aria-pressed": String(isMe), disabled: !mayChoose, onclick: () => void app.become(id) },
        h("strong", {}, t(`persona.${key}`)),
        h("span", {}, isMe ? t("persona.now") : t(`persona.${key}.text`)),
      ),
    );
  };
  return h(
    "section",
    { class: "personas", "aria-labelledby": "personas" },
    h("h2", { id: "personas" }, t("persona.title")),
    h("p", { class: "muted" }, t(mayChoose ? "persona.text" : "persona.consent")),
    h("ul", {}, choice(null), PERSONAS.map(({ id }) => choice(id))),
  );
}
