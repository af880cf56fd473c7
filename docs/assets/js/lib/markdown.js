/** Text for Markdown; no DOM in here. */

/** A stretch of code: as many backticks before it as after it, and not as many within. */
const CODE = /(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)/g;

const onOneLine = (text) => text.replace(/\s+/g, " ").trim();
const escaped = (text) => text.replace(/[\\`*_[\]<>#|~&@]/g, "\\$&");

/** Text on one line, in which no sign has a meaning in Markdown. */
export const plain = (text) => escaped(onOneLine(text));

/** The same for a text of the handbook, in which what stands between backticks is code. */
export function withCode(text) {
  const line = onOneLine(text);
  let told = "";
  let from = 0;
  for (const found of line.matchAll(CODE)) {
    told += escaped(line.slice(from, found.index)) + found[0];
    from = found.index + found[0].length;
  }
  return told + escaped(line.slice(from));
}

/** A text of the handbook as it is read: code without the backticks around it. */
export const withoutMarks = (text) => onOneLine(text).replace(CODE, "$2");
