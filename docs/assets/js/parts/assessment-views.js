/** What several parts of <self-assessment> draw with: counts in words, rows, questions. */

import { made } from "./page.js";

/** "1 module", "2 modules" */
export const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** The question of a skill: a copy of a dimension's, with other words. */
export function skillBox(question, { id, title, levels }, address) {
  const box = question.cloneNode(true);
  box.dataset.key = `skill/${id}`;
  box.querySelector("legend").textContent = title;
  box.querySelector("p").remove();
  box.querySelectorAll("input[type=radio]").forEach((input, at) => {
    input.name = box.dataset.key;
    if (levels[at]) input.parentElement.querySelector("span").textContent = levels[at];
  });
  box.querySelector("[data-note] input").value = "";
  const link = box.querySelector(".hb-rate__more a");
  link.href = `${address}#skill-${id}`;
  link.querySelector("span").textContent = `: ${title}`;
  return box;
}

/** A row of a table that is a card on a phone, where each cell says its head. */
export function labelledRow(cells, heads) {
  const boxes = cells.map((content, at) => {
    const box = made("td", {}, made("span", {}, content));
    box.dataset.label = heads[at] ?? "";
    return box;
  });
  return made("tr", {}, ...boxes);
}
