// Controls that act at once: buttons, menus, feedback. Fields that hold a value are in fields.js and selects.js.

import { h, icon, ICONS, uid } from "./dom.js";
import { FIELDS } from "./fields.js";
import { SELECTS } from "./selects.js";
import { plain, textLine } from "./mrkdwn.js";
import { imageNode } from "./images.js";
import { t } from "./world.js";

/** Runs once at a time: a second click while the first is on its way does nothing. */
function once(control, act) {
  return async () => {
    if (control().getAttribute("aria-busy") === "true") return;
    control().setAttribute("aria-busy", "true");
    try {
      await act();
    } finally {
      control().removeAttribute("aria-busy");
    }
  };
}

function marks(ctx, element) {
  return { actionId: element.action_id, blockId: ctx.blockId, value: element.value };
}

function button(element, ctx) {
  const press = once(
    () => node,
    async () => {
      const action = { type: element.type, value: element.value, text: element.text };
      const agreed = await ctx.press(ctx.blockId, element, action);
      if (agreed && element.url && /^https?:/i.test(element.url)) window.open(element.url, "_blank", "noopener,noreferrer");
    },
  );
  const node = h(
    "button",
    { type: "button", class: `btn ${element.style ?? ""}`.trim(), "aria-label": element.accessibility_label, data: marks(ctx, element), on: { click: press } },
    textLine(element.text),
  );
  return node;
}

/** A button that opens a list of choices. `entries`: [{label, description?, value, url?, run}]. */
export function menuButton({ label, data, entries, face = icon(ICONS.more), className = "icon-btn" }) {
  const listId = uid("menu");
  const close = (focus) => {
    list.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    if (focus) opener.focus();
  };
  const items = entries.map((entry) =>
    h(
      "button",
      {
        type: "button", role: "menuitem", tabindex: "-1", class: `menu-item ${entry.danger ? "danger" : ""}`.trim(),
        data: { value: entry.value },
        on: { click: () => { close(true); entry.run(); } },
      },
      h("span", {}, entry.label),
      entry.description ? h("span", { class: "hint" }, entry.description) : null,
    ));
  const open = (index) => {
    list.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    list.classList.toggle("upwards", opener.getBoundingClientRect().bottom + list.offsetHeight + 8 > window.innerHeight);
    list.classList.toggle("leftwards", opener.getBoundingClientRect().left + list.offsetWidth + 8 > window.innerWidth);
    items[(index + items.length) % items.length].focus();
  };
  const opener = h(
    "button",
    {
      type: "button", class: className, data, "aria-label": label, "aria-haspopup": "menu", "aria-expanded": "false", "aria-controls": listId,
      on: {
        click: () => (list.hidden ? open(0) : close(true)),
        keydown: (event) => {
          if (event.key === "ArrowDown") { event.preventDefault(); open(0); }
        },
      },
    },
    face,
  );
  const list = h(
    "div",
    {
      role: "menu", id: listId, class: "menu-list", hidden: true, "aria-label": label,
      on: {
        keydown: (event) => {
          const at = items.indexOf(document.activeElement);
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (step) { event.preventDefault(); open(at + step); }
          if (event.key === "Home") { event.preventDefault(); open(0); }
          if (event.key === "End") { event.preventDefault(); open(-1); }
          if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); close(true); }
          if (event.key === "Tab") close(false);
        },
      },
    },
    items,
  );
  const box = h("div", { class: "menu", on: { focusout: (event) => { if (!box.contains(event.relatedTarget)) close(false); } } }, opener, list);
  return box;
}

function overflow(element, ctx) {
  const entries = (element.options ?? []).map((option) => ({
    label: textLine(option.text),
    description: option.description ? plain(option.description) : "",
    value: option.value,
    run: async () => {
      const agreed = await ctx.press(ctx.blockId, element, { type: "overflow", selected_option: option });
      if (agreed && option.url && /^https?:/i.test(option.url)) window.open(option.url, "_blank", "noopener,noreferrer");
    },
  }));
  return menuButton({ label: ctx.label ? t("more_about", { what: ctx.label }) : t("more_choices"), data: marks(ctx, element), entries, className: "btn overflow" });
}

function feedback(element, ctx) {
  const choice = (option, mark) => {
    const press = once(
      () => node,
      async () => {
        const agreed = await ctx.press(ctx.blockId, element, { type: "feedback_buttons", value: option.value, text: option.text });
        if (agreed) for (const sibling of group.children) sibling.setAttribute("aria-pressed", String(sibling === node));
      },
    );
    const node = h(
      "button",
      { type: "button", class: "btn small feedback", "aria-pressed": "false", "aria-label": option.accessibility_label, data: { ...marks(ctx, element), value: option.value }, on: { click: press } },
      icon(mark, 14),
      h("span", {}, textLine(option.text)),
    );
    return node;
  };
  const group = h("div", { class: "feedback-group", role: "group", "aria-label": t("your_opinion") });
  if (element.positive_button) group.append(choice(element.positive_button, ICONS.up));
  if (element.negative_button) group.append(choice(element.negative_button, ICONS.down));
  return group;
}

function iconButton(element, ctx) {
  if (element.visible_to_user_ids?.length && !element.visible_to_user_ids.includes(ctx.reader)) return null;
  const press = once(() => node, () => ctx.press(ctx.blockId, element, { type: "icon_button", value: element.value }));
  const name = element.accessibility_label ?? plain(element.text);
  const node = h(
    "button",
    { type: "button", class: "btn small icon-button", "aria-label": name, data: marks(ctx, element), on: { click: press } },
    icon(element.icon === "trash" ? ICONS.bin : ICONS.star, 14),
    h("span", {}, textLine(element.text)),
  );
  return node;
}

const DRAWERS = {
  button,
  workflow_button: button,
  overflow,
  feedback_buttons: feedback,
  icon_button: iconButton,
  image: (element) => imageNode(element, "thumb"),
  ...FIELDS,
  ...SELECTS,
};

/** The node of an element; what the page does not know is said in words. */
export function drawElement(element, ctx) {
  const draw = DRAWERS[element.type];
  return draw ? draw(element, ctx) : h("p", { class: "unsupported" }, t("unsupported"));
}
