/** Ratings as a radar chart, and the table that says the same. */

import { drawn } from "./page.js";
import { labelledRow } from "./assessment-views.js";
import { canDraw, dots, label, outline, place, rings } from "../lib/radar.js";
import { COLUMN, told } from "../lib/ratings.js";

const FRAME = { x: 340, y: 200, radius: 150 };
const FAR = 16;
const NAMED = 12;
const OWN = ["hb-radar__own", "hb-radar__own-point"];
const OTHER = ["hb-radar__other", "hb-radar__other-point"];

/** Fills a radar chart and the equal table from rows of {title, own, other}. */
export function showPicture(picture, rows, other) {
  const heads = ["", "You", other?.title, COLUMN[other?.side]];
  picture.querySelectorAll("thead th").forEach((head, at) => {
    if (at < 2) return;
    head.hidden = !other;
    head.textContent = heads[at] ?? "";
  });
  picture.querySelector("tbody").replaceChildren(
    ...rows.map((row, at) => {
      const cells = [`${at + 1} ${row.title}`, row.own ?? "–"];
      if (other) cells.push(row.other ?? "–", told(other.side, row.own, row.other));
      return labelledRow(cells, heads);
    }),
  );
  picture.querySelector("figure").hidden = !canDraw(rows.length);
  if (canDraw(rows.length)) draw(...picture.querySelectorAll("svg, figcaption"), rows, other);
}

function draw(svg, caption, rows, other) {
  for (const each of [...svg.children].slice(2)) each.remove();
  for (const d of rings(FRAME, rows.length)) svg.append(drawn("path", { class: "hb-radar__ring", d }));
  rows.forEach(({ title }, at) => svg.append(...axis(title, at, rows.length)));
  if (other) outlined(svg, OTHER, rows.map((row) => row.other), 0);
  outlined(svg, OWN, rows.map((row) => row.own), 4);
  const sides = rows.map((row) => {
    const beside = other ? `, ${other.title} ${row.other ?? "nothing"}` : "";
    return `${row.title}: you ${row.own ?? "nothing"}${beside}`;
  });
  svg.querySelector("desc").textContent = `${sides.join("; ")}.`;
  const beside = other ? ` Broken line, square points: ${other.title}.` : "";
  caption.textContent = `Full line, round points: you.${beside} The centre is 0, the rim 5.`;
}

function axis(title, at, count) {
  const [x2, y2] = place(FRAME, count, at, 5);
  const { x, y, anchor } = label(FRAME, count, at, FAR);
  const name = drawn("text", { class: "hb-radar__name", x, y: y + 5, "text-anchor": anchor });
  const words = drawn("tspan", { class: "hb-radar__words" }, count > NAMED ? "" : ` ${title}`);
  name.append(`${at + 1}`, words);
  return [drawn("line", { class: "hb-radar__ring", x1: FRAME.x, y1: FRAME.y, x2, y2 }), name];
}

function outlined(svg, [name, point], values, rx) {
  svg.append(drawn("path", { class: name, d: outline(FRAME, values) }));
  for (const { point: at } of dots(FRAME, values)) {
    const [x, y] = [at[0] - 4, at[1] - 4];
    svg.append(drawn("rect", { class: point, x, y, width: 8, height: 8, rx }));
  }
}
