/** A dated plan as a calendar file (RFC 5545): all-day events without a time zone, named by UID. */

import { timeText } from "./checklist.js";
import { dayText, parseDay } from "./days.js";

const OCTETS = 75;

/**
 * The text of the file. `told` is {store, sequence, stamp, name, gone, address}: the handbook's
 * name, the number of the version, the moment of writing in milliseconds, what the calendar is
 * called, what earlier files had, and a function that makes an address absolute.
 */
export function calendarFile(plan, told) {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${escaped(told.store)}//Dated plan//EN`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(told.name)}`,
    ...plan.groups.flatMap((group) => group.items.flatMap((item) => event(item, group, told))),
    ...told.gone.flatMap((item) => cancelled(item, told)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** A short text that changes when anything but the version and the moment of writing does. */
export function digestOf(plan, told) {
  const text = calendarFile(plan, { ...told, sequence: 0, stamp: 0 });
  let [one, other] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < text.length; at++) {
    one = Math.imul(one ^ text.charCodeAt(at), 0x01000193) >>> 0;
    other = Math.imul(other ^ text.charCodeAt(at), 0x85ebca6b) >>> 0;
  }
  return one.toString(16).padStart(8, "0") + other.toString(16).padStart(8, "0");
}

/** The version of a plan after it was written again: higher by one if anything has changed. */
export function nextVersion({ sequence, digest }, now) {
  if (!digest) return { sequence, digest: now };
  return { sequence: digest === now ? sequence : sequence + 1, digest: now };
}

/** The name of an item for calendars; the same in every file that this handbook makes. */
export const uid = (item, store) => `${item.key.replace("/", "-")}@${store.replace("/", ".")}`;

/**
 * What earlier files had and this plan has not, as {key, title, first, last}; `items` are the days
 * by key that the files told.
 */
export function goneFrom(items, plan, all) {
  const there = new Set(itemsOf(plan).map((item) => item.key));
  const titles = new Map([
    ...all.tasks.map(({ id, title }) => [`task/${id}`, title]),
    ...all.modules.map(({ id, title }) => [`module/${id}`, title]),
  ]);
  return Object.entries(items).flatMap(([key, day]) => {
    const at = parseDay(day);
    if (there.has(key) || at === null) return [];
    return { key, title: titles.get(key) ?? inWords(key), first: at, last: at };
  });
}

/** The days by key that a file tells, of what is gone too: nobody has to import every file. */
export const toldIn = (plan, gone) =>
  Object.fromEntries([...itemsOf(plan), ...gone].map(({ key, first }) => [key, dayText(first)]));

const itemsOf = (plan) => plan.groups.flatMap((group) => group.items);

/** What is left to say of an item that the handbook no longer has. */
const inWords = (key) => key.split("/")[1].replaceAll("-", " ");

function event(item, group, told) {
  const about = [group.title, hoursOf(item), item.done && `Done on ${item.done}`].filter(Boolean);
  const address = told.address(item.url);
  return entry(item, told, [
    `SUMMARY:${escaped(item.done ? `✓ ${item.title}` : item.title)}`,
    `DESCRIPTION:${escaped([...about, address].join("\n"))}`,
    `URL:${address}`,
    "STATUS:CONFIRMED",
  ]);
}

/** A calendar that has the item takes it off, or strikes it through. */
const cancelled = (item, told) =>
  entry(item, told, [`SUMMARY:${escaped(item.title)}`, "STATUS:CANCELLED"]);

const entry = (item, told, lines) => [
  "BEGIN:VEVENT",
  `UID:${escaped(uid(item, told.store))}`,
  `DTSTAMP:${moment(told.stamp)}`,
  `SEQUENCE:${told.sequence}`,
  `DTSTART;VALUE=DATE:${compact(item.first)}`,
  // The end is the day after the last one.
  `DTEND;VALUE=DATE:${compact(item.last + 1)}`,
  ...lines,
  "TRANSP:TRANSPARENT",
  "END:VEVENT",
];

/** Text in which nothing ends a value or a line. */
export function escaped(text) {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ")
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll("\n", "\\n");
}

/** A line of at most 75 octets, gone on with in lines that begin with a space. */
export function folded(line) {
  const parts = [];
  let part = "";
  let octets = 0;
  for (const sign of line) {
    const size = octetsOf(sign.codePointAt(0));
    if (octets + size > OCTETS) {
      parts.push(part);
      part = "";
      octets = 1; // the space that the next line begins with
    }
    part += sign;
    octets += size;
  }
  return [...parts, part].join("\r\n ");
}

/** How many octets a sign takes in UTF-8. */
const octetsOf = (code) => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);

const hoursOf = (item) => (item.minutes ? `About ${timeText(item.minutes)}` : "");

const compact = (day) => dayText(day).replaceAll("-", "");

const moment = (stamp) => new Date(stamp).toISOString().replace(/[-:]|\.\d+/g, "");
