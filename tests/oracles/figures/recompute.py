"""Computes every figure of a cycle again, in DuckDB from the CSV files and with nothing of ours, and holds figures.json against it.

usage: recompute.py CYCLE FIGURES.JSON QUERIES.SQL [RESPONSES.CSV]

Every indicator becomes one query, written to QUERIES.SQL after the statements that load the files, so that it can be read and run. Exit status 1
on any difference, and on an indicator that is not covered.
"""

import json
import pathlib
import re
import sys
from fractions import Fraction

import duckdb

from cycle import Cycle, rows
from figures import Computation


def exact(number):
    return None if number is None else Fraction(number)


def finite(number):
    """None where a fraction has no end as a decimal: figures.json writes no rounded numerator or denominator."""
    if number is None:
        return None
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return number if rest == 1 else None


def ours(figure):
    """A figure of figures.json, by what is compared."""
    found = {key: figure[key] for key in ("value", "counted", "base", "countries", "names")}
    found |= {"numerator": exact(figure["numerator"]), "denominator": exact(figure["denominator"]), "previous": figure["previous"]}
    for cell in figure["cells"]:
        label = f"[{cell['choice']}]"
        found |= {label: cell["value"], label + " rank": cell["rank"], label + " counted": cell["counted"]}
        found |= {label + " numerator": exact(cell["numerator"]), label + " denominator": exact(cell["denominator"])}
    return found | {"cells": [cell["choice"] for cell in figure["cells"]]}


def theirs(figure, previous):
    """The same of a figure computed here."""
    found = {key: getattr(figure, key) for key in ("counted", "base", "countries", "names")}
    found |= {"value": figure.shown, "numerator": finite(figure.above), "denominator": finite(figure.below)}
    found["previous"] = previous.shown if previous else None
    for cell in figure.cells:
        label = f"[{cell.key}]"
        found |= {label: cell.shown, label + " rank": cell.rank, label + " counted": cell.counted}
        found |= {label + " numerator": finite(cell.above), label + " denominator": finite(cell.below)}
    return found | {"cells": [cell.key for cell in figure.cells]}


def differences(name, one, other):
    for key in sorted(one.keys() | other.keys()):
        a, b = one.get(key, "nothing"), other.get(key, "nothing")
        if a != b or type(a) is not type(b):
            yield f"{name}: {key}: figures.json says {a!r}, DuckDB {b!r}"


def compute(folder, responses=None):
    folder = pathlib.Path(folder)
    database = duckdb.connect()
    indicators = rows(folder / "indicators.csv")
    past = re.search(r'^previous = "(.*)"', (folder / "cycle.toml").read_text("utf-8"), re.MULTILINE)
    before = Computation(Cycle(database, folder / past[1], "previous"), indicators, is_past=True) if past else None
    now = Computation(Cycle(database, folder, "cycle", responses), indicators, before)
    return now, before


def main(folder, figures_file, queries_file, responses=None):
    now, before = compute(folder, responses)
    published = {figure["name"]: figure for figure in json.loads(pathlib.Path(figures_file).read_text("utf-8"))["figures"]}
    differ = []
    for name in sorted(now.indicators.keys() | published.keys()):
        if name not in published or name not in now.indicators:
            differ.append([f"{name}: only in {'indicators.csv' if name in now.indicators else 'figures.json'}"])
            continue
        figure, previous = now.figure(name), before and before.figure(name)
        if name not in now.uncovered:
            differ.append(list(differences(name, ours(published[name]), theirs(figure, previous))))
    differ = [found for found in differ if found]
    script = [*(before.cycle.script if before else []), *now.cycle.script, *now.queries.values()]
    pathlib.Path(queries_file).write_text("\n\n".join(script) + "\n", "utf-8")
    for found in differ:
        print("\n".join(found))
    for name, reason in now.uncovered.items():
        print(f"{name}: not covered: {reason}")
    covered = len(now.indicators) - len(now.uncovered)
    print(f"{covered} figures recomputed in DuckDB, {len(differ)} differ; {len(now.uncovered)} not covered; queries: {queries_file}")
    return 1 if differ or now.uncovered else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
