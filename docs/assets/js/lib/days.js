/**
 * Plain dates as whole numbers of days; 0 is 1970-01-01. No clock and no time zone in here, so that
 * a change to summer time or a journey moves nothing.
 */

const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
const ERA = 146097; // days in 400 years
const TO_1970 = 719468; // days from 0000-03-01 to 1970-01-01

/** How far ahead of its first day a calendar is counted: twenty years. */
export const FURTHEST = 7305;

/** The day that "2026-12-25" names; null when there is no such day. */
export function parseDay(text) {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return null;
  const [year, month, date] = found.slice(1).map(Number);
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || date < 1) return null;
  const day = dayOf(year, month, date);
  return dayText(day) === text ? day : null;
}

/** The number of a date of the Gregorian calendar; the years counted from March. */
function dayOf(year, month, date) {
  const shifted = month > 2 ? year : year - 1;
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
  const leaps = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leaps + ofYear - TO_1970;
}

/** A day as [year, month, date]. */
export function dateOf(day) {
  const shifted = day + TO_1970;
  const era = Math.floor(shifted / ERA);
  const ofEra = shifted - era * ERA;
  const century = Math.floor(ofEra / 36524) - Math.floor(ofEra / (ERA - 1));
  const year = Math.floor((ofEra - Math.floor(ofEra / 1460) + century) / 365);
  const leaps = Math.floor(year / 4) - Math.floor(year / 100);
  const ofYear = ofEra - (365 * year + leaps);
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const date = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return [year + era * 400 + (month <= 2 ? 1 : 0), month, date];
}

/** A day as "2026-12-25". */
export function dayText(day) {
  const [year, month, date] = dateOf(day);
  return [padded(year, 4), padded(month, 2), padded(date, 2)].join("-");
}

/** The day of the week, Monday 1 to Sunday 7. */
export const weekday = (day) => ((((day + 3) % 7) + 7) % 7) + 1;

/** The Monday of a day's week. */
export const monday = (day) => day - weekday(day) + 1;

/** There is no working day, or none within twenty years. */
export class NoDay extends Error {}

/** The working days counted from the first one on or after a start; that one has the index 0. */
export class WorkDays {
  #weekdays;
  #off;
  #start;
  #after = [];
  #before = [];

  /** `weekdays` are numbers from 1, Monday, to 7; `off` are pairs of a first and a last day. */
  constructor(start, weekdays, off) {
    this.#start = start;
    this.#weekdays = new Set(weekdays);
    this.#off = new Set();
    for (const [first, last] of off) {
      for (let day = first; day <= last; day++) this.#off.add(day);
    }
  }

  /** Whether one works on a day. */
  works(day) {
    return this.#weekdays.has(weekday(day)) && !this.#off.has(day);
  }

  /** The day with an index; negative ones are before the first. */
  at(index) {
    if (index < 0) return this.#reach(this.#before, -index - 1, this.#start - 1, -1);
    return this.#reach(this.#after, index, this.#start, 1);
  }

  /** The index of the first working day on or after a day. */
  index(day) {
    let index = 0;
    if (day <= this.#start) {
      while (this.at(index - 1) >= day) index--;
    } else {
      while (this.at(index) < day) index++;
    }
    return index;
  }

  /** The day of a task: day 1 is the first at work and day -1 the one before; there is no day 0. */
  numbered(number) {
    return this.at(number > 0 ? number - 1 : number);
  }

  #reach(known, wanted, begin, step) {
    let day = known.length ? known[known.length - 1] + step : begin;
    for (; known.length <= wanted; day += step) {
      if (Math.abs(day - this.#start) > FURTHEST) throw new NoDay();
      if (this.works(day)) known.push(day);
    }
    return known[wanted];
  }
}

/** The stretches in lines such as 2026-12-25 or 2026-12-24..2027-01-01, and the faulty lines. */
export function parseOff(text) {
  const stretches = [];
  const faults = [];
  text.split("\n").forEach((line, at) => {
    const said = line.replace(/#.*/, "").trim();
    if (!said) return;
    const stretch = parseStretch(said);
    if (typeof stretch === "string") faults.push(`line ${at + 1}: ${stretch}`);
    else stretches.push(stretch);
  });
  return { stretches, faults };
}

/** "2026-12-24..2027-01-01" as a pair of days, or what is wrong with it. */
export function parseStretch(text) {
  const [from, to = from, more] = text.split("..").map((part) => part.trim());
  const [first, last] = [parseDay(from), parseDay(to)];
  if (more !== undefined || first === null || last === null) {
    const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
    return `'${shown}' is no date; write 2026-12-25, or 2026-12-24..2027-01-01`;
  }
  if (last < first) return `${to} is before ${from}; write the earlier day first`;
  if (last - first >= 400) return `${from} to ${to} is longer than 400 days; write a shorter one`;
  return [first, last];
}

/** A pair of days as parseStretch reads it. */
export const stretchText = ([first, last]) =>
  first === last ? dayText(first) : `${dayText(first)}..${dayText(last)}`;

const padded = (number, places) => String(number).padStart(places, "0");
