/** What a plan can be of, as groups of tasks or modules. */

import { ownList } from "./list.js";

/** The catalogue together with what a person has on the reading list, for groupsOf. */
export const withList = (all, state) => ({ ...all, list: ownList(state) });

/** Whether a choice consists of tasks; of modules else. */
export const isOfTasks = (what) => what === "onboarding" || what.startsWith("phase/");

/** What a choice consists of: groups {id, title, url, items}; null when there is no such choice. */
export function groupsOf(settings, all) {
  const [kind, id] = settings.what.split("/");
  const modules = new Map(all.modules.map((each) => [each.id, each]));
  if (settings.what === "onboarding") return all.phases.map((phase) => ofPhase(phase, all));
  if (settings.what === "modules" || settings.what === "list") {
    // The list has an order of its own; modules chosen from a menu have that of the handbook.
    const isList = settings.what === "list";
    const title = isList ? "Your reading list" : "Your modules";
    const chosen = all.modules.filter(({ id }) => settings.modules.includes(id));
    const items = isList ? all.list.flatMap((id) => modules.get(id) ?? []) : chosen;
    return withNeeds([{ id: settings.what, title, url: "", items }]);
  }
  if (kind === "phase") {
    const phase = all.phases.find((each) => each.id === id);
    return phase ? [ofPhase(phase, all)] : null;
  }
  const steps =
    kind === "programme"
      ? all.programmes.find((each) => each.id === id)?.blocks
      : kind === "path" && all.paths.find((each) => each.id === id)?.stages;
  return steps ? withNeeds(steps.map((step) => ofStep(step))) : null;

  function ofStep({ id, title, url = "", modules: keys }) {
    const items = keys.filter((key) => modules.has(key)).map((key) => modules.get(key));
    return { id, title, url, items };
  }

  /** Each module once, and before the rest what it builds on and no group has. */
  function withNeeds(groups) {
    const seen = new Set();
    for (const group of groups) {
      group.items = group.items.filter((each) => !seen.has(each.id) && seen.add(each.id));
    }
    const before = settings.needs ? lacking(groups, seen) : [];
    const first = { id: "before", title: "What it builds on", url: "", items: before };
    return [first, ...groups].filter((group) => group.items.length);
  }

  function lacking(groups, seen) {
    const found = new Map();
    const open = groups.flatMap((group) => group.items);
    while (open.length) {
      for (const key of open.pop().needs) {
        if (seen.has(key) || found.has(key) || !modules.has(key)) continue;
        found.set(key, modules.get(key));
        open.push(modules.get(key));
      }
    }
    return [...found.values()];
  }
}

const ofPhase = ({ id, title, url }, all) => ({
  id,
  title,
  url,
  items: all.tasks.filter((task) => task.phase === id),
});
