/** The one place where progress is kept: this browser's storage, shared between its tabs. */

import { empty, itemName, parse } from "./progress.js";

/** Reads and writes the progress of one handbook, and says in words when it cannot. */
export class Store {
  #name;
  #kept = empty();
  #fault = "";
  #refused = false;

  constructor(store) {
    this.#name = itemName(store);
  }

  /** Why nothing is remembered, in words for the reader; empty when all is well. */
  get fault() {
    return this.#fault;
  }

  /** The name of the storage item, to tell our changes from others'. */
  get name() {
    return this.#name;
  }

  /** What is remembered; a damaged item is set aside, never wiped. */
  read() {
    if (this.#refused) return this.#kept;
    try {
      const text = localStorage.getItem(this.#name);
      const found = parse(text);
      if (found) return (this.#kept = found);
      this.#setAside(text);
    } catch {
      this.#refuse();
    }
    return this.#kept;
  }

  /** Remember it; it lasts as long as the page where the browser refuses. */
  write(progress) {
    this.#kept = progress;
    try {
      localStorage.setItem(this.#name, JSON.stringify(progress));
    } catch {
      this.#refuse();
    }
  }

  /** From here on only this page knows what was ticked. */
  #refuse() {
    this.#refused = true;
    this.#fault = "This browser does not let the page remember your ticks.";
  }

  #setAside(text) {
    localStorage.setItem(`${this.#name}:damaged`, text);
    localStorage.removeItem(this.#name);
    this.#kept = empty();
    this.#fault = "Your remembered ticks could not be read. They were set aside, not deleted.";
  }
}
