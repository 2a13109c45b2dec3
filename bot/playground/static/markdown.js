// Standard Markdown, as the `markdown` block takes it: the common subset, without raw HTML.

import { h } from "./dom.js";
import { emojiNode } from "./emoji.js";
import { link } from "./mrkdwn.js";

const INLINE = new RegExp(
  [
    String.raw`\\(?<escaped>[\\\x60*_{}\[\]()#+.!~|>-])`,
    String.raw`(?<ticks>\x60+)(?<code>[\s\S]+?)\k<ticks>`,
    String.raw`!?\[(?<label>(?:[^\[\]]|\\\])*)\]\((?<address>[^\s()]+)(?:\s+"[^"]*")?\)`,
    String.raw`<(?<auto>(?:https?:|mailto:)[^<>\s]+)>`,
    String.raw`(?<bare>https?:\/\/[^\s<>()]+[^\s<>().,;:!?])`,
    String.raw`\*\*(?<bold>(?=\S)[\s\S]*?\S)\*\*`,
    String.raw`(?<![\p{L}\p{N}])__(?<bold2>(?=\S)[\s\S]*?\S)__(?![\p{L}\p{N}])`,
    String.raw`\*(?<italic>(?=[^\s*])[^*]*?[^\s*])\*`,
    String.raw`(?<![\p{L}\p{N}_])_(?<italic2>(?=[^\s_])[^_]*?[^\s_])_(?![\p{L}\p{N}_])`,
    String.raw`~~(?<strike>(?=\S)[\s\S]*?\S)~~`,
    String.raw`:(?<emoji>[a-z0-9_+'-]+):`,
  ].join("|"),
  "gu",
);

function inline(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    const found = match.groups;
    nodes.push(text.slice(from, match.index));
    from = match.index + match[0].length;
    const bold = found.bold ?? found.bold2;
    const italic = found.italic ?? found.italic2;
    if (found.escaped) nodes.push(found.escaped);
    else if (found.code) nodes.push(h("code", {}, found.code.trim()));
    else if (found.address) nodes.push(link(found.address, inline(found.label)));
    else if (found.auto || found.bare) nodes.push(link(found.auto ?? found.bare, found.auto ?? found.bare));
    else if (bold) nodes.push(h("strong", {}, inline(bold)));
    else if (italic) nodes.push(h("em", {}, inline(italic)));
    else if (found.strike) nodes.push(h("del", {}, inline(found.strike)));
    else nodes.push(emojiNode(found.emoji) ?? match[0]);
  }
  nodes.push(text.slice(from));
  return nodes;
}

const ITEM = /^( *)(?:([-*+•])|(\d{1,9})[.)])\s+(.*)$/;
const RULE = /^ {0,3}([-*_])( *\1){2,} *$/;
const FENCE = /^ {0,3}(```+|~~~+)/;
const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/;

const startsBlock = (line) => FENCE.test(line) || HEADING.test(line) || RULE.test(line) || ITEM.test(line) || /^ {0,3}>/.test(line);
const isTableRule = (line) => line !== undefined && line.includes("-") && /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(line);
const cells = (line) => line.trim().replace(/^\||\|$/g, "").split(/(?<!\\)\|/).map((cell) => cell.trim());

function tableFrom(rows, at, nodes) {
  const header = cells(rows[at]);
  const body = [];
  let next = at + 2;
  while (next < rows.length && rows[next].includes("|") && rows[next].trim()) body.push(cells(rows[next++]));
  const head = h("tr", {}, header.map((cell) => h("th", { scope: "col" }, inline(cell))));
  const lines = body.map((row) => h("tr", {}, header.map((_, index) => h("td", {}, inline(row[index] ?? "")))));
  nodes.push(h("div", { class: "table-scroll", tabindex: "0" }, h("table", {}, h("thead", {}, head), h("tbody", {}, lines))));
  return next;
}

function listFrom(rows, at, nodes) {
  const first = ITEM.exec(rows[at]);
  const depth = first[1].length;
  const list = h(first[3] ? "ol" : "ul", first[3] ? { start: first[3] } : {});
  let next = at;
  while (next < rows.length) {
    const item = ITEM.exec(rows[next]);
    if (!item || item[1].length < depth || (item[1].length < depth + 2 && Boolean(item[3]) !== Boolean(first[3]))) break;
    const inner = [item[4]];
    next += 1;
    while (next < rows.length && (/^ {2,}\S/.test(rows[next]) && rows[next].search(/\S/) > depth)) inner.push(rows[next++].slice(depth + 2));
    const task = /^\[([ xX])\]\s+(.*)$/.exec(inner[0]);
    if (task) inner[0] = `${task[1] === " " ? "☐" : "☑"} ${task[2]}`;
    const [lead, ...rest] = inner;
    const nested = rest.findIndex((line) => startsBlock(line));
    const text = nested < 0 ? inner : [lead, ...rest.slice(0, nested)];
    list.append(h("li", {}, inline(text.join(" ")), nested < 0 ? [] : blocks(rest.slice(nested))));
    while (next < rows.length && !rows[next].trim() && ITEM.test(rows[next + 1] ?? "")) next += 1;
  }
  nodes.push(list);
  return next;
}

function blocks(rows) {
  const nodes = [];
  let at = 0;
  while (at < rows.length) {
    const line = rows[at];
    const fence = FENCE.exec(line);
    const heading = HEADING.exec(line);
    if (!line.trim()) {
      at += 1;
    } else if (fence) {
      const end = rows.findIndex((row, index) => index > at && row.trim().startsWith(fence[1]));
      const last = end < 0 ? rows.length : end;
      nodes.push(h("pre", {}, h("code", {}, rows.slice(at + 1, last).join("\n"))));
      at = last + 1;
    } else if (heading) {
      nodes.push(h("p", { class: `heading heading-${heading[1].length}`, role: "heading", "aria-level": Math.min(heading[1].length + 3, 6) }, inline(heading[2])));
      at += 1;
    } else if (RULE.test(line)) {
      nodes.push(h("hr"));
      at += 1;
    } else if (/^ {0,3}>/.test(line)) {
      const quoted = [];
      while (at < rows.length && /^ {0,3}>/.test(rows[at])) quoted.push(rows[at++].replace(/^ {0,3}> ?/, ""));
      nodes.push(h("blockquote", {}, blocks(quoted)));
    } else if (line.includes("|") && isTableRule(rows[at + 1])) {
      at = tableFrom(rows, at, nodes);
    } else if (ITEM.test(line)) {
      at = listFrom(rows, at, nodes);
    } else {
      const text = [line];
      at += 1;
      while (at < rows.length && rows[at].trim() && !startsBlock(rows[at])) text.push(rows[at++]);
      nodes.push(h("p", {}, text.flatMap((row, index) => (index ? [h("br"), ...inline(row)] : inline(row)))));
    }
  }
  return nodes;
}

/** The nodes of a Markdown text. */
export function markdown(text) {
  return blocks(text.replaceAll("\r\n", "\n").replaceAll("\t", "    ").split("\n"));
}
