/**
 * <reading-list store="…">: the modules that a reader chose, in the order to read them, and the
 * list that a link brought along. Without script the page says where modules are found.
 */

import { catalogue, here } from "./lib/catalogue.js";
import { copied } from "./parts/clipboard.js";
import { addressOf, publishedRoot } from "./lib/links.js";
import { inOrder, KEY, ownList, withModules } from "./lib/list.js";
import { moves } from "./lib/moves.js";
import { button, made } from "./parts/page.js";
import {
  asAddress,
  complaint,
  fromAddress,
  listAsHtml,
  listAsMarkdown,
  moved,
  notes,
  putBack,
  summed,
} from "./lib/reading.js";
import { entryOf } from "./lib/state.js";
import { Store } from "./lib/store.js";

const PARAMETER = "m";

export class ReadingList extends HTMLElement {
  #store;
  #modules;
  #given = null;
  #removed = null;
  #parts;
  #stop;

  connectedCallback() {
    if (this.#parts) return this.#watch();
    this.#store = new Store(this.getAttribute("store") ?? "");
    catalogue().then(
      ({ modules }) => this.isConnected && this.#begin(modules),
      () => (this.textContent = "The list of modules could not be loaded. Reload the page."),
    );
  }

  disconnectedCallback() {
    this.#stop?.();
  }

  #begin(modules) {
    this.#modules = new Map(modules.map((each) => [each.id, each]));
    this.#build();
    this.#open(new URLSearchParams(location.search).get(PARAMETER));
    this.#watch();
  }

