// A coloured square with initials; silent, since the name always stands beside it.

import { h } from "./dom.js";
import { isBot, nameOf, world } from "./world.js";

function readable(hex) {
  const [red, green, blue] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.18 ? "#14171f" : "#ffffff";
}

/** The picture of a person or of the bot. */
export function avatar(userId, size = "") {
  const user = world.users.get(userId);
  const color = String(user?.avatar_color ?? user?.color ?? "4a5a78").replace(/^#/, "").padEnd(6, "0");
  const initials = nameOf(userId).split(/\s+/).map((word) => word[0] ?? "").slice(0, 2).join("").toUpperCase();
  const node = h("span", { class: `avatar ${size} ${isBot(userId) ? "bot" : ""}`.trim(), "aria-hidden": "true" }, initials);
  if (!isBot(userId)) {
    node.style.background = `#${color}`;
    node.style.color = readable(color);
  }
  return node;
}
