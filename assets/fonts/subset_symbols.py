"""Makes NotoSymbolsSubset.ttf: the signs that Noto Sans lacks, cut from two Noto faces into one small one.

Usage: python3 subset_symbols.py NotoSansMath-Regular.ttf NotoSansSymbols2-Regular.ttf NotoSymbolsSubset.ttf
Needs fonttools (pip install fonttools). The family is named apart so that it is never taken for Noto Sans.
"""

import sys
import tempfile
from fontTools import merge, subset
from fontTools.ttLib import TTFont

FROM_MATH = "≥≤≈→←↑↓▲▼●○◆■✓×÷−"
FROM_SYMBOLS = "✗"
FAMILY = "Egov Symbols"


def cut(source, signs, target):
    options = subset.Options()
    options.layout_features = []
    options.drop_tables += ["MATH", "GSUB", "GPOS", "GDEF", "DSIG", "STAT", "meta", "vhea", "vmtx"]
    options.hinting = False
    options.notdef_outline = True
    font = TTFont(source, recalcTimestamp=False)
    missing = [sign for sign in signs if ord(sign) not in font.getBestCmap()]
    if missing:
        sys.exit(f"{source} lacks {missing}")
    cutter = subset.Subsetter(options)
    cutter.populate(text=signs)
    cutter.subset(font)
    font.save(target)


def rename(font, copyright):
    names = {0: copyright, 1: FAMILY, 2: "Regular", 3: f"{FAMILY} Regular", 4: f"{FAMILY} Regular",
             6: "EgovSymbols-Regular",
             13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
             14: "https://scripts.sil.org/OFL"}
    table = font["name"]
    table.names = []
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)


def main():
    math, symbols, target = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        parts = [f"{folder}/math.ttf", f"{folder}/symbols.ttf"]
        cut(math, FROM_MATH, parts[0])
        cut(symbols, FROM_SYMBOLS, parts[1])
        owners = [TTFont(path)["name"].getDebugName(0) for path in (math, symbols)]
        font = merge.Merger().merge(parts)
    original = TTFont(math)
    for field in ("ascent", "descent", "lineGap"):
        setattr(font["hhea"], field, getattr(original["hhea"], field))
    rename(font, "; ".join(dict.fromkeys(owners)))
    font["head"].created = font["head"].modified = original["head"].modified
    font.recalcTimestamp = False
    font.save(target)


main()
