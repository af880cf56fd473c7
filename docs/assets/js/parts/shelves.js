/** The resources on a page and the headings above them: what is read from them, what is in view. */

const HEADINGS = ["h2", "h3", ".hb-box__part"];

/** The rows of a page, in its order, and the headings above them. */
export class Shelves {
  #rows;
  #sections;

  constructor(page, isKnown) {
    this.#rows = [...page.querySelectorAll(".hb-resource")].filter((row) => isKnown(idOf(row)));
    this.#sections = sectionsOf(page, this.#rows);
  }

  /** The ids of the rows. */
  get ids() {
    return this.#rows.map(idOf);
  }

  /** Title, author and reason of each row. */
  get texts() {
    return this.#rows.map(textOf);
  }

  /** Leaves in view the rows at some places, and the headings that still have one. */
  show(places) {
    this.#rows.forEach((row, at) => hide(row, !places.has(at)));
    for (const { heading, rows } of this.#sections) {
      hide(heading, !rows.some((at) => places.has(at)));
    }
  }
}

const idOf = (row) => row.id.replace("resource-", "");

/** The author stands first among the facts. */
function textOf(row) {
  const part = (name) => row.querySelector(`.hb-resource__${name}`)?.textContent ?? "";
  return [part("title"), part("facts").split(" · ")[0], part("why")].join("\n");
}

/** The headings above rows, each with the places of the rows that stand under it. */
function sectionsOf(page, rows) {
  const places = new Map(rows.map((row, at) => [row, at]));
  const sections = [];
  let open = [];
  for (const child of page.children) {
    const rank = HEADINGS.findIndex((selector) => child.matches(selector));
    if (places.has(child)) for (const each of open) each.rows.push(places.get(child));
    else if (rank >= 0) {
      open = [...open.filter((each) => each.rank < rank), { rank, heading: child, rows: [] }];
      sections.push(open.at(-1));
    }
  }
  return sections.filter((each) => each.rows.length);
}

function hide(element, hidden) {
  if (element.hidden !== hidden) element.hidden = hidden;
}
