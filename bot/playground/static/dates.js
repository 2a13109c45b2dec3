// Instants and dates in words, in the person's language.

import { world, now } from "./world.js";

const locale = () => (world.lang === "fr" ? "fr-FR" : "en-GB");

function words(date, options) {
  const parts = new Intl.DateTimeFormat(locale(), options).formatToParts(date);
  // French writes the first of a month "1er"; Intl does not
  const written = parts.map((part) => (world.lang === "fr" && part.type === "day" && part.value === "1" ? "1er" : part.value)).join("");
  return world.lang === "fr" ? written : written.replace(/^(\p{L}+day),/u, "$1");
}

const DAY = { weekday: "long", day: "numeric", month: "long", year: "numeric" };

/** "jeudi 1er octobre 2015". */
export function dayInWords(date, zone = world.zone) {
  return words(date, { ...DAY, timeZone: zone });
}

/** "9 h 05" in French, "09:05" in English. */
export function timeInWords(date, zone = world.zone) {
  const parts = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }).formatToParts(date);
  const part = (type) => parts.find((row) => row.type === type).value;
  if (world.lang !== "fr") return `${part("hour")}:${part("minute")}`;
  const minutes = part("minute");
  return minutes === "00" ? `${Number(part("hour"))}\u00a0h` : `${Number(part("hour"))}\u00a0h\u00a0${minutes}`;
}

/** A date without hour, "2015-12-18", in words. */
export function isoDayInWords(iso) {
  const date = new Date(`${iso}T12:00:00Z`);
  return Number.isNaN(date.getTime()) ? "" : dayInWords(date, "UTC");
}

/** The day an instant falls on in a zone, as "2015-12-18". */
export function isoDay(date, zone) {
  return new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone: zone }).format(date);
}

/** The instant of a Slack `ts`. */
export function instantOf(ts) {
  return new Date(Number(ts) * 1000);
}

/** The value of a `datetime-local` field for an instant, in a zone. */
export function localValue(seconds, zone) {
  const date = new Date(seconds * 1000);
  const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }).format(date);
  return `${isoDay(date, zone)}T${clock}`;
}

/** The instant, in seconds, that a `datetime-local` value names in a zone. */
export function secondsOf(value, zone) {
  const asUtc = Date.parse(`${value}:00Z`);
  let guess = asUtc;
  // twice: the zone's offset is read at the guess, which the first step may have moved over a summer-time change
  for (let round = 0; round < 2; round += 1) {
    guess = asUtc - (Date.parse(`${localValue(guess / 1000, zone)}:00Z`) - Math.floor(guess / 60000) * 60000);
  }
  return Math.round(guess / 1000);
}

function relativeDay(date, zone) {
  const days = Math.round((Date.parse(isoDay(date, zone)) - Date.parse(isoDay(now(), zone))) / 86_400_000);
  if (Math.abs(days) > 1) return null;
  return new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }).format(days, "day");
}

function ago(date) {
  const seconds = Math.round((date - now()) / 1000);
  const steps = [["day", 86_400], ["hour", 3600], ["minute", 60]];
  const format = new Intl.RelativeTimeFormat(locale(), { numeric: "auto" });
  for (const [unit, size] of steps) if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  return format.format(seconds, "second");
}

/** Slack's `<!date^…>` pattern filled for an instant, in the reader's own zone. */
export function fillDatePattern(pattern, seconds, zone) {
  const date = new Date(seconds * 1000);
  const withZone = (options) => words(date, { ...options, timeZone: zone });
  const forms = {
    date_num: () => isoDay(date, zone),
    date_slash: () => withZone({ day: "2-digit", month: "2-digit", year: "numeric" }),
    date: () => withZone({ day: "numeric", month: "long", year: "numeric" }),
    date_short: () => withZone({ day: "numeric", month: "short", year: "numeric" }),
    date_long: () => withZone(DAY),
    day_divider: () => withZone({ weekday: "long", day: "numeric", month: "long" }),
    time: () => timeInWords(date, zone),
    time_secs: () => withZone({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }),
    ago: () => ago(date),
  };
  return pattern.replaceAll(/\{([a-z_]+)\}/g, (whole, name) => {
    const plain = name.replace(/_pretty$/, "");
    const draw = forms[plain];
    if (!draw) return whole;
    return (name.endsWith("_pretty") && relativeDay(date, zone)) || draw();
  });
}

/** "12,4 Ko". */
export function sizeInWords(bytes) {
  const units = world.lang === "fr" ? ["o", "Ko", "Mo", "Go"] : ["B", "KB", "MB", "GB"];
  let size = bytes;
  let step = 0;
  while (size >= 1024 && step < units.length - 1) {
    size /= 1024;
    step += 1;
  }
  return `${new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(size)}\u00a0${units[step]}`;
}

/** A number as the language writes it. */
export function numberInWords(value) {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: 3 }).format(value);
}
