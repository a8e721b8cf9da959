// The form reading of expressions, as crates/questionnaire/README.md decides it and crates/questionnaire/src/form/rules writes it: exactly what
// the server computes, or `Undecided` where only the server can. A module, loaded before form.js.

// Exact decimals of 96 bits and at most 28 places: m / 10^s. What has no result is null.
const LARGEST = (1n << 96n) - 1n;
const ten = (n) => 10n ** BigInt(n);
const size = (m) => (m < 0n ? -m : m);
const whole = (n) => ({ m: BigInt(n), s: 0 });

/** m / d as a whole number, rounded half to even, or half away from zero. */
function rounded(m, d, away) {
  const quotient = m / d;
  const twice = size(m % d) * 2n;
  const isUp = twice > d || (twice === d && (away || quotient % 2n));
  return isUp ? quotient + (m < 0n ? -1n : 1n) : quotient;
}

/** m / d with as many places as there is room for. */
function decimal(m, d, away) {
  if (d === 0n) return null;
  if (d < 0n) [m, d] = [-m, -d];
  for (let s = 28; s >= 0; s -= 1) {
    let n = rounded(m * ten(s), d, away);
    if (size(n) > LARGEST) continue;
    for (; s > 0 && n % 10n === 0n; s -= 1) n /= 10n;
    return { m: n, s };
  }
  return null;
}

const trunc = (a) => ({ m: a.m / ten(a.s), s: 0 });
const left = (a, b) => a.m * ten(b.s);
const scale = (a, b) => ten(a.s + b.s);
const order = (a, b) => (left(a, b) < left(b, a) ? -1 : left(a, b) > left(b, a) ? 1 : 0);
const ARITHMETIC = {
  "+": (a, b) => decimal(left(a, b) + left(b, a), scale(a, b)),
  "-": (a, b) => decimal(left(a, b) - left(b, a), scale(a, b)),
  "*": (a, b) => decimal(a.m * b.m, scale(a, b)),
  div: (a, b) => decimal(left(a, b), left(b, a)),
  mod: (a, b) => (b.m === 0n ? null : decimal(left(a, b) % left(b, a), scale(a, b))),
};
const [add, times] = [ARITHMETIC["+"], ARITHMETIC["*"]];

function power(base, n) {
  if (n === 0n) return whole(1);
  const half = power(base, n / 2n);
  const square = half && times(half, half);
  return square && n % 2n ? times(square, base) : square;
}

function pow(base, exponent) {
  if (exponent.s > 0 || size(exponent.m) >= 1n << 31n) return null;
  const result = power(base, size(exponent.m));
  return result && exponent.m < 0n ? ARITHMETIC.div(whole(1), result) : result;
}

/** Half away from zero; negative places are tens, hundreds, ... */
function round(a, places) {
  const p = trunc(places).m;
  if (size(p) >= 1n << 31n) return null;
  if (p < -28n) return whole(0);
  const unit = ten(size(p < 28n ? p : 28n));
  if (p >= 0n) return decimal(rounded(a.m * unit, ten(a.s), true), unit);
  return decimal(rounded(a.m, ten(a.s) * unit, true) * unit, 1n);
}

/** As XPath writes it: a minus, digits, a point, with white space around. */
function parsed(text) {
  const found = /^[ \t\n\r]*(-?)(\d*)(?:\.(\d*))?[ \t\n\r]*$/.exec(text);
  if (!found || !(found[2] || found[3])) return null;
  const places = found[3] ?? "";
  const digits = BigInt(found[2] + places);
  return decimal(found[1] ? -digits : digits, ten(places.length), true);
}

function digits({ m, s }) {
  const all = String(size(m)).padStart(s + 1, "0");
  const at = all.length - s;
  return (m < 0n ? "-" : "") + all.slice(0, at) + (s ? "." + all.slice(at) : "");
}

// Moments: milliseconds after 1970-01-01 on the filler's clock, whose offset is in minutes.
const DAY = 86400000;
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const DAYS = "Sun Mon Tue Wed Thu Fri Sat".split(" ");
const trim = (text) => text.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, "");
const pad = (n, width) => (n < 0 ? "-" + pad(-n, width - 1) : String(n).padStart(width, "0"));

function day(text) {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!found) return null;
  const [, , month, date] = found.map(Number);
  const at = new Date(0);
  at.setUTCFullYear(found[1], month - 1, date);
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === date ? at.getTime() : null;
}

