/** The one place where something is kept: this browser's storage, shared between its tabs. */

import { moves } from "./moves.js";
import { empty, followed, merged, parse, withEntry } from "./state.js";

const BLOCKED = "This browser does not let the page remember anything.";
const FULL =
  "This browser's storage is full, so your last change is not remembered. Export what you have.";
const DAMAGED = "What was remembered could not be read. It was set aside, not deleted.";
const NEWER =
  "A newer version of this handbook has written here. Reload the page; until then nothing is remembered.";

const changed = new EventTarget();

/** What this page knows of each handbook's item; all its elements share it. */
const known = new Map();

/** Reads and writes what is kept for one handbook, and says in words when it cannot. */
export class Store {
  #item;
  #first;
  #own;

  constructor(handbook) {
    this.handbook = handbook;
    if (!known.has(handbook)) known.set(handbook, { kept: empty(), fault: "", refused: false });
    this.#own = known.get(handbook);
    this.#item = `handbook:${handbook}:state`;
    this.#first = `handbook:${handbook}:progress`;
  }

  /** Why something is not remembered, in words for the reader; empty when all is well. */
  get fault() {
    return this.#own.fault;
  }

  /** Everything that is kept, under today's ids; what is damaged is set aside, never wiped. */
  read() {
    if (this.#own.refused) return this.#own.kept;
    try {
      let state = this.#parsed(this.#item);
      // Version 1 had an item of its own; a tab with an old script may still write there.
      if (localStorage.getItem(this.#first) !== null) {
        state = merged(this.#parsed(this.#first), state).state;
      }
      this.#own.kept = followed(state, moves);
    } catch {
      this.#refuse(BLOCKED);
    }
    return this.#own.kept;
  }

  /** Give an entry other fields, or none. */
  change(key, fields) {
    this.write(withEntry(this.read(), key, fields, Date.now()));
  }

  /** Keep a whole state; it lasts as long as the page where the browser refuses. */
  write(state) {
    this.#own.kept = state;
    if (!this.#own.refused || this.#own.fault === FULL) {
      try {
        localStorage.setItem(this.#item, JSON.stringify(state));
        localStorage.removeItem(this.#first);
        if (this.#own.fault === FULL) this.#refuse("", false);
      } catch (error) {
        this.#refuse(error.name === "QuotaExceededError" ? FULL : BLOCKED);
      }
    }
    changed.dispatchEvent(new Event("change"));
  }

  /** Calls back after every change, in this tab or another; returns what ends it. */
  watch(tell) {
    const other = (event) => {
      if (event.key === null || [this.#item, this.#first].includes(event.key)) tell();
    };
    addEventListener("storage", other);
    changed.addEventListener("change", tell);
    return () => {
      removeEventListener("storage", other);
      changed.removeEventListener("change", tell);
    };
  }

  #parsed(item) {
    const text = localStorage.getItem(item);
    const { state, dropped, fault } = parse(text);
    if (fault === "newer") {
      this.#refuse(NEWER);
      return empty();
    }
    if (fault || dropped) this.#setAside(item, text, state);
    return state ?? empty();
  }

  /** From here on only this page knows what was changed. */
  #refuse(fault, refused = true) {
    this.#own.refused = refused;
    this.#own.fault = fault;
  }

  /** Keeps a damaged text beside, and goes on with what of it can be used. */
  #setAside(item, text, state) {
    localStorage.setItem(`${item}:damaged`, text);
    if (state) localStorage.setItem(item, JSON.stringify(state));
    else localStorage.removeItem(item);
    this.#own.fault = DAMAGED;
  }
}
