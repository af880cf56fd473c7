/** Keeps what the handbook said when a person began, to tell later what has changed since. */

import { catalogue } from "./catalogue.js";
import { indexed } from "./overview.js";
import { entryOf } from "./state.js";

const KEY = "baseline/main";

/** The fingerprints of all items today. */
export const seenIn = (all) =>
  Object.fromEntries([...indexed(all)].map(([key, item]) => [key, item.seen]));

/** What is kept after an item was ticked: everything at first, later the item as it is now. */
export function withSeen(kept, all, item, day) {
  if (!kept?.items) return { day, items: seenIn(all) };
  const seen = indexed(all).get(item)?.seen;
  return { day: kept.day, items: seen ? { ...kept.items, [item]: seen } : kept.items };
}

/** Remember what an item said on the day it was ticked; without the catalogue nothing is lost. */
export async function note(store, item, day) {
  try {
    const all = await catalogue();
    store.change(KEY, withSeen(entryOf(store.read(), KEY), all, item, day));
  } catch {
    // Only the comparison with later versions is missing.
  }
}
