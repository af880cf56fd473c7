/** Ratings beside each other: own and another's, and how they change from snapshot to snapshot. */

import { isRating } from "./shapes.js";
import { LONGEST_FILE, parse } from "./state.js";

const RATED = ["dimension", "skill"];
const NUMERIC = { numeric: true };

/** The ratings among the entries of the store, by key: "dimension/coding" -> 3. */
export function ratingsOf(entries) {
  return new Map(
    Object.entries(entries)
      .filter(([key, fields]) => RATED.includes(key.split("/")[0]) && isRating(fields.value))
      .map(([key, fields]) => [key, fields.value]),
  );
}

/** The ratings in a file that holds everything somebody keeps; null for other files. */
export function fromExport(text, today) {
  if (text.length > LONGEST_FILE) return null;
  const { state } = parse(text);
  if (!state) return null;
  const found = [...ratingsOf(state.entries)].map(([old, value]) => [today(old), value]);
  const ratings = new Map(found.filter(([key]) => key));
  return { ratings, refused: found.length - ratings.size, day: "" };
}

/** Only the ratings of what the handbook has, in its order. */
export function inOrder(ratings, keys) {
  return new Map(keys.filter((key) => ratings.has(key)).map((key) => [key, ratings.get(key)]));
}

/** What stands in the last column of the comparison, by what one compares with. */
export const COLUMN = { target: "Gap", snapshot: "Change", mentor: "Apart", other: "Difference" };

/** The difference between own rating and the other side in words. */
export function told(side, own, other) {
  if (other === undefined) return "–";
  if (own === undefined) return "not rated by you";
  const by = own - other;
  if (side === "target") return by >= 0 ? "reached" : `${-by} to go`;
  if (by === 0) return "the same";
  if (side === "mentor") return Math.abs(by) > 1 ? `${Math.abs(by)}: talk about it` : "1";
  return signed(by);
}

/** A number with its sign: "+2", "−1". */
export const signed = (number) => (number < 0 ? `−${-number}` : `+${number}`);

/** The snapshots among the entries of the store under the keys of `today`, the oldest first. */
export function snapshotsOf(entries, today) {
  return Object.entries(entries)
    .filter(([key, fields]) => key.startsWith("snapshot/") && fields.ratings && fields.day)
    .map(([key, { title = "", day, ratings }]) => {
      const found = Object.entries(ratings).map(([old, value]) => [today(old), value]);
      return { key, title, day, ratings: new Map(found) };
    })
    .sort((a, b) => `${a.day} ${a.key}`.localeCompare(`${b.day} ${b.key}`, "en", NUMERIC));
}

/** Each rating of a snapshot with its change since the one before: "3", "3 (+1)", "–". */
export function changed(before, value) {
  if (value === undefined) return "–";
  if (before === undefined || before === value) return `${value}`;
  return `${value} (${signed(value - before)})`;
}

/** A free key for a snapshot of a day: "snapshot/2026-11-21", or with "-2" and so on. */
export function snapshotKey(entries, day) {
  let key = `snapshot/${day}`;
  for (let number = 2; entries[key]?.ratings; number += 1) key = `snapshot/${day}-${number}`;
  return key;
}
