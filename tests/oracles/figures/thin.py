"""Takes answers, ticks and whole responses away at random, so that what is not given is counted too: in the reference cycle nearly all is given.

usage: thin.py CYCLE RESPONSES.CSV [SEED]

What skip logic then hides is taken away as well, so that the responses stay responses to the questionnaire. Questions that a constraint compares with others
keep their answers, and those with a constraint on their ticks keep these.
"""

import csv
import random
import re
import sys

import duckdb

from cycle import Cycle
from expression import LISTS, answers

STATUSES = ["draft", "returned", "submitted", "approved", "approved", "approved"]


def kept(cycle):
    """Questions that constraints compare, and those that decide whether these are asked."""
    found = {"office", "status"}
    waiting = [
        name
        for row in cycle.survey
        for compared in [re.findall(r"\$\{(\w+)\}", row["constraint"])]
        if compared
        for name in [row["name"], *compared]
    ]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [other for tree in cycle.relevant[name] for other in answers(tree)]
    return found


def thinned(row, cycle, keep, chance):
    row = {**row, "status": chance.choice(STATUSES)}
    if row["status"] in ("draft", "returned"):
        return row
    for name in sorted(row.keys() - keep):
        if chance.random() < 0.15:
            row[name] = ""
        elif cycle.kinds[name] == LISTS and name not in cycle.constrained:
            row[name] = " ".join(choice for choice in row[name].split() if chance.random() < 0.85)
    return row


def write(path, content):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, content[0].keys())
        writer.writeheader()
        writer.writerows(content)


def main(folder, target, seed="1"):
    chance = random.Random(int(seed))
    database = duckdb.connect()
    cycle = Cycle(database, folder, "whole")
    keep = kept(cycle)
    responses = [row for row in cycle.responses if chance.random() < 0.95]
    responses = [thinned(row, cycle, keep, chance) for row in responses]
    write(target, responses)
    after = database.cursor()
    Cycle(after, folder, "thinned", target)
    result = after.execute("SELECT * FROM thinned.answers WHERE responding")
    names = [column[0] for column in result.description]
    given = {row[0]: dict(zip(names, row)) for row in result.fetchall()}
    for row in responses:
        for name in row.keys() & given.get(row["office"], {}).keys():
            if given[row["office"]][name] is None:
                row[name] = ""
    write(target, responses)


if __name__ == "__main__":
    main(*sys.argv[1:])
