/** Formulas as people write them: names and numbers with + - × ÷ between, and parentheses. */

const TOKEN = /\s*(?:([a-z][a-z0-9-]*)|(\d+(?:\.\d+)?)|([-+×÷()]))/y;

/** The value of a formula with the given values of its names; NaN where there is none. */
export function evaluate(text, values) {
  const tokens = tokensOf(text.trimEnd());
  if (!tokens) return NaN;
  const value = sum(tokens, values);
  return tokens.length ? NaN : value;
}

function sum(tokens, values) {
  let value = product(tokens, values);
  while (tokens[0] === "+" || tokens[0] === "-") {
    const sign = tokens.shift();
    const next = product(tokens, values);
    value = sign === "+" ? value + next : value - next;
  }
  return value;
}

function product(tokens, values) {
  let value = factor(tokens, values);
  while (tokens[0] === "×" || tokens[0] === "÷") {
    const sign = tokens.shift();
    const next = factor(tokens, values);
    value = sign === "×" ? value * next : next === 0 ? NaN : value / next;
  }
  return value;
}

function factor(tokens, values) {
  const token = tokens.shift();
  if (token === undefined || "+-×÷)".includes(token)) return NaN;
  if (/^\d/.test(token)) return Number(token);
  if (token !== "(") return values.has(token) ? values.get(token) : NaN;
  const value = sum(tokens, values);
  return tokens.shift() === ")" ? value : NaN;
}

function tokensOf(text) {
  const tokens = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const found = TOKEN.exec(text);
    if (!found) return null;
    tokens.push(found[1] ?? found[2] ?? found[3]);
  }
  return tokens;
}
