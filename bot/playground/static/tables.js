// table, data_table and data_visualization, all as real tables that a screen reader can walk.

import { fill, h, uid } from "./dom.js";
import { numberInWords } from "./dates.js";
import { richText } from "./richtext.js";
import { drawElement } from "./elements.js";
import { plain, textLine } from "./mrkdwn.js";
import { t } from "./world.js";

const ELEMENTS = new Set(["button", "overflow", "static_select", "actions"]);

function cellContent(cell, ctx) {
  if (cell === null || cell === undefined) return [];
  if (typeof cell !== "object") return [String(cell)];
  if (cell.type === "rich_text") return richText(cell);
  if (cell.type === "raw_number") return [cell.text ?? numberInWords(cell.value ?? cell.number ?? 0)];
  if (cell.type === "mrkdwn" || cell.type === "plain_text") return textLine(cell);
  if (ELEMENTS.has(cell.type)) return drawElement(cell, ctx);
  if (cell.element) return drawElement(cell.element, ctx);
  return [String(cell.text ?? "")];
}

const isNumber = (cell) => cell?.type === "raw_number";

// short words stay on one line, so that a status is not broken in two
const SHORT = 16;
const isShort = (cell) => typeof cell?.text === "string" && cell.text.length <= SHORT;
const classesOf = (cell, align) => [align, isShort(cell) ? "on-one-line" : ""].filter(Boolean).join(" ") || undefined;

function scroller(table, label) {
  return h("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": label }, table);
}

/** A `table` block: the first row names the columns. */
export function drawTable(block, ctx) {
  const [header = [], ...body] = block.rows ?? [];
  const align = (index) => block.column_settings?.[index]?.align;
  const cell = (tag, extra) => (content, index) =>
    h(tag, { ...extra, class: classesOf(content, align(index) && align(index) !== "left" ? `align-${align(index)}` : "") }, cellContent(content, ctx));
  const table = h(
    "table",
    {},
    h("thead", {}, h("tr", {}, header.map(cell("th", { scope: "col" })))),
    h("tbody", {}, body.map((row) => h("tr", {}, row.map(cell("td", {}))))),
  );
  return scroller(table, t("table"));
}

/** A `data_table` block: caption, column headers, one column naming the rows, pages of `page_size`. */
export function drawDataTable(block, ctx) {
  const [header = [], ...rows] = block.rows ?? [];
  const naming = block.row_header_column_index ?? 0;
  const size = block.page_size ?? 5;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const caption = uid("caption");
  const body = h("tbody");
  const where = h("span", { class: "pager-where", role: "status" });
  let page = 0;
  const row = (cells) =>
    h("tr", {}, cells.map((cell, index) =>
      index === naming
        ? h("th", { scope: "row", class: classesOf(cell, "") }, cellContent(cell, ctx))
        : h("td", { class: classesOf(cell, isNumber(cell) ? "align-right" : "") }, cellContent(cell, ctx))));
  const show = () => {
    const from = page * size;
    fill(body, rows.slice(from, from + size).map(row));
    fill(where, t("rows_shown", { from: from + 1, to: Math.min(from + size, rows.length), n: rows.length }));
    previous.setAttribute("aria-disabled", String(page === 0));
    next.setAttribute("aria-disabled", String(page >= pages - 1));
  };
  const turn = (by) => () => {
    if (page + by < 0 || page + by >= pages) return;
    page += by;
    show();
  };
  const previous = h("button", { type: "button", class: "btn small", on: { click: turn(-1) } }, t("rows_previous"));
  const next = h("button", { type: "button", class: "btn small", on: { click: turn(1) } }, t("rows_next"));
  show();
  const numeric = (index) => rows.length > 0 && rows.every((cells) => isNumber(cells[index]));
  const head = h("tr", {}, header.map((cell, index) => h("th", { scope: "col", class: numeric(index) ? "align-right" : undefined }, cellContent(cell, ctx))));
  const table = h("table", { class: "data-table" }, h("caption", { id: caption }, block.caption ?? ""), h("thead", {}, head), body);
  const frame = h("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-labelledby": caption }, table);
  return h("div", { class: "data-table-block" }, frame, pages > 1 ? h("div", { class: "pager" }, previous, where, next) : null);
}

/** A `data_visualization` block: its figures as a table, with a bar beside each figure of a single series. */
export function drawChart(block) {
  const chart = block.chart ?? block;
  const series = chart.segments ? [{ name: t("value"), data: chart.segments }] : (chart.series ?? []);
  const categories = chart.axis_config?.categories ?? series[0]?.data?.map((point) => point.label) ?? [];
  const largest = Math.max(1, ...series.flatMap((row) => row.data.map((point) => Math.abs(point.value))));
  const figure = (row, label) => {
    const point = row.data.find((candidate) => candidate.label === label);
    if (!point) return h("td", { class: "align-right" }, "–");
    const bar = h("span", { class: "bar", "aria-hidden": "true" });
    bar.style.width = `${(Math.abs(point.value) / largest) * (series.length > 1 ? 40 : 120)}px`;
    return h("td", { class: "figure" }, h("span", { class: "figure-value" }, numberInWords(point.value)), bar);
  };
  const first = plain(chart.axis_config?.x_label ?? chart.axis_config?.x_axis_title) || t("category");
  const table = h(
    "table",
    { class: "data-table chart" },
    h("caption", {}, plain(block.title)),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, first), series.map((row) => h("th", { scope: "col" }, row.name)))),
    h("tbody", {}, categories.map((label) => h("tr", {}, h("th", { scope: "row" }, label), series.map((row) => figure(row, label))))),
  );
  return scroller(table, plain(block.title) || t("table"));
}
