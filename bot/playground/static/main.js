// The page: who one is, where one looks, and what comes in.

import { api, listen, Refused } from "./api.js";
import { ClockBar } from "./clockbar.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { fill, h, icon, ICONS } from "./dom.js";
import { Tabs } from "./home.js";
import { Modals } from "./modal.js";
import { spokenWords } from "./messages.js";
import { plain } from "./mrkdwn.js";
import { announce, complain, notice, retract } from "./notices.js";
import { drawChannels, drawFaults, drawPerson, walkWithArrows } from "./sidebar.js";
import { nameBot } from "./texts.js";
import { isBot, learn, people, t, world } from "./world.js";

const $ = (id) => document.getElementById(id);
const WIDE = matchMedia("(min-width: 60rem)");
const asked = new URLSearchParams(location.search);
let current = null;
let prompts = {};
let stopListening = () => {};
let stateTimer = 0;

const clock = new ClockBar($("clock"));
const modals = new Modals();
const parts = (prefix) => ({ list: $(`${prefix}-list`), scroller: $(`${prefix}-scroller`), status: $(`${prefix}-status`), jump: $(`${prefix}-jump`) });
const centre = new Conversation({ ...parts("messages"), empty: $("empty") }, { openThread });
const side = new Conversation(parts("thread"), { inThread: true });
const composer = new Composer($("composer-box"), {
  fieldId: "composer", sendId: "send", target: () => (current ? { channel: current } : null), onEditLast: () => editLast(centre),
});
const threadComposer = new Composer($("thread-composer-box"), {
  fieldId: "thread-composer", sendId: "thread-send",
  target: () => (side.channel ? { channel: side.channel, threadTs: side.threadTs } : null), onEditLast: () => editLast(side),
});
const tabs = new Tabs(
  { bar: $("tabs"), home: $("tab-home"), messages: $("tab-messages"), homePanel: $("home"), messagesPanel: $("messages") },
  (name) => (name === "home" ? openHome() : openMessages()),
);

function remember(key, value) {
  try {
    localStorage.setItem(`playground.${key}`, value);
  } catch {
    // a browser that keeps nothing still shows the page
  }
}

function recalled(key) {
  try {
    return localStorage.getItem(`playground.${key}`);
  } catch {
    return null;
  }
}

async function safely(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    complain(error.code);
    return null;
  }
}

// who one is

async function become(userId) {
  const state = await safely(() => api.state(userId));
  if (!state) return;
  nameBot(state.bot.name);
  learn(state, userId);
  prompts = state.prompts ?? {};
  remember("as", world.me.id);
  writePage();
  modals.shut();
  closeThread(false);
  stopListening();
  stopListening = listen(world.me.id, heard, linked);
  const wanted = [asked.get("channel"), current, recalled("channel")].find((id) => id && world.channels.has(id));
  const direct = [...world.channels.values()].find((channel) => channel.is_im);
  await openChannel(wanted ?? direct?.id ?? [...world.channels.keys()][0], { quietly: true });
}

function writePage() {
  document.documentElement.lang = world.lang;
  document.title = t("page_title");
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-t-label]")) node.setAttribute("aria-label", t(node.dataset.tLabel));
  $("team").textContent = world.team.name;
  drawPerson($("write-as"), $("person"), $("write-as-label"));
  drawFaults($("faults"));
  tabs.write();
  clock.write();
  showLink();
}

// where one looks

function redrawChannels() {
  drawChannels({ root: $("channels"), direct: $("direct-list"), rooms: $("room-list") }, current, (id) => openChannel(id));
}

