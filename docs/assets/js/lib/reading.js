/**
 * A list of modules to read, as plain values; no DOM and no storage in here.
 *
 * A list is an array of module ids; `modules` is a Map from id to {title, hours, needs: [ids]}.
 */

import { asHtml, asMarkdown } from "./links.js";
import { isId } from "./shapes.js";
import { entryOf, follow } from "./state.js";

/** How many modules a list holds at most. */
export const MOST = 100;

/** The key under which the store has the reader's own list. */
export const KEY = "list/reading";

const PARTS = 1000;

/** The ids that modules have today, by the ledger's moves; each once. */
export function current(list, moves) {
  const keys = list.flatMap((id) => follow(moves, `module/${id}`));
  return [...new Set(keys.map((key) => key.slice("module/".length)))];
}

/** The list that a state holds, under today's ids. */
export const ownList = (state, moves) => current(entryOf(state, KEY)?.modules ?? [], moves);

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
    for (const id of current([part], moves)) (modules.has(id) ? found : unknown).add(id);
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

/** A list so that what a module needs comes before it; what is free keeps its order. */
export function inOrder(list, modules) {
  const needs = new Map(list.map((id) => [id, allNeeds(id, modules)]));
  const ordered = new Set();
  let waiting = list;
  while (waiting.length) {
    const next = waiting.find((id) => waiting.every((each) => !needs.get(id).has(each)));
    ordered.add(next ?? waiting[0]);
    waiting = waiting.filter((id) => !ordered.has(id));
  }
  return [...ordered];
}

/** A list with more modules, in order, each once. */
export function withModules(list, more, modules) {
  const added = more.filter((id) => !list.includes(id));
  const room = Math.max(0, MOST - list.length);
  const kept = added.slice(0, room);
  return {
    list: kept.length ? inOrder([...list, ...kept], modules) : list,
    added: kept.length,
    known: more.length - added.length,
    beyond: added.length - kept.length,
  };
}

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

/** Everything that a module builds on, however far back. */
function allNeeds(id, modules) {
  const found = new Set();
  const waiting = [...(modules.get(id)?.needs ?? [])];
  while (waiting.length) {
    const next = waiting.pop();
    if (found.has(next)) continue;
    found.add(next);
    waiting.push(...(modules.get(next)?.needs ?? []));
  }
  return found;
}
