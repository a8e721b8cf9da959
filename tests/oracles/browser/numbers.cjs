// Random arithmetic at the limits of 28 digits, texts that look like numbers, moments in other zones, texts beyond 16 bits, and
// patterns. The same for the same seed.
const { generator } = require("../expressions/random.cjs");

const MOMENTS = ["2017-06-30", "0000-01-01", "9999-12-31", "2016-02-30", "1969-12-31T23:59:59.999Z", "2017-06-30T12:30:15.250+02:00",
  "0000-01-01T00:00+05:00", "9999-12-31T23:30:00-01:00", "2017-06-30T24:00:00", "2017-06-30T10:00Z02", "2017-06-30T10:00", "2000-02-29T00:00:00.5-25:59"];
const TEXTS = ["", "a", "é𝄞 ñ", "👩‍👩‍👧 x", "  law\tfood  ", "Straße", "İstanbul", "१२३", "K", "a\u0085", "\u00a0x\u2003", "AB-12", "ﬁ", "x".repeat(300)];
const PATTERNS = ["\\d+", "\\w+", "[^\\s]+", "(?i)straße", "(?i)k", ".*", "(?s).*", "[[:alpha:]]+", "\\p{L}[\\p{L} ]*", "[\\w&&[^\\d]]+", "\\S+\\s\\S+", "x{300}",
  "(?m)^a$", "[A-Z]{2}-\\d{2}", "\\b\\w+\\b", "(a|b)+", "(?-u:\\w)+", "[^a-z]*", "a|", "(?x) a # comment", "\\x{1D11E}|.+\\u{1D11E}.+", "[", "(?=a)"];

function numberCases(count, seed) {
  const next = generator(seed);
  const below = (n) => Math.floor(next() * n);
  const pick = (list) => list[below(list.length)];
  const digits = (n) => Array.from({ length: n }, () => below(10)).join("") || "0";
  const number = () => pick([
    () => digits(1 + below(29)),
    () => `${digits(below(15))}.${digits(1 + below(28))}`,
    () => `${digits(below(29))}.${digits(1 + below(6))}`,
    () => `0.${"0".repeat(below(27))}${digits(1 + below(4))}`,
    () => pick(["0", "1", "3", "7", "0.5", "79228162514264337593543950335", "7922816251426433759354395033.5", "0.0000000000000000000000000001"]),
  ])();
  const quoted = (text) => `'${text}'`;
  const pad = () => pick(["", " ", "\t", "-", "- ", "+", "\u00a0"]);
  const kinds = [
    () => `${pick(["", "-"])}${number()} ${pick(["+", "-", "*", "div", "mod"])} ${pick(["", "-"])}${number()}`,
    () => `(${number()} ${pick(["+", "-", "*", "div"])} ${number()}) ${pick(["+", "*", "div", "mod"])} ${number()}`,
    () => `round(${pick(["", "-"])}${number()}, ${pick(["", "-"])}${below(31)})`,
    () => `round(${number()} div ${number()}, ${below(6)})`,
    () => `pow(${pick(["", "-"])}${number()}, ${pick(["", "-"])}${below(40)})`,
    () => `number(${quoted(`${pad()}${digits(below(40))}${pick(["", ".", ".."])}${digits(below(40))}${pick(["", " "])}`)})`,
    () => `${number()} ${pick(["=", "<", ">=", "!="])} ${number()}`,
    () => `int(${pick(["", "-"])}${number()}) = ${pick(["0", "1"])}`,
    () => `date(${pick(["", "-"])}${below(3000000)}.${digits(1 + below(9))})`,
    () => `date-time(${pick(["", "-"])}${below(800000)}.${digits(1 + below(28))})`,
    () => `date-time(${quoted(pick(MOMENTS))})`,
    () => `decimal-date-time(${quoted(pick(MOMENTS))})`,
    () => `format-date-time(${quoted(pick(MOMENTS))}, '%Y %y %b %n %a %H:%M:%S.%3 %% %q%')`,
    () => `${quoted(pick(MOMENTS))} - ${quoted(pick(MOMENTS))}`,
    () => `decimal-time('${pick(["12:30", "24:00", "23:59:59.9999", "1:00", "10:00:00+02:00", "10:00Z", "10:00:60", "10:00."])}')`,
    () => `regex(${quoted(pick(TEXTS))}, ${quoted(pick(PATTERNS))})`,
    () => `regex(${quoted(pick(TEXTS))}, ${quoted(pick(PATTERNS))})`,
    () => `string-length(${quoted(pick(TEXTS))})`,
    () => `substr(${quoted(pick(TEXTS))}, ${pick(["", "-"])}${pick([0, 1, 2, "0.5", "1.9", 999])}, ${pick(["", "-"])}${pick([0, 1, 3, "0.5", "79228162514264337593543950335"])})`,
    () => `translate(${quoted(pick(TEXTS))}, ${quoted(pick(TEXTS))}, ${quoted(pick(TEXTS))})`,
    () => `normalize-space(${quoted(pick(TEXTS))})`,
    () => `selected(${quoted(pick(TEXTS))}, ${quoted(pick(TEXTS))})`,
    () => `selected-at(${quoted(pick(TEXTS))}, ${pick(["", "-"])}${pick([0, 1, "0.5", 9])})`,
    () => `${pick(["substring-before", "substring-after", "contains", "starts-with", "ends-with"])}(${quoted(pick(TEXTS))}, ${quoted(pick(TEXTS))})`,
    () => `join(${quoted(pick(TEXTS))}, instance('staff')/root/item/grade, ${quoted(pick(TEXTS))})`,
    () => `instance('staff')/root/item/women ${pick(["=", "!=", "<", ">"])} ${pick(["instance('staff')/root/item/men", "5", "true()", "'3'"])}`,
    () => `${pick(["min", "max", "sum", "count", "count-non-empty"])}(instance('staff')/root/item[women ${pick(["<", ">"])} ${below(9)}]${pick(["/women", "/men", "/from"])})`,
    () => `count-non-empty(instance('staff')/root/item[${pick(["grade = 'P1'", "men = ''", "from > '2016-06-01'"])}])`,
  ];
  const edges = ["selected('a', 'a\u0085')", "selected('a', '\ufeffa')", "selected-at('a b', -0)", "substr('abc', -0)", "now()", "today()", "date-time(0)"];
  const random = Array.from({ length: count }, () => ({ answers: "full", expression: pick(kinds)() }));
  return [...edges.map((expression) => ({ answers: "full", expression })), ...random];
}

module.exports = { numberCases };
