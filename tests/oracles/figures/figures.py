"""Indicators computed by one query each, and put together with fractions."""

import re
from dataclasses import dataclass, field
from fractions import Fraction

from expression import LISTS, NUMBERS, NotCovered, Sql, Unknown, parse, quoted, tables

DERIVED = ("ratio", "change", "growth", "points")
FACTS = {"region": "office_region", "kind": "office_kind", "country": "office_countries", "office": "office_code"}


@dataclass
class Cell:
    key: str
    exact: Fraction | None
    above: Fraction | None
    below: Fraction | None
    counted: list = field(default_factory=list)
    shown: object = None
    rank: int = 0


@dataclass
class Figure:
    exact: Fraction | None = None
    above: Fraction | None = None
    below: Fraction | None = None
    shown: object = None
    counted: list = field(default_factory=list)
    base: list = field(default_factory=list)
    countries: list = field(default_factory=list)
    names: list = field(default_factory=list)
    cells: list = field(default_factory=list)


def fraction(number):
    return None if number is None else Fraction(number)


def line(row, above, below):
    """What is shown, what is above its line and what is below; a median comes doubled, as the sum of the two in the middle."""
    above, below = fraction(above), fraction(below)
    if row["measure"] == "median":
        return None if above is None else above / 2, None, None
    if row["measure"] != "mean" and row["show"] != "percent":
        return above, above, below
    share = above / below if above is not None and below else None
    return 100 * share if share is not None and row["show"] == "percent" else share, above, below


def half_up(number, decimals):
    """The digits of a number rounded once, half away from zero: a whole number, or a text with its decimals."""
    if number is None:
        return None
    tenths = abs(number) * 10**decimals
    whole = (2 * tenths.numerator + tenths.denominator) // (2 * tenths.denominator)
    if decimals == 0:
        return -whole if number < 0 else whole
    digits = str(whole).rjust(decimals + 1, "0")
    sign = "-" if number < 0 and whole else ""
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}"


