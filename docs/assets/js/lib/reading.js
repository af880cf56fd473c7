/** A list of modules to read in an address, in words and as text to paste; no DOM in here. */

import { asHtml, asMarkdown } from "./links.js";
import { MOST } from "./list.js";
import { isId } from "./shapes.js";
import { current } from "./state.js";

const PARTS = 1000;

/**
 * The modules that an address names, each once; the ids that no module has; how many parts are no
 * id at all; and how many there are beyond the most.
 */
export function fromAddress(text, modules, moves = {}) {
  const found = new Set();
  const unknown = new Set();
  let refused = 0;
  for (const part of text.split(",", PARTS)) {
    if (!isId(part)) {
      refused += part === "" ? 0 : 1;
      continue;
    }
    for (const id of current([part], "module", moves)) (modules.has(id) ? found : unknown).add(id);
  }
  const all = [...found];
  return {
    modules: all.slice(0, MOST),
    unknown: [...unknown],
    refused,
    beyond: Math.max(0, all.length - MOST),
  };
}

/** A list as it stands in an address. */
export const asAddress = (list) => list.join(",");

/** A list in which one module has gone up (-1) or down (1), as far as there is a place. */
export function moved(list, id, by) {
  const from = list.indexOf(id);
  const to = from + by;
  return from < 0 || to < 0 || to >= list.length ? list : list.with(from, list[to]).with(to, id);
}

/** A list with a module back at its place, unless it is there already. */
export const putBack = (list, id, at) => (list.includes(id) ? list : list.toSpliced(at, 0, id));

/** What a module needs directly and the list has only after it. */
function needsLater(list, id, modules) {
  const after = new Set(list.slice(list.indexOf(id) + 1));
  return (modules.get(id)?.needs ?? []).filter((each) => after.has(each));
}

/** What a module needs directly and the list does not have. */
function needsElsewhere(list, id, modules) {
  return (modules.get(id)?.needs ?? []).filter((each) => !list.includes(each));
}

/** "3 modules, about 12.5 h" */
export function summed(list, modules) {
  const hours = list.reduce((sum, id) => sum + (modules.get(id)?.hours ?? 0), 0);
  return `${list.length} ${list.length === 1 ? "module" : "modules"}, about ${+hours.toFixed(2)} h`;
}

/** A list as people paste it: `links` are [title, address], in order. */
export const listAsMarkdown = (links) =>
  links.map(([title, address], at) => `${at + 1}. ${asMarkdown(title, address)}\n`).join("");

/** The same in HTML. */
export const listAsHtml = (links) =>
  `<ol>\n${links.map((link) => `<li>${asHtml(...link)}</li>\n`).join("")}</ol>\n`;

/** What of an address could not be used, in words; empty when all of it could. */
export function complaint({ unknown, refused, beyond }) {
  const named = unknown.slice(0, 5).join(", ") + (unknown.length > 5 ? " and others" : "");
  return [
    unknown.length && `Not in this handbook, so left out: ${named}.`,
    refused && `${refused} of the names in the address could not be used.`,
    beyond && `A list holds ${MOST} modules; ${beyond} more are left out.`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** What a reader should know of a module's place in a list, as texts. */
export function notes(list, id, modules) {
  const titled = (ids) => ids.map((each) => modules.get(each)?.title ?? each).join(", ");
  const later = needsLater(list, id, modules);
  const elsewhere = needsElsewhere(list, id, modules);
  return [
    later.length && `builds on what comes later here: ${titled(later)}`,
    elsewhere.length && `also builds on: ${titled(elsewhere)}`,
  ].filter(Boolean);
}
