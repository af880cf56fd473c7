/**
 * The modules on a reader's own list; no DOM and no storage in here.
 *
 * A list is an array of module ids; `modules` is a Map from id to {title, hours, needs: [ids]}.
 */

import { entryOf } from "./state.js";

/** How many modules a list holds at most. */
export const MOST = 100;

/** The key under which the store has the list. */
export const KEY = "list/reading";

/** The list that a state holds. */
export const ownList = (state) => entryOf(state, KEY)?.modules ?? [];

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
