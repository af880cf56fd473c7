/**
 * <mentor-desk store="…">: several people's files side by side, and an agenda for each. They are
 * kept in this browser apart from the mentor's own progress, and are never in the mentor's file.
 */

import { catalogue, fetched, here } from "./lib/catalogue.js";
import {
  agenda,
  asMarkdown,
  LONGEST_LINK,
  ratingsIn,
  rulersOf,
  whereabouts,
} from "./lib/desk.js";
import { moves } from "./lib/moves.js";
import { nameOf, NOBODY, People } from "./lib/people.js";
import { plannedDays } from "./lib/planned.js";
import { localDay } from "./lib/progress.js";
import { fromFile as ratingsFrom } from "./lib/share.js";
import { entryOf, follow, fromFile, LONGEST_FILE } from "./lib/state.js";
import { Store } from "./lib/store.js";
import { copied } from "./parts/clipboard.js";
import { card, overview, toolsOf } from "./parts/desk-card.js";
import { ratingsOf } from "./parts/desk-ratings.js";
import { Offers } from "./parts/offers.js";
import { made, say, statusLine } from "./parts/page.js";

export class MentorDesk extends HTMLElement {
  #handbook;
  #store;
  #people;
  #stop;
  #all;
  #questions;
  #status;
  #offers;
  #shown;
  #turn = 0;
  /** Whose ratings are shown before the mentor's own are chosen. */
  #open = new Set();
  /** The name of what gets the focus when it is drawn. */
  #next;

  async connectedCallback() {
    this.#handbook = this.getAttribute("store") ?? "";
    this.#store ??= new Store(`${this.#handbook}/desk`);
    this.#people ??= new People(this.#store);
    try {
      this.#all = await catalogue();
      this.#questions = await fetched("assets/data/questions.json");
    } catch {
      const words = "The list of modules and tasks could not be loaded. Reload the page.";
      this.replaceChildren(made("p", { role: "alert" }, words));
      return;
    }
    if (!this.isConnected) return;
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
    this.#status = statusLine();
    this.#offers = new Offers();
    this.#shown = made("div");
    const label = made("label", {}, "Open the files that people gave you: ", choose);
    this.replaceChildren(
      made("p", {}, label),
      this.#linkForm(),
      this.#status,
      this.#offers.element,
      this.#shown,
    );
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
      const found = ratingsIn(link.value, this.#today());
      if (!found) {
        this.#say("This is no link to an assessment; it has '?a=' and ratings after it.");
        return;
      }
      this.#tell([this.#people.rate(name.value.trim() || NOBODY, found)]);
      form.reset();
    });
    return form;
  }

  async #opened(files, choose) {
    const tooLong = " ".repeat(LONGEST_FILE + 1);
    const read = (file) => (file.size > LONGEST_FILE ? tooLong : file.text());
    // All at once, so that the desk is drawn once and not after each file.
    const texts = await Promise.all(files.map(read));
    choose.value = "";
    this.#tell(files.map((file, at) => this.#took(file.name, texts[at])));
  }

  #took(file, text) {
    const rated = ratingsFrom(text, this.#today());
    if (rated) return this.#people.rate(nameOf(file), rated);
    const found = fromFile(text, this.#handbook, Date.now());
    if (found.fault) return { words: `${file}: ${found.fault}` };
    return this.#people.open(nameOf(file), found.state.entries, found.dropped);
  }

  /** Tells under which key something rated stands now. */
  #today() {
    const known = rulersOf(this.#all);
    return (key) => follow(moves, key).find((to) => known.has(to));
  }

  async #show() {
    if (!this.isConnected) return;
    const turn = (this.#turn += 1);
    const today = localDay(new Date());
    const people = [];
    for (const [key, person] of this.#people.all) {
      const state = this.#people.stateOf(person);
      const planned = await plannedDays(this.#all, state, today);
      // Something was changed meanwhile, and is shown by the call after this one.
      if (turn !== this.#turn) return;
      const at = whereabouts(this.#all, state, planned, today);
      people.push({ key, person, state, at, today });
    }
    this.#draw(people);
  }

  /** Draws all anew; what was open stays open, and what had the focus has it again. */
  #draw(people) {
    const active = this.#shown.contains(document.activeElement) ? document.activeElement : null;
    const focused = this.#next ?? active?.dataset.name;
    this.#next = undefined;
    const opened = [...this.#shown.querySelectorAll("details[open]")];
    const open = new Set(opened.map((each) => each.dataset.of));
    const parts = people.length
      ? [overview(people, this.#all), ...people.map((each) => this.#card(each))]
      : [made("p", {}, "Nobody is on the desk yet.")];
    this.#shown.replaceChildren(...parts);
    const all = this.#shown.querySelectorAll("details");
    for (const each of all) each.open = open.has(each.dataset.of);
    if (focused) this.#shown.querySelector(`[data-name="${focused}"]`)?.focus();
  }

  #card(each) {
    const { key, person, state, at, today } = each;
    const given = { at, today, ratings: person.ratings ?? {}, questions: this.#questions };
    const parts = agenda(this.#all, state, given);
    const tools = toolsOf(each, {
      rename: (name) => this.#rename(key, name),
      copy: () => this.#copy(asMarkdown(person.name, today, parts, here)),
      remove: () => this.#tell([this.#people.remove(key)], true),
    });
    const ratings = ratingsOf(each, this.#all.dimensions, {
      shown: this.#open.has(key),
      judge: (dimension, value) => this.#judge(each, dimension, value),
      turn: () => this.#turnOver(key),
    });
    return card(each, { parts, ratings, tools });
  }

  #rename(key, name) {
    this.#tell([this.#people.rename(key, name)]);
    // A name that was refused is drawn again as it was.
    this.#show();
  }

  #judge({ key, state }, { id, title }, value) {
    this.#people.judge(key, `dimension/${id}`, value);
    const theirs = entryOf(state, `dimension/${id}`)?.value;
    const told = value && theirs ? `${title}: they say ${theirs}.` : "";
    this.#say([told, this.#store.fault].filter(Boolean).join(" "));
  }

  /** Shows all of a person's ratings, or hides again what the mentor has not rated. */
  #turnOver(key) {
    if (!this.#open.delete(key)) this.#open.add(key);
    this.#show();
  }

  async #copy(text) {
    const refused = "The browser does not allow copying. Select the agenda and copy it by hand.";
    this.#say((await copied(text)) ? "The agenda is copied." : refused);
  }

  /**
   * Says what was done; what can be changed back stands in a line of its own until it is. Where the
   * button that did it is `gone`, the focus goes to the way back or to the person.
   */
  #tell(answers, gone = false) {
    const offered = answers.filter(({ offer }) => offer);
    const told = answers.filter(({ offer }) => !offer).map(({ words }) => words);
    this.#say([...told, this.#store.fault].filter(Boolean).join(" "));
    const buttons = offered.map(({ words, offer: [label, act] }) =>
      this.#offers.add(words, label, () => this.#tell([act()], true)),
    );
    if (!gone) return;
    buttons.at(-1)?.focus();
    const { key } = answers.at(-1);
    if (!key) return;
    this.#next = `${key}-head`;
    this.#show();
  }

  #say(words) {
    say(this.#status, words);
  }
}

customElements.get("mentor-desk") ?? customElements.define("mentor-desk", MentorDesk);
