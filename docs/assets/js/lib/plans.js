/** The plans that somebody keeps: the first one, and others beside it, one for each subject. */

import { isEmpty } from "./state.js";

const FIRST = "plan/main";

/** Every kept plan as [key, settings], the first one first. */
export const plansOf = ({ entries }) =>
  Object.entries(entries)
    .filter(([key, each]) => key.startsWith("plan/") && !isEmpty(each))
    .sort(([a], [b]) => (b === FIRST) - (a === FIRST) || (a < b ? -1 : 1));

/** What a kept plan is of. */
export const subjectOf = ({ what = "onboarding" }) => what;

/** The plans of a store, of which one is in view: a kept one, or one that is to be kept. */
export class Plans {
  #store;
  #key = FIRST;

  constructor(store) {
    this.#store = store;
  }

  /** The settings of the plan of something, else of the one in view, else of the first. */
  choose(what) {
    const all = this.#all;
    const [key, settings] =
      all.find(([, each]) => subjectOf(each) === what) ??
      all.find(([each]) => each === this.#key) ??
      all[0] ?? [FIRST];
    this.#key = key;
    return settings;
  }

  /** Has a new plan in view; says whether it will stand beside others. */
  begin() {
    const isBeside = this.#all.length > 0;
    this.#key = isBeside ? null : FIRST;
    return isBeside;
  }

  /** Keeps settings for the plan in view. */
  keep(settings) {
    const [was, key] = [this.#key, this.isFirst ? FIRST : keyOf(settings.what)];
    if (was && was !== key) this.#store.change(was, null);
    this.#store.change(key, settings);
    this.#key = key;
  }

  /** Keeps the plan in view no longer. */
  drop() {
    this.#store.change(this.#key, null);
    this.#key = null;
  }

  /** Whether the plan in view is one that is kept. */
  get isKept() {
    return this.#all.some(([key]) => key === this.#key);
  }

  /** Whether the plan in view is the first one. */
  get isFirst() {
    return this.#key === FIRST;
  }

  /** The settings of the other plans. */
  get others() {
    return this.#all.flatMap(([key, each]) => (key === this.#key ? [] : each));
  }

  /** Whether another plan than the one in view is of something. */
  has(what) {
    return this.others.some((each) => subjectOf(each) === what);
  }

  get #all() {
    return plansOf(this.#store.read());
  }
}

const keyOf = (what) => `plan/${what.replace("/", ".")}`;
