/**
 * <resource-finder>: chooses among the resources on its page by facets and words. Without script
 * the page is the complete list.
 */

import {
  cleared,
  fromAddress,
  intoAddress,
  offered,
  offers,
  results,
  told,
  withChoice,
} from "./lib/finder.js";
import { FinderForm } from "./parts/finder-form.js";
import { made, say } from "./parts/page.js";
import { Shelves } from "./parts/shelves.js";
import { deed } from "./parts/tools.js";
import { indexed } from "./lib/words.js";

/** The theme writes headings into the address while one scrolls; only rows are a wish to see. */
const ROW = "#resource-";
const UNCOVERED = "The filters hid what the link leads to; they are cleared. ";

export class ResourceFinder extends HTMLElement {
  #model;
  #state;
  #form;
  #shelves;
  #offers = [];
  #typing = false;
  #path = "";
  #search = "";

  connectedCallback() {
    if (!this.#model) {
      this.#read(JSON.parse(this.dataset.model));
      this.#build();
      this.addEventListener("input", this);
      this.addEventListener("change", this);
      this.addEventListener("focusin", () => this.#model.index, { once: true });
    }
    // Before the theme loads the page again, or scrolls to what a link leads to.
    addEventListener("popstate", this, true);
    document.addEventListener("click", this, true);
    this.#path = location.pathname;
    this.#arrive();
  }

  disconnectedCallback() {
    removeEventListener("popstate", this, true);
    document.removeEventListener("click", this, true);
  }

  handleEvent(event) {
    const { type, target } = event;
    if (type === "popstate") this.#goBack(event);
    else if (type === "click") this.#click(target);
    else if (target.type === "search") this.#type(target.value, type === "change");
    else if (type === "change") this.#choose(target);
  }

  /** The rows on the page, and what is known of them. */
  #read({ facets, rows }) {
    const page = this.closest("article") ?? document.body;
    const shelves = new Shelves(page, (id) => Object.hasOwn(rows, id));
    const known = shelves.ids.map((id) => rows[id]);
    const skill = facets.findIndex(({ id }) => id === "skill");
    const skillsOf = (row) => row[skill].map((at) => facets[skill].values[at][1]);
    const texts = () => shelves.texts.map((text, at) => [text, ...skillsOf(known[at])].join("\n"));
    let index;
    this.#shelves = shelves;
    this.#model = {
      facets,
      rows: known,
      get index() {
        return (index ??= indexed(texts()));
      },
    };
  }

  /** Takes the state from the address, at the beginning and on the way back. */
  #arrive() {
    const { state, refused } = fromAddress(this.#model, new URLSearchParams(location.search));
    this.#typing = false;
    this.#search = location.search;
    this.#state = state;
    this.#form.unfold(state);
    this.#show(refused ? `${refused} of the values in the address could not be used. ` : "");
    this.#uncover();
  }

  /** To a state before or after this one; headings and other pages are the theme's. */
  #goBack(event) {
    if (location.pathname !== this.#path || location.search === this.#search) return;
    event.stopImmediatePropagation();
    this.#arrive();
  }

  /** What is typed in one go is one step for the way back. */
  #type(text, finished) {
    const how = this.#typing ? "replaceState" : "pushState";
    if (text !== this.#state.text) this.#go({ ...this.#state, text }, how);
    this.#typing = !finished;
  }

  #choose({ dataset, checked, value }) {
    const facet = Number(dataset.facet);
    const single = dataset.value === undefined;
    const at = Number(single ? value : dataset.value);
    this.#go(withChoice(this.#model, this.#state, facet, at, single ? value !== "" : checked));
  }

  #click(target) {
    const link = target.closest?.("a[href*='#']");
    if (link?.pathname === location.pathname) this.#follow(link);
    const { does, offer } = this.contains(target) ? target.dataset : {};
    if (does === "clear") this.#go(cleared(this.#model));
    else if (offer) {
      this.#go(this.#offers[offer].state);
      this.querySelector("[role=status]").focus();
    }
  }

  /** A link within the page keeps the state, unless that hides what it leads to. */
  #follow(link) {
    if (hiddenAt(link.hash)) {
      this.#state = cleared(this.#model);
      this.#show(UNCOVERED);
    }
    const address = new URL(link.href);
    intoAddress(this.#model, this.#state, address.searchParams);
    this.#search = link.search = address.search;
  }

  /** A link from elsewhere may lead to a resource that its own filters hide. */
  #uncover() {
    const { hash } = location;
    const target = hash.startsWith(ROW) && hiddenAt(hash);
    if (!target) return;
    this.#go(cleared(this.#model), "replaceState", hash, UNCOVERED);
    target.scrollIntoView();
  }

  /** To another state, which is kept in the address. */
  #go(state, how = "pushState", hash = "", first = "") {
    const address = new URL(location.href);
    intoAddress(this.#model, state, address.searchParams);
    address.hash = hash;
    try {
      if (address.search !== location.search || hash) history[how](history.state, "", address);
    } catch {
      // Safari allows a hundred changes in thirty seconds; the next one brings the address along.
    }
    this.#typing = false;
    this.#search = location.search;
    this.#state = state;
    this.#show(first);
  }

  #show(first = "") {
    const found = results(this.#model, this.#state);
    this.#shelves.show(found.rows);
    this.#form.fill(this.#state, found);
    this.#offer(found.rows.size ? [] : offers(this.#model, this.#state));
    this.#say(first + told(this.#model, this.#state, found));
  }

  #offer(found) {
    this.#offers = found;
    const buttons = found.map((each, at) => {
      const words = offered(this.#model, this.#state, each);
      return made("li", {}, deed(words, { offer: at }));
    });
    this.querySelector("ul").replaceChildren(...buttons);
  }

  /** Says something where it is seen and read out. */
  #say(words) {
    say(this.querySelector("[role=status]"), words);
  }

  #build() {
    this.#form = new FinderForm(this.#model.facets);
    const status = made("p", { className: "hb-finder__status", tabIndex: -1 });
    status.setAttribute("role", "status");
    this.append(this.#form.element, status, made("ul", { className: "hb-finder__offers" }));
  }
}

/** What an anchor names, if it is hidden; nothing where the anchor is damaged. */
function hiddenAt(hash) {
  try {
    const target = document.getElementById(decodeURIComponent(hash.slice(1)));
    return target?.closest("[hidden]") ? target : null;
  } catch {
    return null;
  }
}

customElements.get("resource-finder") ?? customElements.define("resource-finder", ResourceFinder);
