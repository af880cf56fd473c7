/** Shows a dated plan: a drawing, an equal table, and a list by part. */

import { drawing } from "../lib/bars.js";
import { issueAddress, spanText, timeText } from "../lib/checklist.js";
import { drawn, made } from "./page.js";
import { roleName } from "../lib/settings.js";
import { WEEKDAYS } from "./plan-form.js";

/** So many rows a drawing of single items may have. */
const ROWS = 40;
const HEADS = ["Part", "From", "To", "Time", "Done"];

/** The whole plan in a sentence or two. */
export function inWords(plan) {
  if (!plan.count) return "Nothing is planned for this role here.";
  const items = `${plan.count} ${plan.count === 1 ? "item" : "items"}`;
  const late = plan.late ? `, ${plan.late} late` : "";
  const span = spanText(plan.first, plan.last);
  return `${items}, ${timeText(plan.minutes)}: ${span}. ${plan.finished} done${late}.`;
}

/** The nodes that show a plan; `address` makes addresses absolute. */
export function planNodes(plan, title, repository, address) {
  if (!plan.count) return [];
  const single = plan.groups.length === 1 && plan.count <= ROWS;
  const spans = single ? plan.groups[0].items : plan.groups;
  return [
    made("div", { class: "hb-timeline" }, picture(spans, title, plan.today)),
    table(plan),
    ...plan.groups.flatMap((group) => part(group, repository, address, plan.replanned)),
  ];
}

/** The address of an item below the site's, as it stands on paper. */
const shortOf = ({ key, id, url }) => (key.startsWith("module/") ? `m/${id}/` : url);

/** What a plan of `title` was made from, for paper, where nobody sees the form. */
export function basisText(settings, title, today) {
  const { start, hours, weekdays, off, other, pace, what, role, replanned } = settings;
  const days = weekdays.toSorted((one, two) => one - two).map((day) => WEEKDAYS[day - 1]);
  const lines = (words, text) => {
    const said = text.split("\n").map((line) => line.trim());
    return said.some(Boolean) && `${words}: ${said.filter(Boolean).join("; ")}`;
  };
  const ofTasks = what === "onboarding" || what.startsWith("phase/");
  const paces = Object.entries(pace).filter(([, value]) => value !== 1);
  const parts = [
    title,
    ofTasks && `tasks of: ${roleName(role)}`,
    `start ${start}`,
    replanned && `late items planned again from ${replanned}`,
    `${hours} h a week on ${days.join(", ")}`,
    lines("days off", off),
    lines("other hours", other),
    paces.length && `own pace: ${paces.map(([kind, value]) => `${kind} × ${value}`).join(", ")}`,
    `printed ${today}`,
  ];
  return `${parts.filter(Boolean).join(" · ")}.`;
}

function picture(spans, title, today) {
  const { width, height, top, thick, bars, ticks, today: now } = drawing(spans, today);
  const told = spans.map((span) => `${span.title}: ${spanText(span.first, span.last)}.`).join(" ");
  const line = (name, x, y) => drawn("line", { class: name, x1: x, x2: x, y1: y, y2: height });
  const name = (label, before, x, y) =>
    drawn("text", { class: sided("hb-timeline__week", before), x, y: y - 12 }, label);
  const named = { role: "img", "aria-labelledby": "plan-title plan-text" };
  return made(
    "figure",
    {},
    drawn(
      "svg",
      { viewBox: `0 0 ${width} ${height}`, ...named },
      drawn("title", { id: "plan-title" }, title),
      drawn("desc", { id: "plan-text" }, told),
      ...ticks.flatMap(({ x, labelX, before, label }) => [
        line("hb-timeline__tick", x, top - 8),
        ...(label ? [name(label, before, labelX, top)] : []),
      ]),
      now === null ? null : line("hb-timeline__start", now, 0),
      ...bars.flatMap((bar) => [
        drawn("rect", {
          class: "hb-timeline__bar",
          x: bar.x,
          y: bar.y,
          width: bar.width,
          height: thick,
          rx: 4,
        }),
        drawn(
          "text",
          {
            class: sided("hb-timeline__label", bar.before),
            x: bar.labelX,
            y: bar.y + thick / 2 + 5,
          },
          short(bar.title),
        ),
      ]),
    ),
  );
}

/** The class of a text, which ends where it stands when there is no room behind it. */
const sided = (name, before) => (before ? `${name} hb-timeline__label--end` : name);

const short = (title) => (title.length > 60 ? `${title.slice(0, 58)}…` : title);

function table(plan) {
  const heads = HEADS.map((words) => made("th", { scope: "col" }, words));
  const rows = plan.groups.map((group) => {
    const [from, to] = [spanText(group.first, group.first), spanText(group.last, group.last)];
    const done = `${group.finished} of ${group.count}`;
    const cells = [group.title, from, to, timeText(group.minutes), done];
    return made(
      "tr",
      {},
      ...cells.map((words, at) => made("td", { "data-label": HEADS[at] }, words)),
    );
  });
  return made(
    "div",
    { class: "hb-table", role: "region", "aria-label": "Parts of the plan", tabindex: 0 },
    made(
      "table",
      { class: "hb-records" },
      made("thead", {}, made("tr", {}, ...heads)),
      made("tbody", {}, ...rows),
    ),
  );
}

function part(group, repository, address, replanned) {
  const issue = issueAddress(repository, group, address);
  return [
    made("h3", { class: "hb-plan__part" }, group.title),
    made(
      "p",
      { class: "hb-plan__span" },
      spanText(group.first, group.last),
      made("a", { href: issue, rel: "noopener" }, `Open an issue for ${group.title}`),
    ),
    made("ol", { class: "hb-plan__list" }, ...group.items.map((item) => row(item, address, replanned))),
  ];
}

/** By how much an item ends after the day that the handbook has for it. */
const behindText = ({ behind, day }) =>
  `${behind} working day${behind === 1 ? "" : "s"} later than working day ${day}`;

function row(item, address, replanned) {
  const facts = [
    item.who && roleName(item.who),
    item.minutes && `about ${timeText(item.minutes)}`,
    item.behind && !item.done && !replanned && behindText(item),
    item.done && `✓ Done on ${item.done}`,
    item.late && "! Late",
  ].filter(Boolean);
  return made(
    "li",
    { class: `hb-planned${item.done ? " is-done" : ""}${item.late ? " is-late" : ""}` },
    made("span", { class: "hb-planned__when" }, spanText(item.first, item.last)),
    made(
      "span",
      {},
      made("a", { href: address(item.url), dataset: { at: shortOf(item) } }, item.title),
      made("span", { class: "hb-planned__facts" }, facts.join(" · ")),
    ),
  );
}
