// rich_text blocks: sections, lists, quotations, preformatted text.

import { h } from "./dom.js";
import { emojiNode } from "./emoji.js";
import { broadcastMention, channelMention, dateNode, link, userMention } from "./mrkdwn.js";
import { t } from "./world.js";

const STYLES = [["code", "code"], ["bold", "strong"], ["italic", "em"], ["strike", "del"], ["underline", "u"], ["highlight", "mark"]];

function styled(nodes, style = {}) {
  return STYLES.reduce((inner, [name, tag]) => (style[name] ? [h(tag, {}, inner)] : inner), [nodes].flat());
}

function words(text) {
  return text.split("\n").flatMap((line, index) => (index ? [h("br"), line] : [line]));
}

function leaf(element) {
  switch (element.type) {
    case "text":
      return words(element.text ?? "");
    case "link":
      return link(element.url, element.text || element.url);
    case "user":
      return userMention(element.user_id);
    case "channel":
      return channelMention(element.channel_id);
    case "usergroup":
      return h("span", { class: "mention" }, `@${t("group")}`);
    case "team":
      return h("span", { class: "mention" }, `@${t("team")}`);
    case "broadcast":
      return broadcastMention(element.range);
    case "emoji":
      return emojiNode(element.name) ?? unicodeEmoji(element) ?? `:${element.name}:`;
    case "date":
      return dateNode(element.timestamp, element.format ?? "{date_long}", element.url, element.fallback ?? "");
    case "color":
      return h("code", {}, element.value ?? "");
    default:
      return element.text ?? "";
  }
}

function unicodeEmoji(element) {
  if (!element.unicode) return null;
  return String.fromCodePoint(...element.unicode.split("-").map((point) => Number.parseInt(point, 16)));
}

function run(elements = []) {
  return elements.flatMap((element) => styled([leaf(element)].flat(), element.style));
}

function list(element) {
  const items = (element.elements ?? []).map((item) => h("li", {}, run(item.elements)));
  const ordered = element.style === "ordered";
  const indent = Math.min(element.indent ?? 0, 8);
  const names = [indent ? `indent-${indent}` : "", element.border ? "bordered" : ""].filter(Boolean).join(" ");
  return h(ordered ? "ol" : "ul", { class: names || undefined, start: ordered && element.offset ? element.offset + 1 : undefined }, items);
}

/** The nodes of a rich_text block or cell. */
export function richText(block) {
  return (block.elements ?? []).map((element) => {
    switch (element.type) {
      case "rich_text_list":
        return list(element);
      case "rich_text_quote":
        return h("blockquote", {}, h("p", {}, run(element.elements)));
      case "rich_text_preformatted":
        return h("pre", {}, h("code", {}, run(element.elements)));
      default:
        return h("p", {}, run(element.elements));
    }
  });
}
