"""Our number words against two other programs; the first argument is ours."""

import csv
import functools
import multiprocessing
import pathlib
import re
import subprocess
import sys

from num2words import num2words
from unicode_rbnf import RbnfEngine

MILLION = 1_000_000
SAMPLES = [*range(0, 10_000), *range(10_000, MILLION, 997), *range(19_990, MILLION, 10_101), MILLION - 1]

# language, our options, oracle, its ruleset, the numbers compared
COMPARISONS = [
    ("en", [], "icu", "spellout-cardinal-verbose", range(MILLION)),
    ("fr", [], "icu", "spellout-cardinal-masculine", SAMPLES),
    ("fr", ["feminine"], "icu", "spellout-cardinal-feminine", SAMPLES),
    ("fr", [], "num2words", "", SAMPLES),
    ("es", [], "icu", "spellout-numbering", SAMPLES),
    ("es", ["before-noun"], "icu", "spellout-cardinal-masculine", SAMPLES),
    ("es", ["feminine"], "icu", "spellout-cardinal-feminine", SAMPLES),
    ("es", [], "num2words", "", SAMPLES),
]


@functools.cache
def engine(language):
    return RbnfEngine.for_language(language)


def says(language, oracle, ruleset, number):
    if oracle == "num2words":
        return num2words(number, lang=language)
    text = engine(language).format_number(number, ruleset_names=[ruleset]).text
    return text.replace("\u00ad", "")  # soft hyphens in some builds of the rules


def read_exceptions():
    path = pathlib.Path(__file__).with_name("exceptions.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def compare_one(task):
    """A difference, and which exceptions were needed."""
    language, oracle, ruleset, exceptions, number, ours = task
    theirs = reviewed = says(language, oracle, ruleset, number)
    needed = set()
    for index, exception in exceptions:
        if int(exception["from"]) <= number <= int(exception["to"]):
            changed = re.sub(exception["pattern"], exception["replacement"], reviewed)
            if changed != reviewed:
                needed.add(index)
                reviewed = changed
    return (number, ours, theirs) if reviewed != ours else None, needed


def compare(pool, words, exceptions, comparison):
    language, options, oracle, ruleset, numbers = comparison
    output = subprocess.run(
        [words, language, "0", str(MILLION - 1), *options], capture_output=True, check=True, encoding="utf-8"
    ).stdout.splitlines()
    assert len(output) == MILLION, f"{words} printed {len(output)} lines"
    mine = [
        (index, e)
        for index, e in enumerate(exceptions)
        if (e["language"], e["oracle"], e["ruleset"]) == (language, oracle, ruleset)
    ]
    tasks = ((language, oracle, ruleset, mine, number, output[number]) for number in numbers)
    differences, needed = [], set()
    for difference, used in pool.imap(compare_one, tasks, chunksize=5000):
        needed |= used
        if difference:
            differences.append(difference)
    name = f"{language} {oracle} {ruleset or '-'} {' '.join(options)}".rstrip()
    print(f"{name}: {len(numbers)} numbers, {len(differences)} differences")
    for number, ours, theirs in differences[:10]:
        print(f"  {number}: ours {ours!r}, theirs {theirs!r}")
    return bool(differences), needed


def main():
    exceptions = read_exceptions()
    with multiprocessing.Pool() as pool:
        results = [compare(pool, sys.argv[1], exceptions, comparison) for comparison in COMPARISONS]
    needed = set().union(*(used for _, used in results))
    stale = [e for index, e in enumerate(exceptions) if index not in needed]
    for exception in stale:
        print(f"nothing needs the exception {exception}")
    sys.exit(any(differ for differ, _ in results) or bool(stale))


if __name__ == "__main__":
    main()
