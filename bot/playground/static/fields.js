// Fields that hold a value: texts, numbers, dates, hours, boxes to tick.

import { api } from "./api.js";
import { h, uid } from "./dom.js";
import { isoDayInWords, localValue, secondsOf } from "./dates.js";
import { plain, textLine, unescapeText } from "./mrkdwn.js";
import { register } from "./surface.js";
import { t, world } from "./world.js";

/** Attributes every control shares: what tests and labels hold on to. */
export function base(ctx, element) {
  const label = ctx.labelledBy ? undefined : ctx.label || plain(element.placeholder) || undefined;
  return {
    id: ctx.controlId,
    "aria-label": ctx.controlId ? undefined : label,
    "aria-labelledby": ctx.controlId ? undefined : ctx.labelledBy,
    "aria-describedby": ctx.describedBy,
    "aria-required": ctx.required ? "true" : undefined,
    autofocus: element.focus_on_load ? true : undefined,
    data: { actionId: element.action_id, blockId: ctx.blockId },
  };
}

/**
 * Calls `send` when a value was settled: at once with a pointer, at Enter or on leaving when typed,
 * so that the arrow keys do not send every value they pass.
 */
export function whenSettled(control, send) {
  let typedAt = 0;
  let waiting = false;
  const settle = () => {
    if (!waiting) return;
    waiting = false;
    send();
  };
  control.addEventListener("keydown", (event) => {
    if (event.key === "Enter") settle();
    else typedAt = performance.now();
  });
  control.addEventListener("change", () => {
    waiting = true;
    if (performance.now() - typedAt > 150) settle();
  });
  control.addEventListener("blur", settle);
}

function dispatchOn(control, element, ctx, read) {
  if (ctx.dispatches) whenSettled(control, () => ctx.press(ctx.blockId, element, read()));
}

function textInput(element, ctx) {
  const before = ctx.before(ctx.blockId, element);
  const shared = {
    ...base(ctx, element),
    class: "input",
    placeholder: plain(element.placeholder),
    maxlength: element.max_length ?? 3000,
    value: before ? (before.value ?? "") : unescapeText(element.initial_value ?? ""),
  };
  const types = { email_text_input: "email", url_text_input: "url", number_input: "text" };
  const control = element.multiline
    ? h("textarea", { ...shared, rows: 4 })
    : h("input", {
        ...shared,
        type: types[element.type] ?? "text",
        inputmode: element.type === "number_input" ? (element.is_decimal_allowed ? "decimal" : "numeric") : undefined,
      });
  const value = () => {
    const typed = control.value.trim() === "" ? null : control.value;
    return element.type === "number_input" && typed !== null ? typed.trim().replace(",", ".") : typed;
  };
  const read = () => ({ type: element.type, value: value() });
  register(ctx, element, control, read);
  if (ctx.dispatches) {
    const triggers = ctx.trigger ?? element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
    const send = () => ctx.press(ctx.blockId, element, read());
    if (triggers.includes("on_character_entered")) control.addEventListener("input", send);
    control.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing || element.multiline || !triggers.includes("on_enter_pressed")) return;
      event.preventDefault();
      send();
    });
  }
  return control;
}

function datepicker(element, ctx) {
  const before = ctx.before(ctx.blockId, element);
  const control = h("input", { ...base(ctx, element), class: "input short", type: "date", value: (before ? before.selected_date : element.initial_date) ?? "" });
  const said = h("span", { class: "hint", "aria-live": "polite" });
  const say = () => {
    said.textContent = control.value ? isoDayInWords(control.value) : "";
  };
  control.addEventListener("change", say);
  say();
  const read = () => ({ type: "datepicker", selected_date: control.value || null });
  register(ctx, element, control, read);
  dispatchOn(control, element, ctx, read);
  return h("span", { class: "with-hint" }, control, said);
}

function timepicker(element, ctx) {
  const before = ctx.before(ctx.blockId, element);
  const control = h("input", { ...base(ctx, element), class: "input short", type: "time", value: (before ? before.selected_time : element.initial_time) ?? "" });
  const read = () => ({ type: "timepicker", selected_time: control.value || null, ...(element.timezone ? { timezone: element.timezone } : {}) });
  register(ctx, element, control, read);
  dispatchOn(control, element, ctx, read);
  return control;
}

function datetimepicker(element, ctx) {
  const zone = world.me?.tz ?? world.zone;
  const before = ctx.before(ctx.blockId, element);
  const seconds = before ? before.selected_date_time : element.initial_date_time;
  const control = h("input", { ...base(ctx, element), class: "input short", type: "datetime-local", value: seconds ? localValue(seconds, zone) : "" });
  const read = () => ({ type: "datetimepicker", selected_date_time: control.value ? secondsOf(control.value.slice(0, 16), zone) : null });
  register(ctx, element, control, read);
  dispatchOn(control, element, ctx, read);
  return control;
}

