"""Keeps ẹ ị ọ ụ one glyph each in Noto Sans: python3 keep_letters_whole.py NotoSans_400Regular.ttf NotoSans-Regular.ttf

Noto Sans takes these letters apart into a base and a dot when text is shaped (feature ccmp). They look the same, but in a
PDF the two halves are copied and found as two letters or with a blank between: "Bình Đ ịnh". The whole glyphs are in the
font; only the rule that takes them apart is removed. Needs fonttools (pip install fonttools).
"""

import sys
from fontTools.ttLib import TTFont

LETTERS = "ẹịọụ"


def main():
    source, target = sys.argv[1:]
    font = TTFont(source, recalcTimestamp=False)
    glyphs = {font.getBestCmap()[ord(letter)] for letter in LETTERS}
    removed = set()
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            subtable = getattr(subtable, "ExtSubTable", subtable)
            if subtable.LookupType == 2:
                removed |= glyphs & subtable.mapping.keys()
                subtable.mapping = {name: parts for name, parts in subtable.mapping.items() if name not in glyphs}
    if removed != glyphs:
        sys.exit(f"not taken apart in this version: {glyphs - removed}")
    font.save(target)


main()
