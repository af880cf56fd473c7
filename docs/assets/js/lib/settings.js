/** What a dated plan is asked for: its settings, checked field by field. */

import { parseDay, parseOff } from "./days.js";
import { groupsOf, isOfTasks } from "./subject.js";

/** What one's own pace is given for: tasks of onboarding, and modules by their level. */
export const PACES = ["task", "entry", "mid", "senior"];
/** Whose tasks a plan of onboarding shows. */
export const ROLES = ["new-hire", "mentor", "manager", "it", "all"];

const ROLE_NAMES = { all: "Everyone", it: "IT support" };
const HOURS = { least: 0.5, most: 60 };
/** The least and the most that a pace may be. */
export const PACE = { least: 0.25, most: 4 };
const TEXT = 10_000;
/** Of so many faulty lines each is told. */
const TOLD = 5;
const MODULES = 1000;

/** The name of a role, for people. */
export const roleName = (role) =>
  ROLE_NAMES[role] ?? role.charAt(0).toUpperCase() + role.slice(1).replace("-", " ");

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
 * as {field, words}. A faulty field keeps the value of `base`; a fault that is `minor` keeps what
 * was given, and only a line of it does not count.
 */
export function validated(raw, base, all) {
  const settings = structuredClone(base);
  const faults = [];
  const given = typeof raw === "object" && raw !== null ? raw : {};
  for (const [field, rule] of Object.entries(RULES)) {
    if (!Object.hasOwn(given, field)) continue;
    const words = rule(given[field], all);
    if (words) {
      faults.push({ field, words });
      continue;
    }
    settings[field] = structuredClone(given[field]);
    const told = MINOR[field]?.(given[field], all);
    if (told) faults.push({ field, words: told, minor: true });
  }
  settings.modules = settings.modules.filter((id) => all.modules.some((each) => each.id === id));
  if (settings.what === "modules" && !settings.modules.length) {
    faults.push({ field: "modules", words: "Modules: choose at least one." });
  }
  if (settings.what === "list" && !all.list?.length) {
    faults.push({ field: "what", words: "Your reading list is empty; add modules on their pages." });
  }
  return { settings, faults };
}

/** The hours for another kind of plan: the company's own, unless somebody typed others. */
export function hoursFor({ what, hours }, { hours: work, learning }) {
  const isOwn = hours !== work && hours !== learning;
  return isOwn ? hours : isOfTasks(what) ? work : learning;
}

/** Settings for another subject, checked, which begins on `start`; nothing of it is late yet. */
export function anew(settings, { what, start }, kit, all) {
  const hours = hoursFor({ ...settings, what }, kit);
  return validated({ ...settings, what, start, hours, replanned: "" }, settings, all);
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
  off: (value) => !isText(value) && "Days off: too long.",
  other: (value) => !isText(value) && "Weeks with other hours: too long.",
  what: (value, all) =>
    !(typeof value === "string" && groupsOf({ what: value, modules: [] }, all)) &&
    "What to plan: this handbook has no such thing; choose another.",
  role: (value) => !ROLES.includes(value) && "Whose tasks: choose one of the roles.",
  modules: (value) =>
    !(Array.isArray(value) && value.length <= MODULES) && "Modules: expected a list of them.",
  needs: (value) => typeof value !== "boolean" && "With what they build on: expected yes or no.",
  pace: (value) => !isPace(value) && "Your pace: expected numbers from 0.25 to 4.",
  replanned: (value) => value !== "" && noDate(value) && "Planned again: expected a day.",
  sequence: (value) =>
    !(Number.isInteger(value) && between(value, { least: 0, most: 1e9 })) && "Damaged version.",
  digest: (value) => !(typeof value === "string" && value.length <= 20) && "Damaged version.",
};

/** Faults that hold nothing back. */
const MINOR = {
  off: (value) => toldOf("Days off", parseOff(value)),
  other: (value) => toldOf("Weeks with other hours", parseOther(value)),
  modules: (value, all) => {
    const known = new Set(all.modules.map((each) => each.id));
    const gone = value.find((id) => !known.has(id));
    return gone && `Modules: ${`'${gone}'`.slice(0, 60)} is no longer in this handbook.`;
  },
};

/** The faults that leave a plan as it was. */
export const grave = (faults) => faults.filter((fault) => !fault.minor);

const isPace = (value) =>
  typeof value === "object" &&
  value !== null &&
  Object.keys(value).length === PACES.length &&
  PACES.every((name) => Object.hasOwn(value, name) && between(value[name], PACE));

const isWeek = (value) =>
  value.every((day) => Number.isInteger(day) && day >= 1 && day <= 7) &&
  new Set(value).size === value.length;

/** The faults of some lines in words; of many the first ones, with the number of the others. */
function toldOf(field, { faults }) {
  if (!faults.length) return "";
  const more = faults.length - TOLD;
  const shown = faults.slice(0, TOLD).join("; ") + (more > 0 ? `; and ${more} more` : "");
  const which = faults.length === 1 ? "That line does not" : "Those lines do not";
  return `${field}, ${shown}. ${which} count.`;
}

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
    const tell = (words) => faults.push(`line ${at + 1}: ${words}`);
    if (found.faults.length) tell(found.faults[0].slice(8));
    else if (!hours || more !== undefined || !found.stretches.length) {
      tell("write days = hours, such as 2027-02-01..2027-02-26 = 4");
    } else if (!(value <= HOURS.most)) {
      tell(`'${hours.slice(0, 20)}' is no number of hours from 0 to 60; write 4, or 4.5`);
    } else stretches.push([...found.stretches[0], value]);
  });
  return { stretches, faults };
}
