// Forms over the page: a stack of views, the topmost one shown. The browser's own <dialog> keeps the keyboard inside.

import { api, Refused } from "./api.js";
import { drawBlocks } from "./blocks.js";
import { fill, h, uid } from "./dom.js";
import { plain, textLine } from "./mrkdwn.js";
import { announce, complain } from "./notices.js";
import { surface } from "./surface.js";
import { t, world } from "./world.js";

export class Modals {
  constructor() {
    this.stack = [];
    this.dialog = null;
  }

  get top() {
    return this.stack.at(-1);
  }

  /** A first form; whatever was open is gone. */
  open(view) {
    if (this.stack.some((row) => row.view.id === view.id)) return this.update(view);
    this.stack = [{ view }];
    return this.draw();
  }

  /** A form over the one that is open. */
  push(view) {
    if (this.stack.some((row) => row.view.id === view.id)) return this.update(view);
    if (this.top) this.top.kept = this.top.ctx?.values();
    this.stack.push({ view });
    return this.draw();
  }

  /** A form changes in place; what was typed stays where the fields are the same. */
  update(view) {
    const row = this.stack.find((candidate) => candidate.view.id === view.id || (view.root_view_id && candidate.view.id === view.previous_view_id));
    if (!row) return;
    if (JSON.stringify(row.view) === JSON.stringify(view)) return;
    row.kept = row === this.top ? row.ctx?.values() : row.kept;
    row.view = view;
    if (row === this.top) this.draw();
  }

  /** A form is over: with it, those above it. */
  closed(viewId) {
    const at = viewId ? this.stack.findIndex((row) => row.view.id === viewId) : 0;
    if (at < 0) return;
    this.stack.length = at;
    if (this.stack.length) this.draw();
    else this.shut();
  }

  shut() {
    this.stack = [];
    const { dialog } = this;
    this.dialog = null;
    dialog?.close();
    dialog?.remove();
  }

  /** The person leaves the topmost form. */
  async leave() {
    const { view } = this.top;
    this.top.kept = undefined;
    this.closed(view.id);
    await this.tell(() => api.close({ as: world.me.id, view_id: view.id }));
  }

  async tell(work) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      complain(error.code);
      return null;
    }
  }

  draw() {
    const row = this.top;
    const { view } = row;
    const titleId = uid("modal-title");
    if (!this.dialog) {
      this.dialog = h("dialog", { class: "modal", on: { cancel: (event) => { event.preventDefault(); this.leave(); } } });
      // a second Escape in a row closes a dialog without asking
      this.dialog.addEventListener("close", () => this.stack.length && this.leave());
      document.body.append(this.dialog);
    }
    const held = this.dialog.contains(document.activeElement) ? document.activeElement?.dataset?.actionId : null;
    row.ctx = surface({ view_id: view.id }, row.kept ?? {});
    this.summary = h("p", { class: "form-summary", role: "alert" });
    this.body = h("div", { class: "modal-body", tabindex: "-1" }, this.summary, drawBlocks(view.blocks ?? [], row.ctx));
    const hasInputs = (view.blocks ?? []).some((block) => block.type === "input");
    this.submitButton = view.submit || hasInputs ? h("button", { type: "submit", class: "btn primary modal-submit" }, view.submit ? textLine(view.submit) : t("submit")) : null;
    fill(
      this.dialog,
      h("form", { class: "modal-form", novalidate: true, on: { submit: (event) => { event.preventDefault(); this.submit(); } } },
        h("header", { class: "modal-head" },
          h("h2", { id: titleId }, textLine(view.title)),
          h("button", { type: "button", class: "icon-btn modal-x", "aria-label": t("close"), on: { click: () => this.leave() } }, "×")),
        this.body,
        h("footer", { class: "modal-foot" },
          h("button", { type: "button", class: "btn modal-close", on: { click: () => this.leave() } }, view.close ? textLine(view.close) : t("cancel")),
          this.submitButton)),
    );
    this.dialog.setAttribute("aria-labelledby", titleId);
    this.dialog.dataset.viewId = view.id;
    this.dialog.dataset.callback = view.callback_id ?? "";
    if (!this.dialog.open) this.dialog.showModal();
    this.focusFirst(held);
  }

  focusFirst(held) {
    const same = held ? this.body.querySelector(`[data-action-id="${CSS.escape(held)}"]`) : null;
    const wanted = same ?? this.body.querySelector("[autofocus]") ?? this.body.querySelector("input, textarea, select, summary, button");
    (wanted ?? this.submitButton ?? this.body).focus();
  }

  fields() {
    return [...this.body.querySelectorAll(".field")];
  }

  showErrors(errors) {
    const faulty = [];
    for (const field of this.fields()) {
      const text = errors[field.dataset.blockId];
      field.complainWith(text);
      if (text) faulty.push(field);
    }
    this.summary.textContent = faulty.length ? t("form_errors", { n: faulty.length }) : "";
    faulty[0]?.focusField();
  }

  async submit() {
    const row = this.top;
    if (!row || row.busy) return;
    const errors = {};
    for (const field of this.fields()) {
      const fault = field.fault();
      if (fault) errors[field.dataset.blockId] = fault;
    }
    this.showErrors(errors);
    if (Object.keys(errors).length) return;
    row.busy = true;
    this.submitButton?.setAttribute("aria-busy", "true");
    const answer = await this.tell(() => api.submit({ as: world.me.id, view_id: row.view.id, values: row.ctx.values() }));
    row.busy = false;
    this.submitButton?.removeAttribute("aria-busy");
    if (answer) this.heed(row, answer);
  }

  /** What the bot answered to a form: errors by field, another view, or that it is done. */
  heed(row, answer) {
    if (answer.errors || answer.error) {
      this.showErrors(answer.errors ?? {});
      if (!Object.keys(answer.errors ?? {}).length) complain(answer.error ?? "unanswered");
    } else if (answer.view && answer.response_action === "push") {
      this.push(answer.view);
    } else if (answer.view) {
      if (this.stack.some((known) => known.view.id === answer.view.id)) {
        this.update(answer.view);
      } else {
        row.view = answer.view;
        row.kept = undefined;
        this.draw();
      }
      announce(plain(answer.view.title));
    } else if (answer.response_action === "clear") {
      this.closed();
    } else {
      this.closed(row.view.id);
    }
  }
}
