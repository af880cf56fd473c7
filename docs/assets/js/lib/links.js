/** Links to places of the handbook, as people paste them; no DOM in here. */

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text on one line, as a title is. */
export const oneLine = (text) => text.replace(/\s+/g, " ").trim();

/** The address of a place on a page: its own address without a query, or a path from there. */
export function addressOf(page, path = "") {
  const found = new URL(path, page);
  if (!path) found.search = found.hash = "";
  return found.href;
}

/** The address of the site as it is published: what is left of a page's own without its path. */
export function publishedRoot(canonical, page, root) {
  const path = addressOf(page).slice(root.length);
  const own = canonical ?? "";
  return path && own.endsWith(`/${path}`) ? own.slice(0, -path.length) : root;
}

/** A link in Markdown, whatever its title holds. */
export function asMarkdown(title, address) {
  const text = oneLine(title).replace(/[\\`*_[\]<>&]/g, "\\$&");
  return `[${text}](${address.replaceAll("(", "%28").replaceAll(")", "%29")})`;
}

/** A link in HTML, whatever its title holds. */
export function asHtml(title, address) {
  return `<a href="${escaped(address)}">${escaped(oneLine(title))}</a>`;
}

function escaped(text) {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
}
