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
import { bar, button, listOf, made, save, tableOf } from "./parts/page.js";
import { say } from "./parts/tools.js";
import { plannedDays } from "./lib/planned.js";
import { inWords, localDay } from "./lib/progress.js";
import { asFile, empty, entryOf, fromFile, isEmpty, LONGEST_FILE, merged } from "./lib/state.js";
import { Store } from "./lib/store.js";

const KINDS = { exercise: "module", "self-check": "module" };

export class MyProgress extends HTMLElement {
  #store;
  #stop;
  #all;
  #index;

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
    return found ? made("span", {}, this.#link(found), part) : id;
  }

  #ruler(kind, id) {
    return { dimension: this.#all.dimensions, skill: this.#all.skills }[kind]?.find(
      (each) => each.id === id,
    );
  }

  #file() {
    if (this.querySelector("[type=file]")) return;
    const choose = made("input", { type: "file", accept: ".json,application/json" });
    choose.addEventListener("change", () => this.#opened(choose));
    const given = made("div", { className: "hb-given" });
    const status = made("p", { className: "hb-progress", role: "status" });
    const name = made("input", { type: "text", maxLength: 40, autocomplete: "off" });
    name.dataset.name = "";
    const named = made("label", {}, "Your name, for the file's name (optional): ", name);
    const tools = made(
      "p",
      { className: "hb-tools" },
      named,
      button("Save to a file", () => this.#save()),
      button("Forget everything", () => this.#forget()),
    );
    const label = made("label", {}, "Open a file saved before, here or in another browser: ", choose);
    this.replaceChildren(tools, made("p", {}, label), given, status);
    this.#say(this.#store.fault);
  }

  #save() {
    const typed = this.querySelector("[data-name]").value.trim();
    const whose = typed.replaceAll(/[^\p{L}\p{N}]+/gu, "-") || "handbook";
    const name = `${whose}-${localDay(new Date())}.json`;
    save(name, "application/json", asFile(this.#store.read(), this.#store.handbook));
    this.#say(`The file ${name} holds ${this.#count(this.#store.read())}.`);
  }

  async #opened(choose) {
    const [file] = choose.files;
    if (!file) return;
    const given = this.querySelector(".hb-given");
    const text = file.size > LONGEST_FILE ? " ".repeat(LONGEST_FILE + 1) : await file.text();
    choose.value = "";
    const found = fromFile(text, this.#store.handbook, Date.now());
    if (found.fault) {
      given.replaceChildren();
      this.#say(found.fault);
      return;
    }
    const { added, changed, older } = merged(this.#store.read(), found.state);
    const told = [
      [added, "new here", "will be added"],
      [changed, "newer in the file", "will replace yours"],
      [older, "newer here", "will stay as they are"],
    ];
    const lists = told
      .filter(([keys]) => keys.length)
      .map(([keys, name, fate]) => {
        const shown = keys.map((key) => [this.#about(key)]);
        const summary = made("summary", {}, `${keys.length} ${name}, ${fate}`);
        return made("details", {}, summary, listOf(shown));
      });
    const dropped = found.dropped
      ? [made("p", {}, `${found.dropped} entries of the file could not be read and are left out.`)]
      : [];
    const apply = button("Take them over", () => {
      const result = merged(this.#store.read(), found.state);
      this.#store.write(result.state);
      given.replaceChildren();
      const count = result.added.length + result.changed.length;
      this.#say([`${count} entries were taken over.`, this.#store.fault].filter(Boolean).join(" "));
    });
    const leave = button("Leave it", () => {
      given.replaceChildren();
      this.#say("Nothing was changed.");
    });
    const some = added.length || changed.length;
    const tools = made("p", { className: "hb-tools" }, ...(some ? [apply] : []), leave);
    given.replaceChildren(...lists, ...dropped, tools);
    this.#say(some ? "Nothing is changed yet. Look, then decide." : "The file holds nothing new.");
  }

  #forget() {
    const given = this.querySelector(".hb-given");
    const yes = button("Yes, forget it here", () => {
      const was = this.#store.read();
      this.#store.write(empty());
      const undo = button("Undo", () => {
        this.#store.write(was);
        given.replaceChildren();
        this.#say("Everything is back.");
      });
      given.replaceChildren(made("p", { className: "hb-tools" }, undo));
      this.#say("Everything was forgotten in this browser.");
      undo.focus();
    });
    const no = button("No, keep it", () => {
      given.replaceChildren();
      this.#say("Nothing was changed.");
    });
    given.replaceChildren(made("p", { className: "hb-tools" }, yes, no));
    this.#say(`This browser would forget ${this.#count(this.#store.read())}. Save a file first.`);
    no.focus();
  }

  #count(state) {
    const count = Object.values(state.entries).filter((entry) => !isEmpty(entry)).length;
    return `${count} ${count === 1 ? "entry" : "entries"}`;
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

  #say(words) {
    say(this.querySelector("[role=status]"), words);
  }
}

const joined = (parts) => parts.flatMap((part, at) => (at ? [", ", part] : [part]));

customElements.get("my-progress") ?? customElements.define("my-progress", MyProgress);
