/** Ratings as text for an address or a file, and back. Neither holds a name or a note. */

import { isDay, isRating } from "./shapes.js";
import { ASSESSMENT, LONGEST_FILE } from "./state.js";

const VERSION = 1;
const LONGEST = 8000;
const PART = /^([ds])\.([a-z0-9]+(?:-[a-z0-9]+)*)\.([1-5])$/;
const KINDS = { d: "dimension", s: "skill" };

/** How much of a file is read; one that is longer is refused. */
export const READ = LONGEST_FILE + 1;

/** Ratings for an address, such as "d.coding.3_s.python.4". */
export function asText(ratings) {
  return [...ratings].map(([key, value]) => `${key[0]}.${key.split("/")[1]}.${value}`).join("_");
}

/** The ratings in such a text under the keys of `today`, and how many parts are of no use. */
export function fromText(text, today) {
  const ratings = new Map();
  if (text.length > LONGEST) return { ratings, refused: 1 };
  let refused = 0;
  for (const part of text ? text.split("_") : []) {
    const [, kind, id, value] = PART.exec(part) ?? [];
    const key = value && today(`${KINDS[kind]}/${id}`);
    if (key && !ratings.has(key)) ratings.set(key, Number(value));
    else refused += 1;
  }
  return { ratings, refused };
}

/** Ratings as the text of a file. */
export function asFile(ratings, day) {
  const file = { kind: ASSESSMENT, version: VERSION, day, ratings: Object.fromEntries(ratings) };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The ratings and the day in such a file, and how many could not be used; null for other files. */
export function fromFile(text, today) {
  if (text.length > LONGEST_FILE) return null;
  const file = parsed(text);
  if (file?.kind !== ASSESSMENT || file.version !== VERSION) return null;
  const ratings = new Map();
  let refused = 0;
  for (const [old, value] of Object.entries(file.ratings ?? {})) {
    const key = isRating(value) && today(old);
    if (key) ratings.set(key, value);
    else refused += 1;
  }
  return { ratings, refused, day: isDay(file.day) ? file.day : "" };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
