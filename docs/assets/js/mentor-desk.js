/**
 * <mentor-desk store="…">: several people's files side by side, and an agenda for each. They are
 * kept in this browser apart from the mentor's own progress, and are never in the mentor's file.
 */

import { catalogue, fetched, here } from "./lib/catalogue.js";
import {
  agenda,
  asEntries,
  asMarkdown,
  differences,
  lastChange,
  LONGEST_LINK,
  nameOf,
  ratingsIn,
  rulersOf,
  whereabouts,
} from "./lib/desk.js";
import { withoutMarks } from "./lib/markdown.js";
import { moves } from "./lib/moves.js";
import { button, listOf, made, tableOf } from "./parts/page.js";
import { say } from "./parts/tools.js";
import { plannedDays } from "./lib/planned.js";
import { localDay } from "./lib/progress.js";
import { fromFile as ratingsFrom } from "./lib/share.js";
import {
  entryOf,
  follow,
  followed,
  fromFile,
  isEmpty,
  LONGEST_FILE,
  VERSION,
} from "./lib/state.js";
import { Store } from "./lib/store.js";

const MOST = 30;

export class MentorDesk extends HTMLElement {
  #handbook;
  #store;
  #stop;
  #all;
  #questions;
  #status;
  #people;

  async connectedCallback() {
    this.#handbook = this.getAttribute("store") ?? "";
    this.#store ??= new Store(`${this.#handbook}/desk`);
    try {
      this.#all = await catalogue();
      this.#questions = await fetched("assets/data/questions.json");
    } catch {
      const words = "The list of modules and tasks could not be loaded. Reload the page.";
      this.replaceChildren(made("p", { role: "alert" }, words));
      return;
    }
    this.#stop = this.#store.watch(() => this.#show());
    this.#begin();
    await this.#show();
  }

  disconnectedCallback() {
    this.#stop?.();
  }

