/**
 * What a person has ticked, as plain values; no DOM and no storage in here.
 *
 * The stored text is JSON: {"version": 1, "tasks": {"<task id>": "<day it was done>"}}.
 */

export const VERSION = 1;

/** The name of the storage item for one handbook; several handbooks may share a host. */
export const itemName = (store) => `handbook:${store}:progress`;

/** Nothing ticked yet. */
export const empty = () => ({ version: VERSION, tasks: {} });

/** The progress in a stored text; null when the text is damaged or from a later version. */
export function parse(text) {
  if (text === null) return empty();
  try {
    const value = JSON.parse(text);
    return isProgress(value) ? { version: VERSION, tasks: { ...value.tasks } } : null;
  } catch {
    return null;
  }
}

/** The progress after a task was ticked on a day, or unticked. */
export function withTask(progress, id, done, day) {
  const tasks = { ...progress.tasks };
  delete tasks[id];
  if (done) tasks[id] = day;
  return { ...progress, tasks };
}

/** Whether a task is ticked. */
export const isDone = (progress, id) => Object.hasOwn(progress.tasks, id);

/** "3 of 9 done" */
export const counted = (done, all) => `${done} of ${all} done`;

/** A date as the person's own calendar has it: "2026-11-20". */
export function localDay(date) {
  const two = (number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function isProgress(value) {
  const tasks = value?.tasks;
  return (
    value?.version === VERSION &&
    typeof tasks === "object" &&
    tasks !== null &&
    !Array.isArray(tasks) &&
    Object.values(tasks).every((day) => typeof day === "string")
  );
}
