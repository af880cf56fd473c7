/** Lines that say what was done, each with a button for the way out; read out as they come. */

import { button, made } from "./page.js";

export class Offers {
  /** What stands on the page. */
  element = made("div", { role: "log", ariaLabel: "What can be changed back" });

  /** Adds a line; its button ends it and acts. Returns the button. */
  add(words, label, act) {
    const go = button(label, () => {
      line.remove();
      act();
    });
    go.setAttribute("aria-label", `${label}: ${words}`);
    const line = made("p", { className: "hb-progress" }, `${words} `, go);
    this.element.append(line);
    return go;
  }
}
