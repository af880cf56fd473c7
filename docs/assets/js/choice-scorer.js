/**
 * <choice-scorer>: makes weights and scores on its page editable and adds them up. Without script
 * the page shows the handbook's own example, complete.
 */

import {
  asAddress,
  asRows,
  isScore,
  isWeight,
  totals,
  verdicts,
  weightsOf,
  withAddress,
} from "./lib/choice.js";
import { Sheet } from "./parts/sheet.js";
import { csvOf } from "./lib/csv.js";

export class ChoiceScorer extends Sheet {
  get parameter() {
    return "choice";
  }

  begin(original, given) {
    this.original = this.model = original;
    for (const cell of this.all("td[data-weight]")) {
      const criterion = cell.dataset.weight;
      const label = `Weight of ${this.#criterion(criterion).title}`;
      this.addInput(cell, label, "%", { min: 0, max: 100, step: 1 }, { criterion });
    }
    for (const cell of this.all("td[data-score]")) {
      const { option, score: criterion } = cell.dataset;
      const label = `${this.#option(option).title}, ${this.#criterion(criterion).title}, 1 to 5`;
      this.addInput(cell, label, "", { min: 1, max: 5, step: 1 }, { option, criterion });
    }
    return this.restore(given);
  }

  read(given) {
    return withAddress(this.original, given);
  }

  take(input, finished) {
    const { option, criterion } = input.dataset;
    const value = input.value.trim() === "" ? NaN : Number(input.value);
    const usable = option ? isScore(value) : isWeight(value);
    if (!usable) {
      const wanted = `a whole number from ${option ? "1 to 5" : "0 to 100"}`;
      this.refuse(input, wanted, this.#valueOf(input), finished);
      return;
    }
    this.mark(input, "");
    if (option) this.#option(option).scores[criterion] = value;
    else this.#criterion(criterion).weight = value;
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
    const found = totals(this.model);
    if (!found) return `The weights add up to ${weightsOf(this.model)}, not 100; the scores wait.`;
    const told = this.model.options.map((each) => `${each.title} ${found.get(each.id)}`);
    return `${told.join(", ")}.`;
  }

  fill() {
    for (const input of this.all("input[data-criterion]")) {
      input.value = this.#valueOf(input);
      this.mark(input, "");
    }
  }

  show() {
    const found = totals(this.model);
    const said = found ? verdicts(found, this.model.tie) : new Map();
    for (const heading of this.all("[data-total]")) {
      const id = heading.dataset.total;
      const mark = said.get(id) ? `, ${said.get(id)}` : "";
      heading.textContent = `${this.#option(id).title}: ${found?.get(id) ?? "–"} of 5${mark}`;
    }
    for (const cell of this.all("[data-sum]")) {
      cell.textContent = found?.get(cell.dataset.sum) ?? "–";
    }
    for (const cell of this.all("[data-weights]")) cell.textContent = `${weightsOf(this.model)} %`;
    for (const cell of this.all("[data-weight-of]")) {
      cell.textContent = `${this.#criterion(cell.dataset.weightOf).weight} %`;
    }
  }

  /** The number that counts for a box. */
  #valueOf({ dataset: { option, criterion } }) {
    return option ? this.#option(option).scores[criterion] : this.#criterion(criterion).weight;
  }

  #criterion(id) {
    return this.model.criteria.find((each) => each.id === id);
  }

  #option(id) {
    return this.model.options.find((each) => each.id === id);
  }
}

customElements.get("choice-scorer") ?? customElements.define("choice-scorer", ChoiceScorer);
