/**
 * <returns-calculator>: makes the assumptions on its page editable and computes what follows from
 * them. Without script the page shows the handbook's own example, complete.
 */

import {
  asAddress,
  asCsv,
  assumed,
  bars,
  CASES,
  computed,
  isUsable,
  shown,
  swings,
  withAddress,
} from "./lib/returns.js";

const PARAMETER = "returns";

export class ReturnsCalculator extends HTMLElement {
  #original;
  #model;
  #page;

  connectedCallback() {
    if (this.#original) return;
    this.#page = this.closest("article") ?? document;
    this.#original = JSON.parse(this.querySelector("script").textContent);
    const given = new URLSearchParams(location.search).get(PARAMETER) ?? "";
    const { model, refused } = withAddress(this.#original, given);
    this.#model = model;
    this.#addTools();
    this.#addInputs();
    this.#show();
    if (refused) this.#say(`${refused} of the values in the address could not be used.`);
    else if (given) this.#say(this.#inWords());
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
    else if (event.target.dataset.assumption) this.#take(event.target, event.type === "change");
  }

  #addTools() {
    const tools = document.createElement("p");
    tools.className = "hb-tools";
    for (const [does, words] of [
      ["reset", "Start again"],
      ["link", "Copy link"],
      ["csv", "Download CSV"],
    ]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "hb-button";
      button.dataset.does = does;
      button.textContent = words;
      tools.append(button);
    }
    const status = document.createElement("p");
    status.className = "hb-progress";
    status.setAttribute("role", "status");
    this.append(tools, status);
  }

  #addInputs() {
    for (const cell of this.#cells("assumption")) {
      const { assumption: id, case: at } = cell.dataset;
      const each = this.#model.assumptions.find((one) => one.id === id);
      const unit = each.unit === "share" ? "%" : each.unit;
      const input = document.createElement("input");
      Object.assign(input, { type: "number", min: 0, step: "any", className: "hb-number" });
      Object.assign(input.dataset, { assumption: id, at });
      input.setAttribute("aria-label", `${each.title}, ${CASES[at].toLowerCase()}, ${unit}`);
      const box = document.createElement("span");
      box.append(input, ` ${unit}`);
      cell.replaceChildren(box);
    }
    this.#fill();
  }

  /** Puts the model's values into the boxes. */
  #fill() {
    for (const input of this.#page.querySelectorAll("input[data-assumption]")) {
      const { assumption, at } = input.dataset;
      const each = this.#model.assumptions.find((one) => one.id === assumption);
      input.value = each.unit === "share" ? +(each.values[at] * 100).toFixed(6) : each.values[at];
      input.removeAttribute("aria-invalid");
    }
  }

  #take(input, finished) {
    const { assumption, at } = input.dataset;
    const each = this.#model.assumptions.find((one) => one.id === assumption);
    const typed = input.value.trim() === "" ? NaN : Number(input.value);
    const value = each.unit === "share" ? typed / 100 : typed;
    if (!isUsable(value)) {
      input.setAttribute("aria-invalid", "true");
      if (finished) this.#say(`${each.title}: expected a number from 0 up. The last one counts.`);
      return;
    }
    input.removeAttribute("aria-invalid");
    each.values = each.values.with(at, value);
    this.#show();
    if (finished) {
      this.#keep();
      this.#say(this.#inWords());
    }
  }

  #show() {
    const found = [0, 1, 2].map((at) => computed(this.#model, assumed(this.#model, at)));
    for (const cell of this.#cells("formula")) {
      const { formula, case: at } = cell.dataset;
      const unit = this.#model.formulas.find((one) => one.id === formula).unit;
      cell.textContent = shown(found[at].get(formula), unit);
    }
    this.#showSwings();
  }

  #showSwings() {
    const found = swings(this.#model);
    const { zero, rows } = bars(found);
    const unit = this.#model.formulas.find((each) => each.id === this.#model.result).unit;
    const body = this.#page.querySelector("[data-swings]");
    const named = new Map([...body.children].map((row) => [row.dataset.swing, row]));
    for (const row of body.children) row.hidden = true;
    found.forEach((swing, index) => {
      const row = named.get(swing.id);
      if (!row) return;
      row.hidden = false;
      row.querySelector("[data-worst]").textContent = shown(swing.worst, unit);
      row.querySelector("[data-best]").textContent = shown(swing.best, unit);
      row.querySelector("rect").setAttribute("x", rows[index].x);
      row.querySelector("rect").setAttribute("width", Math.max(rows[index].width, 0.5));
      row.querySelector("line").setAttribute("x1", zero);
      row.querySelector("line").setAttribute("x2", zero);
      body.append(row);
    });
  }

  #act(does) {
    if (does === "reset") {
      this.#model = structuredClone(this.#original);
      this.#fill();
      this.#show();
      this.#keep();
      this.#say("The handbook's own numbers again.");
    } else if (does === "link") {
      this.#keep();
      navigator.clipboard.writeText(location.href).then(
        () => this.#say("The link is copied; it holds your numbers."),
        () => this.#say("The browser does not allow copying. The address holds your numbers."),
      );
    } else if (does === "csv") {
      const link = document.createElement("a");
      link.download = "returns.csv";
      link.href = URL.createObjectURL(new Blob([asCsv(this.#model)], { type: "text/csv" }));
      link.click();
      URL.revokeObjectURL(link.href);
      this.#say("The file returns.csv holds your numbers and the results.");
    }
  }

  /** Keeps the numbers in the address, so that a reload or a link brings them back. */
  #keep() {
    const address = new URL(location.href);
    const text = asAddress(this.#model, this.#original);
    if (text) address.searchParams.set(PARAMETER, text);
    else address.searchParams.delete(PARAMETER);
    history.replaceState(history.state, "", address);
  }

  #inWords() {
    const { id, title, unit } = this.#model.formulas.find((one) => one.id === this.#model.result);
    const told = CASES.map((name, at) => {
      const value = computed(this.#model, assumed(this.#model, at)).get(id);
      return `${name.toLowerCase()} ${shown(value, unit)}`;
    });
    return `${title}: ${told.join(", ")}.`;
  }

  #cells(kind) {
    return [...this.#page.querySelectorAll(`td[data-${kind}][data-case]`)];
  }

  #say(words) {
    this.querySelector("[role=status]").textContent = words;
  }
}

customElements.get("returns-calculator") ??
  customElements.define("returns-calculator", ReturnsCalculator);
