/** <task-list store="…">: remembers ticked tasks in this browser. Without script, boxes to tick. */

import { counted, isDone, localDay, withTask } from "./lib/progress.js";
import { Store } from "./lib/store.js";

const STATUS = "hb-progress";

export class TaskList extends HTMLElement {
  #store;

  connectedCallback() {
    this.#store = new Store(this.getAttribute("store") ?? "");
    this.addEventListener("change", this);
    addEventListener("storage", this);
    this.#show();
  }

  disconnectedCallback() {
    removeEventListener("storage", this);
  }

  handleEvent(event) {
    if (event.type === "storage") {
      if (event.key === null || event.key === this.#store.name) this.#show();
    } else if (event.target.dataset.task) {
      this.#tick(event.target.dataset.task, event.target.checked);
    }
  }

  #tick(id, done) {
    this.#store.write(withTask(this.#store.read(), id, done, localDay(new Date())));
    this.#show();
    this.dispatchEvent(new CustomEvent("task-ticked", { bubbles: true, detail: { id, done } }));
  }

  #show() {
    const progress = this.#store.read();
    const boxes = [...this.querySelectorAll("input[data-task]")];
    for (const box of boxes) {
      box.checked = isDone(progress, box.dataset.task);
      box.closest("li").classList.toggle("is-done", box.checked);
    }
    const done = boxes.filter((box) => box.checked).length;
    this.#say([counted(done, boxes.length), this.#store.fault].filter(Boolean).join(". "));
  }

  /** Puts the words above the list, and only when they change, so that they are read out once. */
  #say(words) {
    let status = this.querySelector(`.${STATUS}`);
    if (!status) {
      status = document.createElement("p");
      status.className = STATUS;
      status.setAttribute("role", "status");
      this.prepend(status);
    }
    if (status.textContent !== words) status.textContent = words;
  }
}

customElements.get("task-list") ?? customElements.define("task-list", TaskList);
