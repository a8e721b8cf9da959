"""Subsets the report's fonts for the web, renames them, and writes templates/report/fonts.css."""

import base64
import io
import os
import pathlib

os.environ["SOURCE_DATE_EPOCH"] = "1527811200"  # fixed, so that the same fonts give the same bytes

from fontTools import subset  # noqa: E402
from fontTools.ttLib import TTFont  # noqa: E402

HERE = pathlib.Path(__file__).parent
FACES = [
    ("SourceSerif4-Regular.otf", "Rapporteur Serif", 400, "normal"),
    ("SourceSerif4-It.otf", "Rapporteur Serif", 400, "italic"),
    ("SourceSerif4-Semibold.otf", "Rapporteur Serif", 600, "normal"),
    ("SourceSerif4Display-Regular.otf", "Rapporteur Display", 400, "normal"),
    ("SourceSans3-Regular.otf", "Rapporteur Sans", 400, "normal"),
    ("SourceSans3-Semibold.otf", "Rapporteur Sans", 600, "normal"),
]
# Basic Latin to Latin Extended-A, Romanian comma letters, punctuation, arrows, mathematical signs.
UNICODES = [
    *range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C), 0x2B9, 0x2BC,
    *range(0x2002, 0x2016), *range(0x2018, 0x201F), *range(0x2020, 0x2023), 0x2026, 0x202F, 0x2030,
    0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC, 0x2116, 0x2122, *range(0x2190, 0x2194),
    0x2212, 0x2215, 0x2248, 0x2260, 0x2264, 0x2265,
]  # fmt: skip
FEATURES = ["kern", "mark", "mkmk", "liga", "locl", "ccmp", "case", "lnum", "pnum", "tnum", "sups"]


def web_font(file, family):
    options = subset.Options(flavor="woff2", layout_features=FEATURES, name_IDs=[0, 13, 14], hinting=False)
    font = TTFont(HERE / file, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=UNICODES)
    subsetter.subset(font)
    for name_id, value in ((1, family), (2, "Regular"), (4, family), (6, family.replace(" ", ""))):
        font["name"].setName(value, name_id, 3, 1, 0x409)
    top = font["CFF "].cff
    top.fontNames = [family.replace(" ", "")]
    top.topDictIndex[0].FullName = top.topDictIndex[0].FamilyName = family
    out = io.BytesIO()
    font.flavor = "woff2"
    font.save(out, reorderTables=None)
    return out.getvalue()


def rule(file, family, weight, style):
    data = base64.b64encode(web_font(file, family)).decode()
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:{style};font-display:swap;'
        f'src:url(data:font/woff2;base64,{data}) format("woff2")}}\n'
    )


NOTICE = (
    "/* Rapporteur Serif, Display and Sans are subsets, renamed, of Source Serif 4 and Source Sans 3. Copyright 2010-2024 Adobe,\n"
    "   with Reserved Font Name 'Source'. SIL Open Font License 1.1 */\n"
)

(HERE.parent / "report" / "fonts.css").write_text(NOTICE + "".join(rule(*face) for face in FACES))
