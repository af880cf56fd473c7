/** Everything kept, saved to a file, taken over from one, or forgotten: asked first, and undone. */

import { button, listOf, made, save, say, statusLine } from "./page.js";
import { inWords, localDay } from "../lib/progress.js";
import { asFile, empty, entryOf, fromFile, isEmpty, LONGEST_FILE, merged } from "../lib/state.js";

export class KeptFile {
  #store;
  #about;
  #name = made("input", { type: "text", maxLength: 40, autocomplete: "off", "data-name": "" });
  #choose = made("input", { type: "file", accept: ".json,application/json" });
  #given = made("div", { className: "hb-given" });
  #status = statusLine();
  node;

  /** `about` makes of an entry's key what a reader knows it by. */
  constructor(store, about) {
    this.#store = store;
    this.#about = about;
    this.#choose.addEventListener("change", () => this.#open());
    const tools = made(
      "p",
      { className: "hb-tools" },
      made("label", {}, "Your name, for the file's name (optional): ", this.#name),
      button("Save to a file", () => this.#save()),
      button("Forget everything", () => this.#forget()),
    );
    const opens = "Open a file saved before, here or in another browser: ";
    const label = made("p", {}, made("label", {}, opens, this.#choose));
    this.node = made("div", {}, tools, label, this.#given, this.#status);
    this.#say(store.fault);
  }

  #save() {
    const whose = this.#name.value.trim().replaceAll(/[^\p{L}\p{N}]+/gu, "-") || "handbook";
    const name = `${whose}-${localDay(new Date())}.json`;
    save(name, "application/json", asFile(this.#store.read(), this.#store.handbook));
    this.#say(`The file ${name} holds ${this.#count()}.`);
  }

  async #open() {
    const [file] = this.#choose.files;
    if (!file) return;
    const text = file.size > LONGEST_FILE ? " ".repeat(LONGEST_FILE + 1) : await file.text();
    this.#choose.value = "";
    const found = fromFile(text, this.#store.handbook, Date.now());
    if (found.fault) this.#end(found.fault);
    else this.#offer(found);
  }

  /** Shows what a file would change; nothing is changed yet. */
  #offer({ state, dropped }) {
    const { added, changed, older } = merged(this.#store.read(), state);
    const lists = [
      [added, "new here", "will be added"],
      [changed, "newer in the file", "will replace yours"],
      [older, "newer here", "will stay as they are"],
    ]
      .filter(([keys]) => keys.length)
      .map(([keys, name, fate]) => {
        const summary = made("summary", {}, `${keys.length} ${name}, ${fate}`);
        return made("details", {}, summary, listOf(keys.map((key) => this.#row(key, state))));
      });
    const left = `${dropped} entries of the file could not be read and are left out.`;
    if (dropped) lists.push(made("p", {}, left));
    const some = added.length + changed.length;
    const leave = button("Leave it", () => this.#end("Nothing was changed."));
    const take = button("Take them over", () => this.#take(state));
    this.#given.replaceChildren(...lists, tools(...(some ? [take] : []), leave));
    this.#say(some ? "Nothing is changed yet. Look, then decide." : "The file holds nothing new.");
  }

  /** An entry of a file, with what it is here and what it would be. */
  #row(key, state) {
    const [own, theirs] = [entryOf(this.#store.read(), key), entryOf(state, key)];
    const words = own ? `: ${held(own)} here, ${held(theirs)} in the file` : "";
    return [made("span", {}, this.#about(key), held(own) === held(theirs) ? "" : words)];
  }

  #take(state) {
    const result = merged(this.#store.read(), state);
    const count = result.added.length + result.changed.length;
    const words = `${count} ${count === 1 ? "entry was" : "entries were"} taken over.`;
    this.#write(result.state, words, "Everything is as it was before.");
  }

  #forget() {
    const words = "Everything was forgotten in this browser.";
    const forget = () => this.#write(empty(), words, "Everything is back.");
    const yes = button("Yes, forget it here", forget);
    const no = button("No, keep it", () => this.#end("Nothing was changed."));
    this.#given.replaceChildren(tools(yes, no));
    this.#say(`This browser would forget ${this.#count()}. Save a file first.`);
    no.focus();
  }

  /** Writes another state, and offers the one before. */
  #write(state, words, undone) {
    const was = this.#store.read();
    this.#store.write(state);
    const undo = button("Undo", () => {
      this.#store.write(was);
      this.#end(undone);
    });
    this.#given.replaceChildren(tools(undo));
    this.#say([words, this.#store.fault].filter(Boolean).join(" "));
    undo.focus();
  }

  /** Ends what was asked, and leaves the keyboard where one can go on. */
  #end(words) {
    this.#given.replaceChildren();
    this.#say(words);
    this.#choose.focus();
  }

  #count() {
    const entries = Object.values(this.#store.read().entries);
    const count = entries.filter((entry) => !isEmpty(entry)).length;
    return `${count} ${count === 1 ? "entry" : "entries"}`;
  }

  #say(words) {
    say(this.#status, words);
  }
}

const tools = (...buttons) => made("p", { className: "hb-tools" }, ...buttons);

/** What an entry holds, in a few words. */
function held(entry) {
  if (entry === undefined || isEmpty(entry)) return "nothing";
  if (entry.value !== undefined) return `${entry.value} of 5`;
  return entry.started ?? entry.done ?? entry.note ? inWords(entry) : `as of ${dayOf(entry)}`;
}

const dayOf = ({ at }) => localDay(new Date(at));
