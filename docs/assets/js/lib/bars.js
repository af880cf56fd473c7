/** A dated plan drawn along a line of months; lengths are in the drawing's units. */

import { dateOf, dayText, parseDay } from "./days.js";

const WIDTH = 960;
const ROW = 34;
const TOP = 34;
const GAP = 10;
/** Where along the line a label no longer fits to the right of its bar. */
const LABELS_TURN = 0.6;
/** The room that the name of a month or a year takes. */
const NAME = 60;
const BESIDE = 3;
/** At most so many names of months or years fit side by side. */
const TICKS = 14;

/** The drawing of spans {title, first, last}: bars, ticks, and where today is, or null. */
export function drawing(spans, today) {
  const first = Math.min(...spans.map((span) => span.first));
  const last = Math.max(...spans.map((span) => span.last)) + 1;
  const x = (day) => rounded(((day - first) / (last - first)) * WIDTH);
  const bars = spans.map((span, row) => {
    const [from, to] = [x(span.first), x(span.last + 1)];
    const before = to > WIDTH * LABELS_TURN;
    return {
      title: span.title,
      x: from,
      y: TOP + row * ROW + GAP / 2,
      width: Math.max(2, rounded(to - from)),
      labelX: before ? from - 8 : to + 8,
      before,
    };
  });
  return {
    width: WIDTH,
    height: TOP + ROW * spans.length,
    top: TOP,
    thick: ROW - GAP,
    bars,
    ticks: named(ticks(first, last), x),
    today: first <= today && today < last ? x(today) : null,
  };
}

/** The first days of months, of every third or sixth month, or of years. */
function ticks(first, last) {
  const [year, month] = dateOf(first);
  const months = Math.ceil((last - first) / 28) + 1;
  const step = [1, 3, 6, 12, 24].find((each) => months / each <= TICKS) ?? 60;
  const found = [];
  for (let at = Math.ceil((year * 12 + month - 1) / step) * step; ; at += step) {
    const text = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
    const day = parseDay(`${text}-01`);
    if (day === null || day >= last) break;
    if (day >= first) found.push([day, text]);
  }
  return found.length ? found : [[first, dayText(first)]];
}

/** Ticks with their names: beside the line where there is room, else before it, else without. */
function named(found, x) {
  let end = 0;
  return found.map(([day, label]) => {
    const at = x(day);
    const before = at + BESIDE + NAME > WIDTH;
    const labelX = rounded(before ? at - BESIDE : at + BESIDE);
    const begin = before ? labelX - NAME : labelX;
    if (begin < end) return { x: at, labelX, before, label: "" };
    end = begin + NAME;
    return { x: at, labelX, before, label };
  });
}

const rounded = (number) => Math.round(number * 10) / 10;
