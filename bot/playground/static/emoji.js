// The shortcodes an assistant of an administration may use. An unknown one stays as typed.

import { h } from "./dom.js";

const EMOJI = {
  white_check_mark: "✅", heavy_check_mark: "✔️", ballot_box_with_check: "☑️", x: "❌", warning: "⚠️", no_entry: "⛔",
  calendar: "📅", date: "📅", spiral_calendar_pad: "🗓️", alarm_clock: "⏰", clock: "🕒", hourglass: "⌛", hourglass_flowing_sand: "⏳",
  pencil: "📝", memo: "📝", pencil2: "✏️", clipboard: "📋", page_facing_up: "📄", file_folder: "📁", paperclip: "📎", link: "🔗",
  bell: "🔔", no_bell: "🔕", mega: "📣", speech_balloon: "💬", eyes: "👀", wave: "👋", pray: "🙏", clap: "👏", raised_hands: "🙌",
  "+1": "👍", thumbsup: "👍", "-1": "👎", thumbsdown: "👎", tada: "🎉", bulb: "💡", mag: "🔍", question: "❓", exclamation: "❗",
  bust_in_silhouette: "👤", busts_in_silhouette: "👥", handshake: "🤝", rocket: "🚀", star: "⭐", sparkles: "✨", fire: "🔥",
  large_green_circle: "🟢", large_yellow_circle: "🟡", large_orange_circle: "🟠", red_circle: "🔴", white_circle: "⚪", large_blue_circle: "🔵",
  sunny: "☀️", partly_sunny: "⛅", cloud: "☁️", rain_cloud: "🌧️", lightning: "🌩️", thunder_cloud_and_rain: "⛈️", umbrella: "☂️",
  slightly_smiling_face: "🙂", smile: "😄", grinning: "😀", wink: "😉", blush: "😊", thinking_face: "🤔", heart: "❤️", ok_hand: "👌",
  chart_with_upwards_trend: "📈", bar_chart: "📊", lock: "🔒", gear: "⚙️", information_source: "ℹ️", point_right: "👉", arrow_right: "➡️",
  leftwards_arrow_with_hook: "↩️", arrows_counterclockwise: "🔄", flag_fr: "🇫🇷", fr: "🇫🇷", gb: "🇬🇧", round_pushpin: "📍", pushpin: "📌",
};

/** The sign of a shortcode, named for screen readers, or null. */
export function emojiNode(name) {
  const sign = EMOJI[name];
  return sign ? h("span", { role: "img", "aria-label": name.replaceAll("_", " ") }, sign) : null;
}

/** Plain text with its known shortcodes drawn. */
export function withEmoji(text) {
  return text.split(/(:[a-z0-9_+'-]+:)/).map((part) => (/^:.+:$/.test(part) && emojiNode(part.slice(1, -1))) || part);
}
