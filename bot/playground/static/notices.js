// Short words to the person: what was heard, what went wrong. Spoken politely to screen readers.

import { h, icon, ICONS } from "./dom.js";
import { KNOWN_CODES } from "./texts.js";
import { t } from "./world.js";

const LONGEST = 240;

/** Says something to screen readers only. */
export function announce(text) {
  const region = document.getElementById("live");
  const words = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  region.append(h("p", {}, words));
  while (region.childElementCount > 4) region.firstElementChild.remove();
}

/** Shows a sentence for a few seconds, or until closed when it matters. */
export function notice(text, level = "info", code = "") {
  const shelf = document.getElementById("notices");
  for (const shown of shelf.children) if (shown.dataset.text === text) return;
  const box = h(
    "div",
    { class: `notice ${level}`, data: { text, code } },
    h("p", {}, text),
    h("button", { type: "button", class: "icon-btn", "aria-label": t("close"), on: { click: () => box.remove() } }, icon(ICONS.close)),
  );
  shelf.append(box);
  if (level !== "error") setTimeout(() => box.remove(), level === "info" ? 8000 : 15_000);
  while (shelf.childElementCount > 2) shelf.firstElementChild.remove();
}

/** Says in the person's words what a code of the server means; the code itself is never shown. */
export function complain(code, level = "error") {
  notice(t(KNOWN_CODES.has(code) ? `code_${code}` : "code_unknown"), level, code);
}

/** What was said under this code no longer holds. */
export function retract(code) {
  document.querySelector(`#notices [data-code="${CSS.escape(code)}"]`)?.remove();
}