async function openChannel(id, { quietly = false } = {}) {
  const channel = world.channels.get(id);
  if (!channel) return;
  const same = current === id;
  current = id;
  channel.unread = 0;
  remember("channel", id);
  if (!same) closeThread(false);
  redrawChannels();
  const name = channel.is_im ? world.bot.name : `#${channel.name}`;
  $("title").textContent = name;
  $("topic").textContent = channel.topic ?? "";
  $("empty").textContent = channel.is_im ? t("empty_direct") : t("empty_channel");
  $("empty").hidden = true;
  composer.turnTo(`${world.me.id} ${id}`, channel.is_im ? t("write_direct") : t("write_channel", { channel: channel.name }));
  tabs.appear(channel.is_im);
  tabs.forget();
  tabs.mark("messages");
  drawPrompts();
  if (!quietly || asked.has("channel")) showPane("centre");
  await centre.show(id);
  if (channel.is_im) await safely(() => api.open({ as: world.me.id, channel: id }));
  pointAsked();
  if (!quietly && WIDE.matches) composer.field.focus();
  else if (!quietly) $("title").focus();
}

/** A link to one message (`?channel=…&ts=…`) leads to it once. */
function pointAsked() {
  const ts = asked.get("ts");
  asked.delete("channel");
  if (!ts) return;
  asked.delete("ts");
  const shown = $("messages-list").querySelector(`[data-ts="${CSS.escape(ts)}"]`);
  if (shown) centre.point(ts);
}

async function openHome() {
  tabs.forget();
  const answer = await safely(() => api.home(world.me.id));
  // the bot may have published, and the page heard of it, before this answer came
  if (answer && tabs.current === "home" && !tabs.ctx) tabs.draw(answer.view);
}

async function openMessages() {
  if (!current) return;
  await safely(() => api.open({ as: world.me.id, channel: current }));
  await centre.refresh();
  centre.toBottom();
}

async function openThread(ts, focus = true) {
  $("messages-list").querySelector(`.message[data-ts="${CSS.escape(ts)}"] .thread-chip`)?.classList.remove("unseen");
  $("thread").hidden = false;
  document.body.classList.add("with-thread");
  $("thread-place").textContent = $("title").textContent;
  showPane("thread");
  const loading = side.show(current, ts);
  threadComposer.turnTo(`${world.me.id} ${current} ${ts}`, t("write_thread"));
  await loading;
  if (focus) threadComposer.field.focus();
}

function closeThread(back = true) {
  const ts = side.threadTs;
  side.hide();
  $("thread").hidden = true;
  document.body.classList.remove("with-thread");
  if (!back) return;
  showPane("centre");
  const row = ts ? $("messages-list").querySelector(`[data-ts="${CSS.escape(ts)}"]`) : null;
  (row?.querySelector(".thread-chip") ?? row ?? composer.field).focus();
}

/** On a phone one pane fills the screen. */
function showPane(pane) {
  document.body.dataset.pane = pane;
}

function editLast(conversation) {
  const mine = [...conversation.parts.list.querySelectorAll(`.message[data-user="${CSS.escape(world.me.id)}"]`)].at(-1);
  mine?.querySelector('.menu-item[data-value="edit"]')?.click();
}

function drawPrompts() {
  const shown = prompts[current];
  const rows = (shown?.prompts ?? []).map((prompt) =>
    h("button", { type: "button", class: "btn small prompt", on: { click: () => composer.send(prompt.message) } }, plain(prompt.title)));
  fill($("prompts"), rows.length ? [h("p", { class: "hint" }, plain(shown.title) || t("suggestions")), h("div", { class: "prompt-row" }, rows)] : []);
  $("prompts").setAttribute("aria-label", t("suggestions"));
}

// what comes in

function linked(up) {
  world.linked = up;
  showLink();
  if (!up || !current) return;
  centre.refresh();
  side.refresh();
  learnSoon();
}

function showLink() {
  const words = world.linked === false ? t("offline_page") : world.connected === 0 ? t("offline_bot") : "";
  $("link").textContent = words;
  $("link").hidden = !words;
  if (world.connected > 0) for (const code of ["waiting", "not_connected"]) retract(code);
}

// the bot's coming and going is not always told: asked now and then, more often while it is away
setInterval(() => {
  if (world.me && world.linked && world.connected === 0) learnSoon();
}, 2000);
setInterval(() => {
  if (world.me && world.linked && !document.hidden) learnSoon();
}, 15_000);

