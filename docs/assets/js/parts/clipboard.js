/** Puts text where it can be pasted; false where the browser refuses. */

/** Copies text; as HTML too where it is some, so that it is pasted as a link. */
export async function copied(text, isHtml = false) {
  try {
    if (isHtml) {
      const kinds = ["text/plain", "text/html"];
      const parts = kinds.map((type) => [type, new Blob([text], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(parts))]);
    } else {
      await navigator.clipboard.writeText(text);
    }
    return true;
  } catch {
    return false;
  }
}
