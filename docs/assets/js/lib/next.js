/** What to show for the next level, from one's own ratings, as plain values. */

const AT_LEVEL = 3;

/** The ratings of some areas among what a browser keeps. */
export function ratingsFrom(areas, entries) {
  const ratings = new Map();
  for (const { id } of areas) {
    const value = Object.hasOwn(entries, `area/${id}`) ? entries[`area/${id}`].value : null;
    if (Number.isInteger(value) && value >= 1 && value <= 5) ratings.set(id, value);
  }
  return ratings;
}

/** The level that somebody aims for, among the levels there are; empty when none is kept. */
export function targetFrom(levels, entries) {
  const kept = Object.hasOwn(entries, "target/main") ? entries["target/main"].level : "";
  return levels.some(({ id }) => id === kept) ? kept : "";
}

/** The areas as one reads them: below the level first, the lowest of all; then those not rated. */
export function inOrder(areas, ratings) {
  const place = ({ id }) => ratings.get(id) ?? AT_LEVEL - 0.5;
  return [...areas].sort((one, other) => place(one) - place(other));
}

/** A rating in words. */
export function rated(value) {
  if (!value) return "not rated yet";
  const how = value < AT_LEVEL ? "below the level" : value > AT_LEVEL ? "above it" : "at the level";
  return `rated ${value} of 5, ${how}`;
}

/** What the order of the areas follows, in words. */
export function inWords(areas, ratings) {
  if (!ratings.size) {
    const none = "No rating of the evaluation worksheet is kept in this browser yet";
    return `${none}, so the areas stand in their usual order.`;
  }
  const read = inOrder(areas, ratings);
  const below = read.filter(({ id }) => ratings.get(id) < AT_LEVEL).map(({ title }) => title);
  const open = areas.length - ratings.size;
  const first = below.length
    ? `Rated below the level, so their lines come first: ${below.join(", ")}.`
    : "No area is rated below the level.";
  const left = `${open} of ${areas.length} areas ${open === 1 ? "is" : "are"} not rated yet.`;
  return open ? `${first} ${left}` : first;
}
