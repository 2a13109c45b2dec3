// Lists to choose from: options, people, channels, conversations, one or several, known or asked of the bot.

import { api } from "./api.js";
import { h, uid } from "./dom.js";
import { base, whenSettled } from "./fields.js";
import { plain, textLine } from "./mrkdwn.js";
import { register } from "./surface.js";
import { nameOf, people, t, world } from "./world.js";

const asOption = (value, text) => ({ text: { type: "plain_text", text }, value });

function peopleOptions() {
  return [...people(), world.users.get(world.bot.user_id)].filter(Boolean).map((user) => asOption(user.id, nameOf(user.id)));
}

function channelOptions(withDirect) {
  const rows = [...world.channels.values()].filter((channel) => withDirect || !channel.is_im);
  return rows.map((channel) => asOption(channel.id, channel.is_im ? world.bot.name : `#${channel.name}`));
}

// what each kind lists, and the names its value and initial value go by in Slack's payloads
const KINDS = {
  static: { options: (element) => element.options ?? [], whole: true, one: "selected_option", many: "selected_options", first: "initial_option", firsts: "initial_options" },
  users: { options: peopleOptions, one: "selected_user", many: "selected_users", first: "initial_user", firsts: "initial_users" },
  channels: { options: () => channelOptions(false), one: "selected_channel", many: "selected_channels", first: "initial_channel", firsts: "initial_channels" },
  conversations: { options: () => channelOptions(true), one: "selected_conversation", many: "selected_conversations", first: "initial_conversation", firsts: "initial_conversations" },
};
KINDS.external = { ...KINDS.static, options: () => [] };

const valueOf = (held) => (held && typeof held === "object" ? held.value : held);

function startingValue(kind, element, ctx, several) {
  const before = ctx.before(ctx.blockId, element);
  return before ? before[several ? kind.many : kind.one] : element[several ? kind.firsts : kind.first];
}

function optionNodes(options, chosen) {
  return options.map((option) => h("option", { value: option.value, selected: option.value === chosen }, plain(option.text)));
}

function oneOf(kindName) {
  return (element, ctx) => {
    const kind = KINDS[kindName];
    const groups = kindName === "static" ? element.option_groups : null;
    const options = groups ? groups.flatMap((group) => group.options) : kind.options(element);
    const chosen = valueOf(startingValue(kind, element, ctx, false)) ?? "";
    const empty = h("option", { value: "", selected: chosen === "" }, plain(element.placeholder) || t("choose"));
    const rows = groups
      ? groups.map((group) => h("optgroup", { label: plain(group.label) }, optionNodes(group.options, chosen)))
      : optionNodes(options, chosen);
    const control = h("select", { ...base(ctx, element), class: "input select" }, empty, rows);
    const picked = () => options.find((option) => option.value === control.value) ?? null;
    const read = () => ({ type: element.type, [kind.one]: kind.whole ? picked() : (picked()?.value ?? null) });
    register(ctx, element, control, read);
    let last = control.value;
    if (ctx.dispatches) {
      whenSettled(control, async () => {
        if (control.value === "" || control.value === last) return;
        if (await ctx.press(ctx.blockId, element, read())) last = control.value;
        else control.value = last;
      });
    }
    return control;
  };
}

function severalOf(kindName) {
  return (element, ctx) => {
    const kind = KINDS[kindName];
    const groups = kindName === "static" && element.option_groups;
    const options = groups ? groups.flatMap((group) => group.options) : kind.options(element);
    const chosen = new Set((startingValue(kind, element, ctx, true) ?? []).map(valueOf));
    const inputs = options.map((option) => h("input", { type: "checkbox", value: option.value, checked: chosen.has(option.value), data: { actionId: element.action_id, blockId: ctx.blockId, value: option.value } }));
    const picked = () => options.filter((_, index) => inputs[index].checked);
    const summary = h("summary", { ...base(ctx, element), class: "input select" });
    const say = () => {
      const names = picked().map((option) => plain(option.text));
      summary.textContent = names.length ? names.join(", ") : plain(element.placeholder) || t("choose_several");
    };
    say();
    const read = () => ({ type: element.type, [kind.many]: kind.whole ? picked() : picked().map((option) => option.value) });
    const limit = element.max_selected_items ?? Infinity;
    const rows = options.map((option, index) => h("label", { class: "choice" }, inputs[index], h("span", {}, textLine(option.text))));
    const box = h("details", { class: "several" }, summary, h("div", { class: "choices", role: "group", "aria-label": ctx.label || plain(element.placeholder) }, rows));
    box.addEventListener("change", (event) => {
      if (picked().length > limit) event.target.checked = false;
      say();
      if (ctx.dispatches) ctx.press(ctx.blockId, element, read());
    });
    register(ctx, element, summary, read);
    return box;
  };
}