function time(text) {
  const found = /^(\d\d):(\d\d)(?::(\d\d))?(?:\.(\d+))?(?:(Z)|([Z+-])(\d\d)(?::(\d\d))?)?$/.exec(text);
  if (!found) return null;
  const [, hour, minute, second, , , , hours, minutes] = found.map((part) => Number(part ?? 0));
  if (hour > 23 || minute > 59 || second > 59 || hours > 25 || minutes > 59) return null;
  const sign = found[6] === "-" ? -1 : 1;
  const zone = found[5] || found[6] ? sign * (hours * 60 + minutes) : null;
  const thousandths = Number(((found[4] ?? "") + "000").slice(0, 3));
  return { at: ((hour * 60 + minute) * 60 + second) * 1000 + thousandths, zone };
}

const clock = (env) => time(env.now.slice(11)).zone;

function moment(text, env) {
  text = trim(text);
  const cut = text.indexOf("T");
  if (cut < 0) return day(text);
  const [date, of] = [day(text.slice(0, cut)), time(text.slice(cut + 1))];
  if (date === null || !of) return null;
  const at = date + of.at + (of.zone === null ? 0 : (clock(env) - of.zone) * 60000);
  return year(at) > 9999 ? null : at;
}

const fraction = (milliseconds) => decimal(BigInt(milliseconds), BigInt(DAY));

function days(at) {
  const date = Math.floor(at / DAY);
  return add(whole(date), fraction(at - date * DAY));
}

function ofDays(number) {
  const date = Number(trunc(number).m) * DAY;
  if (!(year(date) >= 0 && year(date) <= 9999)) return null;
  const { m, s } = times({ m: number.m % ten(number.s), s: number.s }, whole(DAY));
  const at = date + Number(rounded(m, ten(s)));
  return year(at) > 9999 ? null : at;
}

const part = (name, width, more = 0) => (at) => pad(new Date(at)[`getUTC${name}`]() + more, width);
const year = (at) => new Date(at).getUTCFullYear();
const CODES = {
  Y: part("FullYear", 4), y: (at) => pad(year(at) % 100, 2), m: part("Month", 2, 1), n: part("Month", 1, 1),
  b: (at) => MONTHS[new Date(at).getUTCMonth()], d: part("Date", 2), e: part("Date", 1), H: part("Hours", 2), h: part("Hours", 1),
  M: part("Minutes", 2), S: part("Seconds", 2), 3: part("Milliseconds", 3), a: (at) => DAYS[new Date(at).getUTCDay()], "%": () => "%",
};
const format = (at, codes) =>
  codes.replace(/%([^])/gu, (all, code) => (Object.hasOwn(CODES, code) ? CODES[code](at) : all));

const stamp = (at, env) => pad(year(at), year(at) < 0 ? 5 : 4) + format(at, "-%m-%dT%H:%M:%S.%3") + env.now.slice(-6);

// Values: a text, true or false, a decimal, null for what is no number, a list for cells of a table.
const isList = Array.isArray;
const isText = (value) => typeof value === "string";
const isBoolean = (value) => typeof value === "boolean";
const texts = (value) => (isList(value) ? value : [text(value)]);

function text(value) {
  if (value === null) return "NaN";
  if (isList(value)) return value[0] ?? "";
  return typeof value === "object" ? digits(value) : String(value);
}

function holds(value) {
  if (value === null) return false;
  if (typeof value === "object") return isList(value) ? value.length > 0 : value.m !== 0n;
  return Boolean(value);
}

function number(value, env) {
  if (isList(value)) return value.length ? number(value[0], env) : null;
  if (isBoolean(value)) return whole(value ? 1 : 0);
  if (!isText(value)) return value;
  const found = parsed(value);
  const at = found ? null : moment(value, env);
  return found ?? (at === null ? null : days(at));
}

const TESTS = {
  "=": (n) => n === 0, "!=": (n) => n !== 0, "<": (n) => n < 0, "<=": (n) => n <= 0, ">": (n) => n > 0, ">=": (n) => n >= 0,
};

