/**
 * From ratings and a target to an ordered list of modules: each time the one that adds the fewest
 * hours, with what it needs. That is greedy; another set may be a little shorter.
 */

/**
 * The modules that lead to a target: {modules: [{id, hours, raises, leads}], hours, open}.
 * `raises` names the steps a module is for, `leads` the module it was taken with; `open` names
 * how far it would still be where no module is left.
 */
export function readingList({ own, target, modules, dimensions, done }) {
  const known = new Map(modules.map((each) => [each.id, each]));
  const settled = (id) => !known.has(id) || done.has(id) || isHeld(known.get(id), own);
  const given = { modules, dimensions, known, settled };
  // What is not rated is not counted.
  const wants = [...target]
    .filter(([key, step]) => own.get(key) < step)
    .map(([key, step]) => wanted(key, own.get(key), step, given));
  const chosen = new Map();
  const needs = cached((id) => missingNeeds(id, known, settled));
  for (let found; (found = cheapest(wants, chosen, known, needs)); ) {
    for (const id of inOrder(needs(found), chosen, known)) {
      chosen.set(id, { id, hours: known.get(id).hours, raises: serve(wants, id), leads: found });
    }
  }
  for (const want of wants) rise(want, chosen);
  const list = byStep([...chosen.values()], needs);
  return {
    modules: list,
    hours: list.reduce((sum, each) => sum + each.hours, 0),
    open: wants.flatMap(({ key, steps, beyond }) =>
      [...steps, ...beyond].slice(-1).map((step) => ({ key, step })),
    ),
  };
}

/** Whether every skill that a module raises is there already. */
function isHeld(module, own) {
  const skills = Object.entries(module.skills);
  return (
    skills.length > 0 && skills.every(([id, level]) => (own.get(`skill/${id}`) ?? 0) >= level)
  );
}

/** A gap as steps that modules can serve, and what is beyond the reach of all of them. */
function wanted(key, from, to, { modules, dimensions, known, settled }) {
  const [kind, id] = key.split("/");
  const listed = kind === "skill" ? modules : (dimensions.get(id) ?? []).map((m) => known.get(m));
  const reach = (module) =>
    kind === "skill"
      ? Object.hasOwn(module.skills, id) && module.skills[id]
      : Math.max(0, ...Object.values(module.skills));
  const fits = new Map(
    listed
      .filter((module) => module && !settled(module.id) && reach(module) > from)
      .map((module) => [module.id, reach(module)]),
  );
  const most = Math.max(0, ...fits.values());
  const all = Array.from({ length: to - from }, (_, at) => from + at + 1);
  const steps = all.filter((step) => step <= most);
  // One module reaches a step of a skill; a step of a dimension takes one each.
  return {
    key,
    fits,
    steps: kind === "skill" ? steps.slice(-1) : steps,
    beyond: all.filter((step) => step > most),
  };
}

/** Takes the highest step that a module reaches from everything it is wanted for. */
function serve(wants, id) {
  const raises = [];
  for (const want of wants) {
    const reached = want.steps.filter((step) => step <= (want.fits.get(id) ?? 0));
    if (!reached.length) continue;
    const step = reached.at(-1);
    want.steps = want.steps.filter((each) => each !== step);
    raises.push({ key: want.key, step });
  }
  return raises;
}

/** Gives the lowest steps of a gap to the modules found for it, those that reach least first. */
function rise(want, chosen) {
  const served = [...chosen.values()]
    .flatMap(({ id, raises }) => raises.map((raise) => ({ raise, reach: want.fits.get(id) })))
    .filter(({ raise }) => raise.key === want.key)
    .sort((a, b) => a.reach - b.reach);
  const steps = [...want.steps, ...served.map(({ raise }) => raise.step)].sort();
  for (const { raise } of served) raise.step = steps.shift();
  want.steps = steps;
}

/** The modules in their order, but for a lower step of a gap before those for a higher one. */
function byStep(list, needs) {
  const steps = list.map(({ raises }) => new Map(raises.map(({ key, step }) => [key, step])));
  const isFirst = (one, other) =>
    [...steps[one]].some(([key, step]) => step < steps[other].get(key)) &&
    !needs(list[one].id).has(list[other].id);
  const waiting = new Set(list.keys());
  const ordered = [];
  while (waiting.size) {
    const others = (at, rule) => [...waiting].some((other) => other !== at && rule(other, at));
    const isNeeded = (other, at) => needs(list[at].id).has(list[other].id);
    const free = [...waiting].filter((at) => !others(at, isNeeded));
    // Two gaps may ask for opposite orders; the first order counts then.
    const next = free.find((at) => !others(at, isFirst)) ?? free[0] ?? [...waiting][0];
    waiting.delete(next);
    ordered.push(list[next]);
  }
  return ordered;
}

/** The wanted module that adds the fewest hours; ties by its own hours, then by its id. */
function cheapest(wants, chosen, known, needs) {
  const ids = new Set();
  for (const { steps, fits } of wants) {
    if (!steps.length) continue;
    for (const [id, reach] of fits) if (reach >= steps[0] && !chosen.has(id)) ids.add(id);
  }
  let best = null;
  for (const id of ids) {
    let cost = 0;
    for (const need of needs(id)) if (!chosen.has(need)) cost += known.get(need).hours;
    const found = [cost, known.get(id).hours, id];
    if (!best || before(found, best)) best = found;
  }
  return best?.[2];
}

/** A module with all it needs that is neither done nor held, through others too. */
function missingNeeds(id, known, settled) {
  const found = new Set([id]);
  for (const each of found) {
    for (const need of known.get(each).needs) if (!settled(need)) found.add(need);
  }
  return found;
}

/** What is not chosen yet, each after what it needs, the shortest first. */
function inOrder(ids, chosen, known) {
  const waiting = new Set([...ids].filter((id) => !chosen.has(id)));
  const ordered = [];
  while (waiting.size) {
    const free = [...waiting].filter((id) => !known.get(id).needs.some((n) => waiting.has(n)));
    // In a circle, which the handbook's check refuses, nothing is free.
    const [next] = (free.length ? free : [...waiting]).sort((a, b) =>
      before([known.get(a).hours, a], [known.get(b).hours, b]) ? -1 : 1,
    );
    waiting.delete(next);
    ordered.push(next);
  }
  return ordered;
}

/** Whether one row of values stands before another. */
function before(one, other) {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at >= 0 && one[at] < other[at];
}

function cached(make) {
  const kept = new Map();
  return (key) => kept.get(key) ?? kept.set(key, make(key)).get(key);
}
