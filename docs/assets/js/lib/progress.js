/** What a person has done, counted and put into words; no DOM, no storage and no clock in here. */

import { isDay } from "./shapes.js";
import { entryOf } from "./state.js";

/** Whether an entry is of something done. */
export const ended = (entry) => entry?.done !== undefined;

/** Whether something was begun, done or written about. */
export const begun = (entry) =>
  ended(entry) || entry?.started !== undefined || entry?.note !== undefined;

/** Whether what a key names is done. */
export const isDone = (state, key) => ended(entryOf(state, key));

/** Why the dates of an item cannot be true, in words; empty when they can. */
export function datesFault({ started, done }, today) {
  const days = [started, done].filter((day) => day !== undefined);
  if (!days.every(isDay)) return "Not kept: that is no day of the calendar.";
  const ahead = days.find((day) => day > today);
  if (ahead) return `Not kept: ${ahead} is still to come.`;
  return started > done ? `Not kept: started on ${started} would be after done on ${done}.` : "";
}

/** The fields of an item after its box was ticked on a day, or unticked. */
export function withDone(fields, done, day) {
  const { done: _, ...others } = fields;
  return done ? { ...others, done: day } : others;
}

/** "3 of 9 done" */
export const counted = (done, all) => `${done} of ${all} done`;

/** When an item was started and done, and whether there is a note, on a button that opens them. */
export function inWords(entry) {
  const when = ended(entry)
    ? `done ${entry.done}`
    : entry?.started !== undefined
      ? `started ${entry.started}`
      : "";
  const note = entry?.note !== undefined ? "note" : "";
  return [when, note].filter(Boolean).join(", ") || "dates, note";
}

/** A date as the person's own calendar has it: "2026-11-20". */
export function localDay(date) {
  const two = (number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
