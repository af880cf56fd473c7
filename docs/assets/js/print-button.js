/**
 * <print-button handout="…">: a button that opens the browser's print dialog, for a part of the
 * page where print.css knows the handout by its name. Without script, the browser's menu does.
 */

export class PrintButton extends HTMLElement {
  connectedCallback() {
    if (this.firstElementChild) return;
    const button = document.createElement("button");
    const words = this.getAttribute("words") ?? "Print this page";
    Object.assign(button, { type: "button", className: "hb-button", textContent: words });
    button.addEventListener("click", () => this.#print());
    this.append(button);
  }

  async #print() {
    const handout = this.getAttribute("handout");
    if (!handout) return print();
    // Most pages are printed whole, and need not load this.
    const { printHandout } = await import("./parts/tools.js");
    printHandout(handout);
  }
}

customElements.get("print-button") ?? customElements.define("print-button", PrintButton);
