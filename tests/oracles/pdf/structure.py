"""Reads the structure tree of a PDF report back and holds it against the HTML report of the same folder: one text, written twice.

usage: structure.py REPORT.pdf ...

Prints a line a check, with what was counted; exit status 1 if any fails. White space and hyphens that a line break made do not count.
"""

import csv
import html.parser
import pathlib
import re
import sys

import pikepdf

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
WORDS = pathlib.Path(__file__).parents[3] / "crates/renderer/src/words.csv"


def bare(text):
    return re.sub(r"[\s\u00ad\u200b\u2060]+", "", text)


class Node:
    """An element of either tree. `of` is text and elements, in reading order."""

    def __init__(self, kind, **about):
        self.kind, self.of = kind, []
        self.__dict__ |= about

    def below(self, but=lambda node: False):
        """All elements below, in reading order, without those that are a `but` and what is below them."""
        for node in self.of:
            if isinstance(node, Node) and not but(node):
                yield node
                yield from node.below(but)

    def all(self, *kinds):
        return [node for node in self.below() if node.kind in kinds]

    def text(self, but=lambda node: False):
        return bare("".join(node if isinstance(node, str) else node.text(but) for node in self.of if isinstance(node, str) or not but(node)))


# The PDF: its structure tree, with the text of the marked content that each element holds.


def unicode_of(font):
    """What each code of a font stands for, by its ToUnicode table."""
    lines = font.ToUnicode.read_bytes().decode()
    assert "beginbfrange" not in lines
    return {int(a, 16): bytes.fromhex(b).decode("utf-16-be") for a, b in re.findall(r"<([0-9A-F]+)> <([0-9A-F]+)>\n", lines.partition("beginbfchar")[2])}


class Content:
    """The text of marked content, by its number on its page."""

    def __init__(self):
        self.pages, self.fonts = {}, {}

    def font(self, font):
        if font.objgen not in self.fonts:
            self.fonts[font.objgen] = unicode_of(font)
        return self.fonts[font.objgen]

    def page(self, page):
        if page.objgen in self.pages:
            return self.pages[page.objgen]
        found = self.pages[page.objgen] = {}
        open_, table = [], {}  # what is open: its number and, where it has one, the text that stands for its glyphs
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BMC":
                    open_.append((None, None))
                case "BDC":
                    about = operands[1]
                    instead = about.get("/ActualText")
                    open_.append((about.get("/MCID"), instead))
                    if instead is not None:
                        self.write(found, open_[:-1], str(instead))
                case "EMC":
                    open_.pop()
                case "Tf":
                    table = self.font(page.Resources.Font[operands[0]])
                case "Tj" | "TJ":
                    parts = operands[0] if str(operator) == "TJ" else operands
                    codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
                    self.write(found, open_, "".join(table[codes[at] << 8 | codes[at + 1]] for at in range(0, len(codes), 2)))
        return found

    def write(self, found, open_, text):
        numbers = [number for number, _ in open_ if number is not None]
        if numbers and all(instead is None for _, instead in open_):
            found[numbers[-1]] = found.get(numbers[-1], "") + text


def attribute(element, name):
    found = element.get("/A", [])
    for of in found if isinstance(found, pikepdf.Array) else [found]:
        if name in of:
            return of[name]
    return None


def structure(element, content, page=None):
    node = Node(str(element.get("/S", "/Root"))[1:], alt=str(element.get("/Alt", "")), scope=attribute(element, "/Scope"))
    node.columns, node.rows = int(attribute(element, "/ColSpan") or 1), int(attribute(element, "/RowSpan") or 1)
    page = element.get("/Pg", page)
    found = element.get("/K", [])
    for kid in found if isinstance(found, pikepdf.Array) else [found]:
        if isinstance(kid, int):
            node.of.append(content.page(page).get(kid, ""))
        elif kid.get("/Type") == "/MCR":
            node.of.append(content.page(kid.get("/Pg", page)).get(int(kid.MCID), ""))
        elif "/S" in kid:
            node.of.append(structure(kid, content, page))
    return node


# The HTML: all of it as it stands; what is asked of it comes below.


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.root = Node("root", attrs={})
        self.open = [self.root]
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        node = Node(tag, attrs=attrs, columns=int(attrs.get("colspan", 1)), rows=int(attrs.get("rowspan", 1)))
        self.open[-1].of.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag):
        while self.open.pop().kind != tag:
            pass

    def handle_data(self, data):
        self.open[-1].of.append(data)


