// Slack's mrkdwn as nodes. Only &amp; &lt; &gt; are escapes; everything else stands as typed.

import { h, spoken } from "./dom.js";
import { emojiNode, withEmoji } from "./emoji.js";
import { fillDatePattern } from "./dates.js";
import { channelName, nameOf, t, world } from "./world.js";

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/** The text people meant, from Slack's escaped form. */
export function unescapeText(text) {
  return text.replaceAll(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity]);
}

const INLINE = new RegExp(
  [
    String.raw`\x60(?<code>[^\x60\n]+)\x60`,
    String.raw`<(?<token>[^<>\n]+)>`,
    String.raw`(?<![\p{L}\p{N}*])\*(?<bold>[^\s*](?:[^\n*]*[^\s*])?)\*(?![\p{L}\p{N}*])`,
    String.raw`(?<![\p{L}\p{N}_])_(?<italic>[^\s_](?:[^\n]*?[^\s_])?)_(?![\p{L}\p{N}_])`,
    String.raw`(?<![\p{L}\p{N}~])~(?<strike>[^\s~](?:[^\n~]*[^\s~])?)~(?![\p{L}\p{N}~])`,
    String.raw`:(?<emoji>[a-z0-9_+'-]+):`,
  ].join("|"),
  "gu",
);

function inline(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    const { code, token, bold, italic, strike, emoji } = match.groups;
    nodes.push(unescapeText(text.slice(from, match.index)));
    from = match.index + match[0].length;
    if (code !== undefined) nodes.push(h("code", {}, unescapeText(code)));
    else if (token !== undefined) nodes.push(tokenNode(token));
    else if (bold !== undefined) nodes.push(h("strong", {}, inline(bold)));
    else if (italic !== undefined) nodes.push(h("em", {}, inline(italic)));
    else if (strike !== undefined) nodes.push(h("del", {}, inline(strike)));
    else nodes.push(emojiNode(emoji) ?? match[0]);
  }
  nodes.push(unescapeText(text.slice(from)));
  return nodes;
}

/** A link that leaves the page safely; an address of another kind stays text. */
export function link(address, children) {
  if (!/^(https?:|mailto:|tel:)/i.test(address)) return h("span", {}, children);
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, children);
}

/** A person's name as a mention; marked when it is the reader's own. */
export function userMention(userId) {
  const mine = userId === world.me?.id;
  return h("span", { class: mine ? "mention mention-me" : "mention", data: { user: userId } }, `@${nameOf(userId)}`);
}

/** A channel's name that leads there. */
export function channelMention(channelId) {
  if (!world.channels.has(channelId)) return h("span", { class: "mention" }, `#${channelName(channelId)}`);
  return h("button", { type: "button", class: "mention mention-channel", data: { gotoChannel: channelId } }, `#${channelName(channelId)}`);
}

/** A mention of everyone: shown so that nobody overlooks that it rings. */
export function broadcastMention(range) {
  return h("span", { class: "mention mention-ping", title: t("pings") }, `@${range}`, spoken(` (${t("pings")})`));
}

/** An instant in the reader's zone. */
export function dateNode(seconds, pattern, address, fallback) {
  if (!Number.isFinite(seconds)) return fallback;
  const time = h("time", { datetime: new Date(seconds * 1000).toISOString() }, fillDatePattern(pattern, seconds, world.me?.tz ?? world.zone));
  return address ? link(address, time) : time;
}

function tokenNode(token) {
  const bar = token.indexOf("|");
  const target = bar < 0 ? token : token.slice(0, bar);
  const label = bar < 0 ? "" : token.slice(bar + 1);
  if (target.startsWith("@")) return userMention(target.slice(1));
  if (target.startsWith("#")) return channelMention(target.slice(1));
  if (target.startsWith("!date^")) {
    const [, seconds, pattern, address] = target.split("^");
    return dateNode(Number(seconds), unescapeText(pattern ?? ""), address, unescapeText(label));
  }
  if (target.startsWith("!subteam^")) return h("span", { class: "mention" }, label ? unescapeText(label) : `@${t("group")}`);
  if (/^!(channel|here|everyone)$/.test(target)) return broadcastMention(target.slice(1));
  if (target.startsWith("!")) return unescapeText(label || target.slice(1));
  return link(unescapeText(target), label ? inline(label) : unescapeText(target.replace(/^mailto:/, "")));
}

