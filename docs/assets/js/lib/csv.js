/** Tables as text for other programs; no DOM in here. */

/** Rows of values as the text of a CSV file; no text begins as a formula does. */
export function csvOf(rows) {
  const cell = (value) => {
    const formula = typeof value === "string" && /^[=+@\t\r-]/.test(value);
    const text = formula ? `'${value}` : `${value}`;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
