/**
 * <dated-plan store="…">: dates for tasks and modules, from a person's own days and hours.
 * Without script the page shows every task of onboarding by its working day.
 */

import { catalogue, here } from "./lib/catalogue.js";
import { dayText, parseDay } from "./lib/days.js";
import { made, say, statusLine } from "./parts/page.js";
import { doneDays, measuredPace, PlanFault, planned } from "./lib/plan.js";
import { PlanForm } from "./parts/plan-form.js";
import { basisText, inWords, planNodes } from "./parts/plan-view.js";
import { localDay } from "./lib/progress.js";
import { Plans } from "./lib/plans.js";
import { anew, blank, grave, hoursFor, validated } from "./lib/settings.js";
import { Store } from "./lib/store.js";
import { keepInAddress, printHandout, toolbar } from "./parts/tools.js";
import { withList } from "./lib/subject.js";

/** Most who look at their plan save no file. */
const files = () => import("./parts/plan-files.js");
const PLANNED = "You have planned this already; open it above.";
const TOOLS = [
  ["again", "Plan late items again from today"],
  ["first", "Back to the first dates"],
  ["calendar", "Calendar file"],
  ["markdown", "Checklist (Markdown)"],
  ["csv", "Table (CSV)"],
  ["print", "Print"],
  ["beside", "Plan something else beside it"],
  ["drop", "Drop this plan"],
  ["reset", "Start again"],
  ["undo", "Undo"],
];

export class DatedPlan extends HTMLElement {
  #store;
  #kit;
  #all;
  #form;
  #settings;
  #plan;
  #plans;
  #status;
  #tools;
  #result;
  #stop;
  #keeping = false;
  #chosen = false;
  #before = null;

