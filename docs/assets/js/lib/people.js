/**
 * The people on a mentor's desk: put on, replaced, named and taken off. What a deed replaces can be
 * taken back. Each deed answers {words, key?, offer?}: what to say, of whom, and as an offer the
 * label of a button and what it does, which answers in the same way.
 */

import { moves } from "./moves.js";
import { localDay } from "./progress.js";
import { entryOf, followed, isEmpty, merged, VERSION } from "./state.js";

const MOST = 30;
/** Whoever has no name. */
export const NOBODY = "Someone";
/** What the handbook calls the files of people who gave no name. */
const SHARED = ["handbook", "assessment"];

const alike = (name) => name.normalize("NFC").trim().toLowerCase();
const counted = (number, one, many) => `${number} ${number === 1 ? one : many}`;
const sentence = (...parts) => parts.filter(Boolean).join(" ");

/** Whose a file is by its name, without a day or a number of a copy. */
export function nameOf(file) {
  const whole = file.replace(/\.json$/i, "").slice(0, 80);
  const undated = whole.replace(/(?: ?\(\d+\))?$/, "").replace(/[-_ ]?\d{4}-\d{2}-\d{2}$/, "");
  const name = undated.trim();
  return SHARED.includes(alike(name)) ? NOBODY : name || NOBODY;
}

/** A name that nobody has yet: "Someone", "Someone 2". */
export function freeName(wanted, names) {
  const taken = new Set(names.map(alike));
  let name = wanted;
  for (let number = 2; taken.has(alike(name)); number += 1) name = `${wanted} ${number}`;
  return name;
}

/** When anything of some entries was changed last; 0 where nothing says so. */
export const newest = (entries) =>
  Object.values(entries).reduce((last, { at }) => Math.max(last, at), 0);

/** The last day on which anything was changed, as the calendar in Greenwich has it. */
export function lastChange(entries) {
  const at = newest(entries);
  return at ? new Date(at).toISOString().slice(0, 10) : undefined;
}

/** Entries with other ratings, and how many were replaced and added. What is the same stays. */
export function withRatings(entries, ratings) {
  const found = { entries: { ...entries }, replaced: 0, added: 0 };
  for (const [key, value] of ratings) {
    const own = Object.hasOwn(entries, key) ? entries[key] : undefined;
    if (own?.value === value) continue;
    // A link has no dates, and makes nothing newer than it was.
    found.entries[key] = { at: own?.at ?? 0, value };
    found[own?.value ? "replaced" : "added"] += 1;
  }
  return found;
}

/** Whether two files hold the same. */
function isSame(ours, theirs) {
  const [one, other] = [ours, theirs].map((entries) => ({ version: VERSION, entries }));
  const { added, changed, older } = merged(one, other);
  const count = (entries) => Object.values(entries).filter((entry) => !isEmpty(entry)).length;
  return !added.length && !changed.length && !older.length && count(ours) === count(theirs);
}

/** Who is on the desk, kept in a store. */
export class People {
  #store;

  constructor(store) {
    this.#store = store;
  }