/** A list whose options the bot gives while one types. */
function external(several) {
  return (element, ctx) => {
    const kind = KINDS.external;
    const start = startingValue(kind, element, ctx, several);
    let picked = several ? [...(start ?? [])] : [start].filter(Boolean);
    const listId = uid("options");
    let found = [];
    let active = -1;
    let timer = 0;
    const control = h("input", {
      ...base(ctx, element), class: "input", type: "text", role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": listId,
      placeholder: plain(element.placeholder) || t("type_to_search"), value: several ? "" : plain(picked[0]?.text),
    });
    const list = h("ul", { role: "listbox", id: listId, class: "listbox", hidden: true, "aria-label": ctx.label || plain(element.placeholder) || t("choices") });
    const chips = h("span", { class: "chips" });
    const read = () => ({ type: element.type, ...(several ? { [kind.many]: picked } : { [kind.one]: picked[0] ?? null }) });
    const close = () => {
      list.hidden = true;
      active = -1;
      control.setAttribute("aria-expanded", "false");
      control.removeAttribute("aria-activedescendant");
    };
    const drawChips = () => chips.replaceChildren(...picked.map((option) =>
      h("button", { type: "button", class: "chip", "aria-label": t("remove_choice", { what: plain(option.text) }), on: { click: () => { picked = picked.filter((row) => row !== option); drawChips(); } } }, plain(option.text), " ×")));
    const choose = (option) => {
      picked = several ? [...picked.filter((row) => row.value !== option.value), option] : [option];
      control.value = several ? "" : plain(option.text);
      if (several) drawChips();
      close();
      if (ctx.dispatches) ctx.press(ctx.blockId, element, read());
    };
    const draw = () => {
      const rows = found.map((option, index) =>
        h("li", { role: "option", id: `${listId}-${index}`, "aria-selected": String(index === active), data: { value: option.value }, on: { mousedown: (event) => { event.preventDefault(); choose(option); } } }, textLine(option.text)));
      list.replaceChildren(...(rows.length ? rows : [h("li", { class: "hint" }, t("nothing_found"))]));
      list.hidden = false;
      control.setAttribute("aria-expanded", "true");
      if (active >= 0) control.setAttribute("aria-activedescendant", `${listId}-${active}`);
    };
    const search = async () => {
      if (control.value.length < (element.min_query_length ?? 3) && element.min_query_length !== 0) return close();
      const { channel, ts, view_id: view } = ctx.where;
      const answer = await api.options({ as: world.me.id, channel, ts, view_id: view, block_id: ctx.blockId, action_id: element.action_id, value: control.value }).catch(() => ({ options: [] }));
      found = answer.options ?? (answer.option_groups ?? []).flatMap((group) => group.options);
      active = -1;
      return draw();
    };
    control.addEventListener("input", () => {
      if (!several) picked = [];
      clearTimeout(timer);
      timer = setTimeout(search, 200);
    });
    control.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && found.length && !list.hidden) {
        event.preventDefault();
        active = (active + step + found.length) % found.length;
        draw();
      } else if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        choose(found[active]);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        event.stopPropagation();
        close();
      }
    });
    control.addEventListener("blur", close);
    register(ctx, element, control, read);
    if (several) drawChips();
    return h("span", { class: "combobox" }, several ? chips : null, control, list);
  };
}

export const SELECTS = {
  static_select: oneOf("static"),
  users_select: oneOf("users"),
  channels_select: oneOf("channels"),
  conversations_select: oneOf("conversations"),
  external_select: external(false),
  multi_static_select: severalOf("static"),
  multi_users_select: severalOf("users"),
  multi_channels_select: severalOf("channels"),
  multi_conversations_select: severalOf("conversations"),
  multi_external_select: external(true),
};
