/** Words of texts, found again although somebody mistypes them; no DOM in here. */

const SPECIAL = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
const NEAR = 0.4;
const FARTHEST = 4;
const MOST_WORDS = 10;

/** A text in small letters without accents. */
export function folded(text) {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => SPECIAL[letter]);
}

/** The words of a text, folded; "C++" and "C#" keep their signs, or they would be "C". */
export const wordsOf = (text) =>
  folded(text).match(/[\p{L}\p{N}]+(?:\+\+|#(?![\p{L}\p{N}]))?/gu) ?? [];

/** The words that somebody typed, each once and not too many. */
export const typedWords = (text) => [...new Set(wordsOf(text))].slice(0, MOST_WORDS);

/** How many slips are forgiven in a word of a length. */
export const forgiven = (length) => (length < 4 ? 0 : length < 8 ? 1 : 2);

/**
 * The slips between what was typed and a word: letters missing, too many, wrong or swapped. With
 * `begun`, what follows in the word does not count. More than `most` are told as `most` + 1.
 */
export function slips(typed, word, most, begun = false) {
  const [rows, all] = [typed.length, word.length];
  if (rows - all > most || (!begun && all - rows > most)) return most + 1;
  // Each letter that the word has nowhere is a slip: most words end here, long before the table.
  let strange = 0;
  for (const letter of typed) if (!word.includes(letter) && (strange += 1) > most) return most + 1;
  const columns = begun ? Math.min(all, rows + most) : all;
  let [older, above] = [[], Array.from({ length: columns + 1 }, (_, at) => at)];
  for (let row = 1; row <= rows; row += 1) {
    const line = [row];
    let least = row;
    for (let column = 1; column <= columns; column += 1) {
      const [one, other] = [typed[row - 1], word[column - 1]];
      const changed = above[column - 1] + (one === other ? 0 : 1);
      let cost = Math.min(changed, above[column] + 1, line[column - 1] + 1);
      if (row > 1 && column > 1 && one === word[column - 2] && typed[row - 2] === other) {
        cost = Math.min(cost, older[column - 2] + 1);
      }
      line.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [older, above] = [above, line];
  }
  return Math.min(begun ? Math.min(...above) : above[columns], most + 1);
}

/** Every word of some texts, with the places of the texts in which it stands. */
export function indexed(texts) {
  const places = new Map();
  texts.forEach((text, at) => {
    for (const word of new Set(wordsOf(text))) {
      if (places.has(word)) places.get(word).push(at);
      else places.set(word, [at]);
    }
  });
  return { size: texts.length, places };
}

/** The words that somebody typed and no text has, not even one like it. */
export const unknownWords = (index, text) =>
  typedWords(text).filter((each) => !meant(index, each).words.length);

/**
 * The words of an index that begin as typed; failing that, those like it, and whether they are a
 * guess. With `lenient` it is both. A single letter begins too many words: it means itself.
 */
export function meant(index, typed, lenient = false) {
  if (typed.length === 1) return { words: index.places.has(typed) ? [typed] : [], guessed: false };
  const known = [...index.places.keys()];
  const exact = known.filter((word) => word.startsWith(typed));
  if (exact.length && !lenient) return { words: exact, guessed: false };
  const begun = likest(known, typed, new Set(exact));
  const words = known.filter((word) => begun.some((each) => word.startsWith(each)));
  return { words: [...new Set([...exact, ...words])], guessed: begun.length > 0 };
}

/** The known words with the fewest slips; where no whole word is near, those that begin so. */
function likest(known, typed, but) {
  const most = forgiven(typed.length);
  // The beginning of a short word is near to too much.
  for (const begun of most ? (typed.length > 5 ? [false, true] : [false]) : []) {
    let [best, least] = [[], most];
    for (const word of known) {
      const far = slips(typed, word, least, begun);
      if (far > least || but.has(word)) continue;
      best = far < least ? [word] : [...best, word];
      least = far;
    }
    if (best.length) return best;
  }
  return [];
}

/**
 * The places of the texts that have every word, and the guesses: what was typed, and the words
 * that were taken for it. No text at all finds every place.
 */
export function matched(index, text) {
  const typed = typedWords(text);
  const strict = typed.map((each) => meant(index, each));
  const found = together(index, typed, strict);
  if (found.places.size || strict.some(({ words }) => !words.length)) return found;
  const lenient = (each, at) => (strict[at].guessed ? strict[at] : meant(index, each, true));
  return together(index, typed, typed.map(lenient));
}

function together(index, typed, meanings) {
  let places = new Set(Array.from({ length: index.size }, (_, at) => at));
  const guesses = [];
  meanings.forEach(({ words, guessed }, at) => {
    const having = new Set(words.flatMap((word) => index.places.get(word)));
    places = new Set([...places].filter((each) => having.has(each)));
    if (guessed) guesses.push({ typed: typed[at], words });
  });
  const told = guesses.map((each) => ({ ...each, words: standing(index, each.words, places) }));
  return { places, guesses: places.size ? told : [] };
}

/** Those of some words that stand in one of some places, the commonest first. */
function standing(index, words, places) {
  const times = (word) => index.places.get(word).filter((at) => places.has(at)).length;
  return words.filter(times).sort((a, b) => times(b) - times(a) || (a < b ? -1 : 1));
}

/** The known words most like one that finds nothing, the nearest first. */
export function nearest(index, typed, howMany) {
  const most = Math.min(Math.max(1, Math.floor(typed.length * NEAR)), FARTHEST);
  const ranked = [];
  for (const [word, places] of index.places) {
    if (word.length < 3) continue;
    const far = slips(typed, word, most);
    if (far <= most) ranked.push({ word, far, alike: alike(typed, word), often: places.length });
  }
  return ranked
    .sort((a, b) => a.far - b.far || b.alike - a.alike || b.often - a.often || inOrder(a, b))
    .slice(0, howMany)
    .map((each) => each.word);
}

const inOrder = (one, other) => (one.word < other.word ? -1 : 1);

/** How many letters two words have in common at their beginning. */
function alike(one, other) {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
