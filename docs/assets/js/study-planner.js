/**
 * <study-planner>: weeks and a finish date for a starting point and hours a week, with the
 * arithmetic. Without script the page shows the weeks at three paces.
 */

import { dayText, parseDay } from "./lib/days.js";
import { made } from "./parts/page.js";
import { localDay } from "./lib/progress.js";
import { Sheet } from "./parts/sheet.js";
import { csvOf } from "./lib/csv.js";
import {
  asAddress,
  finish,
  isHours,
  paceSaid,
  range,
  stageSpans,
  tenth,
  totals,
  withAddress,
} from "./lib/study.js";

const HEADS = ["Stage", "Hours", "Weeks", "Ends", "How the weeks come about"];

export class StudyPlanner extends Sheet {
  #model;
  #choice;
  #fields;
  #result;

  get parameter() {
    return "study";
  }

  begin(model, given) {
    this.#model = model;
    this.querySelector("div").hidden = true;
    this.#result = made("div");
    this.prepend(this.#form());
    this.append(this.#result);
    return this.restore(given);
  }

  restore(given) {
    const { choice, refused } = withAddress(this.#first(), given, this.#model);
    this.#choice = choice;
    this.#fill();
    this.#show();
    return refused;
  }

  take(field, finished) {
    const name = field.dataset.field;
    const value = this.#read(name, field.value);
    this.mark(field, value === null ? FAULTS[name] : "");
    if (value === null) {
      if (finished) this.say(FAULTS[name]);
      return;
    }
    this.#choice = { ...this.#choice, [name]: value };
    this.#show();
    if (finished) {
      this.keep(asAddress(this.#choice));
      this.say(this.inWords());
    }
  }

  csv() {
    const rows = stageSpans(this.#model, this.#choice.hours, this.#choice.first);
    const { hours: load, start } = this.#choice;
    const lasting = ["least hours", "most hours", "least weeks", "most weeks"];
    const line = ({ title, hours, weeks }, at) => {
      const ends = totals(rows.slice(0, at + 1)).weeks.map((each) => dayText(finish(start, each)));
      return [title, ...[...hours, ...weeks].map(tenth), tenth(load), dayText(start), ...ends];
    };
    const dated = ["hours a week", "first day of all", "done at the earliest", "done at the latest"];
    return csvOf([["stage", ...lasting, ...dated], ...rows.map(line)]);
  }

  inWords() {
    const { hours, start, first } = this.#choice;
    const { weeks } = totals(stageSpans(this.#model, hours, first));
    const [early, late] = weeks.map((each) => dayText(finish(start, each)));
    return `${range(weeks)} weeks at ${tenth(hours)} hours a week: done from ${early} to ${late}.`;
  }

  #first() {
    return { first: "", hours: this.#model.hours, start: parseDay(localDay(new Date())) };
  }

  #read(name, text) {
    if (name === "first") return text;
    if (name === "start") return parseDay(text);
    const hours = text.trim() === "" ? NaN : Number(text);
    return isHours(hours) ? hours : null;
  }

  #form() {
    const stages = this.#model.stages.map(({ id, title }, at) =>
      made("option", { value: at ? id : "" }, `${at + 1}. ${title}`),
    );
    this.#fields = {
      first: made("select", {}, ...stages),
      hours: made("input", { type: "number", min: 0.5, max: 80, step: "any" }),
      start: made("input", { type: "date", min: "1900-01-01", max: "2199-12-31" }),
    };
    const words = { first: "Where you begin", hours: "Hours a week", start: "First day" };
    const boxes = Object.entries(this.#fields).map(([field, box]) => {
      Object.assign(box.dataset, { sheet: this.parameter, field });
      box.className = "hb-input";
      return made("label", { class: "hb-entry" }, words[field], box);
    });
    return made("div", { class: "hb-entries" }, ...boxes);
  }

  #fill() {
    const { first, hours, start } = this.#choice;
    const values = { first, hours, start: dayText(start) };
    for (const [name, box] of Object.entries(this.#fields)) {
      box.value = values[name];
      this.mark(box, "");
    }
  }

  #show() {
    const { hours, start, first } = this.#choice;
    const spans = stageSpans(this.#model, hours, first);
    const { hours: allHours, weeks: allWeeks } = totals(spans);
    const rows = spans.map((span, at) => {
      const { weeks } = totals(spans.slice(0, at + 1));
      return this.#row(span, weeks, span.sums);
    });
    const sum = `${range(allHours)} h ÷ ${tenth(hours)} h = ${range(allWeeks)} weeks`;
    rows.push(this.#row({ title: "Together", hours: allHours, weeks: allWeeks }, allWeeks, [sum]));
    const head = made("tr", {}, ...HEADS.map((words) => made("th", { scope: "col" }, words)));
    const table = made(
      "table",
      { class: "hb-records" },
      made("thead", {}, head),
      made("tbody", {}, ...rows),
    );
    const frame = { class: "hb-table", role: "region", "aria-label": "Your weeks", tabindex: 0 };
    const begins = `Begins ${dayText(start)}. ${paceSaid(this.#model, hours)}`;
    this.#result.replaceChildren(made("p", {}, begins), made("div", frame, table));
  }

  #row({ title, hours, weeks }, sofar, sums) {
    const { start } = this.#choice;
    const ends = sofar.map((each) => dayText(finish(start, each))).join(" to ");
    const how = sums.map((words) => made("span", { class: "hb-sum" }, words));
    const cells = [[title], [range(hours)], [range(weeks)], [ends], how];
    return made(
      "tr",
      {},
      ...cells.map((words, at) => made("td", { "data-label": HEADS[at] }, ...words)),
    );
  }
}

const FAULTS = {
  hours: "Hours a week: expected a number from 0.5 to 80. The last one counts.",
  start: "First day: expected a day from 1900 to 2199. The last one counts.",
};

customElements.get("study-planner") ?? customElements.define("study-planner", StudyPlanner);
