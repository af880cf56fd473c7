/** A dated plan as text for other programs: Markdown, rows of a table, and issues to open. */

import { plain } from "./markdown.js";
import { dayText } from "./days.js";
import { roleName } from "./settings.js";

/** The longest address that every browser and GitHub take. */
export const LONGEST = 7500;
/** More lines than these never fit into such an address. */
const LINES = 150;

/** Minutes in words: '30 min', '2 h', '1.5 h'. */
export const timeText = (minutes) =>
  minutes < 60 ? `${minutes} min` : `${+(minutes / 60).toFixed(2)} h`;

/** One day or two in words. */
export const spanText = (first, last) =>
  first === last ? dayText(first) : `${dayText(first)} to ${dayText(last)}`;

/** The plan as a list to tick in any editor. */
export function markdownList(plan, title, address) {
  const groups = plan.groups.map((group) => {
    const head = `## ${plain(group.title)}\n\n${spanText(group.first, group.last)}\n\n`;
    return head + group.items.map((item) => `${line(item, address)}\n`).join("");
  });
  return `# ${plain(title)}\n\n${groups.join("\n")}`;
}

/** The plan as rows of values, the first one with their names. */
export function planRows(plan, address) {
  const names = ["id", "title", "part", "who", "first", "last", "minutes", "done", "address"];
  const rows = plan.groups.flatMap((group) =>
    group.items.map((item) => [
      item.key,
      item.title,
      group.title,
      item.who && roleName(item.who),
      dayText(item.first),
      dayText(item.last),
      item.minutes,
      item.done,
      address(item.url),
    ]),
  );
  return [names, ...rows];
}

/** The address that opens an issue for one part of the plan, filled in and never too long. */
export function issueAddress(repository, group, address) {
  const title = `${group.title}: ${spanText(group.first, group.last)}`.slice(0, 200);
  const count = group.items.length;
  const lines = group.items.slice(0, LINES).map((item) => line(item, address));
  const of = (kept) => withBody(repository, title, lines.slice(0, kept), count - kept);
  const whole = of(lines.length);
  if (whole.length <= LONGEST) return whole;
  // The most lines that fit: between none and one less than all, halving what is in between.
  let [fits, least, most] = [of(0), 1, lines.length - 1];
  while (least <= most) {
    const middle = (least + most) >> 1;
    const found = of(middle);
    if (found.length <= LONGEST) [fits, least] = [found, middle + 1];
    else most = middle - 1;
  }
  return fits;
}

function withBody(repository, title, lines, left) {
  const more = left ? [`${left} more ${left === 1 ? "item does" : "items do"} not fit here.`] : [];
  const body = [...lines, ...(more.length ? ["", ...more] : [])].join("\n");
  return `${repository}/issues/new?${new URLSearchParams({ title, body })}`;
}

function line(item, address) {
  const facts = [item.who && roleName(item.who), item.minutes ? timeText(item.minutes) : ""].filter(Boolean).join(", ");
  const box = item.done ? "[x]" : "[ ]";
  const words = `- ${box} ${spanText(item.first, item.last)}: ${plain(item.title)}`;
  return `${words}${facts && ` (${facts})`} ${address(item.url)}`;
}
