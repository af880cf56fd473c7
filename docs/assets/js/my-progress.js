/**
 * <my-progress part="…" store="…">: a part of the page on which one sees what one has done. The
 * parts are places, skills, changes, notes and file.
 */

import { catalogue, here } from "./lib/catalogue.js";
import { seenIn } from "./lib/baseline.js";
import { moves } from "./lib/moves.js";
import {
  changesSince,
  indexed,
  itemsOf,
  scopesOf,
  skillsReached,
  standing,
} from "./lib/overview.js";
import { KeptFile } from "./parts/kept-file.js";
import { bar, button, listOf, made, tableOf } from "./parts/page.js";
import { plannedDays } from "./lib/planned.js";
import { inWords, localDay } from "./lib/progress.js";
import { entryOf } from "./lib/state.js";
import { Store } from "./lib/store.js";

const KINDS = { exercise: "module", "self-check": "module" };
/** What entries are called that are of nothing in the catalogue. */
const OWN = {
  area: (id) => `Evaluation: ${id}`,
  baseline: () => "What the handbook said when you began",
  calendar: () => "What your calendar files hold",
  list: () => "Your reading list",
  plan: (id) => ["Your plan", ...(id === "main" ? [] : [id.split(".").at(-1)])].join(": "),
  snapshot: (id) => `Snapshot of ${id}`,
  target: () => "The level or role you compare with",
  weights: () => "Your weights of the evaluation",
};

export class MyProgress extends HTMLElement {
  #store;
  #stop;
  #all;
  #index;
  #kept = null;

  async connectedCallback() {
    this.#store ??= new Store(this.getAttribute("store") ?? "");
    this.#stop = this.#store.watch(() => this.#show());
    try {
      this.#all = await catalogue();
      this.#index = indexed(this.#all);
    } catch {
      const words = "The list of modules and tasks could not be loaded. Reload the page.";
      this.replaceChildren(made("p", { role: "alert" }, words));
      return;
    }
    await this.#show();
  }

  disconnectedCallback() {
    this.#stop?.();
  }

  async #show() {
    if (!this.#all || !this.isConnected) return;
    const state = this.#store.read();
    if (this.getAttribute("part") === "places") await this.#places(state);
    else if (this.getAttribute("part") === "skills") this.#skills(state);
    else if (this.getAttribute("part") === "changes") this.#changes(state);
    else if (this.getAttribute("part") === "notes") this.#notes(state);
    else this.#file();
  }

  async #places(state) {
    const today = localDay(new Date());
    const planned = await plannedDays(this.#all, state, today);
    for (const { key } of scopesOf(this.#all)) {
      const cell = this.querySelector(`[data-scope="${key}"]`);
      if (!cell) continue;
      const found = standing(itemsOf(this.#all, key), state, planned, today);
      const parts = [bar(found.done, found.all), `${found.done} done`];
      if (found.late.length) parts.push(`, ${found.late.length} late`);
      if (found.begun && found.next) parts.push(", next: ", this.#link(this.#index.get(found.next)));
      cell.replaceChildren(...parts);
    }
    this.#fault();
  }

  #skills(state) {
    const rows = skillsReached(this.#all, state).map((skill) => [
      this.#link(skill),
      `${skill.level}`,
      made("span", {}, ...joined(skill.by.map((id) => this.#link(this.#module(id))))),
    ]);
    const none = "No finished module yet. Tick one at the head of its page, and its skills stand here.";
    this.replaceChildren(
      rows.length ? tableOf(["Skill", "Level reached", "By"], rows) : made("p", {}, none),
    );
  }

  #changes(state) {
    const kept = entryOf(state, "baseline/main");
    if (!kept?.items) {
      this.replaceChildren(made("p", {}, "The handbook notes how it was when you tick the first box."));
      return;
    }
    const link = (key) => this.#link(this.#index.get(key));
    const { added, changed, moved, gone } = changesSince(kept.items, this.#all, state, moves);
    const lists = [
      ["New where you have begun", added.map((key) => [link(key)])],
      ["Says something else since you ticked it", changed.map((key) => [link(key)])],
      [
        "Has another name or place; your ticks went along",
        moved.map(({ key, to }) => [`${key.split("/")[1]}: `, ...joined(to.map(link))]),
      ],
      ["Gone; your dates and notes are kept", gone.map((key) => [key.split("/")[1]])],
    ].filter(([, items]) => items.length);
    const since = made("p", {}, `Since ${kept.day}: ${lists.length ? "" : "nothing has changed."}`);
    const parts = lists.flatMap(([name, items]) => [
      made("p", {}, made("b", {}, `${name} (${items.length})`)),
      listOf(items),
    ]);
    if (lists.length) {
      const seen = button("I have seen this", () => {
        const day = localDay(new Date());
        this.#store.change("baseline/main", { day, items: seenIn(this.#all) });
      });
      parts.push(made("p", { className: "hb-tools" }, seen));
    }
    this.replaceChildren(since, ...parts);
  }

  #notes(state) {
    const rows = Object.entries(state.entries)
      .filter(([, entry]) => typeof entry.note === "string")
      .map(([key, entry]) => [this.#about(key), inWords(entry), entry.note]);
    const none = "No notes yet. Every box has a button beside it for dates and a note.";
    this.replaceChildren(
      rows.length ? tableOf(["About", "When", "Note"], rows) : made("p", {}, none),
    );
  }

  /** What a note is about: a link where the catalogue knows it, else the id. */
  #about(key) {
    const [kind, id] = key.split("/");
    const module = kind === "self-check" ? this.#all.modules.find((m) => m.checks.includes(id)) : null;
    const found = module ?? this.#index.get(`${KINDS[kind] ?? kind}/${id}`) ?? this.#ruler(kind, id);
    const part = { exercise: ", exercise", "self-check": ", self-check" }[kind] ?? "";
    if (found) return made("span", {}, this.#link(found), part);
    return OWN[kind]?.(id) ?? `${kind}: ${id}`;
  }

  #ruler(kind, id) {
    return { dimension: this.#all.dimensions, skill: this.#all.skills }[kind]?.find(
      (each) => each.id === id,
    );
  }

  #file() {
    this.#kept ??= new KeptFile(this.#store, (key) => this.#about(key));
    if (!this.contains(this.#kept.node)) this.replaceChildren(this.#kept.node);
  }

  #module(id) {
    return this.#all.modules.find((module) => module.id === id);
  }

  #link(item) {
    return made("a", { href: here(item.url) }, item.title);
  }

  #fault() {
    if (!this.#store.fault || this.querySelector("[role=alert]")) return;
    this.prepend(made("p", { role: "alert" }, this.#store.fault));
  }
}

const joined = (parts) => parts.flatMap((part, at) => (at ? [", ", part] : [part]));

customElements.get("my-progress") ?? customElements.define("my-progress", MyProgress);
