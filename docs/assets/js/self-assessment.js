/**
 * <self-assessment store="…">: remembers ratings, draws them beside a target or another rating,
 * and finds what to read. Without script it is a form to print.
 */

import {
  counted,
  named,
  readingItem,
  showPicture,
  skillBox,
  snapshotRow,
} from "./parts/assessment-views.js";
import { catalogue } from "./lib/catalogue.js";
import { moves } from "./lib/moves.js";
import { made, save } from "./parts/page.js";
import { localDay } from "./lib/progress.js";
import { inOrder, ratingsOf, snapshotKey, snapshotsOf } from "./lib/ratings.js";
import { readingList } from "./lib/gaps.js";
import { KEY, MOST, ownList, withModules } from "./lib/list.js";
import { asFile, asText, fromFile, fromText, READ } from "./lib/share.js";
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
  #choice = null;
  #opened = new Map();
  #listed = [];

  connectedCallback() {
    if (!this.#model) this.#begin();
    this.#stop = this.#store.watch(() => this.#show());
    this.#show();
  }

  disconnectedCallback() {
    this.#stop?.();
  }

  handleEvent({ type, target }) {
    const key = target.closest("[data-key]")?.dataset.key;
    if (type === "toggle") this.#unfold(target);
    else if (type === "click") this.#act(target.closest("[data-does]")?.dataset ?? {});
    else if (key) this.#rate(key);
    else if (target.files) this.#open(target);
    else if (target.dataset.part === "choice") this.#choose(target.value);
    else this.#show();
  }

  #begin() {
    this.#store = new Store(this.getAttribute("store") ?? "");
    this.#model = JSON.parse(this.dataset.model);
    const { dimensions, skills } = this.#model;
    this.#titles = new Map([...dimensions, ...skills].map((each) => [each.id, each.title]));
    this.#part("tools").hidden = false;
    const given = new URLSearchParams(location.search).get("a");
    if (given !== null) this.#bring(fromText(given, this.#today));
    for (const type of ["change", "click"]) this.addEventListener(type, this);
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

  #snapshots() {
    return snapshotsOf(this.#entries(), this.#today);
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
    if (does === "plan") this.#toPlan();
    else if (does === "delete") this.#delete(key);
    else if (does && !own.size) this.#say(does === "keep" ? does : "share", NOTHING);
    else if (does === "keep") this.#keep(own);
    else if (does === "link") this.#copy(own);
    else if (does === "file") this.#save(own);
  }

  #rate(key) {
    const box = [...this.querySelectorAll("[data-key]")].find((each) => each.dataset.key === key);
    const value = Number(box.querySelector("input:checked").value);
    const note = box.querySelector("[data-note] input").value.trim();
    this.#store.change(key, value ? { value, ...(note && { note }) } : null);
  }

  #choose(id) {
    this.#choice = id;
    const [kind, name] = id.split("/");
    if (kind === "level" || kind === "profession") {
      this.#store.change("target/main", { [kind]: name });
    }
    this.#show();
  }

  async #open(input) {
    const [file] = input.files;
    if (!file) return;
    const found = fromFile(await file.slice(0, READ).text(), this.#today);
    input.value = "";
    if (!found) this.#say("compare", "This file holds no ratings. Open one that was saved here.");
    else this.#beside("file", found.day ? `the file of ${found.day}` : "the file", found);
    this.#show();
  }

  /** Lays the ratings of this page's address beside one's own, and says so where the page begins. */
  #bring(found) {
    this.#beside("link", "the link", found);
    const brought = this.#part("brought");
    brought.hidden = !found.ratings.size;
    const words = `The link brought ${counted(found.ratings.size, "rating")}`;
    brought.firstChild.textContent = `${words}: see them beside yours`;
  }

  /** Lays ratings from outside beside one's own, and never over them. */
  #beside(source, title, { ratings, refused }) {
    const left = refused ? ` ${counted(refused, "value")} could not be used.` : "";
    if (ratings.size) {
      this.#opened.set(source, { id: source, title, ratings });
      this.#choice = source;
    }
    const words = `${counted(ratings.size, "rating")} of the ${source} beside yours`;
    this.#say("compare", `${words}; yours are as they were.${left}`);
  }

  #show() {
    const [own, other] = [this.#own(), this.#other()];
    this.#showRatings(own);
    this.#showSnapshots();
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

  /** What own ratings are laid beside: {id, side, title, ratings}, or null. */
  #other() {
    const { level, profession } = this.#entries()["target/main"] ?? {};
    const kept = level ? `level/${level}` : profession ? `profession/${profession}` : "";
    const id = this.#choice ?? kept;
    const target = this.#model.targets.find((each) => each.id === id);
    if (target) {
      return { ...target, side: "target", ratings: new Map(Object.entries(target.ratings)) };
    }
    const snapshot = this.#snapshots().find((each) => each.key === id);
    if (snapshot) return { ...snapshot, id, side: "snapshot", title: named(snapshot) };
    const side = this.#part("as").value;
    return this.#opened.has(id) ? { side, ...this.#opened.get(id) } : null;
  }

  #showChoice(other) {
    const select = this.#part("choice");
    for (const each of select.querySelectorAll("[data-added]")) each.remove();
    for (const [label, list] of [
      ["Snapshots", this.#snapshots().map((each) => [each.key, named(each)])],
      ["Opened here", [...this.#opened.values()].map((each) => [each.id, each.title])],
    ]) {
      const group = made("optgroup", { label });
      group.dataset.added = "";
      group.append(...list.map(([value, textContent]) => made("option", { value, textContent })));
      if (list.length) select.append(group);
    }
    select.value = other?.id ?? "";
    this.#part("reads").hidden = !this.#opened.has(other?.id);
  }

  #showPictures(own, other) {
    for (const kind of ["dimension", "skill"]) {
      const rows = this.#model[`${kind}s`]
        .map(({ id, title }) => ({ title, own: own.get(id), other: other?.ratings.get(id) }))
        .filter((row) => kind === "dimension" || (row.own ?? row.other) !== undefined);
      this.#part(kind).hidden = !rows.length;
      showPicture(this.#part(kind), rows, other);
    }
  }

  #showReading(own, other) {
    const part = this.#part("reading");
    part.hidden = other?.side !== "target";
    if (part.hidden) return;
    if (!this.#catalogue) return this.#load("reading", () => this.#show());
    const { modules, dimensions } = this.#catalogue;
    const known = new Map(modules.map((each) => [each.id, each]));
    const entries = Object.entries(this.#entries());
    const found = readingList({
      own,
      target: other.ratings,
      modules,
      dimensions: new Map(dimensions.map((each) => [each.id, each.modules])),
      done: new Set(entries.filter(([, f]) => f.done).map(([key]) => key.replace("module/", ""))),
    });
    const step = ({ key, step }) => `${this.#titles.get(key)} to ${step}`;
    this.#listed = found.modules.map((each) => each.id);
    this.#part("sum").textContent = summed(found, own, other);
    this.#part("list").replaceChildren(
      ...found.modules.map(({ id, hours, leads, raises }) => {
        const why = raises.map(step).join(", ") || `for ${known.get(leads).title}`;
        return readingItem(known.get(id), hours, why);
      }),
    );
    this.#part("open").hidden = !found.open.length;
    const left = found.open.map(step).join(", ");
    this.#part("open").textContent = `No module is left for ${left}. That grows at work.`;
    part.querySelector("[data-does=plan]").disabled = !found.modules.length;
  }

  #toPlan() {
    const modules = new Map(this.#catalogue.modules.map((each) => [each.id, each]));
    const before = ownList(this.#store.read());
    const { list, added, known, beyond } = withModules(before, this.#listed, modules);
    this.#store.change(KEY, { modules: list });
    const stood = known ? `, ${known} stood there` : "";
    const left = beyond ? ` ${beyond} left out; a list holds ${MOST}.` : "";
    const words = `${counted(added, "module")} added${stood}.${left} `;
    const link = made("a", { href: `${this.#model.plan}?what=list`, textContent: "Open my plan" });
    this.#say("reading", `${words}${this.#store.fault} `, link);
  }

  #keep(own) {
    const [day, title] = [localDay(new Date()), this.#part("title")];
    const key = snapshotKey(this.#entries(), day);
    this.#store.change(key, { title: title.value.trim(), day, ratings: Object.fromEntries(own) });
    title.value = "";
    this.#say("keep", `Kept ${counted(own.size, "rating")} of ${day}. ${this.#store.fault}`);
  }

  #delete(key) {
    const { at, ...fields } = this.#entries()[key];
    this.#store.change(key, null);
    const undo = made("button", { type: "button", className: "hb-button", textContent: "Undo" });
    undo.addEventListener("click", () => {
      this.#store.change(key, fields);
      this.#say("keep", "The snapshot is back.");
      this.#part("title").focus();
    });
    this.#say("keep", `Deleted the snapshot of ${fields.day}. `, undo);
    undo.focus();
  }

  #showSnapshots() {
    const found = this.#snapshots();
    const { dimensions } = this.#model;
    const rows = found.map((each, at) => snapshotRow(each, found[at - 1], dimensions));
    this.#part("snapshots").hidden = !found.length;
    this.#part("snapshots").querySelector("tbody").replaceChildren(...rows);
  }

  async #copy(own) {
    const address = new URL(`?a=${asText(own)}`, location.href);
    try {
      await navigator.clipboard.writeText(address.href);
      this.#say("share", `The link is copied; it holds ${counted(own.size, "rating")}.`);
    } catch {
      this.#say("share", "The browser does not allow copying. Save the file instead.");
    }
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
    this.#load("rating", () => {
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

  #load(part, then) {
    catalogue().then(
      (found) => {
        this.#catalogue = found;
        then();
      },
      () => this.#say(part, "The catalogue could not be loaded. Reload the page to try again."),
    );
  }
}

/** What a reading list comes to, and what it leaves out. */
function summed({ modules, hours, open }, own, other) {
  const unrated = [...other.ratings.keys()].filter((key) => !own.has(key)).length;
  const left = unrated ? ` Not counted, since not rated: ${unrated}.` : "";
  if (!own.size) return "Rate yourself above, and the list stands here.";
  if (!modules.length && !open.length) return `Nothing you rated is below ${other.title}.${left}`;
  return `${counted(modules.length, "module")}, ${counted(hours, "hour")}.${left}`;
}

customElements.get("self-assessment") ?? customElements.define("self-assessment", SelfAssessment);
