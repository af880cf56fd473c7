/** The boxes in which one says what to find: words, a list for a single facet, boxes to tick. */

import { MOST_TEXT } from "../lib/finder.js";
import { made, say } from "./page.js";
import { toolbar } from "./tools.js";

const WIDE = "(min-width: 60em)";

/** The form of a finder; it shows a state and its numbers, and leaves events to others. */
export class FinderForm {
  #facets;
  element;

  constructor(facets) {
    this.#facets = facets;
    const many = facets.filter(({ single }) => !single);
    const titles = many.map(({ title }) => title.toLowerCase());
    this.element = made(
      "form",
      { className: "hb-finder__form", role: "search", "aria-label": "Find a resource" },
      field("Words in title, author, reason or skill", search()),
      ...facets.map((facet, at) => (facet.single ? field(facet.title, list(facet, at)) : null)),
      made(
        "details",
        { open: matchMedia(WIDE).matches },
        made("summary", {}, `Filter by ${titles.join(", ")}`, made("span")),
        made("div", { className: "hb-finder__facets" }, ...facets.map(boxes)),
      ),
      toolbar([["clear", "Clear all"]]),
    );
    this.element.addEventListener("submit", (event) => event.preventDefault());
  }

  /** Unfolds the boxes when one of them is ticked. */
  unfold({ chosen }) {
    if (this.#ticked(chosen)) this.element.querySelector("details").open = true;
  }

  /** Shows a state and its numbers; what would find nothing cannot be chosen. */
  fill({ text, chosen }, { counts, open }) {
    const box = this.element.querySelector("[type=search]");
    if (box.value !== text) box.value = text;
    for (const select of this.#all("select")) {
      const facet = Number(select.dataset.facet);
      this.#fillList(select, this.#facets[facet].values, chosen[facet], counts[facet], open[facet]);
    }
    for (const input of this.#all("[type=checkbox]")) {
      const { facet, value } = input.dataset;
      fillBox(input, chosen[facet], Number(value), counts[facet][value]);
    }
    const ticked = this.#ticked(chosen);
    say(this.element.querySelector("summary > span"), ticked ? ` (${ticked} in use)` : "");
  }

  #fillList(select, values, chosen, counts, open) {
    const [any, ...options] = select.options;
    say(any, `Any (${open})`);
    options.forEach((option, at) => {
      say(option, `${values[at][1]} (${counts[at]})`);
      option.disabled = !counts[at] && !chosen.includes(at);
    });
    select.value = chosen[0] ?? "";
  }

  #ticked(chosen) {
    return chosen.filter((each, at) => each.length && !this.#facets[at].single).length;
  }

  #all(selector) {
    return this.element.querySelectorAll(selector);
  }
}

/** A box in a group where others are ticked already says what it would add. */
function fillBox(input, chosen, value, count) {
  input.checked = chosen.includes(value);
  // Not while the focus is on it, or the focus would be lost.
  input.disabled = !count && !input.checked && input !== document.activeElement;
  const adds = chosen.length > 0 && !input.checked;
  say(input.nextElementSibling.lastChild, `${adds ? "+" : ""}${count}`);
}

const search = () => made("input", { type: "search", maxLength: MOST_TEXT, autocomplete: "off" });

const field = (title, input) =>
  made("label", { className: "hb-finder__field" }, made("span", {}, title), input);

function list({ values }, facet) {
  const options = values.map((_, at) => made("option", { value: at }));
  return made("select", { dataset: { facet } }, made("option", { value: "" }), ...options);
}

function boxes({ title, single, values }, facet) {
  if (single) return null;
  const labels = values.map(([, words], value) => {
    const box = made("input", { type: "checkbox", dataset: { facet, value } });
    return made("label", {}, box, made("span", {}, `${words} `, made("span")));
  });
  return made("fieldset", {}, made("legend", {}, title), ...labels);
}