/** Unread marks and connections are read again shortly, once for many news. */
function learnSoon() {
  clearTimeout(stateTimer);
  stateTimer = setTimeout(async () => {
    const me = world.me.id;
    const state = await api.state(me).catch(() => null);
    if (!state || world.me.id !== me) return;
    learn(state, me);
    prompts = state.prompts ?? prompts;
    const open = world.channels.get(current);
    if (open) open.unread = 0;
    redrawChannels();
    drawPrompts();
    showLink();
  }, 150);
}

function heardMessage(news) {
  if (news.channel === current) {
    const shown = centre.refresh();
    if (side.channel) side.refresh();
    if (news.type === "message") heardNew(news.message ?? news, shown);
  }
  learnSoon();
}

/** A message just came in the channel on screen; `shown` resolves when it stands there. */
async function heardNew(message, shown) {
  const fromBot = isBot(message.user ?? message.bot_id);
  const root = message.thread_ts;
  if (fromBot) centre.setStatus("");
  if (fromBot && side.threadTs === root) side.setStatus("");
  if (!root || root === message.ts || side.threadTs === root || message.user === world.me.id) return;
  announce(t("reply_came", { text: spokenWords(message) }));
  await shown;
  const above = $("messages-list").querySelector(`.message[data-ts="${CSS.escape(root)}"]`);
  above?.querySelector(".thread-chip")?.classList.add("unseen");
  // an answer to one's own question opens beside it where there is room; the keyboard stays where it is
  if (fromBot && !side.channel && above?.dataset.user === world.me.id && WIDE.matches) openThread(root, false);
}

function heardStatus(news) {
  if (news.channel !== current) return;
  if (side.channel && side.threadTs === news.thread_ts) side.setStatus(news.status ?? "");
  centre.setStatus(news.status ?? "");
  if (news.status) announce(t("thinking", { status: news.status }));
}

const HEARD = {
  message: heardMessage,
  message_changed: heardMessage,
  message_deleted: heardMessage,
  ephemeral: heardMessage,
  view_open: (news) => modals.open(news.view),
  view_push: (news) => modals.push(news.view),
  view_update: (news) => (news.view.type === "home" ? showHome(news.view) : modals.update(news.view)),
  view_closed: (news) => modals.closed(news.view_id ?? news.view?.id),
  home: (news) => showHome(news.view),
  clock: (news) => {
    clock.heard(news.clock ?? news);
    centre.refresh();
  },
  status: heardStatus,
  prompts: learnSoon,
  sockets: (news) => {
    world.connected = news.connected ?? news.count ?? world.connected;
    showLink();
    learnSoon();
  },
  notice: (news) => {
    if (news.level !== "info") complain(news.reason === "waiting" ? "waiting" : news.code, news.level);
  },
};

function showHome(view) {
  if (tabs.current === "home" && !tabs.nodes.bar.hidden) tabs.draw(view);
}

function heard(news) {
  HEARD[news.type]?.(news);
}

// controls that stand on the page from the start

function listenToPage() {
  $("write-as").addEventListener("change", () => become($("write-as").value));
  $("back").addEventListener("click", () => {
    showPane("list");
    $("channels").querySelector('[aria-current="page"]')?.focus();
  });
  $("back").append(icon(ICONS.back));
  $("thread-close").append(icon(ICONS.close));
  $("thread-close").addEventListener("click", () => closeThread());
  $("thread").addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) closeThread();
  });
  $("skip").addEventListener("click", (event) => {
    event.preventDefault();
    showPane("centre");
    composer.field.focus();
  });
  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-goto-channel]");
    if (target) openChannel(target.dataset.gotoChannel);
  });
  walkWithArrows($("channels"));
  window.addEventListener("unhandledrejection", () => notice(t("code_unknown"), "error"));
}

async function start() {
  listenToPage();
  const state = await safely(() => api.state(""));
  if (!state) {
    setTimeout(() => location.reload(), 3000);
    return;
  }
  nameBot(state.bot.name);
  learn(state, "");
  const known = new Set(people().map((user) => user.id));
  await become([asked.get("as"), recalled("as")].find((id) => known.has(id)) ?? people()[0].id);
  document.body.dataset.ready = "yes";
}

start();
