/** The study planner's arithmetic; the same formulas are in hooks/handbook/study.py. */

import { dayText, parseDay } from "./days.js";

/** Hours a week that the planner takes. */
export const isHours = (hours) => Number.isFinite(hours) && hours >= 0.5 && hours <= 80;

/** The stages from one on, or all: each has its part of the path's hours, by its weeks. */
export function stageSpans(model, hours, first = "") {
  const at = first ? model.stages.findIndex((stage) => stage.id === first) : 0;
  return model.stages.slice(at).map((stage) => span(model, stage, hours));
}

/** The hours and the weeks of some stages together. */
export const totals = (spans) => ({ hours: sums(spans, "hours"), weeks: sums(spans, "weeks") });

const sums = (spans, name) =>
  [0, 1].map((at) => spans.reduce((sum, each) => sum + each[name][at], 0));

/** The last day of some weeks that begin on a day; a week begun counts by its days. */
export const finish = (start, weeks) => start + Math.max(0, Math.ceil(weeks * 7 - 1e-6) - 1);

/** A number with at most one place, halves rounded up. */
export const tenth = (number) => String(Math.floor(number * 10 + 0.5) / 10);

/** Two numbers as a range: "3.6–7.6", or one where both look the same. */
export function range(numbers) {
  const [one, other] = [tenth(Math.min(...numbers)), tenth(Math.max(...numbers))];
  return one === other ? one : `${one}–${other}`;
}

function span(model, { id, title, weeks: own, modules }, hours) {
  const found = [0, 1].map((at) => (own[at] / model.weeks[at]) * model.effort[at]);
  const told = [0, 1].map(
    (at) =>
      `${own[at]} ÷ ${model.weeks[at]} × ${model.effort[at]} h = ${tenth(found[at])} h; ` +
      `${tenth(found[at])} h ÷ ${tenth(hours)} h = ${tenth(found[at] / hours)} weeks`,
  );
  return { id, title, modules, hours: found, weeks: found.map((h) => h / hours), sums: told };
}

/** What the pace table itself says about so many hours a week. */
export function paceSaid(model, hours) {
  const row = model.pace.find(({ least, most }) => least <= hours && hours <= (most ?? Infinity));
  if (row) {
    return (
      `For the whole path at ${row.hours} hours a week, the author says ${row.months} months, ` +
      `that is ${row.weeks} weeks.`
    );
  }
  const beyond = hours < model.pace[0].least ? "less than any row of it" : "between two rows of it";
  return `The author's table does not name ${tenth(hours)} hours a week: it is ${beyond}.`;
}

/** A choice for the address: "stage:18:2027-01-04". */
export const asAddress = ({ first, hours, start }) => `${first}:${hours}:${dayText(start)}`;

/** The choice that an address holds, laid over another one; and how many parts were refused. */
export function withAddress(base, text, model) {
  if (!text) return { choice: base, refused: 0 };
  const [first, hours, start, more] = text.split(":");
  const known = first === "" || model.stages.some((stage) => stage.id === first);
  const day = parseDay(start);
  const right = known && /^\d+(\.\d+)?$/.test(hours ?? "") && isHours(Number(hours));
  if (!right || day === null || more !== undefined) return { choice: base, refused: 1 };
  return { choice: { first, hours: Number(hours), start: day }, refused: 0 };
}
