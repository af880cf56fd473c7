/** What the calculators share: buttons, a line that is read out, and numbers kept in the address. */

/** A custom element over a page of tables whose numbers can be changed. */
export class Sheet extends HTMLElement {
  #page;

  /** The name of the numbers in the address; a class names its own. */
  get parameter() {
    throw new Error("a sheet names its parameter");
  }

  connectedCallback() {
    if (this.#page) return;
    this.#page = this.closest("article") ?? document;
    this.#addTools();
    const given = new URLSearchParams(location.search).get(this.parameter) ?? "";
    const refused = this.begin(JSON.parse(this.querySelector("script").textContent), given);
    if (refused) this.say(`${refused} of the values in the address could not be used.`);
    else if (given) this.say(this.inWords());
    this.#page.addEventListener("input", this);
    this.#page.addEventListener("change", this);
    this.addEventListener("click", this);
  }

  disconnectedCallback() {
    this.#page.removeEventListener("input", this);
    this.#page.removeEventListener("change", this);
  }

  handleEvent(event) {
    if (event.type === "click") this.#act(event.target.dataset.does);
    else if (event.target.dataset.sheet === this.parameter) {
      this.take(event.target, event.type === "change");
    }
  }

  /** Every element of the page that a selector finds. */
  all(selector) {
    return [...this.#page.querySelectorAll(selector)];
  }

  /** Puts a box for a number into a table cell, with its name and its unit. */
  addInput(cell, label, unit, attributes, data) {
    const input = document.createElement("input");
    Object.assign(input, { type: "number", className: "hb-number", ...attributes });
    Object.assign(input.dataset, { sheet: this.parameter, ...data });
    input.setAttribute("aria-label", `${label}${unit ? `, ${unit}` : ""}`);
    const box = document.createElement("span");
    box.append(input, unit ? ` ${unit}` : "");
    cell.replaceChildren(box);
    return input;
  }

  /** Marks a box whose number cannot be used, or takes the mark away. */
  mark(input, faulty) {
    if (faulty) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }

  /** Keeps the numbers in the address, so that a reload or a link brings them back. */
  keep(text) {
    const address = new URL(location.href);
    if (text) address.searchParams.set(this.parameter, text);
    else address.searchParams.delete(this.parameter);
    history.replaceState(history.state, "", address);
  }

  /** Says something where it is seen and read out. */
  say(words) {
    this.querySelector("[role=status]").textContent = words;
  }

  #addTools() {
    const tools = document.createElement("p");
    tools.className = "hb-tools";
    for (const [does, words] of [
      ["reset", "Start again"],
      ["link", "Copy link"],
      ["csv", "Download CSV"],
    ]) {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "hb-button", textContent: words });
      button.dataset.does = does;
      tools.append(button);
    }
    const status = document.createElement("p");
    status.className = "hb-progress";
    status.setAttribute("role", "status");
    this.append(tools, status);
  }

  #act(does) {
    if (does === "reset") {
      this.reset();
      this.keep("");
      this.say("The handbook's own numbers again.");
    } else if (does === "link") {
      navigator.clipboard.writeText(location.href).then(
        () => this.say("The link is copied; it holds your numbers."),
        () => this.say("The browser does not allow copying. The address holds your numbers."),
      );
    } else if (does === "csv") {
      const link = document.createElement("a");
      link.download = `${this.parameter}.csv`;
      link.href = URL.createObjectURL(new Blob([this.csv()], { type: "text/csv" }));
      link.click();
      URL.revokeObjectURL(link.href);
      this.say(`The file ${link.download} holds your numbers and the results.`);
    }
  }
}

/** Rows of values as the text of a CSV file. */
export function csvOf(rows) {
  const cell = (value) => (/[",\n]/.test(value) ? `"${`${value}`.replaceAll('"', '""')}"` : value);
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
