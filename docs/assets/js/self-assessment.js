/**
 * <self-assessment store="…">: remembers ratings, draws them beside a target or another rating,
 * and finds what to read. Without script it is a form to print.
 */

import { counted, skillBox } from "./parts/assessment-views.js";
import { Beside } from "./parts/beside.js";
import { catalogue } from "./lib/catalogue.js";
import { copied } from "./parts/clipboard.js";
import { moves } from "./lib/moves.js";
import { made, save } from "./parts/page.js";
import { localDay } from "./lib/progress.js";
import { showPicture } from "./parts/radar-picture.js";
import { inOrder, ratingsOf } from "./lib/ratings.js";
import { asFile, asText, fromText } from "./lib/share.js";
import { Snapshots } from "./parts/snapshots.js";
import { follow } from "./lib/state.js";
import { Store } from "./lib/store.js";

const NOTHING = "Nothing is rated yet. Rate a dimension first.";
const TIERS = ["Skills of every engineer", "Skills of a specialisation", "Advanced skills"];

export class SelfAssessment extends HTMLElement {
  #store;
  #stop;
  #model;
  #titles;
  #catalogue = null;
  #snapshots;
  #beside;
  #list = null;

  connectedCallback() {
    if (!this.#model) this.#begin();
    this.#stop = this.#store.watch(() => this.#show());
    this.#show();
  }

  disconnectedCallback() {
    this.#stop?.();
  }

  handleEvent({ type, target, key: pressed }) {
    const key = target.closest("[data-key]")?.dataset.key;
    if (type === "toggle") this.#unfold(target);
    else if (type === "keydown") this.#enter(pressed, target);
    else if (type === "click") this.#act(target.closest("[data-does]")?.dataset ?? {});
    else if (key) this.#rate(key);
    else if (target.files) this.#open(target);
    else if (target.dataset.part === "choice") this.#choose(target.value);
    else this.#show();
  }

  #begin() {
    this.#store = new Store(this.getAttribute("store") ?? "");
    this.#model = JSON.parse(this.dataset.model);
    const { dimensions, skills, targets } = this.#model;
    this.#titles = new Map([...dimensions, ...skills].map((each) => [each.id, each.title]));
    this.#snapshots = new Snapshots(this.#store, dimensions, this.#today);
    this.#beside = new Beside(this.#store, targets, this.#snapshots, this.#today);
    this.#part("tools").hidden = false;
    const given = new URLSearchParams(location.search).get("a");
    if (given !== null) this.#bring(fromText(given, this.#today));
    for (const type of ["change", "click", "keydown"]) this.addEventListener(type, this);
    // It does not bubble, so it is caught on its way down.
    this.addEventListener("toggle", this, true);
  }

