/** A dated plan: what its settings make of the handbook's tasks and modules. */

import { dayText, NoDay, parseDay, parseOff, WorkDays } from "./days.js";
import { inOrder, schedule } from "./schedule.js";
import { PACE, parseOther } from "./settings.js";
import { groupsOf } from "./subject.js";

const PLANNED = ["task", "module"];
/** The settings can make no plan; its message says why and what to change. */
export class PlanFault extends Error {}

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
  const whole = totals(shown.flatMap((group) => group.items));
  return { groups: shown, ...whole, today, replanned: again !== null };
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
