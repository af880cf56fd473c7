/**
 * <progress-glance store="…" scope="phase/week-1">: what is done, next and late on a page that has
 * such items; with an empty scope, on the home page, wherever one has begun. It shows nothing as
 * long as nothing was ticked, and nothing without script.
 */

import { catalogue, here } from "./lib/catalogue.js";
import { indexed, itemsOf, scopesOf, standing } from "./lib/overview.js";
import { listOf, made } from "./parts/page.js";
import { plannedDays } from "./lib/planned.js";
import { localDay } from "./lib/progress.js";
import { Store } from "./lib/store.js";

const FEW = 3;

export class ProgressGlance extends HTMLElement {
  #store;
  #stop;

  async connectedCallback() {
    this.#store ??= new Store(this.getAttribute("store") ?? "");
    this.#stop = this.#store.watch(() => this.#show());
    await this.#show();
  }

  disconnectedCallback() {
    this.#stop?.();
  }

  async #show() {
    const state = this.#store.read();
    if (!Object.keys(state.entries).length) return this.replaceChildren();
    // Without the catalogue the page is as complete as without script.
    const all = await catalogue().catch(() => null);
    if (!all || !this.isConnected) return;
    const today = localDay(new Date());
    const planned = await plannedDays(all, state, today);
    const scope = this.getAttribute("scope");
    const places = scopesOf(all).filter(({ key }) => !scope || key === scope);
    const parts = places
      .map((place) => ({ place, found: standing(itemsOf(all, place.key), state, planned, today) }))
      .filter(({ found }) => found.begun && (scope || found.done < found.all));
    this.replaceChildren(...this.#told(parts, indexed(all), scope));
  }

  #told(parts, index, scope) {
    const link = (key) => made("a", { href: here(index.get(key).url) }, index.get(key).title);
    const told = parts.map(({ place, found }) => {
      const where = scope ? "You have done" : made("a", { href: here(place.url) }, place.title);
      const words = [where, `${scope ? " " : ": "}${found.done} of ${found.all}`];
      if (found.next) words.push(". Next: ", link(found.next));
      return made("p", {}, ...words, ".");
    });
    const late = new Map(parts.flatMap(({ found }) => found.late).map((each) => [each.key, each]));
    if (late.size) {
      const first = [...late.values()].slice(0, FEW).map(({ key, day }) => [link(key), `, ${day}`]);
      const more = late.size > FEW ? [[`and ${late.size - FEW} more in `, this.#plan("your plan")]] : [];
      told.push(made("p", {}, made("b", {}, "Late by your plan:")), listOf([...first, ...more]));
    }
    if (!scope && told.length) {
      const own = made("a", { href: here("my/") }, "Everything you have done");
      told.push(made("p", {}, own, "."));
    }
    return told;
  }

  #plan(words) {
    return made("a", { href: here("my/plan/") }, words);
  }
}

customElements.get("progress-glance") ?? customElements.define("progress-glance", ProgressGlance);
