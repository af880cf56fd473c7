/**
 * <evaluation-worksheet store="…">: keeps the ratings, notes and weights of its form in this
 * browser, and adds them up. Nothing of it goes into the address. Without script, a form to print.
 */

import { isWeight } from "./lib/choice.js";
import { made, save, say, statusLine } from "./parts/page.js";
import { Store } from "./lib/store.js";
import { csvOf } from "./lib/csv.js";
import { moves } from "./lib/moves.js";
import { deed, toolbar } from "./parts/tools.js";
import { asFile, fromFile, LONGEST } from "./lib/worksheet-file.js";
import {
  asEntries,
  asMarkdown,
  asRows,
  fromEntries,
  HEAD,
  inWords,
  keptWeights,
  pointsOf,
  score,
  WEIGHTS,
  weightsFrom,
  weightsTold,
} from "./lib/worksheet.js";

const FILE = "evaluation-worksheet";
const ASKED = "Remove everything that was filled in on this page from this browser?";
const AS_IT_WAS = "Your worksheet is as it was; choose a file that Save to a file made.";
const BUTTONS = [
  ["print", "Print"],
  ["csv", "Download CSV"],
  ["markdown", "Download Markdown"],
  ["file", "Save to a file"],
  ["ask", "Start again"],
];

export class EvaluationWorksheet extends HTMLElement {
  #areas;
  #suggested;
  #store;
  #stop;
  #state;
  #before = null;
  #tools = toolbar(BUTTONS);
  #question = made("div", { className: "hb-question", role: "group", hidden: true });
  #status = statusLine();

  connectedCallback() {
    if (!this.#store) this.#build();
    this.#stop = this.#store.watch(() => this.#show());
    this.#show();
  }

  disconnectedCallback() {
    this.#stop?.();
  }

  handleEvent({ type, target, key }) {
    if (type === "click") this.#act(target.dataset.does);
    else if (type === "keydown") {
      if (key === "Escape" && !this.#question.hidden) this.#ask(false);
    } else if (target.files) {
      if (type === "change") this.#open(target);
    } else if (target.dataset.head) {
      // A day of which the year is still being typed is none.
      if (type === "input" && target.validity.valid) this.#keepHead(target);
    } else if (target.dataset.weightOf) this.#weigh(target, type === "change");
    else if (type === "input" && target.tagName === "TEXTAREA") this.#note(target);
    else if (type === "change" && target.type === "radio") this.#rate(target);
    else if (type === "change" && target.tagName === "SELECT") this.#suggest(target);
  }

  #build() {
    const { areas, suggested } = JSON.parse(this.dataset.model);
    this.#areas = areas;
    this.#suggested = suggested;
    this.#store = new Store(this.getAttribute("store") ?? "");
    for (const { id, title } of areas) {
      const numbers = { type: "number", min: 0, max: 100, step: 1 };
      const named = { className: "hb-number", autocomplete: "off", dataset: { weightOf: id } };
      const input = made("input", { ...numbers, ...named });
      input.setAttribute("aria-label", `Weight of ${title}, %`);
      this.#cell("weight", id).replaceChildren(made("span", {}, input, " %"));
      const printed = made("p", { className: "hb-worksheet__printed", dataset: { printed: id } });
      this.#notes(id).after(printed);
    }
    for (const input of this.querySelectorAll("[data-head]")) {
      const { head } = input.dataset;
      input.after(made("span", { className: "hb-worksheet__printed", dataset: { told: head } }));
    }
    const ask = made("p", {}, ASKED);
    const answers = [
      ["keep", "Keep them"],
      ["clear", "Remove them"],
    ];
    this.#question.append(ask, toolbar(answers));
    this.#question.setAttribute("aria-label", "Start again");
    const file = made("input", { type: "file", accept: ".json,application/json" });
    const open = made("label", { className: "hb-field" }, made("span", {}, "Open a file"), file);
    this.#tools.append(open);
    this.append(...this.#presets(), this.#status, this.#tools, this.#question);
    for (const kind of ["change", "input", "click", "keydown"]) this.addEventListener(kind, this);
  }

  #presets() {
    if (!this.#suggested.length) return [];
    const option = (value, textContent) => made("option", { value, textContent });
    const select = made("select", { className: "hb-select", autocomplete: "off" });
    select.append(option("", "Choose"), option("own", "Everyone"));
    this.#suggested.forEach(({ title }, at) => select.append(option(at, title)));
    const label = made("label", {}, made("span", {}, "Take the weights for"), select);
    return [made("p", { className: "hb-choices" }, label)];
  }

  #rate(radio) {
    const id = radio.closest("[data-area]").dataset.area;
    this.#keepArea(id, Number(radio.value), this.#state.notes.get(id) ?? "");
  }

  #note(box) {
    const id = box.closest("[data-area]").dataset.area;
    this.#keepArea(id, this.#state.ratings.get(id), box.value);
  }

  #keepHead(input) {
    const head = { ...this.#state.head, [input.dataset.head]: input.value };
    this.#store.change(HEAD, asEntries(this.#areas, { ...this.#state, head }).get(HEAD));
  }

