/** What the calculators share: boxes for numbers, which are kept in the address. */

import { made, save, say, statusLine } from "./page.js";
import { copyLink, deed, keepInAddress, toolbar } from "./tools.js";

/** How many lines beside boxes there were, for their ids. */
let lines = 0;

/** A custom element over a page of tables whose numbers can be changed. */
export class Sheet extends HTMLElement {
  #page;
  #before = "";

  /** The name of the numbers in the address; a class names its own. */
  get parameter() {
    throw new Error("a sheet names its parameter");
  }

  connectedCallback() {
    if (!this.#page) this.#start();
    this.#page.addEventListener("input", this);
    this.#page.addEventListener("change", this);
    this.addEventListener("click", this);
  }

  disconnectedCallback() {
    this.#page.removeEventListener("input", this);
    this.#page.removeEventListener("change", this);
  }

  handleEvent(event) {
    if (event.type === "click") this.#act(event.target.dataset.does);
    else if (event.target.dataset.sheet === this.parameter) {
      this.take(event.target, event.type === "change");
    }
  }

  /**
   * Puts the numbers that an address holds in place of all others, the page's own where it holds
   * none; returns how many could not be used. A class reads them as
   * {model, refused}, or restores in a way of its own.
   */
  restore(given) {
    const { model, refused } = this.read(given);
    this.model = model;
    this.fill();
    this.show();
    return refused;
  }

  #start() {
    this.#page = this.closest("article") ?? document;
    this.#addTools();
    const given = this.#kept;
    const refused = this.begin(JSON.parse(this.dataset.model), given);
    if (refused) this.say(`${refused} of the values in the address could not be used.`);
    else if (given) this.say(this.inWords());
  }

  /** Every element of the page that a selector finds. */
  all(selector) {
    return [...this.#page.querySelectorAll(selector)];
  }

  /** Puts a box for a number into a table cell, with its name and its unit. */
  addInput(cell, label, unit, attributes, data) {
    const properties = { type: "number", className: "hb-number", ...attributes };
    const input = made("input", { ...properties, dataset: { sheet: this.parameter, ...data } });
    input.setAttribute("aria-label", `${label}${unit ? `, ${unit}` : ""}`);
    cell.replaceChildren(made("span", {}, input, unit ? ` ${unit}` : ""));
    return input;
  }

  /** Marks a box that holds nothing usable and says so beside it; no words take both away. */
  mark(box, words) {
    const line = document.getElementById(box.getAttribute("aria-describedby"));
    if (line) say(line, words);
    if (words) {
      box.setAttribute("aria-invalid", "true");
      if (!line) this.#lineBeside(box, words);
    } else {
      line?.remove();
      box.removeAttribute("aria-invalid");
      box.removeAttribute("aria-describedby");
    }
  }

  /** Marks a box whose number is not what was wanted; once it is typed, says which box it is. */
  refuse(box, wanted, last, finished) {
    this.mark(box, `Expected ${wanted}. ${last} counts.`);
    const name = box.getAttribute("aria-label");
    if (finished) this.say(`${name}: expected ${wanted}. The last one, ${last}, counts.`);
  }

  /** Keeps the numbers in the address, so that a reload or a link brings them back. */
  keep(text) {
    keepInAddress(this.parameter, text);
  }

  /** Says something where it is seen and read out. */
  say(words) {
    say(this.#status, words);
  }

  get #status() {
    return this.querySelector("[role=status]");
  }

  /** The numbers as they stand in the address. */
  get #kept() {
    return new URLSearchParams(location.search).get(this.parameter) ?? "";
  }

  #lineBeside(box, words) {
    lines += 1;
    const line = made("span", { className: "hb-fault", id: `fault-${lines}` }, words);
    // A line within a label would become part of its box's name.
    const label = box.closest("label");
    if (label) label.after(line);
    else box.parentElement.append(line);
    box.setAttribute("aria-describedby", line.id);
    // A box at the edge of the window has its line beyond it.
    line.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  #addTools() {
    const tools = toolbar([
      ["reset", "Start again"],
      ["link", "Copy link"],
      ["csv", "Download CSV"],
    ]);
    this.append(tools, statusLine());
  }

  #act(does) {
    if (does === "reset") this.#reset();
    else if (does === "undo") this.#undo();
    else if (does === "link") {
      copyLink("your numbers").then((words) => this.say(words + this.#leftOut()));
    } else if (does === "csv") {
      const name = `${this.parameter}.csv`;
      save(name, "text/csv", this.csv());
      this.say(`The file ${name} holds your numbers and the results.${this.#leftOut()}`);
    }
  }

  #reset() {
    const before = this.#kept;
    this.restore("");
    this.keep("");
    this.say("The handbook's own numbers again.");
    if (!before) return;
    this.#before = before;
    const undo = deed("Undo", { does: "undo" });
    this.#status.append(" ", undo);
    undo.focus();
  }

  #undo() {
    this.restore(this.#before);
    this.keep(this.#before);
    this.say("Your numbers are back.");
    this.querySelector("[data-does=reset]").focus();
  }

  /** How many boxes hold nothing usable, after a sentence about what holds the numbers. */
  #leftOut() {
    const count = this.all(`[data-sheet="${this.parameter}"][aria-invalid]`).length;
    if (!count) return "";
    if (count === 1) return " 1 box could not be used and is left out: its last number counts.";
    return ` ${count} boxes could not be used and are left out: their last numbers count.`;
  }
}
