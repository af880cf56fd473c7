/** Saves a dated plan as files; each function returns what is to be said of it. */

import { calendarFile, digestOf, goneFrom, nextVersion, toldIn } from "../lib/calendar.js";
import { here } from "../lib/catalogue.js";
import { markdownList, planRows } from "../lib/checklist.js";
import { csvOf } from "../lib/csv.js";
import { plannedDays } from "../lib/planned.js";
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

/** The keys of what other plans have, which no calendar of this one may cancel. */
export async function keysOfOthers(all, state, others) {
  const kept = Object.entries(state.entries).filter(([key]) => !key.startsWith("plan/"));
  const entries = Object.fromEntries([...kept, ...others]);
  return new Set((await plannedDays(all, { ...state, entries }, "2000-01-01")).keys());
}

/**
 * The plan as a calendar. `told` is {store, name, all, theirs}: the store, what the calendar is
 * called, the catalogue, and the keys of what other plans have. Returns {version, words}; the
 * store remembers what the file has told.
 */
export function saveCalendar(plan, { what, ...settings }, { store, name, all, theirs }) {
  const key = `calendar/${what.replace("/", ".")}`;
  const left = goneFrom(entryOf(store.read(), key)?.items ?? {}, plan, all);
  const gone = left.filter((each) => !theirs.has(each.key));
  const told = { store: store.handbook, name, gone, address: here };
  const version = nextVersion(settings, digestOf(plan, told));
  save("plan.ics", "text/calendar", calendarFile(plan, { ...told, ...version, stamp: Date.now() }));
  store.change(key, { items: toldIn(plan, left) });
  return { version, words: `The file plan.ics holds the plan. ${afterImport(gone.length)}` };
}

function afterImport(gone) {
  if (!gone) return "Imported again, it updates what you imported.";
  const items = gone === 1 ? "1 item that has" : `${gone} items that have`;
  return `Imported again, it updates what you imported, and cancels ${items} left the plan.`;
}
