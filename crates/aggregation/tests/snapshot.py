"""Makes the snapshot of a cycle folder from its files, with nothing but Python's standard library.

python3 snapshot.py FOLDER | sha256sum
"""

import csv
import re
import sys
from pathlib import Path

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def rows(path):
    if not path.exists():
        return []
    with open(path, encoding="utf-8-sig", newline="") as file:
        return [{k: (v or "").strip() for k, v in row.items()} for row in csv.DictReader(file) if any(row.values())]


def number(text):
    """Without zeros that say nothing: 007.50 is 7.5, -0 is 0."""
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text.removeprefix("+"))
    whole, _, part = digits.partition(".")
    plain = whole.lstrip("0") or "0"
    part = part.rstrip("0")
    plain += "." + part if part else ""
    return plain if plain == "0" else sign + plain


def line(*fields):
    escaped = (f.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r") for f in fields)
    return "\t".join(escaped)


def responses(folder, lines):
    questions = {row["name"]: row for row in rows(folder / "survey.csv") if row.get("name")}
    lists = {}
    for row in rows(folder / "choices.csv"):
        lists.setdefault(row["list_name"], []).append(row["name"])
    for row in rows(folder / "responses.csv"):
        if row.get("status", "") not in ("", "submitted", "approved"):
            continue
        lines.append(line("response", row["office"]))
        for name, text in row.items():
            question = questions.get(name)
            if not question or not text or question.get("calculation") or question["type"] == "note":
                continue
            kind, *which = question["type"].split()
            if kind in ("integer", "decimal"):
                text = number(text)
            elif kind == "select_multiple":
                text = " ".join(c for c in lists[which[0]] if c in text.split())
            lines.append(line("answer", row["office"], name, text))


def offices(folder, lines):
    for row in rows(folder / "offices.csv"):
        countries = " ".join(sorted(row["countries"].split()))
        lines.append(line("office", row["code"], row["kind"], row["region"], countries, row["status"]))


def provenance(kind, name, row, lines):
    for field in ("source", "owner", "date"):
        if row[field]:
            lines.append(line(kind, name, field, row[field]))


def records(folder, lines):
    for row in rows(folder / "records/figures.csv"):
        field = "value" if row["value"] else "names"
        text = row[field]
        is_year = len(text) == 4 and text.isdigit() and not row["unit"]
        if field == "names":
            text = "; ".join(name.strip() for name in text.split(";"))
        elif NUMBER.fullmatch(text) and not is_year:
            text = number(text)
        lines.append(line("record", row["name"], field, text))
        if row["unit"]:
            lines.append(line("record", row["name"], "unit", row["unit"]))
        provenance("record", row["name"], row, lines)
    for row in rows(folder / "records/tables.csv"):
        provenance("table", row["table"], row, lines)
        table(folder, row["table"], lines)


def table(folder, name, lines):
    body = rows(folder / f"records/{name}.csv")
    for column in body[0] if body else []:
        cells = [row[column] for row in body]
        numeric = all(NUMBER.fullmatch(cell) for cell in cells if cell)
        for index, cell in enumerate(cells, 1):
            if cell:
                lines.append(line("cell", name, str(index), column, number(cell) if numeric else cell))


def snapshot(folder):
    settings = rows(folder / "settings.csv")[0]
    lines = [line("questionnaire", settings["form_id"], settings["version"])]
    for part in (offices, responses, records):
        part(folder, lines)
    lines = sorted(text.encode() for text in lines)
    return b"".join(text + b"\n" for text in [b"snapshot\t1", *lines])


if __name__ == "__main__":
    sys.stdout.buffer.write(snapshot(Path(sys.argv[1])))