function boxes(element, ctx, kind) {
  const before = ctx.before(ctx.blockId, element);
  const initial = kind === "radio" ? [element.initial_option].filter(Boolean) : (element.initial_options ?? []);
  const held = before ? (kind === "radio" ? [before.selected_option].filter(Boolean) : before.selected_options) : initial;
  const chosen = new Set(held.map((option) => option.value));
  const name = uid("choice");
  const inputs = [];
  const rows = (element.options ?? []).map((option) => {
    const described = option.description ? uid("description") : undefined;
    const input = h("input", { type: kind, name, value: option.value, checked: chosen.has(option.value), "aria-describedby": described, data: { actionId: element.action_id, blockId: ctx.blockId, value: option.value } });
    inputs.push(input);
    return h("label", { class: "choice" }, input, h("span", {}, textLine(option.text), described ? h("span", { class: "hint", id: described }, textLine(option.description)) : null));
  });
  const picked = () => (element.options ?? []).filter((_, index) => inputs[index].checked);
  const read = () => (kind === "radio" ? { type: "radio_buttons", selected_option: picked()[0] ?? null } : { type: "checkboxes", selected_options: picked() });
  const shared = base(ctx, element);
  const group = h("div", { ...shared, class: "choices", role: kind === "radio" ? "radiogroup" : "group", "aria-labelledby": ctx.labelId ?? ctx.labelledBy }, rows);
  register(ctx, element, group, read);
  if (ctx.dispatches) group.addEventListener("change", () => ctx.press(ctx.blockId, element, read()));
  return group;
}

function richTextInput(element, ctx) {
  const text = (element.initial_value?.elements ?? []).flatMap((part) => part.elements ?? []).map((part) => part.text ?? "").join("");
  const before = ctx.before(ctx.blockId, element)?.rich_text_value?.elements?.[0]?.elements?.[0]?.text;
  const control = h("textarea", { ...base(ctx, element), class: "input", rows: 4, placeholder: plain(element.placeholder), value: before ?? text });
  const wrap = (words) => ({ type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text: words }] }] });
  const read = () => ({ type: "rich_text_input", rich_text_value: control.value.trim() ? wrap(control.value) : null });
  register(ctx, element, control, read);
  return control;
}

function fileInput(element, ctx) {
  const accept = (element.filetypes ?? []).map((type) => `.${type}`).join(",") || undefined;
  const control = h("input", { ...base(ctx, element), class: "input", type: "file", multiple: (element.max_files ?? 10) > 1, accept });
  let files = [];
  control.addEventListener("change", async () => {
    const sent = [...control.files].map((file) => api.upload({ as: world.me.id, channel: "", file, text: "" }));
    files = (await Promise.allSettled(sent)).filter((row) => row.status === "fulfilled").map((row) => row.value.file).filter(Boolean);
  });
  register(ctx, element, control, () => ({ type: "file_input", files }));
  return control;
}

export const FIELDS = {
  plain_text_input: textInput,
  email_text_input: textInput,
  url_text_input: textInput,
  number_input: textInput,
  datepicker,
  timepicker,
  datetimepicker,
  checkboxes: (element, ctx) => boxes(element, ctx, "checkbox"),
  radio_buttons: (element, ctx) => boxes(element, ctx, "radio"),
  rich_text_input: richTextInput,
  file_input: fileInput,
};

/** Words for what is wrong with a field before anything is sent, or null. */
export function faultOf(field, optional) {
  const { element } = field;
  const held = field.read();
  const value = held.value ?? held.selected_option ?? held.selected_date ?? held.selected_time ?? held.selected_date_time
    ?? held.selected_user ?? held.selected_channel ?? held.selected_conversation ?? held.rich_text_value ?? held.selected_options
    ?? held.selected_users ?? held.selected_channels ?? held.selected_conversations ?? held.files;
  const empty = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
  if (empty) return optional ? null : t("field_required");
  if (element.min_length && value.length < element.min_length) return t("field_too_short", { n: element.min_length });
  if (element.type === "number_input") return numberFault(element, value);
  if (element.type === "email_text_input" && !/^\S+@\S+\.\S+$/.test(value)) return t("field_email");
  if (element.type === "url_text_input" && !/^https?:\/\/\S+$/.test(value)) return t("field_url");
  return null;
}

function numberFault(element, value) {
  const number = Number(value);
  if (Number.isNaN(number)) return t("field_number");
  if (!element.is_decimal_allowed && !Number.isInteger(number)) return t("field_whole");
  if (element.min_value !== undefined && number < Number(element.min_value)) return t("field_least", { n: element.min_value });
  if (element.max_value !== undefined && number > Number(element.max_value)) return t("field_most", { n: element.max_value });
  return null;
}