  async connectedCallback() {
    this.#store ??= new Store(this.getAttribute("store") ?? "");
    this.#plans ??= new Plans(this.#store);
    this.#status ??= this.#begin();
    try {
      this.#all ??= await catalogue();
    } catch {
      this.#say("The list of tasks and modules did not load, so no dates can be computed. Reload.");
      return;
    }
    if (!this.isConnected || this.#stop) return;
    if (!this.#form) this.#build();
    this.#stop = this.#store.watch(() => this.#keeping || this.#heard());
    this.#load();
  }

  disconnectedCallback() {
    this.#stop?.();
    this.#stop = null;
  }

  /** Another tab has kept something; what is not kept here stays in view. */
  #heard() {
    if (this.#plans.key) this.#load();
    else this.#show();
  }

  handleEvent(event) {
    if (event.type === "change") this.#take();
    else if (event.target.dataset.does) this[`_${event.target.dataset.does}`](event.target);
  }

  #begin() {
    this.#kit = JSON.parse(this.dataset.model);
    const status = statusLine();
    this.prepend(status);
    return status;
  }

  #build() {
    this.#form = new PlanForm(this.#all);
    this.#tools = toolbar(TOOLS);
    this.#result = made("div", { class: "hb-plan__result" });
    this.querySelector("[data-fallback]").hidden = true;
    this.prepend(this.#form.node);
    this.append(this.#tools, this.#result);
    this.#form.node.addEventListener("change", this);
    this.addEventListener("click", this);
  }

  /**
   * Takes a plan from the store: the one that the address names, the one in view, or the first.
   * What cannot be used of it keeps its first value.
   */
  #load() {
    this.#all = withList(this.#all, this.#store.read());
    const asked = new URLSearchParams(location.search).get("what");
    const { key } = this.#plans;
    const kept = validated(this.#plans.choose(asked), this.#blank(), this.#all);
    const isKept = !asked || asked === kept.settings.what;
    const { settings, faults, told } = isKept ? { ...kept, told: "" } : this.#asked(asked, kept);
    this.#settings = settings;
    if (this.#plans.key !== key) this.#leave();
    this.#form.fill(settings);
    this.#form.mark(faults);
    const [lost] = grave(faults);
    const why = lost && `Kept settings could not all be used. ${lost.words}`;
    this.#show([why, told, minor(faults)].filter(Boolean).join(" "));
  }

  /** What the address asks for and nobody has planned is shown, and kept when it is changed. */
  #asked(what, { settings, faults }) {
    const asked = this.#anew(settings, what);
    const [fault] = grave(asked.faults);
    if (fault) return { settings, faults, told: fault.words };
    const beside = this.#plans.begin() ? " beside what you have planned" : "";
    const told = `This is what the link asks for. When you change something, it is kept${beside}.`;
    return { ...asked, told };
  }

  /** Takes what stands in the form. */
  #take() {
    const given = this.#form.read();
    if (given.what !== this.#settings.what) given.hours = hoursFor(given, this.#kit);
    const { settings, faults } = validated(given, this.#settings, this.#all);
    this.#form.arrange(given.what);
    this.#form.mark(faults);
    const [fault] = grave(faults);
    if (fault) return this.#say(`${fault.words} The last plan stands.`);
    this.#form.fill(settings);
    this.#form.mark(faults);
    this.#keep(settings, minor(faults));
  }

  /** Shows a plan, and remembers its settings when there is one; `undo` are those to go back to. */
  #keep(settings, told = "", undo = null) {
    if (this.#plans.has(settings.what)) return this.#say(PLANNED);
    const [was, before] = [this.#settings, this.#before];
    this.#settings = settings;
    this.#before = undo;
    this.#chosen = true;
    if (this.#show(told)) this.#remember();
    else [this.#settings, this.#before] = [was, before];
  }

  /** What this page writes itself it need not read again. */
  #quietly(write) {
    this.#keeping = true;
    try {
      return write();
    } finally {
      this.#keeping = false;
    }
  }

  #remember() {
    this.#quietly(() => this.#plans.keep(this.#settings));
    keepInAddress("what", this.#plans.isFirst ? "" : this.#settings.what);
    if (this.#store.fault) this.#say(`${inWords(this.#plan)} ${this.#store.fault}`);
  }

  #show(fault = "") {
    try {
      const done = doneDays(this.#store.read().entries);
      // Nobody is late with what nobody has planned yet.
      const today = this.#isMade ? this.#today() : -Infinity;
      this.#plan = planned(this.#settings, this.#all, done, today);
    } catch (error) {
      if (!(error instanceof PlanFault)) throw error;
      this.#say(error.message);
      return false;
    }
    const { repository } = this.#kit;
    const basis = basisText(this.#settings, this.#title, localDay(new Date()));
    this.#result.replaceChildren(
      made("p", { class: "hb-plan__basis" }, basis),
      ...planNodes(this.#plan, this.#title, repository, here),
    );
    const shown = (does) => this.#tools.querySelector(`[data-does=${does}]`);
    shown("again").hidden = !this.#plan.late;
    shown("first").hidden = !this.#settings.replanned;
    shown("beside").hidden = shown("drop").hidden = !this.#isMade;
    shown("undo").hidden = !this.#before;
    this.#form.offerPace(this.#measured);
    this.#form.nameOthers(this.#plans.others);
    this.#say([inWords(this.#plan), fault, this.#store.fault].filter(Boolean).join(" "));
    return true;
  }

  /** Whether the plan in view is one that somebody has made. */
  get #isMade() {
    return this.#chosen || this.#plans.isKept;
  }

  get #title() {
    return `Dated plan: ${this.#form.nameOf(this.#settings.what)}`;
  }

  _again() {
    this.#keep({ ...this.#settings, replanned: dayText(this.#today()) });
  }

  _first() {
    this.#keep({ ...this.#settings, replanned: "" });
  }

  _measured() {
    const mine = Object.fromEntries(this.#measured.map(([level, { pace }]) => [level, pace]));
    const settings = { ...this.#settings, pace: { ...this.#settings.pace, ...mine } };
    this.#form.fill(settings);
    this.#keep(settings);
  }

  async _calendar() {
    const { keysOfOthers, saveCalendar } = await files();
    const theirs = await keysOfOthers(this.#all, this.#store.read(), this.#plans.others);
    const told = { store: this.#store, name: this.#title, all: this.#all, theirs };
    const { version, words } = this.#quietly(() => saveCalendar(this.#plan, this.#settings, told));
    this.#settings = { ...this.#settings, ...version };
    this.#say(words);
    this.#remember();
  }

  async _markdown() {
    const { saveMarkdown } = await files();
    this.#say(saveMarkdown(this.#plan, this.#title));
  }

  async _csv() {
    const { saveTable } = await files();
    this.#say(saveTable(this.#plan));
  }

  _print() {
    printHandout("plan");
  }

  _open({ dataset }) {
    this.#plans.key = dataset.key;
    this.#leave();
    keepInAddress("what", dataset.what);
    this.#load();
    this.#form.focus();
  }

  #leave() {
    this.#before = null;
    this.#chosen = false;
  }

  _beside() {
    this.#plans.begin();
    this.#leave();
    const free = this.#form.choices.find((each) => !this.#plans.has(each));
    this.#settings = this.#anew(this.#settings, free ?? this.#settings.what).settings;
    this.#form.fill(this.#settings);
    this.#show("Choose what else to plan. It is kept when you change something.");
    this.#form.focus();
  }

  _drop() {
    this.#quietly(() => this.#plans.drop());
    this.#before = this.#settings;
    this.#chosen = false;
    keepInAddress("what", "");
    this.#show("This plan is dropped and counts nowhere. Undo brings it back.");
    this.#tools.querySelector("[data-does=undo]").focus();
  }

  _reset() {
    // The version goes on, or a calendar would take the next file for an older one.
    const { sequence, digest, what } = this.#settings;
    const settings = { ...this.#blank(), sequence, digest };
    const isFree = this.#plans.isFirst && !this.#plans.has(settings.what);
    if (!isFree) Object.assign(settings, this.#anew(settings, what).settings);
    this.#form.fill(settings);
    this.#keep(settings, "Everything is as at first.", this.#settings);
    this.#tools.querySelector("[data-does=undo]").focus();
  }

  _undo() {
    const { sequence, digest } = this.#settings;
    const settings = { ...this.#before, sequence, digest };
    this.#form.fill(settings);
    this.#keep(settings, "Your plan is back.");
    this.#tools.querySelector("[data-does=reset]").focus();
  }

  /** Settings for another subject, which begins today. */
  #anew(settings, what) {
    return anew(settings, { what, start: dayText(this.#today()) }, this.#kit, this.#all);
  }

  #blank() {
    return blank(this.#kit, dayText(this.#today()));
  }

  #today() {
    return parseDay(localDay(new Date()));
  }

  get #measured() {
    const entries = new Map(Object.entries(this.#store.read().entries));
    return [...measuredPace(this.#settings, this.#all, entries)];
  }

  #say(words) {
    say(this.#status, words);
  }
}

/** What does not count of what was typed, in words. */
const minor = (faults) =>
  faults
    .filter((fault) => fault.minor)
    .map((fault) => fault.words)
    .join(" ");

customElements.get("dated-plan") ?? customElements.define("dated-plan", DatedPlan);
