/** What a mentor sees of a person's file, and the talk it leads to; no DOM, no storage, no clock. */

import { dayText, parseDay } from "./days.js";
import { plain } from "./markdown.js";
import { indexed, itemsOf, scopesOf, standing } from "./overview.js";
import { begun, ended } from "./progress.js";
import { fromText } from "./share.js";
import { entryOf, follow } from "./state.js";

/** How much of a pasted link is read. */
export const LONGEST_LINK = 10_000;
const LATELY = 14;
const MOST = 5;

/** Whose a file is by its name, without a day or a number of a copy; a name all share stays whole. */
export function nameOf(file) {
  const whole = file.replace(/\.json$/i, "").slice(0, 80);
  const name = whole.replace(/(?: ?\(\d+\))?$/, "").replace(/[-_ ]?\d{4}-\d{2}-\d{2}$/, "");
  return (name === "handbook" ? whole : name) || "Someone";
}

/**
 * The ratings in a pasted link to an assessment, as entries under today's keys, or null. What they
 * replace is older by rule: a link has no dates.
 */
export function ratingsIn(link, known, moves) {
  const [, query] = link.slice(0, LONGEST_LINK).split("?");
  const given = new URLSearchParams((query ?? "").split("#")[0]).get("a");
  const { ratings } = fromText(given ?? "", (key) => follow(moves, key).find((to) => known.has(to)));
  return ratings.size ? asEntries(ratings) : null;
}

/** Ratings as entries; they have no date of their own. */
export const asEntries = (ratings) =>
  Object.fromEntries([...ratings].map(([key, value]) => [key, { at: 0, value }]));

/** The keys of everything that can be rated. */
export const rulersOf = (all) =>
  new Set([
    ...all.dimensions.map((each) => `dimension/${each.id}`),
    ...all.skills.map((each) => `skill/${each.id}`),
  ]);

/** The last day on which anything in a file was changed, as the calendar in Greenwich has it. */
export function lastChange(state) {
  const at = Object.values(state.entries).map((entry) => entry.at);
  return at.some(Boolean) ? new Date(Math.max(...at)).toISOString().slice(0, 10) : undefined;
}

/** The tasks that are the new hire's own; what others do for them is not theirs to be late with. */
const own = (index, keys) =>
  keys.filter((key) => (index.get(key)?.role ?? "new-hire") === "new-hire");

/** Where a person is: the places begun and not finished, and the phase among them, if any. */
export function whereabouts(all, state, planned, today) {
  const index = indexed(all);
  const places = scopesOf(all)
    .map((place) => {
      const keys = own(index, itemsOf(all, place.key));
      return { place, found: standing(keys, state, planned, today) };
    })
    .filter(({ found }) => found.begun);
  const open = places.filter(({ found }) => found.done < found.all);
  const phases = open.filter(({ place }) => place.key.startsWith("phase/"));
  return { places, open, phase: phases.at(-1)?.place };
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
      ours: Object.hasOwn(ours, key) ? ours[key] : undefined,
      levels,
    }))
    .filter((each) => each.theirs && each.ours && each.theirs !== each.ours)
    .sort((a, b) => Math.abs(b.theirs - b.ours) - Math.abs(a.theirs - a.ours));
}

/**
 * The agenda of the next one-to-one: parts with a title and lines of {text, url?, note?}; parts
 * without lines are left out. `at` is what whereabouts says, `questions` are the texts of the
 * self-checks by id.
 */
export function agenda(all, state, { at, today, ratings, questions }) {
  const index = indexed(all);
  const { open, phase } = at;
  const item = (key) => ({ text: index.get(key).title, url: index.get(key).url });
  const since = dayText(parseDay(today) - LATELY);
  const known = Object.entries(state.entries).filter(([key]) => index.has(key));
  const lately = known.filter(([, entry]) => ended(entry) && entry.done >= since);
  const stuck = known.filter(
    ([, entry]) => !ended(entry) && entry.started !== undefined && entry.started < since,
  );
  const late = new Map(open.flatMap(({ found }) => found.late).map((each) => [each.key, each.day]));
  const next = new Set(open.map(({ found }) => found.next).filter(Boolean));
  const parts = [
    ["Done in the last two weeks", lately.map(([key, entry]) => noted(item(key), entry))],
    ["Late by the plan", [...late].map(([key, day]) => ({ ...item(key), note: `planned ${day}` }))],
    [
      "Begun more than two weeks ago",
      stuck.map(([key, entry]) => noted({ ...item(key), note: `since ${entry.started}` }, entry)),
    ],
    ["Next", [...next].map(item)],
    ["Questions not yet answered from memory", unanswered(all, state, questions)],
    ["Ratings to talk about", differences(all, state, ratings).map(compared)],
    [phase ? `Ask in this phase: ${phase.title}` : "", (phase?.asks ?? []).map((text) => ({ text }))],
  ];
  return parts.filter(([, lines]) => lines.length).map(([title, lines]) => ({ title, lines }));
}

function noted(line, entry) {
  const notes = [line.note, entry.note && `note: ${entry.note}`].filter(Boolean);
  return notes.length ? { ...line, note: notes.join("; ") } : line;
}

const compared = ({ title, theirs, ours, levels }) => ({
  text: `${title}: they say ${theirs}, you say ${ours}`,
  note: `${theirs}: ${levels[theirs - 1]} ${ours}: ${levels[ours - 1]}`,
});

/** Questions of modules that were begun, as long as some of them are answered or the module done. */
function unanswered(all, state, questions) {
  const open = all.modules
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
  const more = open.length - MOST;
  return more > 0 ? [...open.slice(0, MOST), { text: `and ${more} more` }] : open;
}

/** An agenda as Markdown, with full addresses from `here`. */
export function asMarkdown(name, day, parts, here) {
  const line = ({ text, url, note }) => {
    const shown = url ? `[${plain(text)}](${here(url)})` : plain(text);
    return `- [ ] ${shown}${note ? ` (${plain(note)})` : ""}`;
  };
  const told = parts.map(({ title, lines }) => `## ${plain(title)}\n\n${lines.map(line).join("\n")}`);
  return `# ${plain(name)}, ${day}\n\n${told.join("\n\n")}\n`;
}
