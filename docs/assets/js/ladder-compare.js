/**
 * <ladder-compare>: lays any two levels or tracks of the tables on its page side by side. Without
 * script the tables are complete.
 */

import {
  asAddress,
  fromAddress,
  inWords,
  movesBetween,
  sideBySide,
  sidesOf,
} from "./lib/compare.js";
import { comparedTable } from "./parts/compared-table.js";
import { linesOf } from "./parts/lines.js";
import { made, say, statusLine } from "./parts/page.js";
import { copyLink, keepInAddress, printHandout, toolbar } from "./parts/tools.js";

const PARAMETER = "compare";

export class LadderCompare extends HTMLElement {
  #model;
  #sides;
  #chosen;
  #status = statusLine();
  #result = made("div");

  connectedCallback() {
    if (this.#model) return;
    this.#model = linesOf(this.closest("article") ?? document);
    this.#sides = sidesOf(this.#model);
    if (this.#sides.length < 2) return;
    const given = new URLSearchParams(location.search).get(PARAMETER) ?? "";
    const { chosen, refused } = fromAddress(given, this.#sides);
    this.#chosen = chosen ?? this.#sides.slice(0, 2);
    this.#build();
    this.#show();
    if (refused) {
      say(this.#status, `The address names nothing that can be compared. ${this.#words()}`);
    }
    this.addEventListener("change", this);
    this.addEventListener("click", this);
  }

  handleEvent({ type, target }) {
    if (type === "change") this.#choose();
    else this.#act(target.dataset.does);
  }

  #act(does) {
    if (does === "link") {
      keepInAddress(PARAMETER, asAddress(...this.#chosen));
      copyLink("the two you compare").then((words) => say(this.#status, words));
    } else if (does === "swap") {
      const [here, there] = this.querySelectorAll("select");
      [here.value, there.value] = [there.value, here.value];
      this.#choose();
    } else if (does === "print") printHandout("compare");
  }

  #choose() {
    const selects = [...this.querySelectorAll("select")];
    this.#chosen = selects.map(({ value }) => this.#sides.find(({ id }) => id === value));
    keepInAddress(PARAMETER, asAddress(...this.#chosen));
    this.#show();
  }

  #build() {
    const choices = made("p", { className: "hb-choices" });
    ["Left", "Right"].forEach((words, at) => {
      const select = made("select", { className: "hb-select", autocomplete: "off" });
      select.append(...this.#options());
      select.value = this.#chosen[at].id;
      choices.append(made("label", {}, made("span", {}, words), select));
    });
    const tools = toolbar([
      ["swap", "Swap sides"],
      ["link", "Copy link"],
      ["print", "Print handout"],
    ]);
    this.replaceChildren(choices, tools, this.#status, this.#result);
  }

  #options() {
    const { tracks, levels } = this.#model;
    const option = ({ id, title }) => made("option", { value: id, textContent: title });
    const group = (label, found) => made("optgroup", { label }, ...found.map(option));
    const whole = this.#sides.slice(levels.length);
    return [
      ...tracks.map(({ id, title }) => group(title, levels.filter(({ track }) => track === id))),
      group("Whole tracks", whole),
    ];
  }

  #words() {
    return inWords(sideBySide(this.#model, ...this.#chosen), ...this.#chosen);
  }

  #show() {
    const [here, there] = this.#chosen;
    const groups = sideBySide(this.#model, here, there);
    const moves = movesBetween(this.#model.moves, here, there);
    this.#result.replaceChildren(comparedTable(groups, here, there), ...this.#moves(moves));
    say(this.#status, inWords(groups, here, there));
  }

  #moves(moves) {
    if (!moves.length) return [];
    const title = made("p", { className: "hb-box__part" }, "Ways from one to the other");
    return [title, made("ul", {}, ...moves.map(({ node }) => node.cloneNode(true)))];
  }
}

customElements.get("ladder-compare") ?? customElements.define("ladder-compare", LadderCompare);
