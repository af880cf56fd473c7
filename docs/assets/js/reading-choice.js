/** <reading-choice store="…" module="…">: puts a module on the reader's own list, or takes it off. */

import { catalogue, here } from "./lib/catalogue.js";
import { button, made } from "./parts/page.js";
import { KEY, MOST, ownList, withModules } from "./lib/list.js";
import { Store } from "./lib/store.js";

const LIST = "my/reading-list/";

export class ReadingChoice extends HTMLElement {
  #store;
  #button;
  #status;
  #stop;

  connectedCallback() {
    this.#store ??= new Store(this.getAttribute("store") ?? "");
    if (!this.#button) this.#build();
    this.#stop = this.#store.watch(() => this.#show());
    this.#show();
  }

  disconnectedCallback() {
    this.#stop?.();
  }

  #build() {
    this.#button = button("", () => this.#change());
    this.#status = made("span", { role: "status" });
    this.append(this.#button, this.#status);
  }

  get #list() {
    return ownList(this.#store.read());
  }

  #show() {
    const on = this.#list.includes(this.getAttribute("module"));
    this.#button.textContent = on ? "Remove from reading list" : "Add to reading list";
  }

  async #change() {
    const id = this.getAttribute("module");
    const list = this.#list;
    if (list.includes(id)) {
      const rest = list.filter((each) => each !== id);
      this.#keep(rest, "Removed. ");
      return;
    }
    const { modules } = await catalogue().catch(() => ({ modules: [] }));
    const next = withModules(list, [id], new Map(modules.map((each) => [each.id, each])));
    if (next.beyond) this.#say(`Your list holds ${MOST} modules; remove one first. `, list);
    else this.#keep(next.list, "Added. ");
  }

  #keep(list, words) {
    this.#store.change(KEY, list.length ? { modules: list } : null);
    this.#show();
    this.#say(`${words}${this.#store.fault ? `${this.#store.fault} ` : ""}`, list);
  }

  #say(words, list) {
    const link = { href: here(LIST), textContent: `Your reading list: ${list.length}` };
    this.#status.replaceChildren(words, made("a", link));
  }
}

customElements.get("reading-choice") ?? customElements.define("reading-choice", ReadingChoice);