  #begin() {
    const choose = made("input", { type: "file", accept: ".json,application/json", multiple: true });
    choose.addEventListener("change", () => this.#opened([...choose.files], choose));
    this.#status = made("p", { className: "hb-progress", role: "status" });
    this.#people = made("div");
    const label = made("label", {}, "Open the files that people gave you: ", choose);
    this.replaceChildren(made("p", {}, label), this.#linkForm(), this.#status, this.#people);
    this.#say(this.#store.fault);
  }

  /** For whoever sent a link to an assessment and no file. */
  #linkForm() {
    const link = made("input", { type: "text", maxLength: LONGEST_LINK, autocomplete: "off" });
    const name = made("input", { type: "text", maxLength: 80, autocomplete: "off" });
    const add = made("button", { className: "hb-button" }, "Put on the desk");
    const form = made(
      "form",
      { className: "hb-tools" },
      made("label", {}, "Or a link to an assessment: ", link),
      made("label", {}, "Whose: ", name),
      add,
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const entries = ratingsIn(link.value, rulersOf(this.#all), moves);
      if (!entries) {
        this.#say("This is no link to an assessment; it has '?a=' and ratings after it.");
        return;
      }
      this.#say([this.#rate(name.value.trim() || "Someone", entries), this.#store.fault].join(" "));
      form.reset();
    });
    return form;
  }

  async #opened(files, choose) {
    const told = [];
    for (const file of files) {
      const name = nameOf(file.name);
      const text = file.size > LONGEST_FILE ? " ".repeat(LONGEST_FILE + 1) : await file.text();
      const known = rulersOf(this.#all);
      const rated = ratingsFrom(text, (key) => follow(moves, key).find((to) => known.has(to)));
      const found = rated ? {} : fromFile(text, this.#handbook, Date.now());
      if (rated) told.push(this.#rate(name, asEntries(rated.ratings)));
      else if (found.fault) told.push(`${file.name}: ${found.fault}`);
      else told.push(this.#add(name, found.state.entries));
    }
    choose.value = "";
    this.#say([...told, this.#store.fault].filter(Boolean).join(" "));
  }

  /** A file with a name that is on the desk already is that person's newer one. */
  #add(name, entries) {
    const known = this.#named(name);
    if (!known && this.#entries().length >= MOST) return `${name}: the desk holds ${MOST} people.`;
    const key = known?.[0] ?? this.#free();
    const ratings = known?.[1].ratings ?? {};
    this.#store.change(key, { name, day: localDay(new Date()), entries, ratings });
    return known ? `${name} is up to date.` : `${name} is on the desk.`;
  }

  /** Ratings alone leave what else is known of a person. */
  #rate(name, entries) {
    return this.#add(name, { ...this.#named(name)?.[1].entries, ...entries });
  }

  #named(name) {
    return this.#entries().find(([, person]) => person.name === name);
  }

  #free() {
    const taken = this.#store.read().entries;
    let number = 1;
    while (Object.hasOwn(taken, `person/p${number}`) && !isEmpty(taken[`person/p${number}`])) {
      number += 1;
    }
    return `person/p${number}`;
  }

  #entries() {
    const found = Object.entries(this.#store.read().entries);
    return found.filter(([key, entry]) => key.startsWith("person/") && !isEmpty(entry));
  }

  async #show() {
    if (!this.isConnected) return;
    const today = localDay(new Date());
    const people = [];
    for (const [key, person] of this.#entries()) {
      const state = followed({ version: VERSION, entries: person.entries ?? {} }, moves);
      const planned = await plannedDays(this.#all, state, today);
      const at = whereabouts(this.#all, state, planned, today);
      people.push({ key, person, state, at, today });
    }
    const focused = this.#people.contains(document.activeElement)
      ? document.activeElement.dataset.name
      : undefined;
    const open = new Set(
      [...this.#people.querySelectorAll("details[open]")].map((each) => each.dataset.of),
    );
    const parts = people.length
      ? [this.#overview(people), ...people.map((each) => this.#card(each))]
      : [made("p", {}, "Nobody is on the desk yet.")];
    this.#people.replaceChildren(...parts);
    for (const each of this.#people.querySelectorAll("details")) each.open = open.has(each.dataset.of);
    if (focused) this.#people.querySelector(`[data-name="${focused}"]`)?.focus();
  }

  #overview(people) {
    const rows = people.map(({ key, person, state, at: { open, phase, late } }) => {
      const apart = differences(this.#all, state, person.ratings ?? {}).length;
      const where = phase ? this.#link(phase) : (open[0] && this.#link(open[0].place)) || "–";
      const name = made("a", { href: `#desk-${key.split("/")[1]}` }, person.name);
      return [name, where, `${late.length}`, `${apart}`, lastChange(state) ?? "–"];
    });
    return tableOf(["Person", "Is at", "Late", "Ratings apart", "Last change"], rows);
  }

  #card(each) {
    const { key, person, state, at, today } = each;
    const id = key.split("/")[1];
    const ratings = person.ratings ?? {};
    const parts = agenda(this.#all, state, { at, today, ratings, questions: this.#questions });
    const done = at.places.map(({ place, found }) => [
      this.#link(place),
      `: ${found.done} of ${found.all}${found.late.length ? `, ${found.late.length} late` : ""}`,
    ]);
    const heading = made("h3", { id: `desk-${id}`, tabIndex: -1 }, person.name);
    return made(
      "section",
      { className: "hb-person" },
      heading,
      listOf(done),
      this.#rated(key, person, state),
      made("h4", {}, `Agenda of the next one-to-one, ${today}`),
      ...(parts.length ? [] : [made("p", {}, "The file holds nothing to talk about yet.")]),
      ...parts.flatMap(({ title, lines }) => [
        made("p", {}, made("b", {}, title)),
        listOf(lines.map((line) => this.#line(line))),
      ]),
      this.#tools(key, person, parts, today),
    );
  }

  #line({ text, url, note }) {
    const words = withoutMarks(text);
    const shown = url ? made("a", { href: here(url) }, words) : words;
    return [shown, note ? ` (${withoutMarks(note)})` : ""];
  }

  /** The mentor's own ratings of the dimensions, beside the person's. */
  #rated(key, person, state) {
    const rows = this.#all.dimensions.map((dimension) => {
      const ruler = `dimension/${dimension.id}`;
      const select = made("select", {}, made("option", { value: "" }, "–"));
      for (const step of [1, 2, 3, 4, 5]) {
        const option = made("option", { value: `${step}` }, `${step}: ${dimension.levels[step - 1]}`);
        select.append(option);
      }
      select.value = `${person.ratings?.[ruler] ?? ""}`;
      select.dataset.name = `${key}-${dimension.id}`;
      select.setAttribute("aria-label", `Your rating of ${person.name}: ${dimension.title}`);
      select.addEventListener("change", () => {
        const { [ruler]: _, ...others } = person.ratings ?? {};
        const ratings = select.value ? { ...others, [ruler]: Number(select.value) } : others;
        this.#change(key, { ratings });
      });
      const theirs = entryOf(state, ruler)?.value;
      return [this.#link(dimension), theirs ? `${theirs}` : "–", select];
    });
    const summary = made("summary", {}, "Ratings: theirs and yours");
    const table = tableOf(["Dimension", "Theirs", "Yours"], rows);
    const details = made("details", {}, summary, table);
    details.dataset.of = key;
    return details;
  }

  #tools(key, person, parts, today) {
    const input = made("input", { type: "text", value: person.name, maxLength: 80 });
    input.dataset.name = `${key}-name`;
    input.addEventListener("change", () => this.#change(key, { name: input.value || "Someone" }));
    const copy = button("Copy agenda as Markdown", () => {
      navigator.clipboard.writeText(asMarkdown(person.name, today, parts, here)).then(
        () => this.#say("The agenda is copied."),
        () => this.#say("The browser does not allow copying. Select the agenda and copy it by hand."),
      );
    });
    const remove = button("Take off the desk", () => {
      this.#store.change(key, null);
      const undo = button("Undo", () => {
        const { at, ...fields } = person;
        this.#store.change(key, fields);
        this.#say(`${person.name} is back.`);
      });
      this.#say(`${person.name} is off the desk. `);
      this.#status.append(undo);
      undo.focus();
    });
    const label = made("label", {}, "Name: ", input);
    return made("div", { className: "hb-tools" }, label, copy, remove);
  }

  #change(key, fields) {
    const { at, ...kept } = entryOf(this.#store.read(), key) ?? {};
    this.#store.change(key, { ...kept, ...fields });
    this.#say(this.#store.fault);
  }

  #link(item) {
    return made("a", { href: here(item.url) }, item.title);
  }

  #say(words) {
    say(this.#status, words);
  }
}

customElements.get("mentor-desk") ?? customElements.define("mentor-desk", MentorDesk);
