/** Text for Markdown; no DOM in here. */

/** Text on one line, in which no sign has a meaning in Markdown. */
export const plain = (text) =>
  text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_[\]<>#|~&@]/g, "\\$&");
