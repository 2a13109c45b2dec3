// One message, drawn; and a list of messages kept in step with the server without disturbing what one is doing.

import { avatar } from "./avatar.js";
import { api, Refused } from "./api.js";
import { card, drawBlocks } from "./blocks.js";
import { ask } from "./confirm.js";
import { dayInWords, instantOf, isoDay, sizeInWords, timeInWords } from "./dates.js";
import { h, spoken } from "./dom.js";
import { menuButton } from "./elements.js";
import { emojiNode } from "./emoji.js";
import { imageNode } from "./images.js";
import { mrkdwn, plain, unescapeText } from "./mrkdwn.js";
import { complain } from "./notices.js";
import { surface } from "./surface.js";
import { isBot, nameOf, now, t, world } from "./world.js";

const authorOf = (message) => message.user ?? message.bot_id ?? world.bot.user_id;
const isMine = (message) => message.user === world.me.id && !message.ephemeral;
const isGone = (message) => message.subtype === "tombstone" || message.deleted === true;

function files(message) {
  return (message.files ?? []).map((file) => {
    const address = file.url_private ?? file.permalink;
    const title = file.title || file.name || t("file");
    if ((file.mimetype ?? "").startsWith("image/") && address) return h("figure", {}, imageNode({ image_url: address, alt_text: title }), h("figcaption", {}, title));
    const detail = [file.pretty_type, file.size ? sizeInWords(file.size) : ""].filter(Boolean).join(", ");
    return card("file", title, { detail, address: file.url_private_download ?? address });
  });
}

function attachments(message, ctx) {
  return (message.attachments ?? []).map((part) =>
    h("div", { class: "attachment" },
      part.pretext ? h("div", { class: "text" }, mrkdwn(part.pretext)) : null,
      part.title ? h("p", { class: "header" }, part.title) : null,
      part.text ? h("div", { class: "text" }, mrkdwn(part.text)) : null,
      part.blocks ? drawBlocks(part.blocks, ctx) : null));
}

function reactions(message) {
  const rows = message.reactions ?? [];
  if (!rows.length) return null;
  return h("ul", { class: "reactions" }, rows.map((row) =>
    h("li", {}, spoken(t("reaction", { n: row.count, what: row.name.replaceAll("_", " ") })), h("span", { "aria-hidden": "true" }, emojiNode(row.name) ?? row.name.replaceAll("_", " "), ` ${row.count}`))));
}

function content(message, where) {
  const ctx = surface(where);
  const text = message.text ? h("div", { class: "text" }, mrkdwn(message.text)) : null;
  return h("div", { class: "content" }, message.blocks?.length ? drawBlocks(message.blocks, ctx) : text, attachments(message, ctx), files(message));
}

function threadChip(message, open) {
  if (!message.reply_count) return null;
  const last = message.latest_reply ? t("last_reply", { time: timeInWords(instantOf(message.latest_reply), world.me.tz) }) : "";
  const faces = (message.reply_users ?? []).slice(0, 3).map((user) => avatar(user, "tiny"));
  return h(
    "button",
    { type: "button", class: "thread-chip", on: { click: () => open(message.ts) } },
    faces, h("strong", {}, t("replies", { n: message.reply_count })), last ? h("span", { class: "hint" }, last) : null, spoken(` – ${t("replies_open")}`),
  );
}

function startEditing(node, message, channel) {
  const body = node.querySelector(".content");
  const typed = unescapeText((message.text ?? "").replaceAll(`<@${world.bot.user_id}>`, `@${world.bot.name}`));
  const area = h("textarea", { class: "input", rows: 3, value: typed, "aria-label": t("edit_label") });
  const stop = () => {
    delete node.dataset.editing;
    form.replaceWith(body);
    node.focus();
  };
  const save = async () => {
    const text = area.value.trim();
    if (text && text !== typed) {
      try {
        await api.edit({ as: world.me.id, channel, ts: message.ts, text });
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        complain(error.code);
        return;
      }
    }
    stop();
    node.dispatchEvent(new CustomEvent("jalon:stale", { bubbles: true }));
  };
  const form = h(
    "form",
    {
      class: "editor",
      on: {
        submit: (event) => { event.preventDefault(); save(); },
        keydown: (event) => {
          if (event.key === "Escape") { event.stopPropagation(); stop(); }
          if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target === area) { event.preventDefault(); save(); }
        },
      },
    },
    area,
    h("div", { class: "actions" },
      h("button", { type: "submit", class: "btn small primary", data: { save: "" } }, t("save")),
      h("button", { type: "button", class: "btn small", on: { click: stop } }, t("cancel"))),
  );
  node.dataset.editing = "yes";
  body.replaceWith(form);
  area.focus();
}

async function removeMessage(message, channel) {
  if (!(await ask("delete_title", "delete_text", "delete"))) return;
  try {
    await api.remove({ as: world.me.id, channel, ts: message.ts });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    complain(error.code);
  }
}

