/**
 * What a browser keeps of its owner, as plain values; no DOM, no storage and no clock in here.
 *
 * {"version": 2, "entries": {"task/read-the-week": {"at": 1795276800000, "done": "2026-11-21"}}}
 *
 * An entry's key is a key of the ledger, never a position or an address, so that it follows when a
 * record moves. `at` is when it was last changed, in milliseconds; an entry without anything but
 * `at` was emptied, which two browsers can agree on only if it is remembered.
 */

import { isDay, isEntry, isKey, isPlain } from "./shapes.js";

export const VERSION = 2;
export const LONGEST_FILE = 5_000_000;
const MOST_ENTRIES = 20_000;
/** What a file of an assessment says that it is. */
export const ASSESSMENT = "handbook assessment";

/** Nothing kept yet. */
export const empty = () => ({ version: VERSION, entries: {} });

/**
 * What a stored text holds: {state, dropped} with the number of entries that could not be used,
 * or {fault} "damaged" or "newer".
 */
export function parse(text) {
  if (text === null) return { state: empty(), dropped: 0 };
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: "damaged" };
  }
  if (!isPlain(value) || !Number.isInteger(value.version)) return { fault: "damaged" };
  if (value.version > VERSION) return { fault: "newer" };
  if (value.version === 1) return fromFirst(value);
  if (value.version < 1 || !isPlain(value.entries)) return { fault: "damaged" };
  return cleaned(value.entries);
}

/** Version 1 kept the days of ticked tasks alone: {"version": 1, "tasks": {"<id>": "<day>"}}. */
function fromFirst(value) {
  if (!isPlain(value.tasks)) return { fault: "damaged" };
  const entries = {};
  let dropped = 0;
  for (const [id, day] of Object.entries(value.tasks)) {
    if (isKey(`task/${id}`) && isDay(day)) {
      entries[`task/${id}`] = { at: Date.parse(`${day}T12:00:00Z`), done: day };
    } else dropped += 1;
  }
  return { state: { version: VERSION, entries }, dropped };
}

function cleaned(given) {
  const all = Object.entries(given);
  const good = all.filter(([key, value]) => isEntry(key, value)).slice(0, MOST_ENTRIES);
  return {
    state: { version: VERSION, entries: Object.fromEntries(good) },
    dropped: all.length - good.length,
  };
}

/** The state after an entry was given other fields, or none; `now` in milliseconds. */
export function withEntry(state, key, fields, now) {
  const at = Math.max(now, (entryOf(state, key)?.at ?? -1) + 1);
  const kept = Object.entries(fields ?? {}).filter(([, value]) => value !== undefined);
  const entry = { ...Object.fromEntries(kept), at };
  if (!isEntry(key, entry)) throw new RangeError(`the entry ${key} cannot hold this`);
  return { ...state, entries: { ...state.entries, [key]: entry } };
}

/** An entry, or undefined. */
export const entryOf = (state, key) =>
  Object.hasOwn(state.entries, key) ? state.entries[key] : undefined;

/** Whether an entry holds anything besides its date. */
export const isEmpty = (entry) => Object.keys(entry).every((name) => name === "at");

/** The keys that an old key leads to now, by the ledger's `moves`: itself when it still is. */
export function follow(moves, key, seen = new Set()) {
  const [kind, id] = key.split("/");
  // The exercise and the short list of a module have its id.
  const as = kind === "exercise" ? `module/${id}` : key;
  if (!Object.hasOwn(moves, as) || seen.has(as)) return [key];
  seen.add(as);
  const next = moves[as].map((to) => (kind === "exercise" ? to.replace(/^module/, kind) : to));
  return [...new Set(next.flatMap((to) => follow(moves, to, seen)))];
}

/** What the kinds of entries name: the kind of record by field, or "" where a whole key stands. */
const NAMING = {
  list: { modules: "module" },
  plan: { modules: "module", what: "" },
  target: { level: "level", profession: "profession" },
};

/**
 * The state with every entry under the keys of today, and today's ids for what entries name; of
 * two for one key the newer counts.
 */
export function followed(state, moves) {
  const entries = {};
  for (const [key, entry] of Object.entries(state.entries)) {
    for (const to of follow(moves, key)) {
      if (Object.hasOwn(entries, to) && entries[to].at >= entry.at) continue;
      entries[to] = renamed(key, entry, moves);
    }
  }
  return { ...state, entries };
}

/** The ids that ids of one kind have today, each once. */
export function current(ids, kind, moves) {
  const keys = ids.flatMap((id) => follow(moves, `${kind}/${id}`));
  return [...new Set(keys.map((key) => key.slice(kind.length + 1)))];
}

function renamed(key, entry, moves) {
  const now = { ...entry };
  for (const [name, kind] of Object.entries(NAMING[key.split("/")[0]] ?? {})) {
    if (!Object.hasOwn(entry, name)) continue;
    const value = entry[name];
    if (!kind) now[name] = follow(moves, value)[0];
    else if (Array.isArray(value)) now[name] = current(value, kind, moves);
    else now[name] = current([value], kind, moves)[0];
  }
  return now;
}

/**
 * Two states as one: of every entry the newer. `added`, `changed` and `older` are the keys of
 * `theirs` that are new here, that replace ours, and that ours replaces.
 */
export function merged(ours, theirs) {
  const entries = { ...ours.entries };
  const told = { added: [], changed: [], older: [] };
  for (const [key, entry] of Object.entries(theirs.entries)) {
    const own = entryOf(ours, key);
    if (own && same(own, entry)) continue;
    if (!own && isEmpty(entry)) continue;
    if (own && own.at >= entry.at) {
      told.older.push(key);
      continue;
    }
    told[own ? "changed" : "added"].push(key);
    entries[key] = entry;
  }
  return { state: { ...ours, entries }, ...told };
}

/** Whether two entries hold the same, whenever they were changed. */
const same = ({ at: _, ...own }, { at: __, ...theirs }) =>
  JSON.stringify(sorted(own)) === JSON.stringify(sorted(theirs));

/** The text of a file that another browser can read. */
export const asFile = (state, handbook) =>
  `${JSON.stringify({ handbook, ...state, entries: sorted(state.entries) }, null, 1)}\n`;

/**
 * What a file holds: {state, dropped}, or {fault} in words. A change that claims to be from the
 * future counts as made `now`, so that it cannot win for ever.
 */
export function fromFile(text, handbook, now) {
  if (text.length > LONGEST_FILE) {
    return { fault: "The file is larger than 5 MB; an export of this handbook is smaller." };
  }
  const found = parse(text);
  if (found.fault === "newer") {
    return { fault: "The file was written by a newer version of this handbook. Reload this page." };
  }
  if (found.fault) return { fault: isAssessment(text) ? RATINGS : NOT_OURS };
  const { handbook: from } = JSON.parse(text);
  if (from !== undefined && from !== handbook) {
    const name = typeof from === "string" ? `'${from.slice(0, 100)}'` : "another one";
    return { fault: `The file is from the handbook ${name}; this is '${handbook}'.` };
  }
  for (const entry of Object.values(found.state.entries)) entry.at = Math.min(entry.at, now);
  return found;
}

const NOT_OURS = "This is not a file that was exported from this handbook.";
const RATINGS = "This file holds an assessment alone. Open it on the page of the self-assessment.";

/** Whether a text is the file of an assessment, which is for another page. */
function isAssessment(text) {
  try {
    return JSON.parse(text)?.kind === ASSESSMENT;
  } catch {
    return false;
  }
}

const sorted = (entries) =>
  Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
