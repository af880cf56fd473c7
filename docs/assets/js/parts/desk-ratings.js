/** A person's ratings beside the mentor's own. */

import { here } from "../lib/catalogue.js";
import { withoutMarks } from "../lib/markdown.js";
import { entryOf } from "../lib/state.js";
import { made, tableOf } from "./page.js";

const STEPS = [1, 2, 3, 4, 5];

/** The ratings as a part that opens; `judge` is told a dimension and a step. */
export function ratingsOf({ key, person, state }, dimensions, { judge }) {
  const rows = dimensions.map((dimension) => {
    const ruler = `dimension/${dimension.id}`;
    const own = person.ratings?.[ruler];
    const select = choice(dimension, own);
    select.dataset.name = `${key}-${dimension.id}`;
    select.setAttribute("aria-label", `Your rating of ${person.name}: ${dimension.title}`);
    select.addEventListener("change", () => judge(dimension, Number(select.value)));
    const link = made("a", { href: here(dimension.url) }, dimension.title);
    return [link, `${entryOf(state, ruler)?.value ?? "–"}`, select];
  });
  return made(
    "details",
    { dataset: { of: key } },
    made("summary", {}, "Ratings: theirs and yours"),
    tableOf(["Dimension", "Theirs", "Yours"], rows),
  );
}

function choice({ levels }, own) {
  const options = STEPS.map((step) =>
    made("option", { value: `${step}` }, `${step}: ${withoutMarks(levels[step - 1])}`),
  );
  const select = made("select", {}, made("option", { value: "" }, "–"), ...options);
  select.value = `${own ?? ""}`;
  return select;
}