def has(*names):
    return lambda node: not set(names).isdisjoint((node.attrs.get("class") or "").split())


# What is in both, in reading order: pairs of a kind and what is said.


def note(node):
    return node.kind in ("Note", "FENote")


def cells(row, *kinds):
    return [(cell.text(note), cell.columns, cell.rows) for cell in row.all(*kinds)]


def items(list_):
    """What each item says, and a list below it, which stands after it in the tree, with it."""
    found = []
    for node in list_.of:
        if node.kind == "L" and found:
            found[-1] += "".join(items(node))
        else:
            found.append(node.text(lambda node: note(node) or node.kind == "Lbl"))
    return found


def of_pdf(tree, own, numbered):
    """`own` are the headings that only the PDF has, `numbered` the texts of the numbered paragraphs."""
    for node in tree.below(note):
        if re.fullmatch("H[1-6]", node.kind):
            if node.text(note) not in own:
                yield "heading", (int(node.kind[1]), node.text(note))
        elif node.kind == "P" and node.text(note) in numbered:
            yield "numbered paragraph", node.text(note)
        elif node.kind == "L":
            yield "list", items(node)
        elif node.kind == "Table":
            yield "table", [cells(row, "TH", "TD") for row in node.all("TR")]
        elif node.kind == "Figure":
            yield "figure", bare(node.alt)


def of_html(page):
    # The key figures that open a part are a list here only; so are the cards, and each chart as a table.
    for node in page.below(has("toc", "keys", "entry", "notes", "astable")):
        if re.fullmatch("h[2-6]", node.kind):
            yield "heading", (int(node.kind[1]) - 1, node.text(has("unseen")))
        elif node.kind == "p" and has("n")(node):
            yield "numbered paragraph", node.text()
        elif node.kind in ("ul", "ol"):
            yield "list", [item.text() for item in node.of if isinstance(item, Node)]
        elif node.kind == "table":
            yield "table", [cells(row, "th", "td") for row in node.all("tr")]
        elif node.attrs.get("role") == "img":
            yield "figure", bare(node.attrs["aria-label"])


# The checks. Each returns what it counted, or raises what is wrong.


class Wrong(Exception):
    pass


def hold(what, ours, theirs):
    for at in range(max(len(ours), len(theirs))):
        one, other = (it[at] if at < len(it) else None for it in (ours, theirs))
        if one != other:
            if isinstance(one, list) and isinstance(other, list):
                hold(f"{what} {at + 1}: part", one, other)
            shown = [repr(it) if len(repr(it)) < 200 else repr(it)[:200] + " ..." for it in (one, other)]
            raise Wrong(f"{what} {at + 1} is {shown[0]}, and {shown[1]} in the HTML")


