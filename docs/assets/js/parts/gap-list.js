/** The modules that lead from own ratings to a target: shown in order, and put into the plan. */

import { counted } from "./assessment-views.js";
import { made } from "./page.js";
import { here } from "../lib/catalogue.js";
import { readingList } from "../lib/gaps.js";
import { KEY, MOST, ownList, withModules } from "../lib/list.js";

export class GapList {
  #store;
  #titles;
  #plan;
  #modules = new Map();
  #listed = [];

  /** `titles` is a Map of what is rated, by key; `plan` the address of the plan's page. */
  constructor(store, titles, plan) {
    this.#store = store;
    this.#titles = titles;
    this.#plan = plan;
  }

  /** Fills a part of the page with the list that `all`, the catalogue, has for own ratings. */
  show(part, own, other, all) {
    this.#modules = new Map(all.modules.map((each) => [each.id, each]));
    const entries = Object.entries(this.#store.read().entries);
    const found = readingList({
      own,
      target: other.ratings,
      modules: all.modules,
      dimensions: new Map(all.dimensions.map((each) => [each.id, each.modules])),
      done: new Set(entries.filter(([, f]) => f.done).map(([key]) => key.replace("module/", ""))),
    });
    this.#listed = found.modules.map((each) => each.id);
    const place = (name) => part.querySelector(`[data-part=${name}]`);
    place("sum").textContent = summed(found, own, other);
    place("list").replaceChildren(...found.modules.map((each) => this.#item(each)));
    place("open").hidden = !found.open.length;
    const left = found.open.map(this.#step).join(", ");
    place("open").textContent = `No module is left for ${left}. That grows at work.`;
    part.querySelector("[data-does=plan]").disabled = !found.modules.length;
  }

  /** Puts what is shown into the reader's own list; returns what is to be said, words and a link. */
  toPlan() {
    const before = ownList(this.#store.read());
    const { list, added, known, beyond } = withModules(before, this.#listed, this.#modules);
    this.#store.change(KEY, { modules: list });
    const stood = known ? `, ${known} stood there` : "";
    const left = beyond ? ` ${beyond} left out; a list holds ${MOST}.` : "";
    const words = `${counted(added, "module")} added${stood}.${left} `;
    const link = made("a", { href: `${this.#plan}?what=list`, textContent: "Open my plan" });
    return [`${words}${this.#store.fault} `, link];
  }

  #item({ id, hours, leads, raises }) {
    const { title, url } = this.#modules.get(id);
    const why = raises.map(this.#step).join(", ") || `for ${this.#modules.get(leads).title}`;
    const link = made("a", { href: here(url) }, title);
    return made("li", {}, link, `, ${counted(hours, "hour")}: ${why}`);
  }

  #step = ({ key, step }) => `${this.#titles.get(key)} to ${step}`;
}

/** What a reading list comes to, and what it leaves out. */
function summed({ modules, hours, open }, own, other) {
  const unrated = [...other.ratings.keys()].filter((key) => !own.has(key)).length;
  const left = unrated ? ` Not counted, since not rated: ${unrated}.` : "";
  if (!own.size) return "Rate yourself above, and the list stands here.";
  if (!modules.length && !open.length) return `Nothing you rated is below ${other.title}.${left}`;
  return `${counted(modules.length, "module")}, ${counted(hours, "hour")}.${left}`;
}
