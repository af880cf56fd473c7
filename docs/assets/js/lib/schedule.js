/** Items of work laid on working days: never before what they wait for, never above the load. */

/** The minutes that are still free for one person, by the index of the working day. */
class Room {
  #used = new Map();
  #full = 0;

  constructor(capacity) {
    this.capacity = capacity;
  }

  free(index) {
    return this.capacity(index) - (this.#used.get(index) ?? 0);
  }

  take(index, minutes) {
    this.#used.set(index, (this.#used.get(index) ?? 0) + minutes);
  }

  /** The first index from one on that may be free; days from 0 on fill up one after another. */
  open(index) {
    while (this.free(this.#full) === 0) this.#full++;
    return index >= 0 && index < this.#full ? this.#full : index;
  }
}

/**
 * Where each item falls: {first, last, parts: [[index, minutes], …]} by id, in working days.
 *
 * An item is {id, who, minutes, due, after}: `due` is the index of the working day by which it
 * should be done, or null for as soon as possible. Nothing begins before `from`; `earliest` is the
 * first index for items that are due before index 0.
 */
export function schedule(items, capacity, from = null) {
  const rooms = new Map();
  const placed = new Map();
  const earliest = Math.min(0, ...items.map((item) => item.due ?? 0));
  for (const item of inOrder(items)) {
    if (!rooms.has(item.who)) rooms.set(item.who, new Room(capacity));
    const base = item.due !== null && item.due < 0 ? earliest : 0;
    const waits = item.after.filter((id) => placed.has(id)).map((id) => placed.get(id).last);
    const least = Math.max(from ?? base, base, ...waits);
    placed.set(item.id, place(item, least, rooms.get(item.who)));
  }
  return placed;
}

/** The items by the day they are due and otherwise as given, each after what it waits for. */
export function inOrder(items) {
  const known = new Map(items.map((item) => [item.id, item]));
  const seen = new Set();
  const ordered = [];
  const visit = (item) => {
    if (seen.has(item.id)) return;
    seen.add(item.id);
    for (const id of item.after) if (known.has(id)) visit(known.get(id));
    ordered.push(item);
  };
  const rank = (item) => item.due ?? 0;
  [...items].sort((one, other) => rank(one) - rank(other)).forEach(visit);
  return ordered;
}

/** The days of one item: as late as its due day allows, or else as early as there is room. */
function place(item, least, room) {
  const due = Math.max(least, item.due ?? least);
  const parts = [];
  let left = item.minutes;
  const take = (index) => {
    const minutes = Math.min(left, room.free(index));
    if (minutes <= 0) return;
    room.take(index, minutes);
    parts.push([index, minutes]);
    left -= minutes;
  };
  for (let index = due; left > 0 && index >= least; index--) take(index);
  for (let index = due + 1; left > 0; index++) take((index = room.open(index)));
  parts.sort((one, other) => one[0] - other[0]);
  if (!parts.length) return { first: due, last: due, parts };
  return { first: parts[0][0], last: parts.at(-1)[0], parts };
}
