// Where one writes: text, a file, the bot's mention, its command.

import { api, Refused } from "./api.js";
import { fill, h, icon, ICONS, uid } from "./dom.js";
import { complain } from "./notices.js";
import { t, world } from "./world.js";

export class Composer {
  /** `ids`: the ids of the text field and of the send button. `target()` gives {channel, threadTs} or null. */
  constructor(root, { fieldId, sendId, target, onEditLast = () => {} }) {
    this.root = root;
    this.target = target;
    this.drafts = new Map();
    this.key = "";
    this.file = null;
    this.hintId = uid("hint");
    this.field = h("textarea", { id: fieldId, rows: 1, class: "composer-field", "aria-describedby": this.hintId, on: {
      input: () => this.changed(),
      keydown: (event) => this.typed(event, onEditLast),
    } });
    this.label = h("label", { class: "spoken", for: fieldId });
    this.picker = h("input", { type: "file", hidden: true, class: "file-input", tabindex: "-1", on: { change: () => this.attach(this.picker.files[0] ?? null) } });
    this.shelf = h("div", { class: "attached" });
    this.hint = h("p", { class: "hint composer-hint", id: this.hintId });
    this.tools = h("div", { class: "composer-tools" });
    this.sendButton = h("button", { type: "submit", id: sendId, class: "btn primary send" });
    root.append(h("form", { class: "composer-form", on: { submit: (event) => { event.preventDefault(); this.send(); } } },
      this.label, this.shelf, this.field, h("div", { class: "composer-bar" }, this.tools, this.sendButton), this.picker), this.hint);
  }

  /** The field now belongs to another conversation: its draft comes back. */
  turnTo(key, placeholder) {
    if (this.key) this.drafts.set(this.key, this.field.value);
    this.key = key;
    this.placeholder = placeholder;
    this.field.value = this.drafts.get(key) ?? "";
    this.attach(null);
    this.write();
  }

  /** Writes the words around the field in the person's language. */
  write() {
    const { bot } = world;
    const channel = world.channels.get(this.target()?.channel);
    this.field.placeholder = this.placeholder ?? "";
    this.label.textContent = this.placeholder ?? "";
    fill(this.sendButton, icon(ICONS.send), h("span", {}, t("send")));
    const insert = (text, label, shown) =>
      h("button", { type: "button", class: "btn small quiet", "aria-label": label, on: { click: () => this.insert(text) } }, shown);
    const inThread = Boolean(this.target()?.threadTs);
    fill(
      this.tools,
      h("button", { type: "button", class: "icon-btn attach", "aria-label": t("attach"), title: t("attach"), on: { click: () => this.picker.click() } }, icon(ICONS.clip)),
      channel && !channel.is_im ? insert(`@${bot.name} `, t("mention_bot"), `@${bot.name}`) : null,
      inThread ? null : world.commands.map((command) => insert(`${command} `, t("use_command", { command }), command)),
    );
    this.changed();
  }

  insert(text) {
    const { field } = this;
    if (text.startsWith("/")) field.value = text + field.value.replace(/^\/\S*\s*/, "");
    else field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.focus();
    this.changed();
  }

  attach(file) {
    this.file = file;
    if (!file) {
      this.picker.value = "";
      fill(this.shelf);
      return;
    }
    fill(this.shelf, h("span", { class: "hint" }, t("attached", { name: file.name })),
      h("button", { type: "button", class: "icon-btn", "aria-label": t("attach_remove", { name: file.name }), on: { click: () => { this.attach(null); this.field.focus(); } } }, icon(ICONS.close)));
    this.field.focus();
  }

  changed() {
    const { field } = this;
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight + 2, 220)}px`;
    const command = world.commands.find((word) => field.value.startsWith("/") && (word.startsWith(field.value) || field.value.startsWith(`${word} `)));
    const isDirect = world.channels.get(this.target()?.channel)?.is_im;
    const mention = !isDirect && field.value.includes(`@${world.bot.name}`) && !this.target()?.threadTs;
    const words = command ? t("command_hint", { command }) : mention ? t("mention_hint") : t("send_hint");
    if (this.hint.textContent !== words) this.hint.textContent = words;
    this.hint.classList.toggle("telling", Boolean(command || mention));
  }

  typed(event, onEditLast) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    } else if (event.key === "ArrowUp" && this.field.value === "") {
      event.preventDefault();
      onEditLast();
    }
  }

  /** Sends what is written; it stays in the field when the server refuses it. */
  async send(words) {
    const target = this.target();
    const text = words ?? this.field.value;
    if (!target || this.sending || (!text.trim() && !this.file)) return;
    this.sending = true;
    const { file } = this;
    try {
      if (file) await api.upload({ as: world.me.id, channel: target.channel, file, text, threadTs: target.threadTs });
      else await api.say({ as: world.me.id, channel: target.channel, text, ...(target.threadTs ? { thread_ts: target.threadTs } : {}) });
      if (words === undefined) this.field.value = "";
      this.attach(null);
      this.changed();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      complain(error.code);
    } finally {
      this.sending = false;
    }
  }
}
