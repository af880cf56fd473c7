/** What is laid beside one's own ratings: a target, a snapshot, or what a file or a link brings. */

import { counted } from "./assessment-views.js";
import { fromExport } from "../lib/ratings.js";
import { fromFile, READ } from "../lib/share.js";
import { made } from "./page.js";
import { named } from "./snapshots.js";

/** The choice of what to compare with, and what was opened on this page to choose from. */
export class Beside {
  #store;
  #targets;
  #snapshots;
  #today;
  #choice = null;
  #opened = new Map();

  /** `today` gives the key that a rating has in the handbook of today. */
  constructor(store, targets, snapshots, today) {
    this.#store = store;
    this.#targets = targets;
    this.#snapshots = snapshots;
    this.#today = today;
  }

  /** Takes a choice of the menu; a target is remembered. */
  choose(id) {
    this.#choice = id;
    const [kind, name] = id.split("/");
    if (kind === "level" || kind === "profession") {
      this.#store.change("target/main", { [kind]: name });
    }
  }

  /** Lays the ratings of a file beside one's own; returns what to say of it. */
  async open(file) {
    const text = await file.slice(0, READ).text();
    const found = fromFile(text, this.#today) ?? fromExport(text, this.#today);
    if (!found) return "This file holds no ratings. Open one that was saved here.";
    return this.lay("file", found.day ? `the file of ${found.day}` : "the file", found);
  }

  /** Lays ratings from outside beside one's own, never over them; returns what to say of it. */
  lay(source, title, { ratings, refused }) {
    const left = refused ? ` ${counted(refused, "value")} could not be used.` : "";
    if (!ratings.size) return `The ${source} holds no rating that this handbook knows.${left}`;
    this.#opened.set(source, { id: source, title, ratings });
    this.#choice = source;
    const held = counted(ratings.size, "rating");
    return `${held} of the ${source} beside yours; yours are as they were.${left}`;
  }

  /** What is chosen: {id, side, title, ratings}, or null; what was opened counts `as` a side. */
  chosen(as) {
    const { level, profession } = this.#store.read().entries["target/main"] ?? {};
    const kept = level ? `level/${level}` : profession ? `profession/${profession}` : "";
    const id = this.#choice ?? kept;
    const target = this.#targets.find((each) => each.id === id);
    if (target) {
      return { ...target, side: "target", ratings: new Map(Object.entries(target.ratings)) };
    }
    const snapshot = this.#snapshots.all.find((each) => each.key === id);
    if (snapshot) return { ...snapshot, id, side: "snapshot", title: named(snapshot) };
    return this.#opened.has(id) ? { side: as, ...this.#opened.get(id) } : null;
  }

  /** Whether a file or a link brought it. */
  isOpened(other) {
    return this.#opened.has(other?.id);
  }

  /** Adds to the menu of targets what else there is to choose. */
  fill(select, other) {
    for (const each of select.querySelectorAll("[data-added]")) each.remove();
    for (const [label, list] of [
      ["Snapshots", this.#snapshots.all.map((each) => [each.key, named(each)])],
      ["Opened here", [...this.#opened.values()].map((each) => [each.id, each.title])],
    ]) {
      const group = made("optgroup", { label });
      group.dataset.added = "";
      group.append(...list.map(([value, textContent]) => made("option", { value, textContent })));
      if (list.length) select.append(group);
    }
    select.value = other?.id ?? "";
  }
}
