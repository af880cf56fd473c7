/** Where a person stands in a phase, a programme or a path; no DOM, no storage, no clock. */

import { begun, ended } from "./progress.js";
import { inOrder as byDue } from "./schedule.js";
import { entryOf, follow } from "./state.js";

/** The keys of what belongs to a phase, a programme or a path, in the order of doing. */
export function itemsOf(all, scope) {
  const [kind, id] = scope.split("/");
  if (kind === "phase") {
    const tasks = all.tasks.filter((task) => task.phase === id);
    return inOrder(tasks).map((task) => `task/${task.id}`);
  }
  if (kind === "programme") {
    const found = all.programmes.find((each) => each.id === id);
    return (found?.modules ?? []).map((module) => `module/${module}`);
  }
  const found = all.paths.find((each) => each.id === id);
  const modules = (found?.stages ?? []).flatMap((stage) => stage.modules);
  return [...new Set(modules)].map((module) => `module/${module}`);
}

/** Every phase, programme and path: its key, title and address. */
export const scopesOf = (all) => [
  ...all.phases.map((each) => ({ ...each, key: `phase/${each.id}` })),
  ...all.programmes.map((each) => ({ ...each, key: `programme/${each.id}` })),
  ...all.paths.map((each) => ({ ...each, key: `path/${each.id}` })),
];

/** The new hire's own tasks first, by working day; without a day after those it waits for. */
function inOrder(tasks) {
  const days = new Map(tasks.map((task) => [task.id, task.day]));
  const dayOf = (task, seen = new Set()) => {
    if (task.day !== null || seen.has(task.id)) return task.day ?? 0;
    seen.add(task.id);
    const before = tasks.filter((each) => task.after.includes(each.id));
    return Math.max(0, ...before.map((each) => days.get(each.id) ?? dayOf(each, seen)));
  };
  const ordered = byDue(tasks.map((task) => ({ ...task, due: dayOf(task) })));
  const others = (task) => (task.role === "new-hire" ? 0 : 1);
  return ordered.sort((a, b) => others(a) - others(b));
}

/** What the catalogue says of a task or a module, by key. */
export function indexed(all) {
  return new Map([
    ...all.tasks.map((task) => [`task/${task.id}`, task]),
    ...all.modules.map((module) => [`module/${module.id}`, module]),
  ]);
}

/**
 * How far one is among some keys: how many are done, which are under way, which comes next, and
 * which are late: not done, and planned for a day before today. `planned` are days by key.
 */
export function standing(keys, state, planned, today) {
  const entries = keys.map((key) => [key, entryOf(state, key)]);
  const open = entries.filter(([, entry]) => !ended(entry));
  return {
    all: keys.length,
    done: keys.length - open.length,
    begun: entries.some(([, entry]) => begun(entry)),
    started: open.filter(([, entry]) => begun(entry)).map(([key]) => key),
    next: open[0]?.[0],
    late: open
      .map(([key]) => ({ key, day: planned.get(key) }))
      .filter(({ day }) => day !== undefined && day < today)
      .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
  };
}

/**
 * The level that done modules reach in each skill: the highest counts, once, whichever programmes
 * have the modules. Highest first, then by title.
 */
export function skillsReached(all, state) {
  const found = new Map();
  for (const module of all.modules) {
    if (!ended(entryOf(state, `module/${module.id}`))) continue;
    for (const [skill, level] of Object.entries(module.skills)) {
      const known = found.get(skill) ?? { level: 0, by: [] };
      found.set(skill, { level: Math.max(known.level, level), by: [...known.by, module.id] });
    }
  }
  return all.skills
    .filter((skill) => found.has(skill.id))
    .map((skill) => ({ id: skill.id, title: skill.title, url: skill.url, ...found.get(skill.id) }))
    .sort((a, b) => b.level - a.level || (a.title < b.title ? -1 : 1));
}

/**
 * What is different from the day one started: items that are new in what one has begun, items one
 * has begun that say something else now, and items that are gone, with what they became.
 */
export function changesSince(items, all, state, moves) {
  const now = indexed(all);
  const old = Object.entries(items).map(([key, seen]) => ({ key, seen, to: follow(moves, key) }));
  const known = new Set(old.flatMap(({ to }) => to));
  const mine = new Set(
    scopesOf(all)
      .map(({ key }) => itemsOf(all, key))
      .filter((keys) => keys.some((key) => begun(entryOf(state, key))))
      .flat(),
  );
  return {
    added: [...now.keys()].filter((key) => !known.has(key) && mine.has(key)),
    changed: old
      .filter(({ seen, to }) => to.length === 1 && now.has(to[0]) && now.get(to[0]).seen !== seen)
      .map(({ to }) => to[0])
      .filter((key) => begun(entryOf(state, key))),
    moved: old
      .filter(({ key, to }) => to[0] !== key || to.length > 1)
      .map(({ key, to }) => ({ key, to: to.filter((each) => now.has(each)) }))
      .filter(({ to }) => to.some((key) => begun(entryOf(state, key)))),
    gone: old
      .filter(({ key, to }) => !now.has(key) && !to.some((each) => now.has(each)))
      .map(({ key }) => key)
      .filter((key) => begun(entryOf(state, key))),
  };
}
