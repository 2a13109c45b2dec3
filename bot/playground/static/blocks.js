// Block Kit, drawn. Unknown blocks are said in words, never left out silently.

import { h, icon, ICONS, uid } from "./dom.js";
import { drawElement } from "./elements.js";
import { faultOf } from "./fields.js";
import { drawImage, imageNode, localPath } from "./images.js";
import { markdown } from "./markdown.js";
import { mrkdwnLine, plain, textBlock, textLine } from "./mrkdwn.js";
import { richText } from "./richtext.js";
import { within } from "./surface.js";
import { drawChart, drawDataTable, drawTable } from "./tables.js";
import { t } from "./world.js";

function section(block, ctx) {
  const textId = uid("section");
  const text = block.text ? h("div", { class: "text", id: textId }, textBlock(block.text)) : null;
  const fields = block.fields?.length ? h("div", { class: "fields" }, block.fields.map((field) => h("div", { class: "text" }, textBlock(field)))) : null;
  const label = plain(block.text).split("\n")[0].slice(0, 80);
  const accessory = block.accessory
    ? h("div", { class: "accessory" }, drawElement(block.accessory, within(ctx, block, { label, labelledBy: text ? textId : undefined })))
    : null;
  return h("div", { class: "section" }, h("div", { class: "section-body" }, text, fields), accessory);
}

function header(block) {
  return h("p", { class: "header", role: "heading", "aria-level": "3" }, textLine(block.text));
}

function context(block) {
  const parts = (block.elements ?? []).map((element) =>
    element.type === "image" ? imageNode(element, "thumb") : h("span", { class: "text" }, element.type === "mrkdwn" ? mrkdwnLine(element.text) : textLine(element)));
  return h("div", { class: "context" }, parts);
}

function actions(block, ctx) {
  return h("div", { class: "actions" }, (block.elements ?? []).map((element) => drawElement(element, within(ctx, block))));
}

function contextActions(block, ctx) {
  return h("div", { class: "actions context-actions" }, (block.elements ?? []).map((element) => drawElement(element, within(ctx, block))));
}

const GROUPED = new Set(["checkboxes", "radio_buttons"]);

function input(block, ctx) {
  const controlId = uid("field");
  const labelId = uid("label");
  const hintId = uid("hint");
  const errorId = uid("error");
  const { element } = block;
  const inner = {
    ...within(ctx, block, { label: plain(block.label), dispatches: Boolean(block.dispatch_action) }),
    controlId, labelId, required: !block.optional, describedBy: `${hintId} ${errorId}`,
  };
  const words = [textLine(block.label), block.optional ? h("span", { class: "hint" }, ` (${t("optional")})`) : null];
  const label = GROUPED.has(element.type) ? h("span", { class: "label", id: labelId }, words) : h("label", { class: "label", id: labelId, for: controlId }, words);
  const control = drawElement(element, inner);
  const hint = h("p", { class: "hint", id: hintId }, block.hint ? textLine(block.hint) : "");
  const error = h("p", { class: "field-error", id: errorId, role: "alert" });
  const node = h("div", { class: "field", data: { blockId: block.block_id } }, label, control, hint, error);
  node.complainWith = (text) => {
    error.textContent = text ?? "";
    node.classList.toggle("invalid", Boolean(text));
    const target = node.querySelector(`#${controlId}`);
    if (text) target?.setAttribute("aria-invalid", "true");
    else target?.removeAttribute("aria-invalid");
  };
  node.focusField = () => (node.querySelector(`#${controlId} input`) ?? node.querySelector(`#${controlId}`))?.focus();
  node.fault = () => {
    const field = ctx.fields.find((row) => row.blockId === block.block_id && row.actionId === element.action_id);
    return field ? faultOf(field, block.optional) : null;
  };
  return node;
}

/** A card for what the page only names: a file, a video, a call. */
export function card(kind, title, { detail = "", address } = {}) {
  const name = h("span", { class: "card-title" }, title);
  const safe = address && /^(https?:|\/)/i.test(address);
  const path = (safe && localPath(address)) || address;
  return h(
    "div",
    { class: `card card-${kind}` },
    icon(kind === "file" ? ICONS.file : ICONS.clock, 20),
    h("div", {}, safe ? h("a", { href: path, target: "_blank", rel: "noopener noreferrer" }, name) : name, detail ? h("span", { class: "hint" }, detail) : null),
  );
}

function video(block) {
  return card("video", plain(block.title), { detail: [t("video"), block.provider_name, plain(block.description)].filter(Boolean).join(" – "), address: block.title_url ?? block.video_url });
}

function call(block) {
  const details = block.call?.v1 ?? block.call ?? {};
  return card("call", details.name ?? t("call"), { detail: t("call"), address: details.join_url });
}

function alertBlock(block) {
  return h("div", { class: `alert ${block.level ?? block.style ?? "info"}`, role: "note" }, textBlock(block.text));
}

const DRAWERS = {
  section,
  header,
  context,
  actions,
  context_actions: contextActions,
  input,
  divider: () => h("hr"),
  image: drawImage,
  markdown: (block) => h("div", { class: "text" }, markdown(block.text ?? "")),
  rich_text: (block) => h("div", { class: "text" }, richText(block)),
  table: (block, ctx) => drawTable(block, within(ctx, block)),
  data_table: (block, ctx) => drawDataTable(block, within(ctx, block)),
  data_visualization: drawChart,
  video,
  call,
  file: () => card("file", t("file")),
  alert: alertBlock,
};

/** One block that cannot be drawn must not take the whole conversation with it. */
function attempt(draw, block, ctx) {
  try {
    return draw(block, ctx);
  } catch (error) {
    console.warn("block not drawn", block.type, error);
    return null;
  }
}

/** The nodes of a list of blocks on a surface. */
export function drawBlocks(blocks, ctx) {
  return blocks.map((block) => {
    const draw = DRAWERS[block.type];
    const node = (draw && attempt(draw, block, ctx)) || h("p", { class: "unsupported" }, t("unsupported"));
    node.classList.add("block");
    return node;
  });
}
