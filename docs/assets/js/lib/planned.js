/** The days on which a person's own plan has its items; none without a plan. */

import { parseDay } from "./days.js";
import { entryOf } from "./state.js";

/** A company's week, for settings that are complete in any case. */
const WEEK = { days: 5, hours: 40, learning: 8 };

/** A map from the key of an item to the last day planned for it. */
export async function plannedDays(all, state, today) {
  const kept = entryOf(state, "plan/main");
  if (!kept?.start) return new Map();
  // Most pages have no plan, and need no script for one.
  const [settingsOf, { datesOf, doneDays, planned, PlanFault }, { withList }] = await Promise.all([
    import("./settings.js"),
    import("./plan.js"),
    import("./subject.js"),
  ]);
  const { blank, grave, validated } = settingsOf;
  const own = withList(all, state);
  const { settings, faults } = validated(kept, blank(WEEK, kept.start), own);
  if (grave(faults).length) return new Map();
  try {
    return datesOf(planned(settings, own, doneDays(state.entries), parseDay(today)));
  } catch (error) {
    if (!(error instanceof PlanFault)) throw error;
    return new Map();
  }
}
