"""Automatic numbers and bullets as the reader of the page sees them.

1. "I." "1." "a)" of one multilevel list, each level starting anew under a higher one
2. "1.2.3." from lvlText "%1.%2.%3.", and isLgl, which shows Roman levels as digits
3. "Điều 5." and "Bước 1:" where the text of a level holds words
4. bullets: "-", "+", "*" as they stand; those of Symbol and Wingdings as "-"
5. w:startOverride: a list that begins again at 1, or goes on from another number
"""

from dataclasses import dataclass, field

from extractors.normalize import is_symbol_font, read_symbols
from extractors.word.package import Element, Parts, W
from extractors.word.styles import Styles

_VAL = f"{W}val"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_NO_NUMBER = "none"
_LEVELS = 9


@dataclass(slots=True)
class Level:
    """One level of a list: how it counts and what it shows."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False
    font: str = ""
    restart: int | None = None
    spaced: bool = True


@dataclass(slots=True)
class _List:
    """A w:num: its levels, the counters it shares, and the starts it sets anew."""

    levels: dict[int, Level]
    counters: dict[int, int]
    overrides: dict[int, int] = field(default_factory=dict)
    by_style: dict[str, int] = field(default_factory=dict)


class Numbering:
    """The running numbers of one document; ask for the label of each paragraph once, in order."""

    def __init__(self, package: Parts, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        root = package.part("numbering")
        if root is not None:
            self._read(root)

    def label(self, properties: Element | None, paragraph_style: str | None) -> str:
        """Return the number or bullet before a paragraph, with the blank after it; "" where there is none."""
        number, level = self._place(properties, paragraph_style)
        listed = self._lists.get(number or "")
        if listed is None or level not in listed.levels:
            return ""
        _count(listed, level)
        return _show(listed, level)

    def _place(self, properties: Element | None, style: str | None) -> tuple[str | None, int]:
        number, level = self._styles.list_level(style)
        from_style = number is not None
        own = properties.find(f"{W}numPr") if properties is not None else None
        if own is not None:
            own_number, own_level = own.find(f"{W}numId"), own.find(f"{W}ilvl")
            if own_number is not None:
                number, from_style = own_number.get(_VAL), False
            if own_level is not None:
                level = _integer(own_level.get(_VAL), 0)
                from_style = False
        if from_style and level is None:
            listed = self._lists.get(number or "")
            names = self._styles.styles_of_number(style) if listed else []
            level = next((listed.by_style[n] for n in names if listed and n in listed.by_style), 0)
        return number, level or 0

    def _read(self, root: Element) -> None:
        abstract: dict[str, tuple[dict[int, Level], dict[int, int], dict[str, int]]] = {}
        by_link: dict[str, str] = {}
        for element in root.iterchildren(f"{W}abstractNum"):
            name = element.get(f"{W}abstractNumId", "")
            levels, by_style = {}, {}
            for lvl in element.iterchildren(f"{W}lvl"):
                index = _integer(lvl.get(f"{W}ilvl"), 0)
                levels[index] = _read_level(lvl)
                if (tied := lvl.find(f"{W}pStyle")) is not None:
                    by_style[tied.get(_VAL, "")] = index
            abstract[name] = (levels, {}, by_style)
            if (link := element.find(f"{W}styleLink")) is not None:
                by_link[link.get(_VAL, "")] = name
        for element in root.iterchildren(f"{W}abstractNum"):  # a list style: its levels stand elsewhere
            link = element.find(f"{W}numStyleLink")
            if link is not None and link.get(_VAL, "") in by_link:
                abstract[element.get(f"{W}abstractNumId", "")] = abstract[by_link[link.get(_VAL, "")]]
        for element in root.iterchildren(f"{W}num"):
            target = element.find(f"{W}abstractNumId")
            found = abstract.get(target.get(_VAL, "") if target is not None else "")
            if found:
                self._lists[element.get(f"{W}numId", "")] = _with_overrides(element, found)


def _with_overrides(element: Element, abstract: tuple[dict[int, Level], dict[int, int], dict[str, int]]) -> _List:
    levels, counters, by_style = abstract
    listed = _List(levels, counters, by_style=by_style)
    for override in element.iterchildren(f"{W}lvlOverride"):
        index = _integer(override.get(f"{W}ilvl"), 0)
        if (lvl := override.find(f"{W}lvl")) is not None:
            listed.levels = {**listed.levels, index: _read_level(lvl)}
        if (start := override.find(f"{W}startOverride")) is not None:
            listed.overrides[index] = _integer(start.get(_VAL), 1)
    return listed


def _read_level(lvl: Element) -> Level:
    def value(tag: str) -> str | None:
        found = lvl.find(f"{W}{tag}")
        return found.get(_VAL) if found is not None else None

    legal = lvl.find(f"{W}isLgl")
    fonts = lvl.find(f"{W}rPr/{W}rFonts")
    restart = value("lvlRestart")
    return Level(
        start=_integer(value("start"), 0 if lvl.find(f"{W}start") is None else 1),
        format=value("numFmt") or "decimal",
        text=value("lvlText") or "",
        legal=legal is not None and legal.get(_VAL, "1") not in ("0", "false"),
        font=(fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "") if fonts is not None else "",
        restart=_integer(restart, 0) if restart is not None else None,
        spaced=value("suff") != "nothing",
    )


def _count(listed: _List, level: int) -> None:
    counters = listed.counters
    if level in listed.overrides:
        counters[level] = listed.overrides.pop(level)
    elif level in counters:
        counters[level] += 1
    else:
        counters[level] = listed.levels[level].start
    for above in range(level):  # a level that was passed over counts as begun
        if above not in counters and above in listed.levels:
            counters[above] = listed.levels[above].start
    for below in range(level + 1, _LEVELS):
        restart = listed.levels[below].restart if below in listed.levels else None
        # lvlRestart 0 never starts anew; n starts anew after level n (from 1) or a higher one only.
        if restart is None or (restart and level < restart):
            counters.pop(below, None)


def _show(listed: _List, level: int) -> str:
    shown = listed.levels[level]
    if shown.format == "bullet":
        text = "-" if is_symbol_font(shown.font) or shown.text == "o" else read_symbols(shown.text, shown.font)
    else:
        text = shown.text
        for index in range(_LEVELS):
            mark = f"%{index + 1}"
            if mark in text:
                of = listed.levels.get(index, shown)
                text = text.replace(mark, format_number(listed.counters.get(index, of.start), of.format, shown.legal))
    text = text.strip()
    return text + " " * shown.spaced if text else ""


def format_number(number: int, style: str, legal: bool = False) -> str:
    """Return a number as a list shows it: "4", "04", "IV", "iv", "D", "d"; legal lists show digits only."""
    if style == _NO_NUMBER:
        return ""
    if style in ("upperRoman", "lowerRoman") and not legal and 0 < number < 4000:
        roman = "".join(letters * times for letters, times in _roman(number))
        return roman if style == "upperRoman" else roman.lower()
    if style in ("upperLetter", "lowerLetter") and not legal and 0 < number <= 780:
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if style == "upperLetter" else letter.lower()
    return f"{number:02d}" if style == "decimalZero" else str(number)


def _roman(number: int) -> list[tuple[str, int]]:
    found = []
    for value, letters in _ROMAN:
        found.append((letters, number // value))
        number %= value
    return found


def _integer(text: str | None, default: int) -> int:
    """Return the number in an attribute; numbers past 4 digits are damage, not lists."""
    return int(text) if text and text.isdecimal() and len(text) < 5 else default
