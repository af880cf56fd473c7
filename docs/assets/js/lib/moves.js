/** What became of ids that are gone, from the ledger: {"task/old": ["task/new"]}. */

import { fetched } from "./catalogue.js";

/** Without it nothing is lost: entries wait under their old keys for a visit that has it. */
export const moves = await fetched("assets/data/moves.json").catch(() => ({}));
