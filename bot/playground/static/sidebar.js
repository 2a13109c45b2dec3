// The column of channels, the choice of who writes, and the switch for failures.

import { api, Refused } from "./api.js";
import { avatar } from "./avatar.js";
import { fill, h, icon, ICONS, spoken } from "./dom.js";
import { complain, notice } from "./notices.js";
import { people, t, world } from "./world.js";

const language = (user) => t((user.locale ?? "fr").toLowerCase().startsWith("fr") ? "language_fr" : "language_en");

function personLine(user) {
  const marks = [user.title, language(user), user.is_guest ? t("guest") : ""].filter(Boolean).join(", ");
  return marks ? `${user.real_name} – ${marks}` : user.real_name;
}

/** The choice of the person one writes as, and who that is. */
export function drawPerson(select, cardNode, label) {
  const { me } = world;
  label.textContent = t("write_as");
  fill(select, people().map((user) => h("option", { value: user.id, selected: user.id === me.id }, personLine(user))));
  fill(
    cardNode,
    avatar(me.id),
    h("div", {}, h("strong", {}, me.real_name), me.is_guest ? h("span", { class: "badge" }, t("guest")) : null,
      h("span", { class: "side-hint" }, me.title), h("span", { class: "side-hint" }, t("language_is", { language: language(me) }))),
  );
}

function channelButton(channel, current, open) {
  const name = channel.is_im ? world.bot.name : channel.name;
  const sign = channel.is_im ? avatar(world.bot.user_id, "tiny") : h("span", { class: "sign", "aria-hidden": "true" }, channel.is_private ? icon(ICONS.lock, 13) : "#");
  const unread = channel.id === current ? 0 : (channel.unread ?? 0);
  return h(
    "li",
    {},
    h(
      "button",
      {
        type: "button", class: unread ? "channel unread" : "channel", data: { channel: channel.id },
        "aria-current": channel.id === current ? "page" : undefined, on: { click: () => open(channel.id) },
      },
      sign,
      h("span", { class: "channel-name" }, name),
      channel.is_im ? h("span", { class: "badge" }, t("app")) : null,
      channel.is_private ? spoken(` (${t("private")})`) : null,
      unread ? [h("span", { class: "count", "aria-hidden": "true" }, String(unread)), spoken(` – ${t("unread", { n: unread })}`)] : null,
    ),
  );
}

/** The channels and the bot's conversation, the latter first. */
export function drawChannels(nodes, current, open) {
  const all = [...world.channels.values()];
  const held = document.activeElement?.dataset?.channel;
  fill(nodes.direct, all.filter((channel) => channel.is_im).map((channel) => channelButton(channel, current, open)));
  fill(nodes.rooms, all.filter((channel) => !channel.is_im).map((channel) => channelButton(channel, current, open)));
  if (held) nodes.root.querySelector(`[data-channel="${CSS.escape(held)}"]`)?.focus();
}

/** Up and down walk through the list. */
export function walkWithArrows(root) {
  root.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const rows = [...root.querySelectorAll("button.channel")];
    const at = rows.indexOf(document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    rows[(at + step + rows.length) % rows.length].focus();
  });
}

const FAULTS = {
  rate_limited: { kind: "rate_limited", retry_after: 5 },
  server_error: { kind: "server_error" },
  error_after: { kind: "error_after" },
  timeout_after: { kind: "timeout_after" },
  reset_before: { kind: "reset_before" },
};

/** The failures one may want to see the bot survive. */
export function drawFaults(box) {
  const run = async (work, said) => {
    try {
      await work();
      notice(t(said));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      complain(error.code);
    }
  };
  const row = ([name, fault]) =>
    h("li", {}, h("button", { type: "button", class: "side-btn", data: { fault: name }, on: { click: () => run(() => api.faults([{ method: "chat.postMessage", times: 1, ...fault }]), "fault_set") } }, t(`fault_${name}`)));
  fill(
    box,
    h("summary", {}, t("faults")),
    h("p", { class: "side-hint" }, t("faults_text")),
    h("ul", {}, Object.entries(FAULTS).map(row), h("li", {}, h("button", { type: "button", class: "side-btn", data: { fault: "none" }, on: { click: () => run(() => api.clearFaults(), "fault_cleared") } }, t("fault_clear")))),
  );
}
