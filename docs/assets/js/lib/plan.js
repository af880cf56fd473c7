/** A dated plan: its settings, checked, and what they make of the handbook's tasks and modules. */

import { dayText, NoDay, parseDay, parseOff, WorkDays } from "./days.js";
import { ownList } from "./list.js";
import { inOrder, schedule } from "./schedule.js";

/** What one's own pace is given for: tasks of onboarding, and modules by their level. */
export const PACES = ["task", "entry", "mid", "senior"];
/** Whose tasks a plan of onboarding shows. */
export const ROLES = ["new-hire", "mentor", "manager", "it", "all"];

const PLANNED = ["task", "module"];
const HOURS = { least: 0.5, most: 60 };
const PACE = { least: 0.25, most: 4 };
const TEXT = 10_000;
const MODULES = 1000;

/** The settings can make no plan; its message says why and what to change. */
export class PlanFault extends Error {}

/** The settings one begins with; `kit` is {days, hours, learning} of the company's week. */
export const blank = (kit, start) => ({
  start,
  weekdays: Array.from({ length: kit.days }, (_, at) => at + 1),
  hours: kit.hours,
  off: "",
  other: "",
  what: "onboarding",
  role: "new-hire",
  modules: [],
  needs: true,
  pace: Object.fromEntries(PACES.map((name) => [name, 1])),
  replanned: "",
  sequence: 0,
  digest: "",
});

/**
 * Settings from a form, a file or the store: what can be used of them, and the faults of the rest
 * as {field, words}. A faulty field keeps the value of `base`.
 */
export function validated(raw, base, all) {
  const settings = structuredClone(base);
  const faults = [];
  const given = typeof raw === "object" && raw !== null ? raw : {};
  for (const [field, rule] of Object.entries(RULES)) {
    if (!Object.hasOwn(given, field)) continue;
    const words = rule(given[field], all);
    if (words) faults.push({ field, words });
    else settings[field] = structuredClone(given[field]);
  }
  if (settings.what === "modules" && !settings.modules.length) {
    faults.push({ field: "modules", words: "Modules: choose at least one." });
  }
  if (settings.what === "list" && !all.list?.length) {
    faults.push({ field: "what", words: "Your reading list is empty; add modules on their pages." });
  }
  return { settings, faults };
}

const between = (value, { least, most }) =>
  typeof value === "number" && value >= least && value <= most;

const noDate = (value) => typeof value !== "string" || parseDay(value) === null;

const isText = (value) => typeof value === "string" && value.length <= TEXT;

const RULES = {
  start: (value) =>
    noDate(value) && "Start date: expected a day from 1900 to 2199, such as 2027-01-04.",
  weekdays: (value) =>
    !(Array.isArray(value) && value.length && value.length <= 7 && isWeek(value)) &&
    "Working days: choose at least one day of the week.",
  hours: (value) => !between(value, HOURS) && "Hours a week: expected a number from 0.5 to 60.",
  off: (value) => (isText(value) ? firstOf("Days off", parseOff(value)) : "Days off: too long."),
  other: (value) =>
    isText(value)
      ? firstOf("Weeks with other hours", parseOther(value))
      : "Weeks with other hours: too long.",
  what: (value, all) =>
    !(typeof value === "string" && groupsOf({ what: value, modules: [] }, all)) &&
    "What to plan: this handbook has no such thing; choose another.",
  role: (value) => !ROLES.includes(value) && "Whose tasks: choose one of the roles.",
  modules: (value, all) => {
    const known = new Set(all.modules.map((each) => each.id));
    const right = Array.isArray(value) && value.length <= MODULES;
    return !(right && value.every((id) => known.has(id))) && "Modules: one of them is unknown.";
  },
  needs: (value) => typeof value !== "boolean" && "With what they build on: expected yes or no.",
  pace: (value) => !isPace(value) && "Your pace: expected numbers from 0.25 to 4.",
  replanned: (value) => value !== "" && noDate(value) && "Planned again: expected a day.",
  sequence: (value) =>
    !(Number.isInteger(value) && between(value, { least: 0, most: 1e9 })) && "Damaged version.",
  digest: (value) => !(typeof value === "string" && value.length <= 20) && "Damaged version.",
};

const isPace = (value) =>
  typeof value === "object" &&
  value !== null &&
  Object.keys(value).length === PACES.length &&
  PACES.every((name) => Object.hasOwn(value, name) && between(value[name], PACE));

const isWeek = (value) =>
  value.every((day) => Number.isInteger(day) && day >= 1 && day <= 7) &&
  new Set(value).size === value.length;

const firstOf = (field, { faults }) => faults.length && `${field}, ${faults[0]}.`;

