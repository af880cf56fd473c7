/** A choice by weighted criteria: the sums of hooks/handbook/returns.py, in the browser. */

const WHOLE = 100;

/** The weights of all criteria together. */
export function weightsOf(model) {
  return model.criteria.reduce((sum, each) => sum + each.weight, 0);
}

/** The weighted score of each option as text; null while the weights are not 100 together. */
export function totals(model) {
  if (weightsOf(model) !== WHOLE) return null;
  return new Map(
    model.options.map((option) => [
      option.id,
      (model.criteria.reduce((sum, c) => sum + c.weight * option.scores[c.id], 0) / WHOLE).toFixed(2),
    ]),
  );
}

/**
 * What is said of each option with its score: "the highest", "a tie" of those that are less than
 * `tie` from the highest, or nothing.
 */
export function verdicts(found, tie) {
  // In whole hundredths, as the scores are written, so that nothing is lost in between.
  const [apart, values] = [tie * 100, [...found].map(([id, score]) => [id, Number(score) * 100])];
  const most = Math.max(...values.map(([, value]) => value));
  const leads = (value) => Math.round(most - value) < Math.round(apart);
  const several = values.filter(([, value]) => leads(value)).length > 1;
  const words = several ? "a tie" : "the highest";
  return new Map(values.map(([id, value]) => [id, leads(value) ? words : ""]));
}

/** Whether a number can be a weight: whole, from 0 to 100. */
export function isWeight(value) {
  return Number.isInteger(value) && value >= 0 && value <= WHOLE;
}

/** Whether a number can be a score: whole, from 1 to 5. */
export function isScore(value) {
  return Number.isInteger(value) && value >= 1 && value <= 5;
}

/** The model with values from an address, and how many of them could not be used. */
export function withAddress(original, text) {
  const model = structuredClone(original);
  let refused = 0;
  for (const part of text ? text.slice(0, 5000).split(",") : []) {
    const [id, of, number, ...more] = part.split(":");
    const criterion = model.criteria.find((each) => each.id === of);
    const option = model.options.find((each) => each.id === id);
    const value = /^\d+$/.test(number ?? "") ? Number(number) : NaN;
    if (more.length || !criterion) refused += 1;
    else if (id === "" && isWeight(value)) criterion.weight = value;
    else if (option && isScore(value)) option.scores[of] = value;
    else refused += 1;
  }
  return { model, refused };
}

/** What differs from the page's own values, as it stands in an address; empty when nothing does. */
export function asAddress(model, original) {
  const parts = model.criteria
    .filter((each, at) => each.weight !== original.criteria[at].weight)
    .map((each) => `:${each.id}:${each.weight}`);
  model.options.forEach((option, at) => {
    for (const { id } of model.criteria) {
      if (option.scores[id] !== original.options[at].scores[id]) {
        parts.push(`${option.id}:${id}:${option.scores[id]}`);
      }
    }
  });
  return parts.join(",");
}

/** Weights, scores and totals as rows of a table, its head first. */
export function asRows(model) {
  const found = totals(model);
  return [
    ["criterion", "weight", ...model.options.map((option) => option.title)],
    ...model.criteria.map((each) => [
      each.title,
      each.weight,
      ...model.options.map((option) => option.scores[each.id]),
    ]),
    ["together", weightsOf(model), ...model.options.map((o) => found?.get(o.id) ?? "")],
  ];
}