class Computation:
    """All figures of one cycle. `past` is the computation on the cycle before, where there is one; that one itself (`is_past`) takes what is
    kept as a record, and lacks what it did not ask yet."""

    def __init__(self, cycle, indicators, past=None, is_past=False):
        self.cycle, self.past, self.is_past = cycle, past, is_past
        self.indicators = {row["name"]: row for row in indicators}
        self.done, self.queries, self.uncovered = {}, {}, {}

    def figure(self, name):
        """None where this cycle does not have what the indicator names."""
        if name not in self.done:
            self.done[name] = self.compute(self.indicators[name])
        return self.done[name]

    def compute(self, row):
        if self.is_past and row["name"] in self.cycle.figures:
            return self.record(row, row["name"])
        try:
            if row["measure"] in DERIVED:
                return self.derived(row)
            if row["measure"] == "record" and row["value"] in self.indicators | self.cycle.figures:
                return self.record(row, row["value"]) if row["value"] in self.cycle.figures else None
            value = parse(row["value"]) if row["value"] else None
            if value and tables(value):
                return self.of_tables(row, value)
            return self.of_offices(row, value)
        except Unknown:
            if not self.is_past:
                raise
            return None
        except NotCovered as reason:
            self.uncovered[row["name"]] = str(reason)
            return None

    def query(self, row, text):
        title = f"-- {row['name']}: {row['label']} ({row['measure']})"
        self.queries[row["name"]] = f"{title}\n{text};"
        return self.cycle.database.execute(text).fetchall()

    def finish(self, row, figure):
        decimals = int(row["decimals"] or 0)
        if figure.shown is None:
            figure.shown = half_up(figure.exact, decimals)
        for cell in figure.cells:
            cell.shown = half_up(cell.exact, decimals)
            higher = [c for c in figure.cells if c.exact is not None and (cell.exact is None or c.exact > cell.exact)]
            cell.rank = 1 + len(higher)
        return figure

    def arrange(self, row, figure, is_ranked):
        """Cells by rank, and of those what `limit` keeps: ties whole, and nothing of nothing."""
        self.finish(row, figure)
        if is_ranked:
            figure.cells.sort(key=lambda cell: cell.rank)
        if row["limit"]:
            figure.cells = [cell for cell in figure.cells if cell.rank <= int(row["limit"]) and cell.exact]
        return figure

    # Over offices

    def of_offices(self, row, value):
        measure, sql = row["measure"], Sql(self.cycle)
        base = parse(row["base"]) if row["base"] else None
        universe = "invited" if "invited()" in row["base"] else "responding"
        conditions = [universe, *([f"({sql.write(base)})"] if base else [])]
        where = sql.write(parse(row["where"])) if row["where"] else "true"
        given = self.measured(row, value, sql)
        by = self.by(row)
        aggregate = self.aggregate(row, value)
        what = ", ".join(["*", *(f"{text} AS {name}" for name, text in given.items())])
        is_given = " AND ".join(f"({text}) IS NOT NULL" for text in given.values())
        text = f"""WITH base AS (SELECT * FROM {self.cycle.name}.answers WHERE {' AND '.join(conditions)}),
     met AS (SELECT * FROM base WHERE {where}),
     counted AS (SELECT {what} FROM met{' WHERE ' + is_given if is_given else ''})
SELECT NULL AS key, {aggregate['above']('')} AS above, {aggregate['below']('', '')} AS below,
       (SELECT list(office_code ORDER BY office_code) FROM counted) AS counted,
       (SELECT list(office_code ORDER BY office_code) FROM base) AS base,
       {aggregate['names']} AS names, {aggregate['countries']} AS countries, 0 AS place{self.by_key(by, aggregate)}
ORDER BY place"""
        (_, above, below, counted, all_of, names, countries, _), *cells = self.query(row, text)
        figure = Figure(counted=counted or [], base=all_of or [], names=names or [], countries=countries or [])
        figure.cells = [Cell(key, *line(row, up, down), who or []) for key, up, down, who, *_ in cells]
        if measure == "value":
            return self.finish(row, self.single(row, value, figure, above))
        if measure == "choices" or (measure == "names" and by):
            figure.cells = [cell for cell in figure.cells if cell.exact or measure == "names"]
            self.arrange(row, figure, not self.is_scale(by))
            figure.names = [cell.key for cell in figure.cells]
            figure.exact = figure.above = Fraction(len(figure.names))
            figure.shown = len(figure.names)
            return figure
        figure.exact, figure.above, figure.below = line(row, above, below)
        return self.arrange(row, figure, by is not None and not self.is_scale(by))

    def is_scale(self, by):
        return by in self.cycle.choices and self.cycle.is_scale(by)

    def by(self, row):
        """The column of the breakdown."""
        text = row["value"] if row["measure"] == "choices" else row["by"]
        if not text:
            return None
        column = FACTS.get(text) or parse(text)[1]
        self.cycle.kind(column)
        return column

    def measured(self, row, value, sql):
        """What each of those counted has given."""
        given = {}
        if value and value not in (("name", "country"), ("name", "office")):
            given["value"] = sql.write(value)
        if row["of"]:
            tree = parse(row["of"])
            if tree[0] == "call" and tree[1] == "sum" and not tables(tree):
                given["below"] = sql.write(tree[2][0])
        return given

    def aggregate(self, row, value):
        """SQL that measures those counted, on condition that they have the key of a cell."""

        def where(condition):
            return f" WHERE {condition}" if condition else ""

        def offices(table):
            return lambda condition, *_: f"(SELECT count(*) FROM {table}{where(condition)})"

        def countries(table):
            return lambda condition, *_: f"(SELECT count(DISTINCT country) FROM (SELECT unnest(office_countries) AS country FROM {table}{where(condition)}))"

        def number(what):
            return lambda condition, *_: f"(SELECT {what} FROM counted{where(condition)})"

        def within(function):
            return lambda condition, base: function(base)

        def nothing(*_):
            return "NULL"

        found = {"above": nothing, "below": nothing, "names": "NULL", "countries": "NULL"}
        measure, listed = row["measure"], value and value[1]
        if measure == "choices" or measure == "offices":
            found |= {"above": offices("counted"), "below": within(offices("base"))}
        elif measure == "countries" or (measure == "names" and listed == "country"):
            found |= {"above": countries("counted"), "below": within(countries("base")), "countries": self.country_codes()}
            if measure == "names":
                found["names"] = self.country_names()
        elif measure == "names" and listed == "office":
            found |= {"above": offices("counted"), "below": within(offices("base"))}
            found["names"] = "(SELECT list(office_code ORDER BY strip_accents(lower(office_name))) FROM counted)"
        elif measure == "names" and not row["by"]:
            found |= {
                "above": number("count(DISTINCT value)"),
                "names": "(SELECT list(name ORDER BY strip_accents(lower(name)), name) FROM (SELECT DISTINCT value AS name FROM counted))",
            }
        elif measure == "value":
            found["above"] = lambda *_: "(SELECT any_value(value) FROM counted WHERE (SELECT count(*) FROM met) = 1)"
        elif measure == "names":
            found["above"] = number("sum(value)")
        elif measure == "mean":
            found |= {"above": number("sum(value)"), "below": number("nullif(count(*), 0)")}
        elif measure == "median":
            found["above"] = number("list_sort(list(value))[(count(*) + 1) // 2] + list_sort(list(value))[count(*) // 2 + 1]")
        else:
            found["above"] = number(f"{measure}(value)")
        if row["of"]:
            found["below"] = self.below(row, offices, countries, number)
        return found

    def below(self, row, offices, countries, number):
        tree = parse(row["of"])
        if tables(tree):
            text = Sql(self.cycle).write(tree)
            return lambda *_: text
        if tree[0] != "call" or tree[1] not in ("sum", "offices", "countries"):
            raise NotCovered(f"`of` = {row['of']}")
        return {"sum": number("sum(below)"), "offices": offices("counted"), "countries": countries("counted")}[tree[1]]

    @staticmethod
    def country_codes():
        return "(SELECT list(DISTINCT code ORDER BY code) FROM (SELECT unnest(office_countries) AS code FROM counted))"

    def country_names(self):
        return f"""(SELECT list(code ORDER BY strip_accents(lower(name)))
          FROM (SELECT DISTINCT unnest(office_countries) AS code FROM counted) JOIN {self.cycle.name}.countries USING (code))"""

    def by_key(self, by, aggregate):
        """The rows of the cells, in the order of the list or of names."""
        if by is None:
            return ""
        is_list = self.cycle.kind(by) == LISTS
        has_key = f"list_contains({by}, keys.key)" if is_list else f"{by} = keys.key"
        base = "" if by in self.cycle.choices else has_key
        if by in self.cycle.choices:
            keys = f"SELECT name AS key, place FROM {self.cycle.name}.choices WHERE list_name = {quoted(self.cycle.choices[by])}"
        elif by == "office_countries":
            keys = f"""SELECT code AS key, row_number() OVER (ORDER BY strip_accents(lower(name))) AS place
      FROM {self.cycle.name}.countries WHERE code IN (SELECT unnest(office_countries) FROM counted)"""
        else:
            rows = "counted" if by == "office_code" else f"{self.cycle.name}.answers"
            keys = f"SELECT key, row_number() OVER (ORDER BY key) AS place FROM (SELECT DISTINCT {by} AS key FROM {rows})"
        return f"""
UNION ALL
SELECT keys.key, {aggregate['above'](has_key)}, {aggregate['below'](has_key, base)},
       (SELECT list(office_code ORDER BY office_code) FROM counted WHERE {has_key}), NULL, NULL, NULL, keys.place
FROM ({keys}) AS keys"""

    def single(self, row, value, figure, found):
        """The value of one office: a number, a day as far as it was asked, or a text."""
        if found is None:
            return figure
        kind = self.cycle.kind(value[1]) if value[0] == "answer" else NUMBERS
        if kind == NUMBERS:
            figure.exact = figure.above = fraction(found)
        elif value[1] in self.cycle.dates:
            asked = self.cycle.dates[value[1]]
            figure.shown = found[:4] if "year" in asked else found[:7] if "month-year" in asked else found
        else:
            figure.names = found if kind == LISTS else [found]
            figure.exact = figure.above = Fraction(len(figure.names))
        return figure

    # Records

    def record(self, row, name):
        record = self.cycle.figures[name]
        text = f"SELECT value, unit, string_split(names, '; ') FROM {self.cycle.name}.records WHERE name = {quoted(name)}"
        ((value, unit, names),) = self.query(row, text)
        figure = Figure()
        if names:
            codes = [self.cycle.codes.get(listed) for listed in names]
            figure.names = codes if all(codes) else names
            figure.exact = figure.above = Fraction(len(names))
        elif re.fullmatch(r"\d{4}-\d\d(-\d\d)?", value) or (re.fullmatch(r"\d{4}", value) and not unit):
            figure.shown = value
        else:
            figure.exact = figure.above = Fraction(value)
        return self.finish(row, figure)

    def of_tables(self, row, value):
        key = row["by"] or None
        of = parse(row["of"]) if row["of"] else None
        text = f"SELECT NULL AS key, {self.number(row, value)} AS above, {self.number(row, of)} AS below, 0 AS place"
        if key:
            chosen = Sql(self.cycle)
            rows = [f"SELECT {chosen.column(t[1], key)} AS key, place FROM {chosen.rows(t[1], t[2])}" for t in tables(value)]
            keys = "\n      UNION ALL ".join(dict.fromkeys(rows))
            text += f"""
UNION ALL
SELECT CAST(keys.key AS VARCHAR), {self.number(row, value, key)}, {self.number(row, of, key)}, keys.place
FROM (SELECT key, min(place) AS place FROM (
      {keys})
      WHERE key IS NOT NULL GROUP BY key) AS keys"""
        (_, above, below, _), *cells = self.query(row, text + "\nORDER BY place")
        figure = Figure(*line(row, above, below))
        figure.cells = [Cell(name, *line(row, up, down)) for name, up, down, _ in cells]
        return self.arrange(row, figure, bool(row["limit"]))

    def number(self, row, tree, key=None):
        """An expression over record tables; a column alone is summed, averaged, ... as the measure says."""
        if tree is None:
            return "NULL"
        if tree[0] == "table" and row["measure"] != "record":
            if row["measure"] not in ("sum", "min", "max"):
                raise NotCovered(f"the measure `{row['measure']}` of a table")
            tree = ("call", row["measure"], [tree])
        return Sql(self.cycle, key=key).write(tree)

    # Of other figures: plain fractions, since SQL has no exact division.

    def operand(self, text):
        match = re.fullmatch(r"previous\((.+)\)", text)
        if match:
            return self.past and self.past.figure(match[1].strip())
        return self.figure(text)

    def derived(self, row):
        first, *second = (part.strip() for part in row["value"].split(","))
        second = second[0] if second else f"previous({first})"
        self.queries[row["name"]] = f"-- {row['name']}: {row['label']} ({row['measure']} of {first} and {second})"
        a, b = self.operand(first), self.operand(second)
        if a is None or b is None:
            return None if self.is_past else Figure()
        exact, above, below = self.combine(row, a, b)
        figure = Figure(exact, above, below)
        others = {cell.key: cell for cell in b.cells}
        for cell in a.cells:
            other = others.get(cell.key) or (b if row["measure"] == "ratio" and not b.cells else None)
            if other is not None:
                figure.cells.append(Cell(cell.key, *self.combine(row, cell, other)))
        return self.finish(row, figure)

    def combine(self, row, a, b):
        if a.exact is None or b.exact is None:
            return None, None, None
        if row["measure"] == "points":
            return Fraction(a.shown) - Fraction(b.shown), None, None
        if row["measure"] == "change":
            return a.exact - b.exact, None, None
        above = a.exact - b.exact if row["measure"] == "growth" else a.exact
        share = above / b.exact if b.exact else None
        is_share = row["measure"] == "growth" or row["show"] == "percent"
        return (100 * share if share is not None and is_share else share), above, b.exact