  #entries() {
    return this.#store.read().entries;
  }

  /** The key that a rating has in the handbook of today, if there is one. */
  #today = (key) => follow(moves, key).find((each) => this.#titles.has(each));

  #own() {
    return inOrder(ratingsOf(this.#entries()), [...this.#titles.keys()]);
  }

  #part(name) {
    return this.querySelector(`[data-part=${name}]`);
  }

  /** Says something where it is seen and read out, and only when it changes. */
  #say(part, words, ...more) {
    const line = this.querySelector(`[data-says=${part}]`);
    if (more.length || line.textContent !== words) line.replaceChildren(words, ...more);
  }

  #act({ does, key }) {
    const own = this.#own();
    if (does === "plan") this.#say("reading", ...this.#list.toPlan());
    else if (does === "delete") this.#delete(key);
    else if (does && !own.size) this.#say(does === "keep" ? does : "share", NOTHING);
    else if (does === "keep") this.#keep(own);
    else if (does === "link") this.#copy(own);
    else if (does === "file") this.#save(own);
  }

  /** Return in the field for the occasion keeps, as people expect of a field with one button. */
  #enter(pressed, target) {
    if (pressed === "Enter" && target === this.#part("title")) this.#act({ does: "keep" });
  }

  #rate(key) {
    const box = [...this.querySelectorAll("[data-key]")].find((each) => each.dataset.key === key);
    const value = Number(box.querySelector("input:checked").value);
    const note = box.querySelector("[data-note] input").value.trim();
    this.#store.change(key, value ? { value, ...(note && { note }) } : null);
  }

  #choose(id) {
    this.#beside.choose(id);
    this.#show();
  }

  async #open(input) {
    const [file] = input.files;
    if (!file) return;
    const words = await this.#beside.open(file);
    input.value = "";
    this.#say("compare", words);
    this.#show();
  }

  /** Lays the ratings of this page's address beside one's own, and says so where the page begins. */
  #bring(found) {
    this.#say("compare", this.#beside.lay("link", "the link", found));
    const brought = this.#part("brought");
    brought.hidden = !found.ratings.size;
    const words = `The link brought ${counted(found.ratings.size, "rating")}`;
    brought.firstChild.textContent = `${words}: see them beside yours`;
  }

  #show() {
    const [own, other] = [this.#own(), this.#beside.chosen(this.#part("as").value)];
    this.#showRatings(own);
    this.#snapshots.show(this.#part("snapshots"));
    this.#showChoice(other);
    this.#showPictures(own, other);
    this.#showReading(own, other);
    const held = [...own].map(([key, value]) => `${this.#titles.get(key)} ${value}`).join(", ");
    const words = own.size ? `${counted(own.size, "rating")}: ${held}.` : "Nothing is rated yet.";
    this.#part("holds").textContent = words;
  }

  #showRatings(own) {
    const entries = this.#entries();
    for (const box of this.querySelectorAll("fieldset[data-key]")) {
      const { key } = box.dataset;
      box.querySelector(`input[value="${own.get(key) ?? ""}"]`).checked = true;
      const note = box.querySelector("[data-note]");
      const input = note.querySelector("input");
      note.hidden = !own.has(key);
      if (own.has(key) && input !== document.activeElement) input.value = entries[key].note ?? "";
    }
    const { dimensions, skills } = this.#model;
    const [of, more] = [dimensions, skills].map((list) => list.filter((e) => own.has(e.id)).length);
    const told = `${of} of ${counted(dimensions.length, "dimension")} rated`;
    const words = more ? `${told}, and ${counted(more, "skill")}` : told;
    this.#say("rating", `${words}. ${this.#store.fault || "Kept in this browser."}`);
  }

  #showChoice(other) {
    this.#beside.fill(this.#part("choice"), other);
    this.#part("reads").hidden = !this.#beside.isOpened(other);
  }

  #showPictures(own, other) {
    for (const kind of ["dimension", "skill"]) {
      // Levels ask for dimensions alone: where the other side says nothing, it is not drawn either.
      const said = [...(other?.ratings.keys() ?? [])].some((key) => key.startsWith(`${kind}/`));
      const rows = this.#model[`${kind}s`]
        .map(({ id, title }) => ({ title, own: own.get(id), other: other?.ratings.get(id) }))
        .filter((row) => kind === "dimension" || (row.own ?? row.other) !== undefined);
      this.#part(kind).hidden = !rows.length;
      showPicture(this.#part(kind), rows, said ? other : null);
    }
  }

  #showReading(own, other) {
    const part = this.#part("reading");
    part.hidden = other?.side !== "target";
    if (part.hidden) return;
    if (this.#list) this.#list.show(part, own, other, this.#catalogue);
    else this.#load("reading", import("./parts/gap-list.js"), (found) => this.#begun(found));
  }

  #begun({ GapList }) {
    this.#list ??= new GapList(this.#store, this.#titles, this.#model.plan);
    this.#show();
  }

  #keep(own) {
    const title = this.#part("title");
    this.#say("keep", this.#snapshots.keep(own, localDay(new Date()), title.value.trim()));
    title.value = "";
  }

  #delete(key) {
    const [words, undo] = this.#snapshots.delete(key, (told) => {
      this.#say("keep", told);
      this.#part("title").focus();
    });
    this.#say("keep", words, undo);
    undo.focus();
  }

  async #copy(own) {
    const { href } = new URL(`?a=${asText(own)}`, location.href);
    const held = counted(own.size, "rating");
    const refused = "The browser does not allow copying. Save the file instead.";
    this.#say("share", (await copied(href)) ? `The link is copied; it holds ${held}.` : refused);
  }

  #save(own) {
    const day = localDay(new Date());
    const name = `assessment-${day}.json`;
    save(name, "application/json", asFile(own, day));
    this.#say("share", `The file ${name} holds ${counted(own.size, "rating")}.`);
  }

  /** Brings the questions of all skills when they are asked for. */
  #unfold(details) {
    if (details.dataset.skills !== "" || !details.open) return;
    details.dataset.skills = "asked";
    this.#load("rating", null, () => {
      const question = this.querySelector("fieldset");
      for (const [at, name] of TIERS.entries()) {
        const skills = this.#catalogue.skills.filter((each) => each.tier === at + 1);
        const tier = made("details");
        tier.append(made("summary", { textContent: `${name} (${skills.length})` }));
        for (const each of skills) tier.append(skillBox(question, each, this.#model.list));
        details.append(tier);
      }
      this.#show();
    });
  }

  /** Does something with the catalogue, and with a script that only some readers need. */
  #load(part, script, then) {
    Promise.all([catalogue(), script]).then(
      ([found, more]) => {
        this.#catalogue = found;
        then(more);
      },
      () => this.#say(part, "The catalogue could not be loaded. Reload the page to try again."),
    );
  }
}

customElements.get("self-assessment") ?? customElements.define("self-assessment", SelfAssessment);
