"""The files of a cycle as tables in DuckDB, with what skip logic hides already hidden."""

import csv
import pathlib
import re

from expression import LISTS, NUMBERS, TEXTS, Sql, Unknown, answers, parse, quoted

FACTS = {"office_code": TEXTS, "office_kind": TEXTS, "office_region": TEXTS, "office_countries": LISTS}
UNASKED = {"note", "begin", "end", "calculate", "hidden", "start", "today", "username", "deviceid"}
READ = "read_csv({}, header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"', strict_mode = true)"


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


class Cycle:
    """One cycle, as the schema `name`: `answers` (a row an invited office), `choices`, `countries`, `records` and a table for each record
    table."""

    def __init__(self, database, folder, name, responses=None):
        self.database, self.folder, self.name = database, pathlib.Path(folder), name
        self.script, self.columns = [], {}
        self.run(f"CREATE SCHEMA {name}")
        self.survey = rows(self.folder / "survey.csv")
        self.constrained = {row["name"] for row in self.survey if row["constraint"]}
        self.lists = {}
        for choice in rows(self.folder / "choices.csv"):
            self.lists.setdefault(choice["list_name"], []).append(choice)
        self.read_questions()
        self.load("choices", self.folder / "choices.csv", "row_number() OVER () AS place")
        self.load_answers(responses or self.folder / "responses.csv")
        countries = self.folder / "countries.csv"
        if not countries.exists():
            countries = next(self.folder.parent.glob("*/countries.csv"))
        self.load("countries", countries)
        self.codes = {country["name"]: country["code"] for country in rows(countries)}
        self.read_records()

    def run(self, query):
        self.script.append(query + ";")
        return self.database.execute(query)

    def load(self, table, path, *more):
        columns = ", ".join(["*", *more])
        self.run(f"CREATE TABLE {self.name}.{table} AS SELECT {columns} FROM {READ.format(quoted(str(path)))}")

    # The questionnaire

    def read_questions(self):
        self.kinds, self.choices, self.relevant, self.dates = dict(FACTS), {}, {}, {}
        around = []
        for row in self.survey:
            kind, *rest = row["type"].split()
            if kind == "begin":
                around.append(row["relevant"])
            elif kind == "end":
                around.pop()
            elif kind not in UNASKED:
                name = row["name"]
                self.kinds[name] = LISTS if kind == "select_multiple" else NUMBERS if kind in ("integer", "decimal") else TEXTS
                self.relevant[name] = [parse(text) for text in [*around, row["relevant"]] if text]
                if kind.startswith("select"):
                    self.choices[name] = rest[0]
                if kind == "date":
                    self.dates[name] = row["appearance"].split()

    def kind(self, question):
        if question not in self.kinds:
            raise Unknown("${" + question + "}")
        return self.kinds[question]

    def check_choice(self, question, choice):
        self.kind(question)
        if question in self.choices and choice not in (c["name"] for c in self.lists[self.choices[question]]):
            raise Unknown(f"{question}: {choice}")

    def is_scale(self, question):
        return any((choice.get("scale") or "").strip() for choice in self.lists[self.choices[question]])

    def in_order(self):
        """The questions, each after those that decide whether it is asked."""
        done = []

        def place(name):
            if name not in done and name in self.relevant:
                for condition in self.relevant[name]:
                    for other in answers(condition):
                        place(other)
                done.append(name)

        for name in self.relevant:
            place(name)
        return done

    # Offices and answers

    def load_answers(self, path):
        self.responses = rows(path)
        given = set(self.responses[0])
        raw = "".join(f",\n         {self.raw(name, name in given)} AS raw_{name}" for name in self.relevant)
        status = "coalesce(nullif(trim(r.status), ''), 'submitted')" if "status" in given else "'submitted'"
        self.run(f"""CREATE TABLE {self.name}.answers AS
WITH offices AS (
  SELECT o.code AS office_code, o.name AS office_name, o.kind AS office_kind, o.region AS office_region,
         list_filter(string_split_regex(coalesce(o.countries, ''), '\\s+'), lambda c: c != '') AS office_countries,
         true AS invited, r.office IS NOT NULL AS responding{raw}
  FROM {READ.format(quoted(str(self.folder / "offices.csv")))} AS o
  LEFT JOIN (SELECT * FROM {READ.format(quoted(str(path)))} AS r WHERE {status} IN ('submitted', 'approved')) AS r ON r.office = o.code
  WHERE o.status = 'invited'
)
SELECT office_code, office_name, office_kind, office_region, office_countries, invited, responding{self.asked()}
FROM offices""")

    def raw(self, name, is_column):
        if not is_column:
            return "NULL"
        cell = f"nullif(trim(r.{name}), '')"
        if self.kinds[name] == NUMBERS:
            return f"CAST({cell} AS {self.number(row[name] for row in self.responses)})"
        return f"string_split_regex({cell}, '\\s+')" if self.kinds[name] == LISTS else cell

    def asked(self):
        """An answer is NULL where its question is not asked, so that what it decides is not asked either."""
        columns = []
        for name in self.in_order():
            conditions = [Sql(self, form=True).write(tree) for tree in self.relevant[name]]
            asked = " AND ".join(["responding", *(f"({condition})" for condition in conditions)])
            columns.append(f",\n       {asked} AS asked_{name}, CASE WHEN asked_{name} THEN raw_{name} END AS {name}")
        return "".join(columns)

    @staticmethod
    def number(cells):
        """The type that holds these numbers exactly."""
        places = max((len(cell.strip().partition(".")[2]) for cell in cells), default=0)
        return f"DECIMAL(18, {places})" if places else "BIGINT"

    # Records

    def read_records(self):
        self.figures = {row["name"]: row for row in rows(self.folder / "records" / "figures.csv")}
        self.load("records", self.folder / "records" / "figures.csv")
        for path in sorted((self.folder / "records").glob("*.csv")):
            if path.stem not in ("figures", "tables"):
                self.read_table(path)

    def read_table(self, path):
        content = rows(path)
        columns = {}
        for name in content[0]:
            cells = [row[name] for row in content if row[name].strip()]
            is_number = all(re.fullmatch(r"-?\d+(\.\d+)?", cell.strip()) for cell in cells)
            columns[name] = self.number(cells) if is_number else "VARCHAR"
        self.columns[path.stem] = columns
        cast = ",\n       ".join(f"CAST(nullif(trim({name}), '') AS {kind}) AS {name}" for name, kind in columns.items())
        self.run(f"""CREATE TABLE {self.name}.{path.stem} AS
SELECT row_number() OVER () AS place,
       {cast}
FROM {READ.format(quoted(str(path)))}""")

    def table(self, name):
        if name not in self.columns:
            raise Unknown(f"instance('{name}')")
        return self.columns[name]
