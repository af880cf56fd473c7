/** The days on which a person's own plan has its items; none without a plan. */

/** A map from the key of an item to the last day planned for it. */
export async function plannedDays() {
  return new Map();
}
