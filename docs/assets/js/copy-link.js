/**
 * <copy-link>: a button beside every heading and every task of its page, that copies a link to it.
 * Without script the signs behind the headings are links, and a module shows its short address.
 */

import { copied } from "./parts/clipboard.js";
import { addressOf, asHtml, asMarkdown, oneLine, publishedRoot } from "./lib/links.js";

const ICON =
  "M6.5 9.500a2.800 2.800 0 0 0 4.100.200l2.200-2.200a2.800 2.800 0 0 0-4-4L7.600 4.700" +
  "M9.500 6.500a2.800 2.800 0 0 0-4.100-.200L3.200 8.500a2.800 2.800 0 0 0 4 4l1.200-1.200";

const FORMS = [
  ["Link", (title, address) => address, "The link"],
  ["Markdown", asMarkdown, "The link in Markdown"],
  ["HTML", asHtml, "The link in HTML"],
];

export class CopyLink extends HTMLElement {
  #menu;
  #status;
  #field;
  #opener;
  #wasOpen = false;

  connectedCallback() {
    const page = this.closest("article");
    if (this.#menu || !page || !HTMLElement.prototype.showPopover) return;
    this.#menu = this.#makeMenu();
    this.append(this.#menu);
    for (const sign of page.querySelectorAll(":is(h1, h2, h3, h4) > .headerlink")) {
      this.#addToHeading(sign.parentElement);
    }
    for (const task of page.querySelectorAll(".hb-task")) {
      this.#addButton(task, task.querySelector("label").textContent, `#${task.id}`);
    }
  }

  /** A page's own button stands beside the pencil; the others at the end of their heading. */
  #addToHeading(heading) {
    const title = titleOf(heading);
    if (heading.matches("h1")) {
      const button = this.#addButton(heading, title, "");
      button.classList.add("hb-copy__page");
      const pencil = heading.parentElement.querySelector(":scope > .md-content__button");
      if (pencil) pencil.after(button);
      else heading.before(button);
      return;
    }
    const box = document.createElement("div");
    box.className = "hb-copy";
    heading.after(box);
    this.#addButton(box, title, `#${heading.id}`);
  }

  #addButton(place, title, anchor) {
    const button = document.createElement("button");
    const name = `Copy link to ${oneLine(title)}`;
    Object.assign(button, { type: "button", className: "hb-copy__button", title: name });
    button.setAttribute("aria-label", name);
    button.setAttribute("aria-expanded", "false");
    button.append(icon());
    // By the time of the click, a press outside the menu has closed it.
    button.addEventListener("pointerdown", () => (this.#wasOpen = this.#isOpenAt(button)));
    button.addEventListener("click", ({ detail }) =>
      this.#toggle(button, detail ? this.#wasOpen : this.#isOpenAt(button)),
    );
    Object.assign(button.dataset, { title: oneLine(title), anchor });
    place.append(button);
    return button;
  }

  #makeMenu() {
    const menu = document.createElement("div");
    menu.className = "hb-copy__menu";
    menu.popover = "auto";
    menu.setAttribute("role", "group");
    for (const [at, [name]] of FORMS.entries()) {
      const item = document.createElement("button");
      Object.assign(item, { type: "button", className: "hb-button", textContent: name });
      item.autofocus = at === 0;
      item.addEventListener("click", () => this.#copy(at));
      menu.append(item);
    }
    this.#status = document.createElement("p");
    this.#status.setAttribute("role", "status");
    this.#field = document.createElement("input");
    Object.assign(this.#field, { readOnly: true, hidden: true, className: "hb-copy__field" });
    this.#field.setAttribute("aria-label", "The link, to copy by hand");
    menu.append(this.#status, this.#field);
    menu.addEventListener("toggle", (event) => this.#toggled(event.newState === "open"));
    menu.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !menu.contains(relatedTarget)) menu.hidePopover();
    });
    return menu;
  }

  #isOpenAt(button) {
    return this.#opener === button && this.#menu.matches(":popover-open");
  }

  #toggle(button, close) {
    const menu = this.#menu;
    if (menu.matches(":popover-open")) menu.hidePopover();
    if (close) return;
    this.#opener = button;
    this.#status.textContent = "";
    this.#field.hidden = true;
    menu.setAttribute("aria-label", button.getAttribute("aria-label"));
    // Beside its button, so that Tab goes on from there.
    button.after(menu);
    button.focus();
    // Placed before it is shown: what is focused first would draw the page to where it stood.
    this.#place(button.getBoundingClientRect());
    menu.showPopover();
  }

  #place(button) {
    const { style } = this.#menu;
    style.right = `${document.documentElement.clientWidth - button.right}px`;
    style.top = `${button.bottom + scrollY + 4}px`;
  }

  #toggled(open) {
    for (const each of this.closest("article").querySelectorAll(".hb-copy__button")) {
      each.setAttribute("aria-expanded", String(open && each === this.#opener));
    }
  }

  async #copy(at) {
    const [, form, told] = FORMS[at];
    const title = this.#fullTitle();
    const text = form(title, this.#address());
    const done = await copied(text, form === asHtml);
    this.#status.textContent = done
      ? `${told} is copied: ${title}`
      : "The browser does not allow copying. The text is selected; copy it by hand.";
    this.#field.hidden = done;
    if (done) return;
    this.#field.value = text;
    this.#field.focus();
    this.#field.select();
  }

  /** A section alone says little: "Exercise" of which module? */
  #fullTitle() {
    const { title, anchor } = this.#opener.dataset;
    const first = this.closest("article").querySelector("h1");
    const alone = !anchor || anchor.startsWith("#task-") || !first;
    return alone ? title : `${titleOf(first)}: ${title}`;
  }

  /** Where the opener's place is published; of a whole module its short address. */
  #address() {
    const { anchor } = this.#opener.dataset;
    const canonical = document.querySelector("link[rel=canonical]")?.href;
    const root = new URL("../../", import.meta.url).href;
    const short = anchor ? null : this.closest("article").querySelector("a[data-short]");
    const place = short ? short.href : addressOf(addressOf(location.href), anchor);
    return publishedRoot(canonical, location.href, root) + place.slice(root.length);
  }
}

/** The words of a heading, without the sign behind them. */
function titleOf(heading) {
  const copy = heading.cloneNode(true);
  for (const each of copy.querySelectorAll(".headerlink, button")) each.remove();
  return oneLine(copy.textContent);
}

function icon() {
  const [svg, path] = ["svg", "path"].map((tag) =>
    document.createElementNS("http://www.w3.org/2000/svg", tag),
  );
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", ICON);
  svg.append(path);
  return svg;
}

customElements.get("copy-link") ?? customElements.define("copy-link", CopyLink);
