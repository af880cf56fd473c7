/** What the calculators share: boxes for numbers, which are kept in the address. */

import { made, save } from "./page.js";
import { copyLink, keepInAddress, say, statusLine, toolbar } from "./tools.js";

/** A custom element over a page of tables whose numbers can be changed. */
export class Sheet extends HTMLElement {
  #page;

  /** The name of the numbers in the address; a class names its own. */
  get parameter() {
    throw new Error("a sheet names its parameter");
  }

  connectedCallback() {
    if (this.#page) return;
    this.#page = this.closest("article") ?? document;
    this.#addTools();
    const given = new URLSearchParams(location.search).get(this.parameter) ?? "";
    const refused = this.begin(JSON.parse(this.dataset.model), given);
    if (refused) this.say(`${refused} of the values in the address could not be used.`);
    else if (given) this.say(this.inWords());
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

  /** The numbers of the page again; a class that has others says how it begins anew. */
  reset() {
    this.model = structuredClone(this.original);
    this.fill();
    this.show();
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

  /** Marks a box whose number cannot be used, or takes the mark away. */
  mark(input, faulty) {
    if (faulty) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }

  /** Keeps the numbers in the address, so that a reload or a link brings them back. */
  keep(text) {
    keepInAddress(this.parameter, text);
  }

  /** Says something where it is seen and read out. */
  say(words) {
    say(this.querySelector("[role=status]"), words);
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
    if (does === "reset") {
      this.reset();
      this.keep("");
      this.say("The handbook's own numbers again.");
    } else if (does === "link") {
      copyLink("your numbers").then((words) => this.say(words));
    } else if (does === "csv") {
      const name = `${this.parameter}.csv`;
      save(name, "text/csv", this.csv());
      this.say(`The file ${name} holds your numbers and the results.`);
    }
  }
}
