/** The geometry of a radar chart: where its axes, rings, points and outlines lie. */

const LEAST = 3;
const MOST = 50;
const STEPS = 5;

/** Whether a number of axes makes a picture; with fewer or more, a table has to do. */
export const canDraw = (count) => Number.isInteger(count) && count >= LEAST && count <= MOST;

/** The place of a value on an axis; the first axis points up, the others follow clockwise. */
export function place(frame, count, at, value) {
  const turn = (at / count) * 2 * Math.PI;
  const length = (frame.radius * value) / STEPS;
  return [round(frame.x + length * Math.sin(turn)), round(frame.y - length * Math.cos(turn))];
}

/** The rings of steps 1 to 5 as paths, from the inside out. */
export function rings(frame, count) {
  return Array.from({ length: STEPS }, (_, step) => outline(frame, Array(count).fill(step + 1)));
}

/** A path through the values: closed when all are given, else the lines between neighbours. */
export function outline(frame, values) {
  const count = values.length;
  const at = (axis) => place(frame, count, axis, values[axis]).join(" ");
  if (values.every(isGiven)) return `M${values.map((_, axis) => at(axis)).join("L")}Z`;
  const lines = values.map((value, axis) => {
    const next = (axis + 1) % count;
    return isGiven(value) && isGiven(values[next]) ? `M${at(axis)}L${at(next)}` : "";
  });
  return lines.join("");
}

/** The points of the values that are given, each with its axis. */
export function dots(frame, values) {
  return values.flatMap((value, at) =>
    isGiven(value) ? [{ at, point: place(frame, values.length, at, value) }] : [],
  );
}

/** Where the name of an axis stands, and at which of its ends. */
export function label(frame, count, at, distance) {
  const [x, y] = place({ ...frame, radius: frame.radius + distance }, count, at, STEPS);
  const off = x - frame.x;
  return { x, y, anchor: Math.abs(off) < 1 ? "middle" : off > 0 ? "start" : "end" };
}

const isGiven = (value) => Number.isFinite(value);

const round = (number) => Math.round(number * 10) / 10 + 0;
