/** Ratings as they were on some day: kept, shown with their change, deleted and brought back. */

import { counted, labelledRow } from "./assessment-views.js";
import { button, made } from "./page.js";
import { changed, snapshotKey, snapshotsOf } from "../lib/ratings.js";

/** What a snapshot is called. */
export const named = ({ day, title }) => (title ? `${day}, ${title}` : day);

export class Snapshots {
  #store;
  #dimensions;
  #today;
  /** What was deleted and can still come back: pairs of key and fields. */
  #gone = [];

  /** `today` tells under which key something rated stands now. */
  constructor(store, dimensions, today) {
    this.#store = store;
    this.#dimensions = dimensions;
    this.#today = today;
  }

  get all() {
    return snapshotsOf(this.#entries, this.#today);
  }

  get #entries() {
    return this.#store.read().entries;
  }

  /** Keeps ratings under a day; returns what is to be said. */
  keep(own, day, title) {
    this.#gone = [];
    const key = snapshotKey(this.#entries, day);
    this.#store.change(key, { title, day, ratings: Object.fromEntries(own) });
    return `Kept ${counted(own.size, "rating")} of ${day}. ${this.#store.fault}`;
  }

  /** Takes one away; returns what is to be said, and the button that calls `undone`. */
  delete(key, undone) {
    const { at, ...fields } = this.#entries[key];
    this.#store.change(key, null);
    this.#gone.push([key, fields]);
    const many = this.#gone.length > 1 ? `${this.#gone.length} snapshots` : "";
    const undo = button("Undo", () => {
      for (const each of this.#gone.splice(0)) this.#store.change(...each);
      undone(`${many || "The snapshot"} ${many ? "are" : "is"} back.`);
    });
    return [`Deleted ${many || `the snapshot of ${fields.day}`}. `, undo];
  }

  /** Fills the table of all, the oldest first. */
  show(part) {
    const found = this.all;
    const rows = found.map((each, at) => row(each, found[at - 1], this.#dimensions));
    part.hidden = !found.length;
    part.querySelector("tbody").replaceChildren(...rows);
  }
}

/** A row of the table of snapshots: each dimension with its change since the one before. */
function row(snapshot, before, dimensions) {
  const hidden = made("span", { className: "hb-hidden" }, named(snapshot));
  const button = made("button", { type: "button", className: "hb-button" }, "Delete ", hidden);
  Object.assign(button.dataset, { does: "delete", key: snapshot.key });
  const values = dimensions.map(({ id }) =>
    changed(before?.ratings.get(id), snapshot.ratings.get(id)),
  );
  const heads = ["Day", ...dimensions.map((each) => each.title), "Delete"];
  return labelledRow([named(snapshot), ...values, button], heads);
}
