/**
 * <tick-list store="…">: remembers its boxes in this browser, each with dates and a note of one's
 * own. Without script, boxes to tick. With `quiet` it says only what goes wrong.
 */

import { counted, datesFault, ended, inWords, localDay, withDone } from "./lib/progress.js";
import { LONGEST_NOTE } from "./lib/shapes.js";
import { entryOf } from "./lib/state.js";
import { Store } from "./lib/store.js";

const STATUS = "hb-progress";

export class TickList extends HTMLElement {
  #store;
  #stop;

  connectedCallback() {
    this.#store ??= new Store(this.getAttribute("store") ?? "");
    if (!this.#stop) this.#begin();
    this.addEventListener("change", this);
    this.addEventListener("input", this);
    this.#stop = this.#store.watch(() => this.#show());
    this.#show();
  }

  /** What was ticked while this script was still on its way is a tick like any other. */
  #begin() {
    for (const box of this.#boxes()) {
      this.#addMore(box);
      const now = entryOf(this.#store.read(), box.dataset.item) ?? {};
      if (box.checked && !ended(now)) this.#tick(box.dataset.item, true, now);
    }
  }

  disconnectedCallback() {
    this.#stop();
  }

  handleEvent({ target, type }) {
    const { item, field } = target.dataset;
    // A note is kept with every letter: a reload does not wait for the field to be left.
    if (!item || (type === "input") !== (field === "note")) return;
    const now = entryOf(this.#store.read(), item) ?? {};
    if (field) this.#write(item, field, target, now);
    else this.#tick(item, target.checked, now);
  }

  #write(item, field, input, now) {
    const given = { ...fieldsOf(now), [field]: input.value || undefined };
    const fault = field === "note" ? "" : datesFault(given, localDay(new Date()));
    if (fault) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    const told = input.closest(".hb-note").querySelector("[role=alert]");
    if (field !== "note") told.textContent = fault;
    if (!fault) this.#store.change(item, given);
  }

  #tick(item, done, now) {
    const today = localDay(new Date());
    this.#store.change(item, withDone(fieldsOf(now), done, today));
    this.dispatchEvent(new CustomEvent("item-ticked", { bubbles: true, detail: { item, done } }));
    // What the item says today is kept too, so that one can be told when it says something else.
    import("./lib/baseline.js").then(({ note }) => note(this.#store, item, today));
  }

  #boxes() {
    return [...this.querySelectorAll("input[type=checkbox][data-item]")];
  }

  #show() {
    const state = this.#store.read();
    const boxes = this.#boxes();
    for (const box of boxes) {
      const entry = entryOf(state, box.dataset.item);
      box.checked = ended(entry);
      box.closest("li, .hb-own").classList.toggle("is-done", box.checked);
      const more = box.parentElement.querySelector("[data-more]");
      more.textContent = inWords(entry);
      more.setAttribute("aria-label", `${inWords(entry)}: ${box.labels[0].textContent}`);
    }
    this.#fillOpen(state);
    const done = boxes.filter((box) => box.checked).length;
    const told = this.hasAttribute("quiet") ? "" : counted(done, boxes.length);
    this.#say([told, this.#store.fault].filter(Boolean).join(". "));
  }

  /** Fields that stand open say what is kept, except where somebody writes or has to mend. */
  #fillOpen(state) {
    for (const input of this.querySelectorAll("[data-field]")) {
      const { item, field } = input.dataset;
      const own = input === document.activeElement || input.hasAttribute("aria-invalid");
      const value = entryOf(state, item)?.[field] ?? "";
      if (!own && input.value !== value) input.value = value;
    }
  }

  /** A button that says when something was started and done, and opens both to be changed. */
  #addMore(box) {
    const label = box.labels[0].textContent;
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "hb-more" });
    button.dataset.more = "";
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => this.#open(box, button, label));
    box.parentElement.append(button);
  }

  #open(box, button, label) {
    const { item } = box.dataset;
    const shown = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", `${!shown}`);
    if (shown) {
      box.parentElement.nextElementSibling.remove();
      return;
    }
    const group = document.createElement("div");
    group.className = "hb-note";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", label);
    const entry = entryOf(this.#store.read(), item) ?? {};
    for (const [field, name, tag] of [
      ["started", "Started", "input"],
      ["done", "Done", "input"],
      ["note", "Your note", "textarea"],
    ]) {
      const held = document.createElement("label");
      const input = document.createElement(tag);
      if (tag === "input") Object.assign(input, { type: "date", max: localDay(new Date()) });
      else Object.assign(input, { maxLength: LONGEST_NOTE, rows: 3 });
      input.value = entry[field] ?? "";
      Object.assign(input.dataset, { item, field });
      held.append(`${name} `, input);
      group.append(held);
    }
    const fault = document.createElement("p");
    fault.setAttribute("role", "alert");
    group.append(fault);
    box.parentElement.after(group);
    group.querySelector("input").focus();
  }

  /** Puts the words above the list, and only when they change, so that they are read out once. */
  #say(words) {
    let status = this.querySelector(`:scope > .${STATUS}`);
    if (!status) {
      status = document.createElement("p");
      status.className = STATUS;
      status.setAttribute("role", "status");
      this.prepend(status);
    }
    if (status.textContent !== words) status.textContent = words;
  }
}

function fieldsOf(entry) {
  const { at, ...fields } = entry;
  return fields;
}

customElements.get("tick-list") ?? customElements.define("tick-list", TickList);
