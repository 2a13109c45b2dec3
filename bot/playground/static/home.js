// The bot's two tabs: its Home, and the messages.

import { drawBlocks } from "./blocks.js";
import { fill, h } from "./dom.js";
import { surface } from "./surface.js";
import { t } from "./world.js";

export class Tabs {
  /** `nodes`: {bar, home, homePanel, messages, messagesPanel}; `onTab(name)` is told of each change. */
  constructor(nodes, onTab) {
    this.nodes = nodes;
    this.onTab = onTab;
    this.current = "messages";
    for (const name of ["home", "messages"]) nodes[name].addEventListener("click", () => this.turn(name));
    nodes.bar.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      event.preventDefault();
      this.turn(this.current === "home" ? "messages" : "home");
      nodes[this.current].focus();
    });
  }

  /** Shows the tabs for the bot's conversation, hides them elsewhere. */
  appear(shown) {
    this.nodes.bar.hidden = !shown;
    if (!shown) this.mark("messages");
  }

  write() {
    this.nodes.home.textContent = t("tab_home");
    this.nodes.messages.textContent = t("tab_messages");
  }

  turn(name) {
    this.mark(name);
    this.onTab(name);
  }

  mark(name) {
    this.current = name;
    for (const tab of ["home", "messages"]) {
      const on = tab === name;
      this.nodes[tab].setAttribute("aria-selected", String(on));
      this.nodes[tab].tabIndex = on ? 0 : -1;
      this.nodes[`${tab}Panel`].hidden = !on;
    }
  }

  /** Draws the Home; what was typed in its fields stays. */
  draw(view) {
    const panel = this.nodes.homePanel;
    const focused = panel.contains(document.activeElement) ? document.activeElement.dataset.actionId : null;
    const kept = this.ctx?.values() ?? {};
    if (!view) {
      this.ctx = null;
      fill(panel, h("p", { class: "empty" }, t("home_empty")));
      return;
    }
    this.ctx = surface({ view_id: view.id }, kept);
    fill(panel, h("div", { class: "home-body" }, drawBlocks(view.blocks ?? [], this.ctx)));
    if (focused) panel.querySelector(`[data-action-id="${CSS.escape(focused)}"]`)?.focus();
  }

  forget() {
    this.ctx = null;
    fill(this.nodes.homePanel, h("p", { class: "empty" }, t("loading")));
  }
}
