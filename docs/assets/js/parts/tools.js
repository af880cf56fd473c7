/** What the tools of the pages share: rows of buttons, handouts, the address. */

import { copied } from "./clipboard.js";
import { made } from "./page.js";

/** A button that says by its data what it does; whoever it stands in listens. */
export const deed = (words, dataset) =>
  made("button", { type: "button", className: "hb-button", dataset }, words);

/** A row of buttons; each is told by what it does and the words on it. */
export function toolbar(buttons) {
  const each = ([does, words]) => deed(words, { does });
  return made("p", { className: "hb-tools" }, ...buttons.map(each));
}

/** Prints one part of the page and leaves the rest out; print.css knows the parts by name. */
export function printHandout(name) {
  const root = document.documentElement;
  root.dataset.handout = name;
  addEventListener("afterprint", () => delete root.dataset.handout, { once: true });
  print();
}

/** Keeps a text in the address, so that a reload or a link brings it back; "" takes it out. */
export function keepInAddress(parameter, text) {
  const address = new URL(location.href);
  if (text) address.searchParams.set(parameter, text);
  else address.searchParams.delete(parameter);
  history.replaceState(history.state, "", address);
}

/** Copies the address, and says whether that worked; `holds` names what is in it. */
export function copyLink(holds) {
  const refused = `The browser does not allow copying. The address holds ${holds}.`;
  const told = (done) => (done ? `The link is copied; it holds ${holds}.` : refused);
  return copied(location.href).then(told);
}
