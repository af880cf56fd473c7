/** <print-button>: a button that opens the browser's print dialog. Without script, its menu does. */

export class PrintButton extends HTMLElement {
  connectedCallback() {
    if (this.firstElementChild) return;
    const button = document.createElement("button");
    const words = this.getAttribute("words") ?? "Print this page";
    Object.assign(button, { type: "button", className: "hb-button", textContent: words });
    button.addEventListener("click", () => print());
    this.append(button);
  }
}

customElements.get("print-button") ?? customElements.define("print-button", PrintButton);
