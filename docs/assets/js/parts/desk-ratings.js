/** A person's ratings beside the mentor's own, which are chosen before theirs are seen. */

import { here } from "../lib/catalogue.js";
import { withoutMarks } from "../lib/markdown.js";
import { entryOf } from "../lib/state.js";
import { button, made, recordsOf } from "./page.js";

const STEPS = [1, 2, 3, 4, 5];
const HIDDEN = "Hidden until you rate it";

/**
 * The ratings as a part that opens. `shown` says whether theirs stand there in any case; `judge` is
 * told a dimension and a step, `turn` that the button was pressed which shows or hides theirs.
 */
export function ratingsOf({ key, person, state }, dimensions, { shown, judge, turn }) {
  const rows = dimensions.map((dimension) => {
    const ruler = `dimension/${dimension.id}`;
    const own = person.ratings?.[ruler];
    const select = choice(dimension, own);
    select.dataset.name = `${key}-${dimension.id}`;
    select.setAttribute("aria-label", `Your rating of ${person.name}: ${dimension.title}`);
    select.addEventListener("change", () => judge(dimension, Number(select.value)));
    const link = made("a", { href: here(dimension.url) }, dimension.title);
    return [link, theirs(entryOf(state, ruler), own || shown), select];
  });
  const show = button("Show theirs", turn);
  show.dataset.name = `${key}-theirs`;
  show.setAttribute("aria-pressed", `${shown}`);
  return made(
    "details",
    { dataset: { of: key } },
    made("summary", {}, "Ratings: theirs and yours"),
    made("p", { className: "hb-tools" }, show),
    recordsOf(`Ratings of ${person.name}`, ["Dimension", "Theirs", "Yours"], rows),
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

/** Whoever sees the other's rating first, rates towards it. */
function theirs(entry, isSeen) {
  const note = entry?.note ? ` (note: ${entry.note})` : "";
  const words = `${entry?.value ?? "–"}${note}`;
  return isSeen || words === "–" ? words : HIDDEN;
}
