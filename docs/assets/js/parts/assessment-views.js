/** What <self-assessment> draws: a picture with its table, a reading list, snapshots, questions. */

import { here } from "../lib/catalogue.js";
import { made } from "./page.js";
import { canDraw, dots, label, outline, place, rings } from "../lib/radar.js";
import { changed, COLUMN, told } from "../lib/ratings.js";

const FRAME = { x: 340, y: 200, radius: 150 };
const FAR = 16;
const NAMED = 12;
const OWN = ["hb-radar__own", "hb-radar__own-point"];
const OTHER = ["hb-radar__other", "hb-radar__other-point"];

/** "1 module", "2 modules" */
export const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** What a snapshot is called. */
export const named = ({ day, title }) => (title ? `${day}, ${title}` : day);

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
      return line(cells, heads);
    }),
  );
  picture.querySelector("figure").hidden = !canDraw(rows.length);
  if (canDraw(rows.length)) draw(...picture.querySelectorAll("svg, figcaption"), rows, other);
}

function draw(svg, caption, rows, other) {
  for (const each of [...svg.children].slice(2)) each.remove();
  for (const d of rings(FRAME, rows.length)) svg.append(shape("path", "hb-radar__ring", { d }));
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
  const name = shape("text", "hb-radar__name", { x, y: y + 5, "text-anchor": anchor });
  const words = shape("tspan", "hb-radar__words", {});
  words.textContent = count > NAMED ? "" : ` ${title}`;
  name.append(`${at + 1}`, words);
  return [shape("line", "hb-radar__ring", { x1: FRAME.x, y1: FRAME.y, x2, y2 }), name];
}

function outlined(svg, [name, point], values, rx) {
  svg.append(shape("path", name, { d: outline(FRAME, values) }));
  for (const { point: at } of dots(FRAME, values)) {
    const [x, y] = [at[0] - 4, at[1] - 4];
    svg.append(shape("rect", point, { x, y, width: 8, height: 8, rx }));
  }
}

/** An item of the reading list: the module, its hours, and what it is there for. */
export function readingItem({ title, url }, hours, why) {
  const link = made("a", { href: here(url) }, title);
  return made("li", {}, link, `, ${counted(hours, "hour")}: ${why}`);
}

/** A row of the table of snapshots: each dimension with its change since the one before. */
export function snapshotRow(snapshot, before, dimensions) {
  const hidden = made("span", { className: "hb-hidden" }, named(snapshot));
  const button = made("button", { type: "button", className: "hb-button" }, "Delete ", hidden);
  Object.assign(button.dataset, { does: "delete", key: snapshot.key });
  const values = dimensions.map(({ id }) =>
    changed(before?.ratings.get(id), snapshot.ratings.get(id)),
  );
  const heads = ["Day", ...dimensions.map((each) => each.title), "Delete"];
  return line([named(snapshot), ...values, button], heads);
}

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

function line(cells, heads) {
  const boxes = cells.map((content, at) => {
    const box = made("td", {}, made("span", {}, content));
    box.dataset.label = heads[at] ?? "";
    return box;
  });
  return made("tr", {}, ...boxes);
}

function shape(tag, name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries({ class: name, ...attributes })) {
    made.setAttribute(key, value);
  }
  return made;
}
