// The question asked before something that is hard to take back.

import { h, uid } from "./dom.js";
import { textBlock, textLine } from "./mrkdwn.js";
import { t } from "./world.js";

/** Shows Slack's confirmation object; true when the person agrees. */
export function askConfirm(confirm) {
  const title = uid("title");
  const text = uid("text");
  const style = confirm.style === "danger" ? "danger" : "primary";
  return new Promise((resolve) => {
    const dialog = h(
      "dialog",
      { class: "confirm", role: "alertdialog", "aria-labelledby": title, "aria-describedby": text },
      h("h2", { id: title }, textLine(confirm.title)),
      h("div", { id: text, class: "text" }, textBlock(confirm.text)),
      h(
        "div",
        { class: "dialog-buttons" },
        h("button", { type: "button", class: "btn confirm-no", on: { click: () => dialog.close("no") } }, textOr(confirm.deny, "cancel")),
        h("button", { type: "button", class: `btn ${style} confirm-yes`, on: { click: () => dialog.close("yes") } }, textOr(confirm.confirm, "yes")),
      ),
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

function textOr(object, key) {
  return object ? textLine(object) : t(key);
}

/** The page's own question, in its own words. */
export function ask(titleKey, textKey, yesKey) {
  const words = (key) => ({ type: "plain_text", text: t(key) });
  return askConfirm({ title: words(titleKey), text: words(textKey), confirm: words(yesKey), deny: words("cancel"), style: "danger" });
}