/** XPath 1.0, section 3.4. What is no number is only unequal. */
function compared(test, a, b, env) {
  const asBooleans = isBoolean(a) || isBoolean(b);
  const hasCells = isList(a) || isList(b);
  if (!asBooleans && hasCells) {
    return [a].flat().some((one) => [b].flat().some((other) => compared(test, one, other, env)));
  }
  const isEquality = test === "=" || test === "!=";
  if (asBooleans && (isEquality || hasCells)) return TESTS[test](holds(a) - holds(b));
  if (isEquality && isText(a) && isText(b)) return TESTS[test](a === b ? 0 : 1);
  const [one, other] = [number(a, env), number(b, env)];
  return one && other ? TESTS[test](order(one, other)) : test === "!=";
}

// Functions of texts. Beyond a megabyte there is no result.
const ROOM = 1 << 20;
const bytes = (text) => new TextEncoder().encode(text).length;
const words = (text) => text.split(/[ \t\n\r]+/).filter(Boolean);
const total = (list, each = 0) => list.reduce((sum, item) => sum + bytes(item) + each, 0);
const joined = (separator, list) => (total(list, bytes(separator)) <= ROOM ? list.join(separator) : "");

function translated(text, from, to) {
  const [old, replaced] = [[...from], [...to]];
  return [...text].map((c) => (old.includes(c) ? replaced[old.indexOf(c)] ?? "" : c)).join("");
}

function substr(text, start, end) {
  const characters = [...text];
  const length = BigInt(characters.length);
  const place = (position) => {
    const at = trunc(position).m + (position.m < 0n ? length : 0n);
    return Number(at < 0n ? 0n : at > length ? length : at);
  };
  return characters.slice(place(start), end ? place(end) : undefined).join("");
}

const TEXTS = {
  concat: (...list) => joined("", list),
  join: (separator = "", ...list) => joined(separator, list),
  "string-length": (a) => whole([...a].length),
  contains: (a, b) => a.includes(b),
  "starts-with": (a, b) => a.startsWith(b),
  "ends-with": (a, b) => a.endsWith(b),
  "substring-before": (a, b) => a.slice(0, Math.max(0, a.indexOf(b))),
  "substring-after": (a, b) => (a.includes(b) ? a.slice(a.indexOf(b) + b.length) : ""),
  translate: translated,
  "normalize-space": (a) => words(a).join(" "),
  "boolean-from-string": (a) => a === "1" || a === "true",
};

/** Thrown where only the server can decide. */
class Undecided extends Error {}

function extreme({ args, v, env }, sign) {
  const numbers = args.flatMap((_, i) => texts(v(i))).map((item) => number(item, env));
  if (numbers.includes(null)) return null;
  return numbers.reduce((best, one) => (best && order(one, best) * sign <= 0 ? best : one), null);
}

function within(items, least, most) {
  const sum = items.reduce((so, [held, weight]) => so && weight && (held ? add(so, weight) : so), whole(0));
  if (!sum || !least || !most) return false;
  return order(sum, least) >= 0 && (most.m < 0n || order(sum, most) <= 0);
}

function rows({ args: [name, column, ...conditions], env }, tree) {
  if (env.read.has(tree)) return env.read.get(tree);
  const { columns = [], numbers = [], rows: all = [] } = env.tables?.[name] ?? {};
  const typed = (row, at) => (numbers[at] && row[at] ? parsed(row[at]) : row[at] ?? "");
  const chosen = all.filter((row) => {
    const inner = { ...env, column: (of) => typed(row, columns.indexOf(of)) };
    return conditions.every((condition) => holds(run(condition, inner)));
  });
  const at = columns.indexOf(column);
  const cells = column === null ? chosen.map((row) => row.join("")) : at < 0 ? [] : chosen.map((row) => row[at]);
  env.read.set(tree, cells);
  return cells;
}

const ofMoment = ({ v, env }, use) => {
  const value = v(0);
  const at = value?.s >= 0 ? ofDays(value) : moment(text(value), env);
  return at === null ? "" : use(at);
};
const formatted = (call) => ofMoment(call, (at) => format(at, call.t(1)));
const map = (value, use) => value && use(value);