class Report:
    def __init__(self, path):
        self.pdf = pikepdf.open(path)
        self.tree = structure(self.pdf.Root.StructTreeRoot, Content())
        self.page = Page(pathlib.Path(path).with_suffix(".html").read_text()).root
        self.language = self.page.all("html")[0].attrs["lang"]
        words = {row["key"]: row[self.language] for row in csv.DictReader(WORDS.open())}
        self.own = {bare(words["contents"]), bare(words["how_to_read"])}
        self.theirs = list(of_html(self.page))
        self.ours = list(of_pdf(self.tree, self.own, {text for kind, text in self.theirs if kind == "numbered paragraph"}))

    def hold(self, kind):
        ours, theirs = ([said for of, said in it if of == kind] for it in (self.ours, self.theirs))
        hold(kind, ours, theirs)
        return ours

    def check_language(self):
        found = str(self.pdf.Root.get("/Lang", ""))
        if found != self.language:
            raise Wrong(f"'{found}', and '{self.language}' in the HTML")
        return found

    def check_headings(self):
        found = [(int(node.kind[1]), node.text(note)) for node in self.tree.below() if re.fullmatch("H[1-6]", node.kind)]
        for (before, _), (level, text) in zip([(0, "")] + found, found):
            if level > before + 1:
                raise Wrong(f"{text!r} is of level {level} after one of level {before}")
        self.hold("heading")
        return f"{len(found)} headings of {max(level for level, _ in found)} levels"

    def check_bookmarks(self):
        def below(items):
            for item in items:
                yield bare(item.title)
                yield from below(item.children)

        with self.pdf.open_outline() as outline:
            found = list(below(outline.root))
        headings = [node for node in self.page.below(has("toc", "entry", "notes")) if re.fullmatch("h[2-6]", node.kind)]
        hold("bookmark", [text for text in found if text not in self.own], [node.text(lambda node: node.kind == "sup") for node in headings])
        return f"{len(found)} bookmarks"

    def check_paragraphs(self):
        found = self.hold("numbered paragraph")
        for at, text in enumerate(found, 1):
            if not text.startswith(str(at)):
                raise Wrong(f"paragraph {at} begins {text[:40]!r}")
        return f"{len(found)} numbered paragraphs, each once"

    def check_lists(self):
        for node in self.tree.all("L"):
            for before, item in zip([None, *node.of], node.of):
                if item.kind == "L" and before and before.kind == "LI":
                    continue
                if item.kind != "LI" or [kid.kind for kid in item.of] not in (["LBody"], ["Lbl", "LBody"]):
                    raise Wrong(f"a list holds {item.kind} of {[kid.kind for kid in item.of]}")
        found = self.hold("list")
        return f"{len(found)} lists with {sum(map(len, found))} items"

    def check_tables(self):
        tables, heads, all_ = self.tree.all("Table"), 0, 0
        for at, table in enumerate(tables, 1):
            covered = []  # for each column, how many more rows the last cell in it covers
            for y, row in enumerate(table.all("TR"), 1):
                where, here = f"table {at}, row {y}", row.all("TH", "TD")
                width = sum(cell.columns for cell in here) + sum(left > 0 for left in covered)
                covered = covered or [0] * width
                if width != len(covered):
                    raise Wrong(f"{where}: {width} columns, and {len(covered)} in the head")
                free = [x for x, left in enumerate(covered) if left == 0]
                covered = [max(left - 1, 0) for left in covered]
                for cell in here:
                    for _ in range(cell.columns):
                        covered[free.pop(0)] = cell.rows - 1
                wanted = here if y == 1 else here[:1]
                if plain := [cell for cell in wanted if cell.kind != "TH"]:
                    raise Wrong(f"{where}: {plain[0].text()!r} is no header cell")
                for cell in here:
                    if cell.kind == "TH" and cell.scope not in ("/Row", "/Column", "/Both"):
                        raise Wrong(f"{where}: the header cell {cell.text()!r} has no scope")
                heads += sum(cell.kind == "TH" for cell in here)
                all_ += len(here)
        self.hold("table")
        return f"{len(tables)} tables with {all_} cells, {heads} of them headers with a scope"

    def check_figures(self):
        found = self.hold("figure")
        if "" in found:
            raise Wrong(f"figure {found.index('') + 1} has no alternative text")
        return f"{len(found)} figures with alternative texts"

    def check_notes(self):
        found, mark = [], None
        for node in self.tree.below():
            if node.kind == "Lbl":
                mark = node.text()
            elif note(node):
                if mark is None or not node.text().startswith(mark):
                    raise Wrong(f"no mark stands before {node.text()[:60]!r}")
                found.append(node.text())
                mark = None
        parts = [node for node in self.page.all("section") if has("notes")(node)]
        hold("note", found, [str(at) + item.text(has("back")) for at, item in enumerate((li for part in parts for li in part.all("li")), 1)])
        return f"{len(found)} notes, each after its mark"

    def check_order(self):
        hold("of headings, numbered paragraphs, lists, tables and figures,", self.ours, self.theirs)
        return f"{len(self.ours)} headings, numbered paragraphs, lists, tables and figures in the order of the HTML"

    def check_files(self):
        found = {str(file.UF).rpartition("/")[2]: str(file.get("/AFRelationship", "")) for file in self.pdf.Root.get("/AF", [])}
        for name in ("figures.csv", "figures.json"):
            if found.get(name) != "/Data":
                raise Wrong(f"{name} is related as {found.get(name, 'nothing')!r}, not '/Data'")
        return f"{len(found)} files that are data of the report"


failed = False
for path in sys.argv[1:]:
    report = Report(path)
    for name in [name for name in vars(Report) if name.startswith("check_")]:
        check = name.removeprefix("check_")
        try:
            print(f"ok {check} {pathlib.Path(path).name}: {getattr(report, name)()}")
        except Wrong as wrong:
            print(f"FAIL {check} {pathlib.Path(path).name}: {wrong}")
            failed = True
sys.exit(failed)
