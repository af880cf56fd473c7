/** The lines of the ladders as they stand in the tables of a page. */

const AREA = "area/";

/** Levels, tracks, moves, and groups of rows; an item keeps its node, so that links stay links. */
export function linesOf(page) {
  const model = { levels: [], tracks: [], groups: [], moves: movesOf(page) };
  const rows = new Map();
  for (const table of page.querySelectorAll("table[data-ladder]")) {
    const { ladder: track, title } = table.dataset;
    model.tracks.push({ id: track, title });
    for (const head of table.querySelectorAll("thead [data-level]")) {
      const { href } = head.querySelector("a");
      model.levels.push({ id: head.dataset.level, title: head.textContent, track, href });
    }
    for (const body of table.querySelectorAll("tbody[data-group]")) addGroup(model, rows, body);
  }
  return model;
}

/** The groups that are areas of the evaluation, by the ids of these. */
export function areasOf({ groups }) {
  const areas = groups.filter(({ id }) => id.startsWith(AREA));
  return areas.map((group) => ({ ...group, id: group.id.slice(AREA.length) }));
}

function addGroup({ groups }, rows, body) {
  const { group: id, title } = body.dataset;
  let group = groups.find((each) => each.id === id);
  if (!group) groups.push((group = { id, title, rows: [] }));
  for (const line of body.querySelectorAll("tr[data-row]")) {
    const { row: key, list } = line.dataset;
    if (!rows.has(key)) {
      const subject = line.querySelector("th").textContent;
      rows.set(key, { id: key, subject, list: list !== undefined, cells: new Map() });
      group.rows.push(rows.get(key));
    }
    for (const cell of line.querySelectorAll("[data-level]")) {
      const items = [...cell.querySelectorAll("[data-item]")].map(itemOf);
      rows.get(key).cells.set(cell.dataset.level, items);
    }
  }
}

function itemOf(node) {
  const text = node.textContent.trim();
  return { key: node.dataset.item || text, text, node };
}

function movesOf(page) {
  return [...page.querySelectorAll("li[data-leaves]")].map((node) => ({ ...node.dataset, node }));
}