  #keepArea(id, value, note) {
    const fields = { ...(value ? { value } : {}), ...(note ? { note } : {}) };
    this.#store.change(`area/${id}`, fields);
  }

  #weigh(input, finished) {
    const value = input.value.trim() === "" ? NaN : Number(input.value);
    if (isWeight(value)) {
      input.removeAttribute("aria-invalid");
      this.#keepWeights(new Map(this.#state.weights).set(input.dataset.weightOf, value));
      return;
    }
    input.setAttribute("aria-invalid", "true");
    if (finished) {
      const words = `${input.getAttribute("aria-label")}: expected a whole number from 0 to 100.`;
      const last = this.#state.weights.get(input.dataset.weightOf);
      say(this.#status, `${words} The last one, ${last}, counts.`);
    }
  }

  #suggest(select) {
    const { value } = select;
    if (value === "") return;
    const own = value === "own" ? {} : this.#suggested[value].weights;
    this.#keepWeights(weightsFrom(this.#areas, own));
    select.value = "";
  }

  #keepWeights(weights) {
    this.#store.change(WEIGHTS, keptWeights(this.#areas, weights));
  }

  #act(does) {
    if (does === "print") print();
    else if (does === "csv") {
      save(`${FILE}.csv`, "text/csv", csvOf(asRows(this.#areas, this.#state)));
      say(this.#status, `The file ${FILE}.csv holds your ratings, weights and notes.`);
    } else if (does === "markdown") {
      const text = asMarkdown("Evaluation worksheet", this.#areas, this.#state);
      save(`${FILE}.md`, "text/markdown", text);
      say(this.#status, `The file ${FILE}.md holds your ratings, weights and notes.`);
    } else if (does === "file") {
      save(`${FILE}.json`, "application/json", asFile(this.#areas, this.#state));
      const words = `The file ${FILE}.json holds this worksheet; Open a file brings it back.`;
      say(this.#status, words);
    } else if (does === "undo") this.#undo();
    else if (does === "ask") this.#ask(true);
    else if (does === "keep") this.#ask(false);
    else if (does === "clear") this.#clear();
  }

  /** Shows the question in place of the buttons, or the buttons again; the focus goes along. */
  #ask(open) {
    this.#question.hidden = !open;
    this.#tools.hidden = open;
    const does = open ? "keep" : "ask";
    this.querySelector(`[data-does=${does}]`).focus();
  }

  #clear() {
    this.#replace(fromEntries(this.#areas, {}));
    this.#ask(false);
    say(this.#status, "Everything that was filled in is removed.");
  }

  /** Puts the worksheet of a file in place of this one, once all of it is known to be usable. */
  async #open(input) {
    const [file] = input.files;
    if (!file) return;
    // One more than is allowed is enough to see that it is too much.
    const text = await file.slice(0, LONGEST + 1).text().catch(() => "");
    input.value = "";
    const { state, fault } = fromFile(this.#areas, text, moves);
    if (fault) {
      say(this.#status, `The file was not opened: ${fault}. ${AS_IT_WAS}`);
      return;
    }
    this.#before = this.#state;
    this.#replace(state);
    const undo = deed("Undo", { does: "undo" });
    this.#status.replaceChildren("The worksheet of the file stands here now. ", undo);
    undo.focus();
  }

  #undo() {
    this.#replace(this.#before);
    say(this.#status, "Your worksheet is back as it was.");
    this.querySelector("[type=file]").focus();
  }

  #replace(state) {
    for (const [key, fields] of asEntries(this.#areas, state)) this.#store.change(key, fields);
  }

  #show() {
    this.#state = fromEntries(this.#areas, this.#store.read().entries);
    for (const { id } of this.#areas) this.#showArea(id);
    this.#showHead();
    const found = score(this.#areas, this.#state);
    this.querySelector("[data-weights]").textContent = weightsTold(this.#state.weights);
    this.querySelector("[data-exact]").textContent = found?.exact ?? "–";
    this.querySelector("[data-rounded]").textContent = found?.rounded ?? "–";
    const words = [inWords(this.#areas, this.#state), this.#store.fault];
    say(this.#status, words.filter(Boolean).join(" "));
  }

  #showHead() {
    for (const [id, text] of Object.entries(this.#state.head)) {
      const input = this.querySelector(`[data-head=${id}]`);
      if (input.value !== text) input.value = text;
      this.querySelector(`[data-told=${id}]`).textContent = text;
    }
  }

  #showArea(id) {
    const { ratings, notes, weights } = this.#state;
    for (const radio of this.querySelectorAll(`[data-area="${id}"] input`)) {
      radio.checked = Number(radio.value) === ratings.get(id);
    }
    const note = notes.get(id) ?? "";
    const box = this.#notes(id);
    if (box.value !== note) box.value = note;
    this.querySelector(`[data-printed="${id}"]`).textContent = note;
    const input = this.#cell("weight", id).querySelector("input");
    if (Number(input.value) !== weights.get(id) || input.value === "") {
      input.value = weights.get(id);
      input.removeAttribute("aria-invalid");
    }
    this.#cell("rating", id).textContent = ratings.get(id) ?? "–";
    this.#cell("points", id).textContent = pointsOf(this.#state, id) || "–";
  }

  #cell(kind, id) {
    return this.querySelector(`[data-${kind}="${id}"]`);
  }

  #notes(id) {
    return this.querySelector(`[data-area="${id}"] textarea`);
  }
}

customElements.get("evaluation-worksheet") ??
  customElements.define("evaluation-worksheet", EvaluationWorksheet);