/** Lines such as "2027-02-01..2027-02-26 = 4" as stretches with hours a week, and the faults. */
export function parseOther(text) {
  const stretches = [];
  const faults = [];
  text.split("\n").forEach((line, at) => {
    const said = line.replace(/#.*/, "").trim();
    if (!said) return;
    const [days, hours, more] = said.split("=").map((part) => part.trim());
    const found = parseOff(days);
    const value = /^\d+(\.\d+)?$/.test(hours ?? "") ? Number(hours) : NaN;
    if (found.faults.length) faults.push(`line ${at + 1}: ${found.faults[0].slice(8)}`);
    else if (more !== undefined || !found.stretches.length || !(value <= HOURS.most)) {
      faults.push(`line ${at + 1}: write days = hours, such as 2027-02-01..2027-02-26 = 4`);
    } else stretches.push([...found.stretches[0], value]);
  });
  return { stretches, faults };
}

/** The catalogue together with what a person has on the reading list, for groupsOf. */
export const withList = (all, state, moves) => ({ ...all, list: ownList(state, moves) });

/** What a choice consists of: groups {id, title, url, items}; null when there is no such choice. */
export function groupsOf(settings, all) {
  const [kind, id] = settings.what.split("/");
  const modules = new Map(all.modules.map((each) => [each.id, each]));
  if (settings.what === "onboarding") return all.phases.map((phase) => ofPhase(phase, all));
  if (settings.what === "modules" || settings.what === "list") {
    const [title, keys] =
      settings.what === "list"
        ? ["Your reading list", new Set(all.list)]
        : ["Your modules", new Set(settings.modules)];
    const chosen = all.modules.filter((each) => keys.has(each.id));
    return withNeeds([{ id: settings.what, title, url: "", items: chosen }]);
  }
  if (kind === "phase") {
    const phase = all.phases.find((each) => each.id === id);
    return phase ? [ofPhase(phase, all)] : null;
  }
  const steps =
    kind === "programme"
      ? all.programmes.find((each) => each.id === id)?.blocks
      : kind === "path" && all.paths.find((each) => each.id === id)?.stages;
  return steps ? withNeeds(steps.map((step) => ofStep(step))) : null;

  function ofStep({ id, title, url = "", modules: keys }) {
    const items = keys.filter((key) => modules.has(key)).map((key) => modules.get(key));
    return { id, title, url, items };
  }

  /** Each module once, and before the rest what it builds on and no group has. */
  function withNeeds(groups) {
    const seen = new Set();
    for (const group of groups) {
      group.items = group.items.filter((each) => !seen.has(each.id) && seen.add(each.id));
    }
    const before = settings.needs ? lacking(groups, seen) : [];
    const first = { id: "before", title: "What it builds on", url: "", items: before };
    return [first, ...groups].filter((group) => group.items.length);
  }

  function lacking(groups, seen) {
    const found = new Map();
    const open = groups.flatMap((group) => group.items);
    while (open.length) {
      for (const key of open.pop().needs) {
        if (seen.has(key) || found.has(key) || !modules.has(key)) continue;
        found.set(key, modules.get(key));
        open.push(modules.get(key));
      }
    }
    return [...found.values()];
  }
}

const ofPhase = ({ id, title, url }, all) => ({
  id,
  title,
  url,
  items: all.tasks.filter((task) => task.phase === id),
});

/** A task or a module as the schedule takes it, with what a list shows of it. */
function asItem(each, paces) {
  const isTask = Object.hasOwn(each, "phase");
  const pace = paces[isTask ? "task" : each.level] ?? 1;
  const numbered = Number.isInteger(each.day) && each.day !== 0;
  return {
    id: each.id,
    key: `${isTask ? "task" : "module"}/${each.id}`,
    title: each.title,
    url: each.url,
    who: isTask ? each.role : "",
    need: isTask ? each.need : "",
    minutes: each.hours ? Math.max(1, Math.round(each.hours * 60 * pace)) : 0,
    day: numbered ? each.day : null,
    due: numbered ? indexOf(each.day) : null,
    after: isTask ? each.after : each.needs,
  };
}

const indexOf = (number) => (number > 0 ? number - 1 : number);

/** The working days of some settings. */
export function workDays(settings) {
  return new WorkDays(
    parseDay(settings.start),
    settings.weekdays,
    parseOff(settings.off).stretches,
  );
}

/** The minutes of a day at work, as a function of the day; the hours of a week in equal parts. */
export function loads(settings) {
  const others = parseOther(settings.other).stretches;
  return (day) => {
    const other = others.findLast(([first, last]) => first <= day && day <= last);
    return Math.floor(((other ? other[2] : settings.hours) * 60) / settings.weekdays.length);
  };
}

/**
 * The plan: groups of items with their first and last day, and the whole in numbers.
 *
 * `done` is a Map from keys such as task/first-commit to the day it was done, `today` a day.
 */
export function planned(settings, all, done, today) {
  try {
    return laidOut(settings, all, done, today);
  } catch (error) {
    if (!(error instanceof NoDay)) throw error;
    throw new PlanFault(
      "The plan does not end within twenty years. Give it more hours or fewer days off.",
    );
  }
}

function laidOut(settings, all, done, today) {
  const work = workDays(settings);
  const load = loads(settings);
  const groups = groupsOf(settings, all).map(({ items, ...group }) => ({
    ...group,
    items: items.map((each) => asItem(each, settings.pace)),
  }));
  const again = settings.replanned ? parseDay(settings.replanned) : null;
  const items = groups.flatMap((group) => group.items);
  const closed = (item) => again !== null && (parseDay(done.get(item.key)) ?? again + 1) <= again;
  const open = items.filter((item) => !closed(item));
  const placed = schedule(
    open,
    (index) => load(work.at(index)),
    again === null ? null : work.index(again),
  );
  for (const item of items) {
    item.done = done.get(item.key) ?? "";
    const found = placed.get(item.id);
    const own = found ? null : parseDay(item.done);
    item.first = own ?? work.at(found.first);
    item.last = own ?? work.at(found.last);
    item.parts = (found?.parts ?? []).map(([index, minutes]) => [work.at(index), minutes]);
    item.behind = found && item.due !== null ? Math.max(0, found.last - item.due) : 0;
    item.late = !item.done && item.last < today;
  }
  const rank = new Map(inOrder(items).map((item, at) => [item.id, at]));
  const shown = groups.map((group) => withSpan(group, settings.role, rank)).filter(Boolean);
  return { groups: shown, ...totals(shown.flatMap((group) => group.items)), today };
}

/** A group with the items that are shown, in the order of their days, and its own span. */
function withSpan(group, role, rank) {
  const mine = ({ who }) => who === "" || role === "all" || who === role;
  const items = group.items
    .filter(mine)
    .sort((a, b) => a.last - b.last || a.first - b.first || rank.get(a.id) - rank.get(b.id));
  return items.length ? { ...group, items, ...totals(items) } : null;
}

function totals(items) {
  return {
    first: Math.min(...items.map((item) => item.first)),
    last: Math.max(...items.map((item) => item.last)),
    minutes: items.reduce((sum, item) => sum + item.minutes, 0),
    count: items.length,
    finished: items.filter((item) => item.done).length,
    late: items.filter((item) => item.late).length,
  };
}

/** The day on which each task and module was done, by its key, of the entries of the store. */
export function doneDays(entries) {
  const found = Object.entries(entries).filter(([key]) => PLANNED.includes(key.split("/")[0]));
  const days = found.map(([key, { done }]) => [key, done]);
  return new Map(days.filter(([, done]) => parseDay(done) !== null));
}

/** The last day of each item of a plan as text, by its key. */
export function datesOf(plan) {
  const items = plan.groups.flatMap((group) => group.items);
  return new Map(items.map((item) => [item.key, dayText(item.last)]));
}

/**
 * The pace that somebody's finished modules show, by level: the working time between the day a
 * module was started and the day it was done, over the hours it is given. The middle one counts.
 */
export function measuredPace(settings, all, entries) {
  const work = workDays(settings);
  const load = loads(settings);
  const found = new Map();
  for (const { id, level, hours } of all.modules) {
    const { started, done } = entries.get(`module/${id}`) ?? {};
    const [first, last] = [parseDay(started), parseDay(done)];
    if (first === null || last === null || last < first || last - first > 400) continue;
    let minutes = 0;
    for (let day = first; day <= last; day++) if (work.works(day)) minutes += load(day);
    if (minutes) found.set(level, [...(found.get(level) ?? []), minutes / (hours * 60)]);
  }
  const told = ([level, ratios]) => [level, { pace: middle(ratios), of: ratios.length }];
  return new Map([...found].map(told));
}

/** The middle of some ratios, in steps of 0.05 and within what a pace may be. */
function middle(ratios) {
  const ordered = ratios.toSorted((one, other) => one - other);
  const half = ordered.length >> 1;
  const value = ordered.length % 2 ? ordered[half] : (ordered[half - 1] + ordered[half]) / 2;
  return Math.min(PACE.most, Math.max(PACE.least, Math.round(value * 20) / 20));
}