const BULLET = /^( *)(?:[•◦▪–-]|\*(?= )) +(.*)$/u;
const NUMBER = /^( *)(\d{1,3})[.)] +(.*)$/;

/** Lines as paragraphs, lists and quotations. */
function lines(text) {
  const nodes = [];
  let list = null;
  let quote = null;
  let loose = [];
  const closeLoose = () => {
    if (loose.length) nodes.push(h("p", {}, loose));
    loose = [];
  };
  for (const line of text.split("\n")) {
    const quoted = /^(?:&gt;|>) ?(.*)$/.exec(line);
    const bullet = BULLET.exec(line);
    const number = NUMBER.exec(line);
    if (quoted) {
      closeLoose();
      list = null;
      quote ??= [];
      quote.push(quoted[1]);
      continue;
    }
    if (quote) {
      nodes.push(h("blockquote", {}, lines(quote.join("\n"))));
      quote = null;
    }
    if (bullet || number) {
      closeLoose();
      const tag = bullet ? "ul" : "ol";
      if (list?.localName !== tag) {
        list = h(tag, number ? { start: number[2] } : {});
        nodes.push(list);
      }
      const indent = Math.min(Math.floor((bullet ?? number)[1].length / 2), 3);
      list.append(h("li", { class: indent ? `indent-${indent}` : undefined }, inline(bullet ? bullet[2] : number[3])));
      continue;
    }
    list = null;
    if (line.trim() === "") {
      closeLoose();
      continue;
    }
    if (loose.length) loose.push(h("br"));
    loose.push(...inline(line));
  }
  closeLoose();
  if (quote) nodes.push(h("blockquote", {}, lines(quote.join("\n"))));
  return nodes;
}

/** A whole text: code fences, then lines. */
export function mrkdwn(text) {
  const nodes = [];
  for (const [index, part] of text.split("```").entries()) {
    const isCode = index % 2 === 1;
    if (isCode && part.trim()) nodes.push(h("pre", {}, h("code", {}, unescapeText(part.replace(/^\n|\n$/g, "")))));
    else if (!isCode && part) nodes.push(...lines(part));
  }
  return nodes;
}

/** One line of mrkdwn inside a label or an option. */
export function mrkdwnLine(text) {
  return text.split("\n").flatMap((line, index) => (index ? [h("br"), ...inline(line)] : inline(line)));
}

/** A text object, `plain_text` or `mrkdwn`, as blocks of text. */
export function textBlock(object) {
  if (!object) return [];
  return object.type === "plain_text" ? plainLines(object) : mrkdwn(object.text ?? "");
}

/** A text object on one line. */
export function textLine(object) {
  if (!object) return [];
  if (typeof object === "string") return [object];
  return object.type === "mrkdwn" ? mrkdwnLine(object.text ?? "") : plainLines(object);
}

function plainLines(object) {
  return unescapeText(object.text ?? "")
    .split("\n")
    .flatMap((line, index) => (index ? [h("br"), ...withEmoji(line)] : withEmoji(line)));
}

/** The bare words of a text object, for labels and announcements. */
export function plain(object) {
  const text = typeof object === "string" ? object : (object?.text ?? "");
  const tidy = text
    .replaceAll(/<@([^>|]+)[^>]*>/g, (_, id) => `@${nameOf(id)}`)
    .replaceAll(/<#([^>|]+)[^>]*>/g, (_, id) => `#${channelName(id)}`)
    .replaceAll(/<!(channel|here|everyone)[^>]*>/g, "@$1")
    .replaceAll(/<[^<>|]+\|([^<>]+)>/g, "$1")
    .replaceAll(/<([^<>]+)>/g, "$1")
    .replaceAll(/(?<![\p{L}\p{N}])[*_~`]+|[*_~`]+(?![\p{L}\p{N}])/gu, "");
  return unescapeText(tidy);
}
