/** What the tools make pages of: elements, links and lists with text in them, never HTML. */

/**
 * An element with properties, or attributes where it has no such property, and with children.
 * Texts become text; null and false mean none.
 */
export function made(tag, { dataset = {}, ...named } = {}, ...children) {
  const element = document.createElement(tag);
  Object.assign(element.dataset, dataset);
  for (const [name, value] of Object.entries(named)) {
    if (value === null || value === false) continue;
    if (name in element && name !== "role") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** The same in the name space of drawings, which know attributes only. */
export function drawn(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A list of elements. */
export const listOf = (items) => made("ul", {}, ...items.map((item) => made("li", {}, ...[item].flat())));

/** A table with a head; cells are texts or elements, the first of a row is its head. */
export function tableOf(head, rows) {
  const heads = head.map((text) => made("th", { scope: "col" }, text));
  const body = rows.map(([first, ...cells]) =>
    made("tr", {}, made("th", { scope: "row" }, first), ...cells.map((cell) => made("td", {}, cell))),
  );
  const table = made("table", {}, made("thead", {}, made("tr", {}, ...heads)));
  table.append(made("tbody", {}, ...body));
  const frame = made("div", { className: "hb-scroll", role: "group", tabIndex: 0 }, table);
  frame.setAttribute("aria-label", "Table");
  return frame;
}

/** The same as a table that is a card for each row on a phone, where each cell says its head. */
export function recordsOf(name, head, rows) {
  const heads = head.map((text) => made("th", { scope: "col" }, text));
  const body = rows.map(([first, ...cells]) => {
    const top = made("th", { scope: "row", dataset: { label: head[0] } }, made("span", {}, first));
    const others = cells.map((cell, at) =>
      made("td", { dataset: { label: head[at + 1] } }, made("span", {}, cell)),
    );
    return made("tr", {}, top, ...others);
  });
  const table = made("table", { className: "hb-records" });
  table.append(made("thead", {}, made("tr", {}, ...heads)), made("tbody", {}, ...body));
  const frame = made("div", { className: "hb-table", role: "group", tabIndex: 0 }, table);
  frame.setAttribute("aria-label", name);
  return frame;
}

/** A button that does something. */
export function button(words, act) {
  const element = made("button", { type: "button", className: "hb-button", textContent: words });
  element.addEventListener("click", act);
  return element;
}

/** A line in which changes are seen and read out. */
export function statusLine() {
  return made("p", { className: "hb-progress", role: "status" });
}

/** Puts words into a line, and only when they change, so that they are read out once. */
export function say(line, words) {
  if (line.textContent !== words) line.textContent = words;
}

/** A bar as long as a share, beside a number that says the same. */
export function bar(done, all) {
  const told = { class: "hb-bar", viewBox: "0 0 100 10", "aria-hidden": true };
  const rect = drawn("rect", { width: all ? (100 * done) / all : 0, height: 10 });
  return drawn("svg", { ...told, preserveAspectRatio: "none" }, rect);
}

/** Without it a common program for tables takes a file for one of an older alphabet. */
const UNICODE = "\ufeff";

/** Offer a text as a file to save. */
export function save(name, type, text) {
  const parts = type === "text/csv" ? [UNICODE, text] : [text];
  const href = URL.createObjectURL(new Blob(parts, { type }));
  const link = made("a", { download: name, href });
  link.click();
  URL.revokeObjectURL(link.href);
}
