/** What the desk shows of people: a row of each, and a card with places, ratings and an agenda. */

import { here } from "../lib/catalogue.js";
import { differences } from "../lib/desk.js";
import { withoutMarks } from "../lib/markdown.js";
import { lastChange } from "../lib/people.js";
import { button, listOf, made, recordsOf } from "./page.js";

const HEADS = ["Person", "Is at", "Late", "Ratings apart", "Last change"];

const link = ({ url, title }) => made("a", { href: here(url) }, title);
const anchor = (key) => `desk-${key.split("/")[1]}`;

/** The table of all people. */
export function overview(people, all) {
  const rows = people.map(({ key, person, state, at: { open, phase, late } }) => {
    const place = phase ?? open[0]?.place;
    const name = made("a", { href: `#${anchor(key)}` }, person.name);
    const apart = differences(all, state, person.ratings ?? {}).length;
    const changed = lastChange(state.entries) ?? "–";
    return [name, place ? link(place) : "–", `${late.length}`, `${apart}`, changed];
  });
  return recordsOf("People on the desk", HEADS, rows);
}

/** The card of a person, with the `parts` of an agenda, a part for `ratings`, and `tools`. */
export function card({ key, person, at, today }, { parts, ratings, tools }) {
  const heading = made("h3", { id: anchor(key), tabIndex: -1 }, person.name);
  heading.dataset.name = `${key}-head`;
  return made(
    "section",
    { className: "hb-person" },
    heading,
    listOf(at.places.map(standingOf)),
    ratings,
    made("h4", {}, `Agenda of the next one-to-one, ${today}`),
    parts.length ? null : made("p", {}, "The file holds nothing to talk about yet."),
    ...parts.flatMap(({ title, lines }) => [
      made("p", {}, made("b", {}, title)),
      listOf(lines.map(lineOf)),
    ]),
    tools,
  );
}

/** The name of a person, and what can be done with the agenda and the card. */
export function toolsOf({ key, person }, { rename, copy, remove }) {
  const input = made("input", { type: "text", value: person.name, maxLength: 80 });
  input.dataset.name = `${key}-name`;
  // All is drawn anew after a change: not before the focus has moved on, or it would be lost.
  input.addEventListener("change", () => setTimeout(() => rename(input.value)));
  const buttons = [button("Copy agenda as Markdown", copy), button("Take off the desk", remove)];
  for (const [at, each] of buttons.entries()) each.dataset.name = `${key}-tool${at}`;
  return made("div", { className: "hb-tools" }, made("label", {}, "Name: ", input), ...buttons);
}

function standingOf({ place, found }) {
  const late = found.late.length ? `, ${found.late.length} late` : "";
  return [link(place), `: ${found.done} of ${found.all}${late}`];
}

function lineOf({ text, url, note }) {
  const words = withoutMarks(text);
  const shown = url ? made("a", { href: here(url) }, words) : words;
  return [shown, note ? ` (${withoutMarks(note)})` : ""];
}
