/**
 * <ladder-next store="…">: lists what to show for the level one aims for, by the ratings of the
 * worksheet. Without script it says how to do that by hand.
 */

import { areasOf, linesOf } from "./parts/lines.js";
import { inOrder, inWords, rated, ratingsFrom, targetFrom } from "./lib/next.js";
import { listOf, made, say, statusLine } from "./parts/page.js";
import { Store } from "./lib/store.js";
import { printHandout, toolbar } from "./parts/tools.js";

const OTHERS =
  ". Only its ratings count here: the self-assessment rates dimensions and skills, not these areas.";

export class LadderNext extends HTMLElement {
  #model;
  #areas;
  #store;
  #stop;
  #select = made("select", { className: "hb-select", autocomplete: "off" });
  #status = statusLine();
  #more = made("p");
  #result = made("div");

  connectedCallback() {
    if (!this.#store) this.#build();
    this.#stop = this.#store.watch(() => this.#show());
    this.#show();
  }

  disconnectedCallback() {
    this.#stop?.();
  }

  handleEvent({ type, target }) {
    if (type === "change" && target === this.#select) this.#aim(target.value);
    else if (target.dataset?.does === "print") printHandout("next");
  }

  #build() {
    this.#model = linesOf(this.closest("article") ?? document);
    this.#areas = areasOf(this.#model);
    this.#store = new Store(this.getAttribute("store") ?? "");
    const worksheet = this.querySelector("a[data-worksheet]").cloneNode(true);
    this.#more.append("Rate yourself, or change a rating, on the ", worksheet, OTHERS);
    this.#select.append(made("option", { value: "", textContent: "Not chosen" }));
    for (const { id, title } of this.#model.levels) {
      this.#select.append(made("option", { value: id, textContent: title }));
    }
    const name = made("span", {}, "The level you aim for");
    const label = made("label", {}, name, this.#select);
    const choices = made("p", { className: "hb-choices" }, label);
    const tools = toolbar([["print", "Print handout"]]);
    this.replaceChildren(choices, tools, this.#status, this.#more, this.#result);
    this.addEventListener("change", this);
    this.addEventListener("click", this);
  }

  /** Remembers the target beside whatever else is kept with it. */
  #aim(level) {
    const kept = { ...this.#store.read().entries["target/main"] };
    delete kept.at;
    delete kept.level;
    if (level) kept.level = level;
    this.#store.change("target/main", kept);
  }

  #show() {
    const { entries } = this.#store.read();
    const ratings = ratingsFrom(this.#areas, entries);
    const target = targetFrom(this.#model.levels, entries);
    this.#select.value = target;
    const words = [inWords(this.#areas, ratings)];
    if (!target) words.push("Choose the level you aim for, and its lines appear.");
    if (this.#store.fault) words.push(this.#store.fault);
    say(this.#status, words.join(" "));
    this.#result.replaceChildren(...(target ? this.#lines(target, ratings, entries) : []));
  }

  #lines(target, ratings, entries) {
    const level = this.#model.levels.find(({ id }) => id === target);
    const link = made("a", { href: level.href, textContent: level.title });
    const name = made("p", { className: "hb-next__level" }, "What ", link, " shows:");
    const areas = inOrder(this.#areas, ratings).flatMap(({ id, title, rows }) => [
      part(`${title}: ${rated(ratings.get(id))}`),
      listOf(rows.filter((row) => row.cells.get(target)?.length).map((row) => lineOf(row, target))),
    ]);
    return [name, ...areas, ...this.#way(target, entries)];
  }

  /** Evidence, modules and programme of the level; modules that were done say so. */
  #way(target, entries) {
    const { rows } = this.#model.groups.find(({ id }) => id === "way");
    return rows
      .filter((row) => row.cells.get(target)?.length)
      .flatMap((row) => [
        part(row.subject),
        listOf(
          row.cells.get(target).map(({ node, key }) => {
            const done = Object.hasOwn(entries, key) && entries[key].done;
            return [...copies(node), ...(done ? [" (done)"] : [])];
          }),
        ),
      ]);
  }
}

function part(words) {
  return made("p", { className: "hb-box__part" }, words);
}

function lineOf({ subject, cells }, target) {
  const [item] = cells.get(target);
  return [made("b", {}, `${subject}: `), ...copies(item.node)];
}

function copies(node) {
  return node.cloneNode(true).childNodes;
}

customElements.get("ladder-next") ?? customElements.define("ladder-next", LadderNext);