function tools(node, message, { channel, inThread, openThread }) {
  const bar = h("div", { class: "tools" });
  if (!inThread && !message.ephemeral) {
    bar.append(h("button", { type: "button", class: "btn small quiet reply", "aria-label": t("reply_to", { name: nameOf(authorOf(message)) }), on: { click: () => openThread(message.ts, true) } }, t("reply")));
  }
  if (isMine(message)) {
    bar.append(menuButton({
      label: t("more_on_message"),
      className: "icon-btn more",
      entries: [
        { label: t("edit"), value: "edit", run: () => startEditing(node, message, channel) },
        { label: t("delete"), value: "delete", danger: true, run: () => removeMessage(message, channel) },
      ],
    }));
  }
  return bar;
}

/** The node of one message. `place`: {channel, inThread, openThread}. */
export function messageNode(message, place) {
  const author = authorOf(message);
  const at = instantOf(message.ts);
  const nameId = `name-${place.inThread ? "t" : "c"}-${message.ts}`;
  const name = message.username ?? nameOf(author);
  const classes = ["message", message.ephemeral ? "ephemeral" : "", isBot(author) ? "from-bot" : ""].filter(Boolean).join(" ");
  const node = h("li", { class: classes, tabindex: "-1", "aria-labelledby": nameId, data: { ts: message.ts, user: author, thread: message.thread_ts } });
  if (isGone(message)) {
    node.append(h("span", { class: "avatar gone", "aria-hidden": "true" }), h("div", { class: "body" }, h("p", { class: "hint gone", id: nameId }, t("deleted")), place.inThread ? null : threadChip(message, place.openThread)));
    return node;
  }
  const marks = [
    isBot(author) ? h("span", { class: "badge" }, t("app")) : null,
    world.users.get(author)?.is_guest ? h("span", { class: "badge" }, t("guest")) : null,
    h("time", { datetime: at.toISOString(), class: "hint", title: dayInWords(at, world.me.tz) }, timeInWords(at, world.me.tz)),
    message.edited ? h("span", { class: "hint edited" }, t("edited")) : null,
  ];
  node.append(
    avatar(author),
    h("div", { class: "body" },
      message.ephemeral ? h("p", { class: "only-you" }, t("only_you")) : null,
      message.subtype === "thread_broadcast" && !place.inThread ? h("p", { class: "hint" }, t("also_sent")) : null,
      h("p", { class: "byline", id: nameId }, h("strong", {}, name), marks),
      content(message, { channel: place.channel, ts: message.ts }),
      reactions(message),
      place.inThread ? null : threadChip(message, place.openThread)),
    tools(node, message, place),
  );
  if (!node.lastElementChild.hasChildNodes()) node.lastElementChild.remove();
  return node;
}

function dayNode(day, at) {
  const today = isoDay(now(), world.me.tz);
  const yesterday = isoDay(new Date(now().getTime() - 86_400_000), world.me.tz);
  const words = day === today ? t("today") : day === yesterday ? t("yesterday") : dayInWords(at, world.me.tz);
  return h("li", { class: "day" }, h("h3", {}, words));
}

const saidIn = (message) => JSON.stringify([message.text, message.blocks]);

/** The list shows these messages; nodes that did not change stay as they are. Returns those that are new or say something else. */
export function showMessages(list, messages, place) {
  const known = new Map([...list.children].map((node) => [node.dataset.key, node]));
  const today = isoDay(now(), world.me.tz);
  const wanted = [];
  const fresh = [];
  const changed = [];
  let day = "";
  for (const message of messages) {
    const at = instantOf(message.ts);
    if (!place.inThread && isoDay(at, world.me.tz) !== day) {
      const own = isoDay(at, world.me.tz);
      day = own;
      wanted.push({ key: `day ${own}`, sign: today, make: () => dayNode(own, at) });
    }
    const key = `${message.ephemeral ? "only " : ""}${message.ts}`;
    wanted.push({ key, sign: JSON.stringify(message), said: saidIn(message), make: () => messageNode(message, place) });
    if (!known.has(key)) fresh.push(message);
    else if (known.get(key).said !== saidIn(message)) changed.push(message);
  }
  let before = list.firstElementChild;
  for (const want of wanted) {
    const old = known.get(want.key);
    known.delete(want.key);
    if (old && (old.sign === want.sign || old.dataset.editing)) {
      if (old === before) before = before.nextElementSibling;
      else list.insertBefore(old, before);
      continue;
    }
    const node = want.make();
    node.dataset.key = want.key;
    node.sign = want.sign;
    node.said = want.said;
    if (!old) {
      list.insertBefore(node, before);
      continue;
    }
    if (old === before) before = before.nextElementSibling;
    replaceKeepingFocus(old, node);
  }
  for (const gone of known.values()) removeKeepingFocus(gone);
  return { fresh, changed };
}

function replaceKeepingFocus(old, node) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const action = focused?.dataset.actionId;
  old.replaceWith(node);
  if (!focused) return;
  const twin = action ? node.querySelector(`[data-action-id="${CSS.escape(action)}"]`) : null;
  (twin ?? node).focus();
}

function removeKeepingFocus(node) {
  const neighbour = node.previousElementSibling ?? node.nextElementSibling;
  const focused = node.contains(document.activeElement);
  node.remove();
  if (focused) neighbour?.focus();
}

/** The words of a message for a screen reader's announcement. */
export function spokenWords(message) {
  const header = message.blocks?.find((block) => block.text)?.text;
  const words = plain(message.text || header || "");
  const text = message.ephemeral ? `${t("only_you")}. ${words}` : words;
  return t("message_from", { name: nameOf(authorOf(message)), text });
}

