/** The days on which a person's own plans have their items; none without a plan. */

import { parseDay } from "./days.js";
import { plansOf } from "./plans.js";

/** A company's week, for settings that are complete in any case. */
const WEEK = { days: 5, hours: 40, learning: 8 };

/** A map from the key of an item to the last day planned for it, the earliest of several plans. */
export async function plannedDays(all, state, today) {
  const kept = plansOf(state).flatMap(([, each]) => (each.start ? each : []));
  if (!kept.length) return new Map();
  // Most pages have no plan, and need no script for one.
  const [{ blank, grave, validated }, { datesOf, doneDays, planned, PlanFault }, { withList }] =
    await Promise.all([import("./settings.js"), import("./plan.js"), import("./subject.js")]);
  const own = withList(all, state);
  const done = doneDays(state.entries);
  const days = new Map();
  for (const each of kept) {
    const { settings, faults } = validated(each, blank(WEEK, each.start), own);
    if (grave(faults).length) continue;
    try {
      for (const [key, day] of datesOf(planned(settings, own, done, parseDay(today)))) {
        if (!(days.get(key) <= day)) days.set(key, day);
      }
    } catch (error) {
      if (!(error instanceof PlanFault)) throw error;
    }
  }
  return days;
}
