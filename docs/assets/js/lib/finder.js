/**
 * Choosing among rows by facets and words, as plain values; no DOM in here.
 *
 * A model is {facets: [{id, title, single, values: [[id, title], …]}], rows: [[[place of a value,
 * …] for each facet], …], index} with the index of lib/words.js. A state is {text, chosen: [[place
 * of a value, …] for each facet]}.
 */

import { matched, nearest, typedWords, unknownWords } from "./words.js";

export const MOST_TEXT = 100;
const TEXT = "find";
const NEAREST = 3;
const MOST_WORD_OFFERS = 6;

/** Nothing chosen and nothing typed. */
export const cleared = (model) => ({ text: "", chosen: model.facets.map(() => []) });

/** Whether a state leaves every row in view. */
export const isClear = (state) => !state.text.trim() && state.chosen.every((each) => !each.length);

/** The state with a value of a facet added or taken away; a single facet keeps one value. */
export function withChoice(model, state, facet, value, wanted) {
  const { single } = model.facets[facet];
  const others = single ? [] : state.chosen[facet].filter((each) => each !== value);
  const values = wanted ? [...others, value].sort((a, b) => a - b) : others;
  return { ...state, chosen: state.chosen.with(facet, values) };
}

/** The state without what is chosen of a facet. */
export const without = (state, facet) => ({ ...state, chosen: state.chosen.with(facet, []) });

/**
 * The rows in view; how many rows each value of each facet would have beside what the other facets
 * and the text ask, and how many there are without the facet; and the guesses at mistyped words.
 */
export function results(model, state) {
  const { places, guesses } = found(model, state.text);
  const counts = model.facets.map(({ values }) => values.map(() => 0));
  const open = model.facets.map(() => 0);
  const rows = new Set();
  for (const at of places) {
    const row = model.rows[at];
    const failing = failingFacets(row, state.chosen);
    if (failing.length > 1) continue;
    if (!failing.length) rows.add(at);
    for (const facet of failing.length ? failing : row.keys()) {
      open[facet] += 1;
      for (const value of row[facet]) counts[facet][value] += 1;
    }
  }
  return { rows, counts, open, guesses };
}

/** The index is asked only when something is typed; it may not be there before. */
function found(model, text) {
  return text.trim() ? matched(model.index, text) : { places: model.rows.keys(), guesses: [] };
}

/** The facets that keep a row out of view; two are as good as more. */
function failingFacets(row, chosen) {
  const failing = [];
  for (let facet = 0; facet < row.length && failing.length < 2; facet += 1) {
    const wanted = chosen[facet];
    if (wanted.length && !row[facet].some((value) => wanted.includes(value))) failing.push(facet);
  }
  return failing;
}

/** How many rows a state has in view. */
export const counted = (model, state) => results(model, state).rows.size;

/**
 * What to loosen where nothing is found: changed states that find something, with their numbers.
 * Each says what it does: another `word`, a word to `drop`, one word `alone`, the whole `text`,
 * one `facet`, the `filters` of all facets, or `all`.
 */
export function offers(model, state) {
  const changes = wordOffers(model, state).slice(0, MOST_WORD_OFFERS);
  if (state.text.trim()) changes.push({ does: "text", state: { ...state, text: "" } });
  state.chosen.forEach((values, facet) => {
    if (values.length) changes.push({ does: "facet", facet, state: without(state, facet) });
  });
  changes.push({ does: "filters", state: { ...cleared(model), text: state.text } });
  changes.push({ does: "all", state: cleared(model) });
  const seen = new Set();
  return changes
    .filter((offer) => {
      const words = JSON.stringify(offer.state);
      return seen.has(words) ? false : seen.add(words);
    })
    .map((offer) => ({ ...offer, count: counted(model, offer.state) }))
    .filter((offer) => offer.count);
}

