// A conversation on screen: a channel in the centre, or a thread at the side.

import { api, Refused } from "./api.js";
import { h, fill } from "./dom.js";
import { showMessages, spokenWords } from "./messages.js";
import { announce, complain } from "./notices.js";
import { isBot, t, world } from "./world.js";

const STATUS_SECONDS = 120;

export class Conversation {
  /** `parts`: {list, scroller, status, jump, empty?}; `openThread(ts, focus)` opens a thread. */
  constructor(parts, { inThread = false, openThread = () => {} } = {}) {
    this.parts = parts;
    this.inThread = inThread;
    this.openThread = openThread;
    this.channel = null;
    this.threadTs = null;
    this.running = null;
    this.again = false;
    this.statusTimer = 0;
    parts.jump.addEventListener("click", () => this.toBottom());
    parts.scroller.addEventListener("scroll", () => {
      if (this.nearBottom()) parts.jump.hidden = true;
    });
    parts.list.addEventListener("jalon:stale", () => this.refresh());
  }

  /** Shows a channel, or one of its threads. */
  async show(channel, threadTs = null) {
    this.channel = channel;
    this.threadTs = threadTs;
    this.first = true;
    this.setStatus("");
    fill(this.parts.list);
    this.parts.list.setAttribute("aria-busy", "true");
    await this.refresh();
  }

  hide() {
    this.channel = null;
    this.threadTs = null;
    fill(this.parts.list);
  }

  /** Reads the messages again; calls that come while one is under way end in a single further one. */
  refresh() {
    if (!this.channel) return Promise.resolve();
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.load().finally(() => {
      this.running = null;
      if (this.again) {
        this.again = false;
        return this.refresh();
      }
      return undefined;
    });
    return this.running;
  }

  async load() {
    const { channel, threadTs } = this;
    let messages;
    try {
      ({ messages } = await api.messages(world.me.id, channel, threadTs));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      complain(error.code);
      return;
    }
    if (channel !== this.channel || threadTs !== this.threadTs) return;
    this.draw(messages);
  }

  draw(messages) {
    const { list, empty, jump } = this.parts;
    const atBottom = this.first || this.nearBottom();
    const { fresh, changed } = showMessages(list, messages, { channel: this.channel, inThread: this.inThread, openThread: this.openThread });
    list.setAttribute("aria-busy", "false");
    if (empty) empty.hidden = messages.length > 0;
    if (!this.first) {
      for (const message of [...fresh, ...changed]) if (message.user !== world.me.id || message.ephemeral) announce(spokenWords(message));
      if (fresh.some((message) => isBot(message.user ?? message.bot_id))) this.setStatus("");
    }
    const mine = fresh.some((message) => message.user === world.me.id);
    if (atBottom || mine) this.toNewest(this.first ? null : fresh.at(-1));
    else if (fresh.length) jump.hidden = false;
    this.first = false;
  }

  /** "Jalon réfléchit…", until an answer comes, an empty status, or two minutes. */
  setStatus(status) {
    clearTimeout(this.statusTimer);
    const named = status && !status.startsWith(world.bot.name) ? t("thinking", { status }) : status;
    fill(this.parts.status, named ? [h("span", { class: "dots", "aria-hidden": "true" }), named] : []);
    if (status) this.statusTimer = setTimeout(() => this.setStatus(""), STATUS_SECONDS * 1000);
  }

  nearBottom() {
    const { scrollHeight, scrollTop, clientHeight } = this.parts.scroller;
    return scrollHeight - scrollTop - clientHeight < 120;
  }

  toBottom() {
    const { scroller, jump } = this.parts;
    scroller.scrollTop = scroller.scrollHeight;
    jump.hidden = true;
  }

  /** Down to the end; a new message taller than the screen shows its beginning. */
  toNewest(message) {
    this.toBottom();
    const { list, scroller } = this.parts;
    const node = message ? list.querySelector(`.message[data-ts="${CSS.escape(message.ts)}"]`) : null;
    if (node && node.offsetHeight > scroller.clientHeight) scroller.scrollTop = node.offsetTop - list.offsetTop;
  }

  /** Brings a message into view and puts the keyboard on it. */
  point(ts) {
    const node = this.parts.list.querySelector(`[data-ts="${CSS.escape(ts)}"]`);
    node?.scrollIntoView({ block: "center" });
    node?.focus();
  }
}

