"""Reads the same questionnaires with pyxform and with `bindings`, and compares what they bind to each question.

usage: compare.py BINDINGS CONFIG

Compared: which forms are accepted; for each question its path, type, relevant, required, constraint, calculation, choices
and labels in every language. Each form goes to ours twice, as CSV and as a workbook that openpyxl writes. Differences that are decided stand
in cases.json with the reason; any other fails.
"""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

from openpyxl import Workbook
from pyxform.errors import PyXFormError
from pyxform.validators.odk_validate import ODKValidateError
from pyxform.xls2xform import convert

XF = "{http://www.w3.org/2002/xforms}"
SHEETS = ("survey", "choices", "settings")
TYPES = {
    "text": "string", "integer": "int", "decimal": "decimal", "date": "date", "select_one": "string",
    "select_multiple": "string", "acknowledge": "string", "file": "binary", "calculate": "string",
    "note": "string", "hidden": "string",
}
JAVA = shutil.which("java") is not None


def rows(text):
    return [{k: v for k, v in row.items() if v} for row in csv.DictReader(io.StringIO(text))]


def theirs(sheets):
    """The XForm of pyxform, or why it refuses."""
    try:
        book = {name: rows(text) for name, text in sheets.items()}
        return ET.fromstring(convert(xlsform=book, validate=JAVA, form_name="data").xform), None
    except (PyXFormError, ODKValidateError) as error:
        return None, str(error)


def write_folder(sheets, folder):
    folder.mkdir()
    for name, text in sheets.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def write_workbook(sheets, path):
    book = Workbook()
    book.remove(book.active)
    for name, text in sheets.items():
        sheet = book.create_sheet(name)
        for row in csv.reader(io.StringIO(text)):
            sheet.append([int(cell) if re.fullmatch("[1-9][0-9]{0,9}", cell) else cell or None for cell in row])
    book.save(path)
    return path


def ours(program, path):
    """Our bindings, or why we refuse."""
    run = subprocess.run([program, str(path)], capture_output=True, text=True, check=False)
    return (json.loads(run.stdout), None) if run.returncode == 0 else (None, run.stderr)


def straight(text):
    """pyxform straightens curly quotes in every cell; ours only in expressions, so that texts keep their typography."""
    return text.translate(str.maketrans("‘’“”", "''\"\""))


def squeezed(expression):
    """Without white space outside of texts. `required` = `no` is `false()` to pyxform and nothing to us."""
    if expression == "false()":
        return None
    parts = re.split("""('[^']*'|"[^"]*")""", straight(expression))
    return "".join(part if index % 2 else re.sub(r"\s+", "", part) for index, part in enumerate(parts))


def absolute(source, paths):
    if source is None:
        return None
    return squeezed(re.sub(r"\$\{([^}]*)\}", lambda name: f"/data{paths[name[1].strip()]}", source))


def labels(xform):
    """Texts by language code and identifier."""
    found = {}
    for translation in xform.iter(f"{XF}translation"):
        code = re.search(r"\(([^)]*)\)\s*$", translation.get("lang"))
        texts = found.setdefault(code[1] if code else translation.get("lang"), {})
        for text in translation.iter(f"{XF}text"):
            value = text.find(f"{XF}value")
            if value is not None and value.text and value.text != "-":
                texts[text.get("id")] = value.text
    return found


def choices_of(xform, path):
    """Names of the choices of the select at this path."""
    for tag in ("select1", "select"):
        for control in xform.iter(XF + tag):
            itemset = control.find(f"{XF}itemset")
            if control.get("ref") != f"/data{path}":
                continue
            if itemset is None:
                return [value.text for value in control.iter(f"{XF}value")]
            name = re.match(r"instance\('([^']*)'\)", itemset.get("nodeset"))[1]
            for instance in xform.iter(f"{XF}instance"):
                if instance.get("id") == name:
                    return [item.find(f"{XF}name").text for item in instance.iter(f"{XF}item")]
    return None


def differences(bindings, xform):
    """What is not the same, as lines."""
    paths = {binding["path"].rsplit("/", 1)[1]: binding["path"] for binding in bindings}
    binds = {bind.get("nodeset"): bind for bind in xform.iter(f"{XF}bind")}
    texts = labels(xform)
    found = []

    def hold(path, what, mine, other):
        if mine != other:
            found.append(f"{path}: {what}: ours {mine!r}, theirs {other!r}")

    for binding in bindings:
        path = binding["path"]
        bind = binds.pop(f"/data{path}", None)
        attributes = {} if bind is None else bind.attrib
        if binding["kind"] in TYPES:
            hold(path, "type", TYPES[binding["kind"]], attributes.get("type"))
        for mine, other in [("relevant", "relevant"), ("required", "required"), ("constraint", "constraint"), ("calculation", "calculate")]:
            written = attributes.get(other)
            hold(path, mine, absolute(binding[mine], paths), written and squeezed(written))
        if binding["list"]:
            hold(path, "choices", binding["list"], choices_of(xform, path))
        for language, label in binding["labels"].items():
            if language in texts:
                hold(path, f"label in {language}", straight(label), texts[language].get(f"/data{path}:label"))
    ignored = [path for path in binds if "/meta/" not in path]
    hold("form", "other binds", [], ignored)
    return found


def judge(program, name, sheets, folder, verdicts):
    """Faults of one form, as lines."""
    xform, their_reason = theirs(sheets)
    bindings, our_reason = ours(program, write_folder(sheets, folder / name))
    again, reason_again = ours(program, write_workbook(sheets, folder / f"{name}.xlsx"))
    faults = []
    for who, wanted, reason in [("ours", verdicts["ours"], our_reason), ("theirs", verdicts["theirs"], their_reason)]:
        if (reason is None) != (wanted == "accept"):
            faults.append(f"{who} should {wanted}: {reason or 'it accepts'}")
    if again != bindings:
        faults.append(f"the workbook is read otherwise than the CSV files: {reason_again or ''}")
    if bindings is not None and xform is not None and not verdicts.get("differs"):
        faults += differences(bindings, xform)
    return [f"{name}: {fault.strip()}" for fault in faults]


def main(program, config):
    both = {"ours": "accept", "theirs": "accept"}
    forms = []
    for cycle in sorted(Path(config).iterdir()):
        found = {name: cycle / f"{name}.csv" for name in SHEETS}
        if found["survey"].exists():
            forms.append((cycle.name, {n: p.read_text(encoding="utf-8") for n, p in found.items() if p.exists()}, both))
    cases = json.loads((Path(__file__).parent / "cases.json").read_text(encoding="utf-8"))
    for case in cases:
        sheets = {name: "\n".join(case[name]) + "\n" for name in SHEETS if name in case}
        forms.append((case["name"], sheets, case))
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for name, sheets, verdicts in forms:
            faults += judge(program, name, sheets, Path(folder), verdicts)
    print("\n".join(faults + [f"{len(forms)} forms, {len(faults)} differences that are not decided, JavaRosa {'asked' if JAVA else 'not asked'}"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