/** The text with other words, or with fewer; each word alone where leaving one out is no help. */
function wordOffers(model, state) {
  const typed = typedWords(state.text);
  const lost = unknownWords(model.index, state.text);
  const fewer = [...fewerWords(state, typed, lost)];
  const helps = fewer.some((offer) => counted(model, offer.state));
  const known = typed.length > 1 ? typed.filter((word) => !lost.includes(word)) : [];
  const alone = known.map((word) => withWords(state, [word], { does: "alone", typed: [word] }));
  return [...otherWords(model, state, typed, lost), ...(helps ? fewer : alone)];
}

/** The text with the nearest known words in place of unknown ones. */
function* otherWords(model, state, typed, lost) {
  const like = (word) => nearest(model.index, word, NEAREST);
  const others = lost.length > NEAREST ? [] : lost.map(like);
  for (let at = 0; at < (lost.length === 1 ? NEAREST : 1); at += 1) {
    const better = others.map((words) => words[at]).filter(Boolean);
    if (better.length && better.length === lost.length) {
      const words = typed.map((word) => better[lost.indexOf(word)] ?? word);
      yield withWords(state, words, { does: "word", typed: lost, better });
    }
  }
}

/** The text without its unknown words; where there are none, without each of its words. */
function* fewerWords(state, typed, lost) {
  for (const dropped of lost.length ? [lost] : typed.map((word) => [word])) {
    const words = typed.filter((word) => !dropped.includes(word));
    if (words.length) yield withWords(state, words, { does: "drop", typed: dropped });
  }
}

const withWords = (state, words, offer) => ({
  ...offer,
  state: { ...state, text: words.join(" ") },
});

/** The state in an address's parameters, and how many of their values could not be used. */
export function fromAddress(model, parameters) {
  const [text = "", ...more] = parameters.getAll(TEXT);
  let refused = more.length + (text.length > MOST_TEXT ? 1 : 0);
  let state = { ...cleared(model), text: text.slice(0, MOST_TEXT) };
  model.facets.forEach(({ id, single, values }, facet) => {
    for (const each of new Set(parameters.getAll(id))) {
      const value = values.findIndex(([key]) => key === each);
      const full = single && state.chosen[facet].length;
      if (value < 0 || full) refused += 1;
      else state = withChoice(model, state, facet, value, true);
    }
  });
  return { state, refused };
}

/** Writes a state into an address's parameters; those of others stay as they are. */
export function intoAddress(model, state, parameters) {
  parameters.delete(TEXT);
  if (state.text.trim()) parameters.set(TEXT, state.text.trim());
  model.facets.forEach(({ id, values }, facet) => {
    parameters.delete(id);
    for (const value of state.chosen[facet]) parameters.append(id, values[value][0]);
  });
}

/** What was found, in words. */
export function told(model, state, { rows, guesses }) {
  const all = model.rows.length;
  if (!rows.size) return `Nothing is found${nowhere(model, state)}. Each of these finds something:`;
  if (isClear(state)) return `All ${all} resources.`;
  const read = guesses.map(({ typed, words }) => {
    const shown = words.slice(0, NEAREST).map((word) => `“${word}”`);
    if (words.length > NEAREST) shown.push("others");
    return ` “${typed}” was read as ${shown.join(", ")}.`;
  });
  return `${rows.size} of ${all} resources.${read.join("")}`;
}

/** Which of the words no resource has. */
function nowhere(model, { text }) {
  const lost = text.trim() ? unknownWords(model.index, text) : [];
  const named = lost.map((word) => `“${word}”`);
  return lost.length ? `: no resource has ${named.join(" or ")}` : "";
}

/** What an offer does, in words, with how much it finds. */
export function offered(model, state, offer) {
  const chosen = (facet) => {
    const { title, values } = model.facets[facet];
    return `${title.toLowerCase()}: ${state.chosen[facet].map((at) => values[at][1]).join(", ")}`;
  };
  const does = {
    word: () => `“${offer.better.join(" ")}” instead of “${offer.typed.join(" ")}”`,
    drop: () => `Without “${offer.typed.join(" ")}”`,
    alone: () => `“${offer.typed.join(" ")}” alone`,
    text: () => "Without the words",
    facet: () => `Without ${chosen(offer.facet)}`,
    filters: () => "The words alone",
    all: () => "Clear all",
  };
  return `${does[offer.does]()} (${offer.count})`;
}
