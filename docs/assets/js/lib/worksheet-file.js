/** A worksheet as the text of a file, and back: all of it or, with a reason, nothing. */

import { isScore, isWeight } from "./choice.js";
import { isDay, isPlain } from "./shapes.js";
import { current } from "./state.js";
import { HEADS, headFrom, keptWeights, weightsFrom } from "./worksheet.js";

const KIND = "handbook evaluation worksheet";
const VERSION = 1;
const LONGEST_HEAD = 100;
const LONGEST_NOTE = 2000;
const MADE_HERE = ["kind", "version", "areas", "weights", ...HEADS.map(([id]) => id)];

/** How long the text of a file may be. */
export const LONGEST = 200_000;

/** A worksheet as the text of a file. */
export function asFile(areas, { head, ratings, notes, weights }) {
  const rated = areas.map(({ id }) => [id, { value: ratings.get(id), note: notes.get(id) }]);
  const own = keptWeights(areas, weights)?.areas;
  const file = { kind: KIND, version: VERSION, ...head, areas: Object.fromEntries(rated) };
  return `${JSON.stringify({ ...file, weights: own }, null, 2)}\n`;
}

/**
 * The {state} of a worksheet in such a text, or in words the {fault} for which it has none. Areas
 * that have another id since then are found by the ledger's `moves`.
 */
export function fromFile(areas, text, moves) {
  if (text.length > LONGEST) return { fault: "it is larger than any worksheet" };
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return { fault: "it is damaged" };
  }
  if (!isPlain(file) || file.kind !== KIND) {
    return { fault: "it is no worksheet that was saved on this page" };
  }
  if (Number.isInteger(file.version) && file.version > VERSION) {
    return { fault: "a newer version of this handbook wrote it; reload the page" };
  }
  for (const name of ["areas", "weights"]) file[name] = renamed(file[name], moves);
  if (!isWhole(areas, file)) return { fault: "it holds something that no worksheet has" };
  return { state: stateOf(areas, file) };
}

/** A map by areas under the ids of today; anything else as it is. */
function renamed(held, moves) {
  if (!isPlain(held)) return held;
  const today = ([id, value]) => current([id], "area", moves).map((to) => [to, value]);
  return Object.fromEntries(Object.entries(held).flatMap(today));
}

/** Whether a file holds what a worksheet has, each of the right kind, and nothing else. */
function isWhole(areas, file) {
  const known = areas.map(({ id }) => id);
  return (
    file.version === VERSION &&
    hasOnly(MADE_HERE, file) &&
    HEADS.every(([id]) => isHead(id, file[id])) &&
    isMap(known, file.areas, isArea) &&
    isMap(known, file.weights, isWeight)
  );
}

const hasOnly = (known, held) => Object.keys(held).every((name) => known.includes(name));

const isMap = (known, held, isEach) =>
  held === undefined ||
  (isPlain(held) && hasOnly(known, held) && Object.values(held).every(isEach));

function isHead(id, text) {
  if (text === undefined || text === "") return true;
  return id === "day" ? isDay(text) : isText(text, LONGEST_HEAD);
}

const isArea = (held) =>
  isPlain(held) &&
  hasOnly(["value", "note"], held) &&
  (held.value === undefined || isScore(held.value)) &&
  (held.note === undefined || isText(held.note, LONGEST_NOTE));

const isText = (value, most) => typeof value === "string" && value.length <= most;

function stateOf(areas, { areas: rated = {}, weights = {}, ...rest }) {
  const of = (name) => Object.entries(rated).filter(([, held]) => held[name]);
  return {
    head: headFrom(rest),
    ratings: new Map(of("value").map(([id, { value }]) => [id, value])),
    notes: new Map(of("note").map(([id, { note }]) => [id, note])),
    weights: weightsFrom(areas, weights),
  };
}
