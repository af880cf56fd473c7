/**
 * What may stand in an entry of the store, by the kind that its key begins with. Everything that
 * comes from storage, a file or an address passes through here.
 */

export const LONGEST_NOTE = 10_000;
const MOST_IDS = 500;
const MOST_KEYS = 20_000;
const MOST_CHARACTERS = 50_000;

/** Whether a value is an object of our own making, not an array and not null. */
export const isPlain = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether a text is a date of the calendar: "2027-02-28", and not "2027-02-30". */
export function isDay(value) {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** Whether a text can be the id of a record, also of one inside another. */
export const isId = (value) =>
  typeof value === "string" && /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(value) && value.length <= 100;

/** Whether a text can be the key of an entry: a kind and an id. */
export function isKey(value) {
  const [kind, id, ...more] = typeof value === "string" ? value.split("/") : [];
  return isId(kind) && isId(id) && !more.length;
}

/** Whether a value is a step of the scale. */
export const isRating = (value) => Number.isInteger(value) && value >= 1 && value <= 5;

const isText = (value) => typeof value === "string" && value.length <= LONGEST_NOTE;
const isIds = (value) => Array.isArray(value) && value.length <= MOST_IDS && value.every(isId);
const isMap = (key, each) => (value) =>
  isPlain(value) &&
  Object.keys(value).length <= MOST_KEYS &&
  Object.entries(value).every(([name, held]) => key(name) && each(held));

const isNumber = (value) => typeof value === "number" && value >= 0 && value <= 1e9;
const isWeek = (value) => Array.isArray(value) && value.length <= 7 && value.every(isNumber);
const isWhat = (value) => typeof value === "string" && value.split("/").every(isId);

/** The settings of a plan; lib/plan.js says which of them make sense. */
const PLAN = {
  start: isDay,
  weekdays: isWeek,
  hours: isNumber,
  off: isText,
  other: isText,
  what: isWhat,
  role: isId,
  modules: (value) => Array.isArray(value) && value.length <= 1000 && value.every(isId),
  needs: (value) => typeof value === "boolean",
  pace: isMap(isId, isNumber),
  replanned: (value) => value === "" || isDay(value),
  sequence: isNumber,
  digest: isText,
};
const ITEM = { started: isDay, done: isDay, note: isText };
const RATED = { value: isRating, note: isText };

/** The fields of each kind; every one may be missing, and there are no others. */
const SHAPES = new Map(
  Object.entries({
    task: ITEM,
    module: ITEM,
    exercise: ITEM,
    "self-check": ITEM,
    dimension: RATED,
    skill: RATED,
    area: RATED,
    snapshot: { title: isText, day: isDay, ratings: isMap(isKey, isRating) },
    plan: PLAN,
    calendar: { items: isMap(isKey, isDay) },
    target: { level: isId, profession: isId },
    list: { modules: isIds },
    worksheet: { who: isText, level: isText, day: isDay },
    weights: { areas: isMap(isId, (value) => Number.isInteger(value) && value >= 0) },
    person: {
      name: isText,
      day: isDay,
      entries: (held) => isPlain(held) && Object.entries(held).every(([k, v]) => isEntry(k, v)),
      ratings: isMap(isKey, isRating),
    },
    baseline: { day: isDay, items: isMap(isKey, isText) },
  }),
);

/**
 * Whether a key and a value can be an entry. A kind that this version does not know is kept as it
 * is, as long as it is small: a later version may have written it.
 */
export function isEntry(key, value) {
  if (!isKey(key) || !isPlain(value)) return false;
  const { at, ...fields } = value;
  if (!Number.isInteger(at) || at < 0 || at > 8.64e15) return false;
  const shape = SHAPES.get(key.split("/")[0]);
  if (!shape) return JSON.stringify(fields).length <= MOST_CHARACTERS;
  return Object.entries(fields).every(
    ([name, held]) => Object.hasOwn(shape, name) && shape[name](held),
  );
}
