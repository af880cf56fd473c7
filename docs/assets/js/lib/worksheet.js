/** An evaluation as plain values: the sums of hooks/handbook/growth.py, in the browser. */

import { isScore, isWeight } from "./choice.js";

const WHOLE = 100;

/** The keys under which a browser keeps the weights and the head of the worksheet. */
export const WEIGHTS = "weights/evaluation";
export const HEAD = "worksheet/evaluation";

/** What tells one worksheet from another, with its names. */
export const HEADS = [
  ["who", "Who or which role"],
  ["level", "Level"],
  ["day", "Day"],
];

/** The ratings, notes and weights of these areas among what a browser keeps. */
export function fromEntries(areas, entries) {
  const ratings = new Map();
  const notes = new Map();
  for (const { id } of areas) {
    const kept = Object.hasOwn(entries, `area/${id}`) ? entries[`area/${id}`] : {};
    if (isScore(kept.value)) ratings.set(id, kept.value);
    if (typeof kept.note === "string" && kept.note) notes.set(id, kept.note);
  }
  const own = Object.hasOwn(entries, WEIGHTS) ? entries[WEIGHTS] : {};
  const head = headFrom(Object.hasOwn(entries, HEAD) ? entries[HEAD] : {});
  return { head, ratings, notes, weights: weightsFrom(areas, own.areas ?? {}) };
}

/** Whom a worksheet is about, at which level and of which day, each as text that may be empty. */
export function headFrom(kept) {
  const texts = HEADS.map(([id]) => [id, typeof kept[id] === "string" ? kept[id] : ""]);
  return Object.fromEntries(texts);
}

/** What a browser keeps of a worksheet: fields by key, null where nothing is to be kept. */
export function asEntries(areas, { head, ratings, notes, weights }) {
  const fields = new Map();
  for (const { id } of areas) {
    const [value, note] = [ratings.get(id), notes.get(id)];
    fields.set(`area/${id}`, value || note ? { value, note } : null);
  }
  const filled = Object.entries(head).filter(([, text]) => text);
  fields.set(HEAD, filled.length ? Object.fromEntries(filled) : null);
  return fields.set(WEIGHTS, keptWeights(areas, weights));
}

/** The weight of each area: one's own where it is usable, else the handbook's. */
export function weightsFrom(areas, own) {
  const chosen = ({ id, weight }) =>
    Object.hasOwn(own, id) && isWeight(own[id]) ? own[id] : weight;
  return new Map(areas.map((area) => [area.id, chosen(area)]));
}

/** Weights as they are kept; null when they are the handbook's. */
export function keptWeights(areas, weights) {
  if (areas.every(({ id, weight }) => weights.get(id) === weight)) return null;
  return { areas: Object.fromEntries(weights) };
}

/** The weights together. */
export function together(weights) {
  return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
}

/** The weights together in words: "90 %, 10 too little". */
export function weightsTold(weights) {
  const off = together(weights) - WHOLE;
  if (!off) return `${WHOLE} %`;
  return `${WHOLE + off} %, ${Math.abs(off)} too ${off > 0 ? "much" : "little"}`;
}

/** Hundredths of a point as one writes them: 260 is "2.60". Whole numbers, so nothing is lost. */
export function written(hundredths) {
  return `${Math.floor(hundredths / 100)}.${`${hundredths % 100}`.padStart(2, "0")}`;
}

/** Hundredths of a point as they are told: one decimal, halves up. */
export function rounded(hundredths) {
  const tenths = Math.floor((hundredths + 5) / 10);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

/** The points of an area as text; empty while it has no rating. */
export function pointsOf(state, id) {
  return state.ratings.has(id) ? written(state.ratings.get(id) * state.weights.get(id)) : "";
}

/** The sum written out, exact and rounded; null while a rating or a weight is missing. */
export function score(areas, state) {
  if (together(state.weights) !== WHOLE) return null;
  if (!areas.every(({ id }) => state.ratings.has(id))) return null;
  const points = areas.map(({ id }) => state.ratings.get(id) * state.weights.get(id));
  const all = points.reduce((sum, each) => sum + each, 0);
  const [exact, told] = [written(all), rounded(all)];
  const sum = `${points.map(written).join(" + ")} = ${exact}, rounded to ${told}`;
  return { exact, rounded: told, sum };
}

/** The result in words, or what it waits for. */
export function inWords(areas, state) {
  const found = score(areas, state);
  if (found) return `Sum: ${found.sum}.`;
  const waits = areas.filter(({ id }) => !state.ratings.has(id)).map(({ title }) => title);
  const parts = [];
  const off = together(state.weights) - WHOLE;
  if (off) {
    const way = `${off > 0 ? "take away" : "add"} ${Math.abs(off)}`;
    parts.push(`The weights add up to ${WHOLE + off}, not ${WHOLE}: ${way}.`);
  }
  if (waits.length) {
    const rated = areas.length - waits.length;
    parts.push(`${rated} of ${areas.length} areas are rated; the sum waits for ${listed(waits)}.`);
  }
  return parts.join(" ");
}

/** The worksheet as rows of a table, its head first. */
export function asRows(areas, state) {
  const found = score(areas, state);
  return [
    ["area", "rating", "weight", "points", "evidence"],
    ...areas.map(({ id, title }) => [
      title,
      state.ratings.get(id) ?? "",
      state.weights.get(id),
      pointsOf(state, id),
      state.notes.get(id) ?? "",
    ]),
    ["together", found?.rounded ?? "", together(state.weights), found?.exact ?? "", ""],
    ...headRows(state).map((row) => [...row, "", "", ""]),
  ];
}

/** The filled lines of the head, each with its name. */
function headRows({ head }) {
  return HEADS.filter(([id]) => head[id]).map(([id, name]) => [name, head[id]]);
}

/** The worksheet as a Markdown file: the table, the sum, each anchor and its evidence. */
export function asMarkdown(title, areas, state) {
  const row = (cells) => `| ${cells.map((cell) => inTable(`${cell}`)).join(" | ")} |`;
  const rows = asRows(areas, { ...state, head: {} }).map((cells) => cells.slice(0, 4));
  const [head, ...body] = rows;
  const lines = headRows(state).flatMap(([name, text]) => ["", `${name}: ${inLine(text)}`]);
  return [
    `# ${inLine(title)}`,
    ...lines,
    "",
    row(head),
    "|---|---|---|---|",
    ...body.map(row),
    "",
    inWords(areas, state),
    ...areas.flatMap((area) => ["", ...section(area, state)]),
    "",
  ].join("\n");
}

function section({ id, title, anchors }, { ratings, notes }) {
  const rating = ratings.get(id);
  const rated = rating ? `Rating ${rating} of 5: ${inLine(anchors[rating - 1])}` : "Not rated yet.";
  const note = notes.has(id) ? notes.get(id).split(/\r\n|\r|\n/) : [];
  const quoted = note.map((line) => `> ${inLine(line)}`);
  return [`## ${inLine(title)}`, "", rated, ...(quoted.length ? ["", ...quoted] : [])];
}

function inLine(text) {
  return text.replaceAll("<", "\\<");
}

function inTable(text) {
  return inLine(text).replaceAll("|", "\\|");
}

function listed(titles) {
  if (titles.length < 2) return titles.join("");
  return `${titles.slice(0, -1).join(", ")} and ${titles.at(-1)}`;
}
