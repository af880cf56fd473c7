/** What the handbook holds, for the tools: fetched once, when the first tool asks. */

const ROOT = new URL("../../../", import.meta.url);
let asked;

/** The catalogue that the build wrote; rejects when it cannot be fetched. */
export function catalogue() {
  asked ??= fetched("assets/data/catalogue.json").catch((error) => {
    asked = undefined;
    throw error;
  });
  return asked;
}

/** The full address of something below the site's root. */
export const here = (url) => new URL(url, ROOT).href;

/** A file of values below the site's root. */
export async function fetched(url) {
  const answer = await fetch(here(url));
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}
