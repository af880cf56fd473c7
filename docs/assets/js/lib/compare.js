/** Any two levels or tracks side by side, as plain values. */

const LONGEST = 200;

/** Everything that can be compared, by its name in an address: levels, then whole tracks. */
export function sidesOf({ levels, tracks }) {
  return [
    ...levels.map(({ id, title }) => ({ id, title, levels: [id] })),
    ...tracks.map(({ id, title }) => ({
      id: `track.${id}`,
      title,
      levels: levels.filter((level) => level.track === id).map((level) => level.id),
    })),
  ];
}

/** The two sides that an address names, or null; and whether it named something unknown. */
export function fromAddress(text, sides) {
  if (!text) return { chosen: null, refused: false };
  const names = text.length > LONGEST ? [] : text.split("_");
  const chosen = names.map((name) => sides.find(({ id }) => id === name));
  const usable = chosen.length === 2 && chosen.every(Boolean);
  return { chosen: usable ? chosen : null, refused: !usable };
}

/** Two sides as they stand in an address. */
export function asAddress(here, there) {
  return `${here.id}_${there.id}`;
}

/**
 * The rows of both sides, group by group. A line is "same", "changed", or "only" one side has it;
 * a list comes in two rows: what both have, and what only one has.
 */
export function sideBySide(model, here, there) {
  const groups = model.groups.map(({ title, rows }) => ({
    title,
    rows: rows.flatMap((row) => {
      const [left, right] = [itemsOf(model, row, here), itemsOf(model, row, there)];
      return row.list ? list(row, left, right) : line(row, left, right);
    }),
  }));
  return groups.filter(({ rows }) => rows.length);
}

function line({ subject }, here, there) {
  if (!here.length && !there.length) return [];
  if (!here.length || !there.length) return [{ subject, mark: "only", here, there }];
  const text = (items) => items.map((item) => item.text).join("\n");
  return [{ subject, mark: text(here) === text(there) ? "same" : "changed", here, there }];
}

function list({ subject }, here, there) {
  const keys = (items) => new Set(items.map(({ key }) => key));
  const [left, right] = [keys(here), keys(there)];
  const both = here.filter(({ key }) => right.has(key));
  const onlyHere = here.filter(({ key }) => !right.has(key));
  const onlyThere = there.filter(({ key }) => !left.has(key));
  return [
    ...(both.length ? [{ subject, mark: "both", here: both, there: both }] : []),
    ...(onlyHere.length || onlyThere.length
      ? [{ subject, mark: "only", here: onlyHere, there: onlyThere }]
      : []),
  ];
}

/** What a row says of a side; lines of a track have the title of their level with them. */
function itemsOf(model, row, side) {
  const several = side.levels.length > 1;
  const items = side.levels.flatMap((id) => {
    const level = several && !row.list ? model.levels.find((each) => each.id === id).title : "";
    return (row.cells.get(id) ?? []).map((item) => ({ ...item, level }));
  });
  return row.list ? [...new Map(items.map((item) => [item.key, item])).values()] : items;
}

/** The moves that lead from one side to the other, in either direction. */
export function movesBetween(moves, here, there) {
  const leads = (move, from, to) =>
    from.levels.includes(move.leaves) && to.levels.includes(move.joins);
  return moves.filter((move) => leads(move, here, there) || leads(move, there, here));
}

/** What differs, in one sentence. */
export function inWords(groups, here, there) {
  if (here.id === there.id) return `${here.title} stands on both sides. Choose another.`;
  const rows = groups.flatMap((group) => group.rows);
  const marked = (mark) => rows.filter((row) => row.mark === mark);
  const sum = (found, side) => found.reduce((all, row) => all + row[side].length, 0);
  const only = marked("only");
  const same = marked("same").length + sum(marked("both"), "here");
  const [left, right] = [sum(only, "here"), sum(only, "there")];
  return (
    `${here.title} beside ${there.title}: ${marked("changed").length} changed, ${same} the same, ` +
    `${left} only under ${here.title}, ${right} only under ${there.title}.`
  );
}
