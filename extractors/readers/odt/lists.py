"""Lists of an .odt as the numbering of a .docx: each list counts for itself, one that goes on keeps its number."""

import re

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  (lxml brings no stubs)

from extractors.readers.odt.styles import STYLE, TEXT, Styles
from extractors.word.package import Element, W

_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_VAL = f"{W}val"
_FORMATS = {"1": "decimal", "I": "upperRoman", "i": "lowerRoman", "A": "upperLetter", "a": "lowerLetter", "": "none"}
_PLACE_REGEX = re.compile(r"%(\d+)%")
_BULLET = f"{TEXT}list-level-style-bullet"
_IMAGE = f"{TEXT}list-level-style-image"
_LEVELS = 9


class Lists:
    """The lists met so far; ``root`` is the numbering part that they make."""

    def __init__(self, styles: Styles) -> None:
        self.root = etree.Element(f"{W}numbering")
        self._styles = styles
        self._abstracts: dict[int, str] = {}
        self._by_id: dict[str, int] = {}
        self._last_of_style: dict[str, int] = {}
        self._outline: int | None = None
        self._count = 0

    def number_of(self, element: Element, style: str) -> int:
        """Return the numId of a text:list of this style: a new one, or that of the list it goes on with."""
        identity = element.get("{http://www.w3.org/XML/1998/namespace}id", "")
        before = self._by_id.get(element.get(f"{TEXT}continue-list", ""))
        if before is None and element.get(f"{TEXT}continue-numbering") == "true":
            before = self._last_of_style.get(style)
        number = before or self._new(self._styles.lists.get(style))
        self._last_of_style[style] = number
        if identity:
            self._by_id[identity] = number
        return number

    def outline(self) -> int:
        """Return the numId of the headings."""
        if self._outline is None:
            self._outline = self._new(self._styles.outline)
        return self._outline

    def starting(self, number: int, level: int, start: str) -> int:
        """Return a numId that goes on with a list from another number."""
        self._count += 1
        num = self._num(self._count, self._abstracts[number])
        override = etree.SubElement(num, f"{W}lvlOverride", {f"{W}ilvl": str(level)})
        etree.SubElement(override, f"{W}startOverride", {_VAL: start})
        return self._count

    def _new(self, style: Element | None) -> int:
        self._count += 1
        abstract = etree.SubElement(self.root, f"{W}abstractNum", {f"{W}abstractNumId": str(self._count)})
        for level in style if style is not None else ():
            index = level.get(f"{TEXT}level", "")
            if index.isdecimal() and 0 < int(index[:3]) <= _LEVELS:
                self._level(abstract, level, int(index))
        self._num(self._count, str(self._count))
        return self._count

    def _num(self, number: int, abstract: str) -> Element:
        self._abstracts[number] = abstract
        num = etree.SubElement(self.root, f"{W}num", {f"{W}numId": str(number)})
        etree.SubElement(num, f"{W}abstractNumId", {_VAL: abstract})
        return num

    def _level(self, abstract: Element, level: Element, index: int) -> None:
        made = etree.SubElement(abstract, f"{W}lvl", {f"{W}ilvl": str(index - 1)})

        def say(tag: str, value: str) -> None:
            etree.SubElement(made, f"{W}{tag}", {_VAL: value})

        say("start", level.get(f"{TEXT}start-value", "1"))
        if level.tag in (_BULLET, _IMAGE):
            say("numFmt", "bullet")
            say("lvlText", level.get(f"{TEXT}bullet-char", "-"))
            looks = level.find(f"{STYLE}text-properties")
            font = self._styles.font(looks) if looks is not None else ""
            properties = etree.SubElement(made, f"{W}rPr")
            etree.SubElement(properties, f"{W}rFonts", {f"{W}ascii": font})
        else:
            shown = level.get(f"{STYLE}num-format", "")
            say("numFmt", "decimalZero" if shown.startswith("01") else _FORMATS.get(shown, "decimal"))
            say("lvlText", _level_text(level, index))
        if level.find(f".//*[@{TEXT}label-followed-by='nothing']") is not None:
            say("suff", "nothing")


def _level_text(level: Element, index: int) -> str:
    """Return the text of a level as .docx writes it: "%1.%2."."""
    text = level.get(f"{_LOEXT}num-list-format")
    if text is not None:
        return _PLACE_REGEX.sub(r"%\1", text)
    prefix, suffix = level.get(f"{STYLE}num-prefix", ""), level.get(f"{STYLE}num-suffix", "")
    if not level.get(f"{STYLE}num-format"):
        return prefix + suffix
    shown = level.get(f"{TEXT}display-levels", "1")
    first = max(index - int(shown) + 1, 1) if shown.isdecimal() and len(shown) < 3 else index
    return prefix + ".".join(f"%{i}" for i in range(first, index + 1)) + suffix
