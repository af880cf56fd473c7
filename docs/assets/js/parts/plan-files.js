/** Saves a dated plan as files; each function returns what is to be said of it. */

import { calendarFile, digestOf, goneFrom, nextVersion, toldIn } from "../lib/calendar.js";
import { here } from "../lib/catalogue.js";
import { markdownList, planRows } from "../lib/checklist.js";
import { csvOf } from "../lib/csv.js";
import { plansOf, subjectOf } from "../lib/plans.js";
import { entryOf } from "../lib/state.js";
import { save } from "./page.js";

/** The plan as a list to tick. */
export function saveMarkdown(plan, title) {
  save("plan.md", "text/markdown", markdownList(plan, title, here));
  return "The file plan.md holds the plan as a list to tick.";
}

/** The plan as a table. */
export function saveTable(plan) {
  save("plan.csv", "text/csv", csvOf(planRows(plan, here)));
  return "The file plan.csv holds the plan as a table.";
}

/**
 * The plan as a calendar. `told` is {store, name, all}: the store, what the calendar is called,
 * and the catalogue. Returns {version, words}; the store remembers what the file has told.
 */
export function saveCalendar(plan, { what, ...settings }, { store, name, all }) {
  const state = store.read();
  const toldOf = (subject) => entryOf(state, keyOf(subject))?.items ?? {};
  const others = plansOf(state).map(([, each]) => subjectOf(each)).filter((each) => each !== what);
  // What another plan has told as well stays in the calendar.
  const theirs = new Set(others.flatMap((each) => Object.keys(toldOf(each))));
  const left = goneFrom(toldOf(what), plan, all);
  const gone = left.filter((each) => !theirs.has(each.key));
  const told = { store: store.handbook, name, gone, address: here };
  const version = nextVersion(settings, digestOf(plan, told));
  save("plan.ics", "text/calendar", calendarFile(plan, { ...told, ...version, stamp: Date.now() }));
  store.change(keyOf(what), { items: toldIn(plan, left) });
  return { version, words: `The file plan.ics holds the plan. ${afterImport(gone.length)}` };
}

const keyOf = (what) => `calendar/${what.replace("/", ".")}`;

function afterImport(gone) {
  if (!gone) return "Imported again, it updates what you imported.";
  const items = gone === 1 ? "1 item that has" : `${gone} items that have`;
  return `Imported again, it updates what you imported, and cancels ${items} left the plan.`;
}
