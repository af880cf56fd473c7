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
    this.original = original;
    const { model, refused } = withAddress(original, given);
    this.model = model;
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
    this.fill();
    this.show();
    return refused;
  }

  take(input, finished) {
    const { option, criterion } = input.dataset;
    const value = input.value.trim() === "" ? NaN : Number(input.value);
    const usable = option ? isScore(value) : isWeight(value);
    this.mark(input, !usable);
    if (!usable) {
      const wanted = option ? "1 to 5" : "0 to 100";
      if (finished) this.say(`Expected a whole number from ${wanted}. The last one counts.`);
      return;
    }
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
      const { option, criterion } = input.dataset;
      input.value = option
        ? this.#option(option).scores[criterion]
        : this.#criterion(criterion).weight;
      this.mark(input, false);
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

  #criterion(id) {
    return this.model.criteria.find((each) => each.id === id);
  }

  #option(id) {
    return this.model.options.find((each) => each.id === id);
  }
}

customElements.get("choice-scorer") ?? customElements.define("choice-scorer", ChoiceScorer);