  #watch() {
    this.#stop = this.#store.watch(() => this.#show());
  }

  get #own() {
    return ownList(this.#store.read()).filter((id) => this.#modules.has(id));
  }

  get #shown() {
    return this.#given ?? this.#own;
  }

  #build() {
    const field = made("textarea", { className: "hb-copy__field", readOnly: true, hidden: true });
    field.setAttribute("aria-label", "The list, to copy by hand");
    const list = made("ol", { className: "hb-reading__list" });
    list.addEventListener("click", (event) => this.#act(event.target.closest("button")));
    const parts = {
      sum: made("p", { className: "hb-reading__sum" }),
      undo: button("Undo", () => this.#undo()),
      keep: button("Keep as my list", () => this.#keepGiven()),
      own: button("Show my list", () => this.#leaveGiven()),
      sort: button("Order by what comes first", () => this.#sort()),
      status: made("p", { className: "hb-progress", role: "status" }),
      field,
      list,
    };
    parts.share = made(
      "span",
      { className: "hb-tools" },
      button("Copy link", () => this.#copy("The link is copied; it holds the list.", "link")),
      button("Copy Markdown", () => this.#copy("The list is copied as Markdown.", "markdown")),
      button("Copy HTML", () => this.#copy("The list is copied as HTML.", "html")),
      parts.sort,
      button("Print", () => print()),
    );
    const { sum, undo, keep, own, share, status } = parts;
    const tools = made("p", { className: "hb-tools" }, undo, keep, own, share);
    this.#parts = parts;
    this.replaceChildren(sum, tools, status, field, list);
  }

  /** The list of a link is shown beside nothing else; it becomes the reader's only when asked. */
  #open(text) {
    if (text === null) return this.#show();
    const found = fromAddress(text, this.#modules, moves);
    this.#given = found.modules.length ? found.modules : null;
    this.#show();
    this.#say(complaint(found));
  }

  #show() {
    const { sum, list, undo, keep, own, share, sort } = this.#parts;
    const shown = this.#shown;
    undo.hidden = !this.#removed || this.#given !== null;
    keep.hidden = own.hidden = this.#given === null;
    share.hidden = !shown.length;
    sort.hidden = this.#given !== null;
    const of = this.#given ? "The list of this link" : "Your list";
    const words = shown.length
      ? `${of}: ${summed(shown, this.#modules)}.`
      : "Your list is empty. Open a module and choose Add to reading list.";
    sum.textContent = [words, this.#given === null && this.#missing()].filter(Boolean).join(" ");
    list.replaceChildren(...shown.map((id) => this.#row(id, shown)));
    if (this.#store.fault) this.#say(this.#store.fault);
  }

  /** What the own list still names and the handbook has no more. */
  #missing() {
    const gone = ownList(this.#store.read()).filter((id) => !this.#modules.has(id));
    const told = gone.map((id) => `‘${id}’`).join(", ");
    return gone.length && `No longer in this handbook: ${told}.`;
  }

  #row(id, shown) {
    const { title, url, hours, level } = this.#modules.get(id);
    const link = made("a", { href: here(url), textContent: title });
    link.dataset.at = `m/${id}/`;
    const done = entryOf(this.#store.read(), `module/${id}`)?.done;
    const words = [`${level} · about ${hours} h`, done && `done on ${done}`].filter(Boolean);
    words.push(...notes(shown, id, this.#modules));
    return made(
      "li",
      { className: "hb-reading__module" },
      made("p", { className: "hb-module__title" }, link),
      made("p", { className: "hb-module__facts" }, ...words.map((text) => made("span", {}, text))),
      ...(this.#given === null ? [this.#buttons(id, title, shown)] : []),
    );
  }

  #buttons(id, title, shown) {
    const tools = made("p", { className: "hb-tools" });
    for (const [does, words, stuck] of [
      ["up", "Up", shown[0] === id],
      ["down", "Down", shown.at(-1) === id],
      ["remove", "Remove", false],
    ]) {
      const name = does === "remove" ? `Remove ${title}` : `${words}: ${title}`;
      const each = made("button", { type: "button", className: "hb-button", ariaLabel: name }, words);
      if (stuck) each.ariaDisabled = "true";
      Object.assign(each.dataset, { does, id });
      tools.append(each);
    }
    return tools;
  }

  #act(pressed) {
    if (!pressed || pressed.getAttribute("aria-disabled")) return;
    const { does, id } = pressed.dataset;
    if (does === "remove") return this.#remove(id);
    this.#removed = null;
    const list = moved(this.#own, id, does === "up" ? -1 : 1);
    this.#change(list);
    this.querySelector(`[data-does="${does}"][data-id="${id}"]`)?.focus();
    this.#say(`${this.#title(id)} is now ${list.indexOf(id) + 1} of ${list.length}.`);
  }

  #remove(id) {
    const list = this.#own;
    this.#removed = { id, at: list.indexOf(id) };
    this.#change(list.filter((each) => each !== id));
    this.#parts.undo.focus();
    this.#say(`${this.#title(id)} is removed.`);
  }

  #undo() {
    const { id, at, before } = this.#removed;
    this.#removed = null;
    if (before) return this.#unsort(before);
    this.#change(putBack(this.#own, id, at));
    this.querySelector(`[data-does="remove"][data-id="${id}"]`)?.focus();
    this.#say(`${this.#title(id)} is back.`);
  }

  #sort() {
    const before = this.#own;
    const sorted = inOrder(before, this.#modules);
    if (sorted.join() === before.join()) {
      this.#say("What a module needs comes before it already.");
      return;
    }
    this.#removed = { before };
    this.#change(sorted);
    this.#parts.undo.focus();
    this.#say("What a module needs comes before it now.");
  }

  /** The order of before, with what another tab has added since at the end. */
  #unsort(before) {
    const own = this.#own;
    const kept = before.filter((id) => own.includes(id));
    this.#change([...kept, ...own.filter((id) => !kept.includes(id))]);
    this.#parts.sort.focus();
    this.#say("Your own order is back.");
  }

  /** Adds what a link brought; nothing that was there is lost. */
  #keepGiven() {
    const next = withModules(this.#own, this.#given, this.#modules);
    this.#removed = null;
    this.#leaveGiven();
    this.#change(next.list);
    const full = next.beyond ? ` ${next.beyond} found no room.` : "";
    this.#say(`${next.added} added, ${next.known} were on your list already.${full}`);
  }

  #leaveGiven() {
    this.#given = null;
    const address = new URL(location.href);
    address.searchParams.delete(PARAMETER);
    history.replaceState(history.state, "", address);
    this.#show();
    this.#say("");
    (this.#parts.list.querySelector("a") ?? this.#parts.share.firstElementChild).focus();
  }

  #change(list) {
    this.#store.change(KEY, list.length ? { modules: list } : null);
    this.#show();
  }

  async #copy(told, form) {
    const text = this.#text(form);
    const done = await copied(text, form === "html");
    this.#say(
      done ? told : "The browser does not allow copying. The text is selected; copy it by hand.",
      done ? "" : text,
    );
  }

  #text(form) {
    const canonical = document.querySelector("link[rel=canonical]")?.href;
    const root = publishedRoot(canonical, location.href, here(""));
    if (form === "link") {
      const page = addressOf(location.href).slice(here("").length);
      return `${root}${page}?${PARAMETER}=${asAddress(this.#shown)}`;
    }
    const links = this.#shown.map((id) => [this.#title(id), `${root}m/${id}/`]);
    return form === "html" ? listAsHtml(links) : listAsMarkdown(links);
  }

  #title(id) {
    return this.#modules.get(id)?.title ?? id;
  }

  /** Words that are read out, and below them a text to copy by hand where there is one. */
  #say(words, byHand = "") {
    const { status, field } = this.#parts;
    const fault = this.#store.fault;
    const all = [words, fault && !words.includes(fault) && fault].filter(Boolean).join(" ");
    if (status.textContent !== all) status.textContent = all;
    field.hidden = !byHand;
    field.value = byHand;
    if (byHand) {
      field.focus();
      field.select();
    }
  }
}

customElements.get("reading-list") ?? customElements.define("reading-list", ReadingList);
