/**
 * <returns-calculator>: makes the assumptions on its page editable and computes what follows from
 * them. Without script the page shows the handbook's own example, complete.
 */

import {
  asAddress,
  asRows,
  assumed,
  bars,
  CASES,
  computed,
  isUsable,
  mostOf,
  shown,
  swings,
  withAddress,
} from "./lib/returns.js";
import { Sheet } from "./parts/sheet.js";
import { csvOf } from "./lib/csv.js";

export class ReturnsCalculator extends Sheet {
  get parameter() {
    return "returns";
  }

  begin(original, given) {
    this.original = original;
    for (const cell of this.all("td[data-assumption][data-case]")) {
      const { assumption, case: at } = cell.dataset;
      const each = original.assumptions.find(({ id }) => id === assumption);
      const label = `${each.title}, ${CASES[at].toLowerCase()}`;
      const unit = each.unit === "share" ? "%" : each.unit;
      this.addInput(cell, label, unit, { min: 0, step: "any" }, { assumption, at });
    }
    return this.restore(given);
  }

  read(given) {
    return withAddress(this.original, given);
  }

  take(input, finished) {
    const { assumption, at } = input.dataset;
    const each = this.#assumption(assumption);
    const typed = input.value.trim() === "" ? NaN : Number(input.value);
    const value = each.unit === "share" ? typed / 100 : typed;
    if (!isUsable(value, each.unit)) {
      const most = inBox(mostOf(each.unit), each.unit).toLocaleString("en-GB");
      const last = inBox(each.values[at], each.unit);
      this.refuse(input, `a number from 0 to ${most}`, last, finished);
      return;
    }
    this.mark(input, "");
    each.values = each.values.with(at, value);
    this.show();
    if (finished) {
      this.keep(asAddress(this.model, this.original));
      this.say(this.inWords());
    }
  }

  csv() {
    return csvOf(asRows(this.model));
  }

  inWords() {
    const { id, title, unit } = this.#formula(this.model.result);
    const told = CASES.map((name, at) => {
      const value = computed(this.model, assumed(this.model, at)).get(id);
      return `${name.toLowerCase()} ${shown(value, unit)}`;
    });
    return `${title}: ${told.join(", ")}.`;
  }

  /** Puts the model's values into the boxes. */
  fill() {
    for (const input of this.all("input[data-assumption]")) {
      const { assumption, at } = input.dataset;
      const each = this.#assumption(assumption);
      input.value = inBox(each.values[at], each.unit);
      this.mark(input, "");
    }
  }

  show() {
    const found = CASES.map((_, at) => computed(this.model, assumed(this.model, at)));
    for (const cell of this.all("td[data-formula][data-case]")) {
      const { formula, case: at } = cell.dataset;
      cell.textContent = shown(found[at].get(formula), this.#formula(formula).unit);
    }
    this.#showSwings();
  }

  #showSwings() {
    const found = swings(this.model);
    const { zero, rows } = bars(found);
    const { unit } = this.#formula(this.model.result);
    const [body] = this.all("[data-swings]");
    const named = new Map([...body.children].map((row) => [row.dataset.swing, row]));
    for (const row of body.children) row.hidden = true;
    found.forEach((swing, index) => {
      const row = named.get(swing.id);
      const [bar, line] = row.querySelectorAll("rect, line");
      row.hidden = false;
      row.querySelector("[data-worst]").textContent = shown(swing.worst, unit);
      row.querySelector("[data-best]").textContent = shown(swing.best, unit);
      bar.setAttribute("x", rows[index].x);
      bar.setAttribute("width", Math.max(rows[index].width, 0.5));
      line.setAttribute("x1", zero);
      line.setAttribute("x2", zero);
      body.append(row);
    });
  }

  #assumption(id) {
    return this.model.assumptions.find((each) => each.id === id);
  }

  #formula(id) {
    return this.model.formulas.find((each) => each.id === id);
  }
}

/** A value as one types it: shares in hundredths. */
const inBox = (value, unit) => (unit === "share" ? +(value * 100).toFixed(6) : value);

customElements.get("returns-calculator") ??
  customElements.define("returns-calculator", ReturnsCalculator);
