/** What a mentor sees of a person's file, and the talk it leads to; no DOM, no storage, no clock. */

import { dayText, parseDay } from "./days.js";
import { plain, withCode } from "./markdown.js";
import { indexed, itemsOf, scopesOf, standing } from "./overview.js";
import { begun, ended, isDone } from "./progress.js";
import { fromText } from "./share.js";
import { entryOf } from "./state.js";

/** How much of a pasted link is read. */
export const LONGEST_LINK = 10_000;
const LATELY = 14;
const MOST = 5;

/**
 * The ratings in a pasted link to an assessment under today's keys, and how many of its values are
 * of no use; null where there are no ratings.
 */
export function ratingsIn(link, today) {
  const [, query] = link.slice(0, LONGEST_LINK).split("?");
  const given = new URLSearchParams((query ?? "").split("#")[0]).get("a");
  const found = fromText(given ?? "", today);
  return found.ratings.size ? found : null;
}

/** The keys of everything that can be rated. */
export const rulersOf = (all) =>
  new Set([
    ...all.dimensions.map((each) => `dimension/${each.id}`),
    ...all.skills.map((each) => `skill/${each.id}`),
  ]);

/** The tasks that are the new hire's own; what others do for them is not theirs to be late with. */
const own = (index, keys) =>
  keys.filter((key) => (index.get(key)?.role ?? "new-hire") === "new-hire");

const isPhase = ({ place }) => place.key.startsWith("phase/");
const isOpen = ({ found }) => found.done < found.all;

/**
 * Where a person is: the places begun, late or due, which of them are not finished, the phase that
 * is due by the plan or else was begun last, and everything that is late by the plan.
 */
export function whereabouts(all, state, planned, today) {
  const index = indexed(all);
  const scopes = scopesOf(all).map((place) => {
    const keys = own(index, itemsOf(all, place.key));
    return { place, keys, found: standing(keys, state, planned, today) };
  });
  const due = dueToday(scopes, planned, today);
  // A module can be late in many paths; only what was planned as a whole is late as a place.
  const isLate = ({ keys, found }) => found.late.length && keys.every((key) => planned.has(key));
  const places = scopes.filter((each) => each.found.begun || each === due || isLate(each));
  const open = places.filter(isOpen);
  const last = open.filter((each) => isPhase(each) && each.found.begun).at(-1);
  const { late } = standing(own(index, [...planned.keys()]), state, planned, today);
  return { places, open, late, phase: (due ?? last)?.place };
}

/** The first phase whose planned days are not over; after the plan's end the last open one. */
function dueToday(scopes, planned, today) {
  const daysOf = ({ keys }) => keys.map((key) => planned.get(key)).filter(Boolean);
  const phases = scopes.filter((each) => isPhase(each) && daysOf(each).length);
  return (
    phases.find((each) => daysOf(each).some((day) => day >= today)) ?? phases.findLast(isOpen)
  );
}

/** Dimensions and skills where two people's ratings differ, the widest first. */
export function differences(all, theirs, ours) {
  const rulers = [
    ...all.dimensions.map((each) => ({ ...each, key: `dimension/${each.id}` })),
    ...all.skills.map((each) => ({ ...each, key: `skill/${each.id}` })),
  ];
  return rulers
    .map(({ key, title, levels }) => ({
      key,
      title,
      theirs: entryOf(theirs, key)?.value,
      note: entryOf(theirs, key)?.note,
      ours: Object.hasOwn(ours, key) ? ours[key] : undefined,
      levels,
    }))
    .filter((each) => each.theirs && each.ours && each.theirs !== each.ours)
    .sort((a, b) => Math.abs(b.theirs - b.ours) - Math.abs(a.theirs - a.ours));
}

/**
 * The agenda of the next one-to-one: parts with a title and lines of {text, url?, note?}, of which
 * some are `done` or say how many `more` there are; parts without lines are left out. `at` is what
 * whereabouts says, `questions` are the texts of the self-checks by id.
 */
export function agenda(all, state, { at, today, ratings, questions }) {
  const index = indexed(all);
  const { open, phase, late } = at;
  const item = (key) => ({ text: index.get(key).title, url: index.get(key).url });
  const since = dayText(parseDay(today) - LATELY);
  const known = Object.entries(state.entries).filter(([key]) => index.has(key));
  const lately = known.filter(([, entry]) => ended(entry) && entry.done >= since);
  const stuck = known.filter(
    ([, entry]) => !ended(entry) && entry.started !== undefined && entry.started < since,
  );
  const parts = [
    [
      "Done in the last two weeks",
      lately.map(([key, entry]) => noted({ ...item(key), done: true }, entry)),
    ],
    [
      "Late by the plan",
      firstOf(late.map(({ key, day }) => ({ ...item(key), note: `planned ${day}` }))),
    ],
    [
      "Begun more than two weeks ago",
      stuck.map(([key, entry]) => noted({ ...item(key), note: `since ${entry.started}` }, entry)),
    ],
    ["Next", nextOf(open, state, late).map(item)],
    ["Questions not yet answered from memory", firstOf(unanswered(all, state, questions))],
    ["Ratings to talk about", differences(all, state, ratings).map(compared)],
    [phase ? `Ask in this phase: ${phase.title}` : "", (phase?.asks ?? []).map((text) => ({ text }))],
  ];
  return parts.filter(([, lines]) => lines.length).map(([title, lines]) => ({ title, lines }));
}

/** What comes first in each place and is not late: late items have lines of their own. */
function nextOf(open, state, late) {
  const behind = new Set(late.map(({ key }) => key));
  const waits = (key) => !isDone(state, key) && !behind.has(key);
  return [...new Set(open.map(({ keys }) => keys.find(waits)).filter(Boolean))];
}

/** As many lines as one can talk about, and how many more there are. */
function firstOf(lines) {
  const more = lines.length - MOST;
  return more > 0 ? [...lines.slice(0, MOST), { text: `and ${more} more`, more }] : lines;
}

function noted(line, entry) {
  const notes = [line.note, entry.note && `note: ${entry.note}`].filter(Boolean);
  return notes.length ? { ...line, note: notes.join("; ") } : line;
}

function compared({ title, theirs, ours, levels, note }) {
  const steps = `${theirs}: ${levels[theirs - 1]} ${ours}: ${levels[ours - 1]}`;
  return noted({ text: `${title}: they say ${theirs}, you say ${ours}`, note: steps }, { note });
}

/** Questions of modules that were begun, as long as some of them are answered or the module done. */
function unanswered(all, state, questions) {
  return all.modules
    .filter((module) => begun(entryOf(state, `module/${module.id}`)))
    .flatMap((module) =>
      module.checks
        .filter((id) => !ended(entryOf(state, `self-check/${id}`)))
        .map((id) => ({
          text: Object.hasOwn(questions, id) ? questions[id] : id,
          url: `${module.url}#check-${id}`,
          note: module.title,
        })),
    );
}

/** An agenda as Markdown, with full addresses from `here`. */
export function asMarkdown(name, day, parts, here) {
  const line = ({ text, url, note, done, more }) => {
    const shown = url ? `[${withCode(text)}](${here(url)})` : withCode(text);
    const box = more ? "" : done ? "[x] " : "[ ] ";
    return `- ${box}${shown}${note ? ` (${withCode(note)})` : ""}`;
  };
  const told = parts.map(({ title, lines }) => `## ${plain(title)}\n\n${lines.map(line).join("\n")}`);
  return `# ${plain(name)}, ${day}\n\n${told.join("\n\n")}\n`;
}