  /** Everyone with the key under which they are kept. */
  get all() {
    const found = Object.entries(this.#store.read().entries);
    return found.filter(([key, entry]) => key.startsWith("person/") && !isEmpty(entry));
  }

  /** What a person's file holds, under today's ids. */
  stateOf(person) {
    return followed({ version: VERSION, entries: person.entries ?? {} }, moves);
  }

  /** Puts a person's file on the desk, unless the one there is newer. */
  open(name, entries, dropped = 0) {
    const lost = dropped && `${counted(dropped, "entry", "entries")} could not be read.`;
    const known = this.#named(name);
    if (!known) return this.#add(name, entries, lost);
    const [key, person] = known;
    const stands = person.entries ?? {};
    if (isSame(stands, entries)) return { words: sentence(`${person.name} is up to date.`, lost) };
    if (newest(entries) >= newest(stands)) return this.#replace(key, entries, lost);
    const days = [entries, stands].map((each) => lastChange(each) ?? "none");
    const words = sentence(
      `${person.name}: this file is older than what is on the desk, so nothing was changed.`,
      `Last change in the file: ${days[0]}; on the desk: ${days[1]}.`,
      lost,
    );
    return { words, offer: ["Take the older one", () => this.#replace(key, entries)] };
  }

  /** Puts ratings on the desk; they leave what else is known of a person. */
  rate(name, { ratings, refused }) {
    const lost = refused && `${counted(refused, "value", "values")} could not be used.`;
    if (!ratings.size) return { words: `${name}: there is no rating in it that can be used.` };
    const known = this.#named(name);
    if (!known) return this.#add(name, withRatings({}, ratings).entries, lost);
    const [key, person] = known;
    const { entries, replaced, added } = withRatings(this.stateOf(person).entries, ratings);
    const told = [
      replaced && `${counted(replaced, "rating", "ratings")} replaced`,
      added && (replaced ? `${added} added` : `${counted(added, "rating", "ratings")} added`),
    ].filter(Boolean);
    const same = `${person.name}: these ratings are on the desk already.`;
    if (!told.length) return { words: sentence(same, lost) };
    return this.#replace(key, entries, lost, `${person.name}: ${told.join(", ")}.`);
  }

  /** Gives a person another name, which nobody else may have. */
  rename(key, wanted) {
    const person = this.#at(key);
    const others = this.#others(key);
    const given = wanted.trim() || freeName(NOBODY, others);
    const other = others.find((name) => alike(name) === alike(given));
    if (other !== undefined) {
      const refused = `There is a ${other} on the desk already, so ${person.name} keeps the name.`;
      return { words: `${refused} Choose another one.` };
    }
    this.#store.change(key, { ...person, name: given });
    return { words: "" };
  }

  /** Keeps the mentor's own rating of a person, or none. */
  judge(key, ruler, value) {
    const person = this.#at(key);
    const { [ruler]: _, ...others } = person.ratings ?? {};
    this.#store.change(key, { ...person, ratings: value ? { ...others, [ruler]: value } : others });
  }

  /** Takes a person off. */
  remove(key) {
    const person = this.#at(key);
    if (!person) return { words: "" };
    this.#store.change(key, null);
    return {
      words: `${person.name} is off the desk.`,
      offer: ["Undo", () => this.#restore(key, person)],
    };
  }

  #add(name, entries, lost) {
    if (this.all.length >= MOST) {
      return { words: `${name}: the desk holds ${MOST} people. Take somebody off first.` };
    }
    const given = freeName(name, this.#others());
    const day = localDay(new Date());
    this.#store.change(this.#free(), { name: given, day, entries, ratings: {} });
    return { words: sentence(`${given} is on the desk.`, lost) };
  }

  #replace(key, entries, lost, told) {
    const before = this.#at(key);
    if (!before) return { words: "This person is no longer on the desk. Open the file again." };
    this.#store.change(key, { ...before, day: localDay(new Date()), entries });
    const words = told ?? `${before.name}: the file is in place of what was on the desk.`;
    return { words: sentence(words, lost), offer: ["Undo", () => this.#revert(key, before)] };
  }

  /** Brings back what a file said; name and own ratings may have been changed since. */
  #revert(key, { entries, day, ...before }) {
    const now = this.#at(key);
    if (!now) return this.#restore(key, { ...before, entries, day });
    this.#store.change(key, { ...now, entries, day });
    return { words: `${now.name} is as before.`, key };
  }

  #restore(key, person) {
    const to = this.#at(key) ? this.#free() : key;
    const name = freeName(person.name, this.#others());
    this.#store.change(to, { ...person, name });
    return { words: `${name} is back.`, key: to };
  }

  /** A person's fields, or undefined for somebody who was taken off. */
  #at(key) {
    const { at, ...fields } = entryOf(this.#store.read(), key) ?? {};
    return Object.keys(fields).length ? fields : undefined;
  }

  /** Whom a file is about; nobody knows that of one without a name. */
  #named(name) {
    if (alike(name) === alike(NOBODY)) return undefined;
    return this.all.find(([, person]) => alike(person.name) === alike(name));
  }

  #others(key) {
    return this.all.filter(([other]) => other !== key).map(([, person]) => person.name);
  }

  /** A key that nobody had: one of somebody taken off waits for being brought back. */
  #free() {
    const keys = Object.keys(this.#store.read().entries);
    const numbers = keys.map((key) => Number(/^person\/p(\d+)$/.exec(key)?.[1] ?? 0));
    return `person/p${Math.max(0, ...numbers) + 1}`;
  }
}
