/** The table in which two levels or tracks stand side by side; marks have a shape and a word. */

import { made } from "./page.js";

const MARKS = { same: "the same", changed: "changed", both: "in both" };

/** The table of compared groups, in a frame that scrolls. */
export function comparedTable(groups, here, there) {
  const titles = [here.title, there.title];
  const head = made("tr", {}, ...["Line", ...titles].map((words) => heading("col", words)));
  const bodies = groups.map(({ title, rows }) => {
    const name = heading("rowgroup", title);
    name.colSpan = 3;
    const lines = rows.map((row) => lineOf(row, titles));
    return made("tbody", {}, made("tr", {}, name), ...lines);
  });
  const table = made("table", { className: "hb-records hb-lines hb-compared" });
  table.append(made("thead", {}, head), ...bodies);
  const frame = made("div", { className: "hb-table", role: "region", tabIndex: 0 }, table);
  frame.setAttribute("aria-label", titles.join(" beside "));
  return frame;
}

function lineOf({ subject, mark, here, there }, titles) {
  const name = heading("row", subject);
  name.dataset.label = "Line";
  if (MARKS[mark]) name.append(" ", markOf(mark, MARKS[mark]));
  const cells = [here, there].map((items, at) => {
    const content = made("div", {}, ...(items.length ? [listOf(items)] : ["–"]));
    if (mark === "only" && items.length) {
      content.prepend(markOf(at ? "there" : "here", "only here"), " ");
    }
    return made("td", { dataset: { label: titles[at] } }, content);
  });
  return made("tr", { dataset: { mark } }, name, ...cells);
}

function listOf(items) {
  if (items.length === 1) return made("span", {}, ...wordsOf(items[0]));
  return made("ul", {}, ...items.map((item) => made("li", {}, ...wordsOf(item))));
}

function wordsOf({ node, level }) {
  const name = level ? [made("b", {}, `${level}: `)] : [];
  return [...name, ...node.cloneNode(true).childNodes];
}

function markOf(kind, words) {
  return made("span", { className: `hb-mark hb-mark--${kind}` }, words);
}

function heading(scope, words) {
  return made("th", { scope }, words);
}
