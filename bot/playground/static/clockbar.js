// The bar that says which day it is in the workspace, and moves it.

import { api, Refused } from "./api.js";
import { dayInWords, timeInWords } from "./dates.js";
import { fill, h } from "./dom.js";
import { announce, complain } from "./notices.js";
import { now, setClock, t, world } from "./world.js";

const MOVES = ["day", "week", "next"];

function nextMoment() {
  const instant = now();
  return world.moments.map((moment) => ({ ...moment, date: new Date(moment.at) })).filter((moment) => moment.date > instant).sort((a, b) => a.date - b.date)[0];
}

export class ClockBar {
  constructor(root) {
    this.root = root;
    this.time = h("time", { id: "clock-now" });
    this.zone = h("span", { class: "hint" });
    this.upcoming = h("p", { id: "clock-upcoming", class: "hint" });
    this.buttons = Object.fromEntries(MOVES.map((move) => [move, h("button", { type: "button", id: `clock-${move}`, class: move === "next" ? "btn small primary" : "btn small", on: { click: () => this.move(move) } })]));
    root.append(
      h("div", { class: "clock-words" }, h("p", { class: "clock-line" }, this.time, " ", this.zone), this.upcoming),
      h("div", { class: "clock-buttons" }, Object.values(this.buttons)),
    );
    setInterval(() => this.tick(), 1000);
  }

  /** Writes everything in the person's language. */
  write() {
    this.root.setAttribute("aria-label", t("clock"));
    this.zone.textContent = `(${t("clock_zone")})`;
    for (const move of MOVES) {
      fill(this.buttons[move], h("span", { class: "wide-words" }, t(`clock_${move}`)), h("span", { class: "narrow-words" }, t(`clock_${move}_short`)));
      this.buttons[move].setAttribute("aria-label", t(`clock_${move}`));
    }
    this.shown = "";
    this.tick();
  }

  words() {
    return { day: dayInWords(now()), time: timeInWords(now()) };
  }

  tick() {
    if (!world.me) return;
    const words = t("clock_now", this.words());
    if (words === this.shown) return;
    this.shown = words;
    this.time.textContent = words;
    this.time.setAttribute("datetime", now().toISOString());
    const moment = nextMoment();
    this.upcoming.textContent = moment ? t("clock_upcoming", { title: moment.title, day: `${dayInWords(moment.date)}, ${timeInWords(moment.date)}` }) : t("clock_none");
    this.upcoming.title = this.upcoming.textContent;
    this.buttons.next.setAttribute("aria-disabled", String(!moment));
  }

  /** The server says the clock moved. */
  heard(clock) {
    setClock(clock);
    this.shown = "";
    this.tick();
    announce(t("clock_moved", this.words()));
  }

  async move(move) {
    if (this.moving || (move === "next" && !nextMoment())) return;
    this.moving = true;
    this.root.setAttribute("aria-busy", "true");
    try {
      setClock(await api.moveClock({ move }));
      this.shown = "";
      this.tick();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      complain(error.code);
    } finally {
      this.moving = false;
      this.root.removeAttribute("aria-busy");
    }
  }
}