// v, n, t, h: an argument as it is, as a number, a text, a condition.
const CALLS = {
  "#": ({ args }) => parsed(args[0]),
  $: ({ args, env }) => env.answer(args[0]),
  ".": ({ env }) => env.own ?? "",
  "@": ({ args, env }) => (env.column ? env.column(args[0]) : ""),
  cells: ({ args }) => args,
  table: rows,
  and: ({ h }) => h(0) && h(1),
  or: ({ h }) => h(0) || h(1),
  true: () => true,
  false: () => false,
  not: ({ h }) => !h(0),
  boolean: ({ h }) => h(0),
  if: ({ v, h }) => v(h(0) ? 1 : 2),
  coalesce: ({ args, v }) => {
    for (const i of args.keys()) if (text(v(i)) !== "") return v(i);
    return "";
  },
  checklist: ({ args, n, h }) => within(args.slice(2).map((_, i) => [h(i + 2), whole(1)]), n(0), n(1)),
  "weighted-checklist": ({ args, n, h }) => within(args.slice(2).flatMap((_, i) => (i % 2 ? [] : [[h(i + 2), n(i + 3)]])), n(0), n(1)),
  number: ({ n }) => n(0),
  int: ({ n }) => map(n(0), trunc),
  abs: ({ n }) => map(n(0), ({ m, s }) => ({ m: size(m), s })),
  round: ({ args, n }) => map(n(0), (a) => map(args.length > 1 ? n(1) : whole(0), (places) => round(a, places))),
  pow: ({ n }) => map(n(0), (a) => map(n(1), (b) => pow(a, b))),
  sum: ({ v, env }) => texts(v(0)).reduce((so, item) => so && map(number(item, env), (one) => add(so, one)), whole(0)),
  min: (call) => extreme(call, -1),
  max: (call) => extreme(call, 1),
  count: ({ v }) => whole(texts(v(0)).length),
  "count-non-empty": ({ v }) => whole(texts(v(0)).filter(Boolean).length),
  selected: ({ t }) => words(t(0)).includes(trim(t(1))),
  "selected-at": ({ n, t }) => map(n(1), (at) => words(t(0))[trunc(at).m]) ?? "",
  "count-selected": ({ t }) => whole(words(t(0)).length),
  "jr:choice-name": ({ args, t, env }) => env.lists?.[args[1]]?.find((choice) => choice.name === t(0))?.label ?? "",
  string: ({ t }) => t(0),
  substr: ({ args, n, t }) => {
    const [start, end] = [n(1), args.length > 2 ? n(2) : undefined];
    return start && end !== null ? substr(t(0), start, end) : "";
  },
  regex: ({ args, t }) => {
    if (args.length < 2 || t(0).length > 256) throw new Undecided();
    return new RegExp(args[1], "u").test(t(0));
  },
  today: ({ env }) => env.now.slice(0, 10),
  now: ({ env }) => env.now,
  date: (call) => ofMoment(call, (at) => format(at, "%Y-%m-%d")),
  "date-time": (call) => ofMoment(call, (at) => stamp(at, call.env)),
  "format-date": formatted, "format-date-time": formatted,
  "decimal-date-time": (call) => ofMoment(call, days) || null,
  "decimal-time": ({ t }) => map(time(trim(t(0))), ({ at }) => fraction(at)),
};

function run(tree, env) {
  if (!isList(tree)) return tree;
  const [name, ...args] = tree;
  const v = (i) => (i < args.length ? run(args[i], env) : "");
  const n = (i) => number(v(i), env);
  const call = { args, env, v, n, t: (i) => text(v(i)), h: (i) => holds(v(i)) };
  if (name === "-" && args.length === 1) return map(n(0), ({ m, s }) => ({ m: -m, s }));
  if (ARITHMETIC[name]) return map(n(0), (a) => map(n(1), (b) => ARITHMETIC[name](a, b)));
  if (TESTS[name]) return compared(name, v(0), v(1), env);
  if (CALLS[name]) return CALLS[name](call, tree);
  if (!TEXTS[name]) return "";
  const spreads = name === "concat" || name === "join";
  const list = args.flatMap((_, i) => (spreads ? texts(v(i)) : [text(v(i))]));
  return total(list) <= ROOM ? TEXTS[name](...list) : "";
}

/** The value of a tree. `answers` are values by name; `context` has `now` (as `now()` writes it), and `own`, `column`, `tables`, `lists` where there are any. */
function evaluate(tree, answers, context) {
  const answer = (name) => (Object.hasOwn(answers, name) ? answers[name] : "");
  return run(tree, { ...context, answer, read: new Map() });
}

globalThis.Rapporteur = { evaluate, text, holds, parsed, trim, Undecided };
