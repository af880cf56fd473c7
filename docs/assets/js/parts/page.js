/** What the tools make pages of: elements, links and lists with text in them, never HTML. */

/** An element with properties and children; texts become text. */
export function made(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  const { role, dataset, ...others } = properties;
  if (role) element.setAttribute("role", role);
  if (dataset) Object.assign(element.dataset, dataset);
  Object.assign(element, others);
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

/** A button that does something. */
export function button(words, act) {
  const element = made("button", { type: "button", className: "hb-button", textContent: words });
  element.addEventListener("click", act);
  return element;
}

/** A bar as long as a share, beside a number that says the same. */
export function bar(done, all) {
  const at = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(at, "svg");
  svg.setAttribute("class", "hb-bar");
  svg.setAttribute("viewBox", "0 0 100 10");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const rect = document.createElementNS(at, "rect");
  rect.setAttribute("width", `${all ? (100 * done) / all : 0}`);
  rect.setAttribute("height", "10");
  svg.append(rect);
  return svg;
}

/** Offer a text as a file to save. */
export function save(name, type, text) {
  const link = made("a", { download: name, href: URL.createObjectURL(new Blob([text], { type })) });
  link.click();
  URL.revokeObjectURL(link.href);
}
