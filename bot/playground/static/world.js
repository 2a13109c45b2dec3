// Who and what the page knows of, for the person one writes as.

import { pick } from "./texts.js";

export const world = {
  me: null,
  lang: "fr",
  bot: { name: "Jalon" },
  users: new Map(),
  channels: new Map(),
  moments: [],
  zone: "Europe/Paris",
  offset: 0,
  connected: 0,
  commands: [],
};

/** Takes what `/page/state` says. */
export function learn(state, as) {
  world.team = state.team;
  world.bot = state.bot;
  world.users = new Map(state.users.map((user) => [user.id, user]));
  world.channels = new Map(state.channels.map((channel) => [channel.id, channel]));
  world.commands = state.commands ?? [];
  world.connected = state.connected ?? 0;
  world.me = world.users.get(as) ?? people()[0];
  world.lang = (world.me.locale ?? "fr").toLowerCase().startsWith("fr") ? "fr" : "en";
  setClock(state.clock);
}

/** The workspace's clock as just heard. */
export function setClock(clock) {
  if (!clock?.now) return;
  world.offset = Date.parse(clock.now) - Date.now();
  if (clock.tz) world.zone = clock.tz;
  if (clock.moments) world.moments = clock.moments;
}

/** The workspace's instant, a Date. */
export function now() {
  return new Date(Date.now() + world.offset);
}

/** The people one can write as. */
export function people() {
  return [...world.users.values()].filter((user) => !user.is_bot && user.id !== world.bot.user_id && user.id !== "USLACKBOT");
}

/** A sentence of the page in the person's language. */
export function t(key, values) {
  return pick(world.lang, key, values);
}

/** The name people know someone by; never an identifier. */
export function nameOf(userId) {
  if (userId === world.bot.user_id || userId === world.bot.id) return world.bot.name;
  const user = world.users.get(userId);
  return user?.real_name || user?.name || t("someone");
}

/** The name of a channel or direct conversation, without sign. */
export function channelName(channelId) {
  const channel = world.channels.get(channelId);
  if (!channel) return t("private_channel");
  return channel.is_im ? world.bot.name : channel.name;
}

/** Whether a message's author is the bot. */
export function isBot(userId) {
  return userId === world.bot.user_id || userId === world.bot.id || Boolean(world.users.get(userId)?.is_bot);
}
