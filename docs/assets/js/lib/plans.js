/** The plans that somebody keeps: the first one, and others beside it, one for each subject. */

import { isEmpty, withEntry } from "./state.js";

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
  /** The key of the plan in view; null for one that is not kept. */
  key = FIRST;
  #store;

  constructor(store) {
    this.#store = store;
  }

  /** The settings of the plan of something, else of the one in view, else of the first. */
  choose(what) {
    const fitting = this.#all.filter(([, each]) => subjectOf(each) === what);
    const found = fitting.length ? fitting : this.#all;
    const [key, settings] = found.find(([each]) => each === this.key) ?? found[0] ?? [FIRST];
    this.key = key;
    return settings;
  }

  /** Has a new plan in view; says whether it will stand beside others. */
  begin() {
    const isBeside = this.#all.length > 0;
    this.key = isBeside ? null : FIRST;
    return isBeside;
  }

  /** Keeps settings for the plan in view. */
  keep(settings) {
    const [was, key] = [this.key, this.isFirst ? FIRST : keyOf(settings.what)];
    const moves = was && was !== key;
    // In one go: where the store is full, the old plan must not go without the new one.
    const state = moves ? withEntry(this.#store.read(), was, null, Date.now()) : this.#store.read();
    this.#store.write(withEntry(state, key, settings, Date.now()));
    this.key = key;
  }

  /** Keeps the plan in view no longer. */
  drop() {
    if (this.key) this.#store.change(this.key, null);
    this.key = null;
  }

  /** Whether the plan in view is one that is kept. */
  get isKept() {
    return this.#all.some(([key]) => key === this.key);
  }

  /** Whether the plan in view is the first one. */
  get isFirst() {
    return this.key === FIRST;
  }

  /** The other plans as [key, settings]. */
  get others() {
    return this.#all.filter(([key]) => key !== this.key);
  }

  /** Whether another plan than the one in view is of something. */
  has(what) {
    return this.others.some(([, each]) => subjectOf(each) === what);
  }

  get #all() {
    return plansOf(this.#store.read());
  }
}

const keyOf = (what) => `plan/${what.replace("/", ".")}`;
