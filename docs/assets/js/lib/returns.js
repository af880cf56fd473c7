/** What a programme costs and returns: the sums of hooks/handbook/returns.py, in the browser. */

import { evaluate } from "./formula.js";

export const CASES = ["Cautious", "Likely", "Hopeful"];
const LIKELY = 1;
const MOST = 1e12;
const WHOLE = 1;

/** The value of every formula, in order, from the values of the assumptions. */
export function computed(model, values) {
  const known = new Map(values);
  for (const each of model.formulas) known.set(each.id, evaluate(each.formula, known));
  return new Map(model.formulas.map((each) => [each.id, known.get(each.id)]));
}

/** The values of all assumptions in one of the cases. */
export function assumed(model, chosen = LIKELY) {
  return new Map(model.assumptions.map((each) => [each.id, each.values[chosen]]));
}

/** What each assumption that varies does to the result, the strongest first. */
export function swings(model) {
  const likely = assumed(model);
  const result = (each, at) =>
    computed(model, new Map(likely).set(each.id, each.values[at])).get(model.result);
  return model.assumptions
    .filter((each) => each.values[0] !== each.values[2])
    .map((each) => ({ id: each.id, worst: result(each, 0), best: result(each, 2) }))
    .sort((a, b) => Math.abs(b.best - b.worst) - Math.abs(a.best - a.worst) || 0);
}

/** Where a bar from one value to another begins and how wide it is, in hundredths of the whole. */
export function bars(found) {
  const ends = found.flatMap(({ worst, best }) => [worst, best]).filter(Number.isFinite);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const at = (value) => ((value - least) / (most - least || 1)) * 100;
  return {
    zero: at(0),
    rows: found.map(({ worst, best }) =>
      Number.isFinite(worst) && Number.isFinite(best)
        ? { x: Math.min(at(worst), at(best)), width: Math.abs(at(best) - at(worst)) }
        : { x: 0, width: 0 },
    ),
  };
}

/** A number with its unit, halves rounded up: '12,300 EUR', '45 %', '7.5 months'. */
export function shown(value, unit) {
  if (!Number.isFinite(value)) return "–";
  const rounded = (number) => Math.floor(number + 0.5) + 0;
  const grouped = (number) => number.toLocaleString("en-GB", { maximumFractionDigits: 1 });
  const text =
    unit === "share"
      ? `${grouped(rounded(value * 100))} %`
      : unit === "EUR"
        ? `${grouped(rounded(value / 100) * 100)} EUR`
        : `${grouped(rounded(value * 10) / 10)} ${unit}`;
  return text.replace("-", "−");
}

/** The model with values from an address, and how many of them could not be used. */
export function withAddress(model, text) {
  const given = new Map();
  let refused = 0;
  for (const part of text ? text.slice(0, 5000).split(",") : []) {
    const [id, ...numbers] = part.split(":");
    const values = numbers.map((number) => (number.trim() === "" ? NaN : Number(number)));
    const known = model.assumptions.find((each) => each.id === id);
    const fits = (value) => isUsable(value, known.unit);
    if (known && values.length === CASES.length && values.every(fits)) given.set(id, values);
    else refused += 1;
  }
  const assumptions = model.assumptions.map((each) => ({
    ...each,
    values: given.get(each.id) ?? each.values,
  }));
  return { model: { ...model, assumptions }, refused };
}

/** The largest number that can stand for an assumption of a unit; a share is a part of 1. */
export const mostOf = (unit) => (unit === "share" ? WHOLE : MOST);

/** Whether a number can stand for an assumption of a unit. */
export function isUsable(value, unit) {
  return Number.isFinite(value) && value >= 0 && value <= mostOf(unit);
}

/** What differs from the page's own values, as it stands in an address; empty when nothing does. */
export function asAddress(model, original) {
  return model.assumptions
    .filter((each, at) => `${each.values}` !== `${original.assumptions[at].values}`)
    .map((each) => [each.id, ...each.values].join(":"))
    .join(",");
}

/** Assumptions and results as rows of a table, its head first. */
export function asRows(model) {
  const found = CASES.map((_, at) => computed(model, assumed(model, at)));
  return [
    ["id", "title", "unit", "formula", ...CASES.map((name) => name.toLowerCase())],
    ...model.assumptions.map((each) => [each.id, each.title, each.unit, "", ...each.values]),
    ...model.formulas.map((each) => [
      each.id,
      each.title,
      each.unit,
      each.formula,
      ...found.map((values) => values.get(each.id)),
    ]),
  ];
}
