/** The form of the dated plan: makes its fields, fills them, and reads them as settings. */

import { subjectOf } from "../lib/plans.js";
import { PACES, roleName, ROLES } from "../lib/settings.js";
import { isOfTasks } from "../lib/subject.js";
import { made } from "./page.js";
import { deed } from "./tools.js";

/** The days of a week, the first one Monday. */
export const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const PACE_NAMES = {
  task: "Tasks",
  entry: "Modules, entry",
  mid: "Modules, mid",
  senior: "Modules, senior",
};

/** The fields of a dated plan. */
export class PlanForm {
  #fields = new Map();
  #days;
  #paces;
  #measured = made("p", { class: "hb-tools" });
  #others = made("p", { class: "hb-tools", hidden: true });

  /** `all` is the catalogue, from which one chooses. */
  constructor(all) {
    const small = { min: 0.25, max: 4, step: 0.05, type: "number" };
    this.#days = WEEKDAYS.map((name, at) => this.#box(made("input", tick(at + 1)), name));
    this.#paces = PACES.map((name) =>
      this.#labelled(`pace-${name}`, PACE_NAMES[name], "input", small),
    );
    this.node = made(
      "div",
      { class: "hb-plan__form" },
      this.#others,
      made(
        "div",
        { class: "hb-entries" },
        this.#labelled("what", "What to plan", "select", {}, ...choices(all)),
        this.#labelled("role", "Whose tasks", "select", {}, ...ROLES.map(roleOption)),
        this.#labelled("start", "Start date", "input", { type: "date" }),
        this.#labelled("hours", "Hours a week", "input", { type: "number", step: "any" }),
      ),
      this.#chooser(all),
      group("Working days", "hb-days", ...this.#days),
      made(
        "div",
        { class: "hb-entries" },
        this.#labelled("off", "Days off: public holidays and leave, one to a line", "textarea", {
          rows: 4,
          placeholder: "2026-12-25\n2026-12-24..2027-01-01",
        }),
        this.#labelled("other", "Weeks with other hours, one stretch to a line", "textarea", {
          rows: 4,
          placeholder: "2027-02-01..2027-02-26 = 4",
        }),
      ),
      made(
        "details",
        {},
        made("summary", {}, "Your own pace"),
        made(
          "p",
          {},
          "How many times the hours given you take: 1 is as given, 2 twice as long, 0.5 half. ",
          "One number for each kind, because nobody has one pace for everything.",
        ),
        group("Times the hours given", "hb-entries", ...this.#paces),
        this.#measured,
      ),
    );
  }

  /** Puts settings into the fields, and shows those that matter to what is planned. */
  fill(settings) {
    for (const name of ["what", "role", "start", "hours", "off", "other"]) {
      this.#fields.get(name).value = settings[name];
    }
    for (const name of PACES) this.#fields.get(`pace-${name}`).value = settings.pace[name];
    for (const { firstChild: box } of this.#days) {
      box.checked = settings.weekdays.includes(Number(box.value));
    }
    this.#fields.get("needs").checked = settings.needs;
    const chosen = new Set(settings.modules);
    for (const each of this.#fields.get("modules").options) each.selected = chosen.has(each.value);
    this.arrange(settings.what);
    this.mark([]);
  }

  /** Shows the fields that matter to what is planned. */
  arrange(what) {
    const ofTasks = isOfTasks(what);
    this.#fields.get("role").parentElement.hidden = !ofTasks;
    this.#fields.get("needs").parentElement.hidden = ofTasks;
    this.#fields.get("modules").parentElement.hidden = what !== "modules";
  }

  /** What can be planned as a whole: all of onboarding, a programme or a path. */
  get choices() {
    const options = [...this.#fields.get("what").options].map(({ value }) => value);
    return options.filter((value) => /^(onboarding$|programme\/|path\/)/.test(value));
  }

  /** How the menu calls something that can be planned. */
  nameOf(what) {
    const options = [...this.#fields.get("what").options];
    return options.find(({ value }) => value === what)?.textContent ?? "";
  }

  /** Offers the pace that finished modules show, as [level, {pace, of}] each. */
  offerPace(found) {
    const told = found.map(([level, { pace, of }]) => `${level} ${pace} (${of} finished)`);
    const words = `Use what my finished modules show: ${told.join(", ")}`;
    this.#measured.replaceChildren(...(found.length ? [deed(words, { does: "measured" })] : []));
  }

  /** Names the other plans, each to be opened. */
  nameOthers(others) {
    const buttons = others.map(([key, each]) => {
      const what = subjectOf(each);
      const words = [this.nameOf(what) || what, each.start && `from ${each.start}`];
      return deed(words.filter(Boolean).join(", "), { does: "open", key, what });
    });
    this.#others.replaceChildren("Also planned:", ...buttons);
    this.#others.hidden = !others.length;
  }

  /** Puts the focus on what is planned. */
  focus() {
    this.#fields.get("what").focus();
  }

  /** What stands in the fields, unchecked. */
  read() {
    const text = (name) => this.#fields.get(name).value;
    const number = (name) => (text(name).trim() === "" ? NaN : Number(text(name)));
    const boxes = this.#days.map((label) => label.firstChild);
    return {
      what: text("what"),
      role: text("role"),
      start: text("start"),
      hours: number("hours"),
      weekdays: boxes.filter((box) => box.checked).map((box) => Number(box.value)),
      off: text("off"),
      other: text("other"),
      modules: [...this.#fields.get("modules").selectedOptions].map((each) => each.value),
      needs: this.#fields.get("needs").checked,
      pace: Object.fromEntries(PACES.map((name) => [name, number(`pace-${name}`)])),
    };
  }

  /** Marks the fields that have faults, and no others. */
  mark(faults) {
    const faulty = new Set(faults.map((fault) => fault.field));
    for (const [name, field] of this.#fields) {
      const wrong = faulty.has(name) || (faulty.has("pace") && name.startsWith("pace-"));
      if (wrong) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
  }

  #chooser(all) {
    const options = all.modules.map(({ id, title }) => made("option", { value: id }, title));
    return made(
      "div",
      {},
      this.#labelled(
        "modules",
        "Modules; hold Ctrl or ⌘ to choose several",
        "select",
        { multiple: true, size: 8 },
        ...options,
      ),
      this.#box(this.#field("needs", "input", tick("needs")), "With the modules they build on"),
    );
  }

  #labelled(name, words, tag, attributes, ...children) {
    const id = `plan-${name}`;
    const field = this.#field(name, tag, { class: "hb-input", id, ...attributes }, ...children);
    return made("p", { class: "hb-entry" }, made("label", { for: id }, words), field);
  }

  #field(name, tag, attributes, ...children) {
    const own = { "data-field": name, autocomplete: "off", ...attributes };
    const field = made(tag, own, ...children);
    this.#fields.set(name, field);
    return field;
  }

  #box(input, words) {
    return made("label", { class: "hb-option" }, input, ` ${words}`);
  }
}

const tick = (value) => ({ type: "checkbox", value });

const group = (words, name, ...children) =>
  made(
    "fieldset",
    { class: "hb-plan__group" },
    made("legend", {}, words),
    made("div", { class: name }, ...children),
  );

const roleOption = (role) => made("option", { value: role }, roleName(role));

/** What can be planned, as options in groups. */
function choices(all) {
  const option = (value, words) => made("option", { value }, words);
  const many = (label, kind, list) =>
    list.length &&
    made(
      "optgroup",
      { label },
      ...list.map(({ id, title }) => option(`${kind}/${id}`, title)),
    );
  return [
    option("onboarding", "Onboarding, all phases"),
    many("One phase of onboarding", "phase", all.phases),
    many("A programme", "programme", all.programmes),
    many("A path", "path", all.paths),
    option("list", "Your reading list"),
    option("modules", "Single modules"),
  ].filter(Boolean);
}
