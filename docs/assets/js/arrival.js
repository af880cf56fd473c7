/** Keeps the address and the place of a page that is on its way free of the page before it.
 *
 * The theme notes where one has scrolled to, and which heading that is, a moment later. Who
 * scrolls and then follows a link has the next page's address by then: that page would open in the
 * middle, and its address would name a heading of the page before.
 */

let onItsWay = false;
window.progress$?.subscribe(() => (onItsWay = true));
window.document$?.subscribe(() => (onItsWay = false));

const replaceState = history.replaceState.bind(history);
history.replaceState = (...entry) => {
  if (!onItsWay) replaceState(...entry);
};
