"""What the styles of a .docx say of a run or a paragraph: font, capitals, hidden text, list level."""

import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from extractors.word.package import Element, Parts, W, parse_xml

_VAL = f"{W}val"
_HEAD_REGEX = re.compile(rb"<w:styles\b[^>]*>")
_ID_REGEX = re.compile(rb"w:styleId=[\"']([^\"']*)[\"']")
_DEFAULT_REGEX = re.compile(rb"w:default=[\"'](?:1|true|on)[\"']")
_PARAGRAPH_REGEX = re.compile(rb"w:type=[\"']paragraph[\"']")
_DEFAULTS_REGEX = re.compile(rb"<w:docDefaults>.*?</w:docDefaults>", re.DOTALL)
_OFF = ("0", "false", "off")
_RUN_STYLE, _FONTS, _VANISH, _CAPS = f"{W}rStyle", f"{W}rFonts", f"{W}vanish", f"{W}caps"
_MAX_CHAIN = 20
_THEME = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass(frozen=True, slots=True)
class RunLook:
    """How a run looks: its font, and whether it is hidden or set in capitals."""

    font: str = ""
    hidden: bool = False
    capitals: bool = False


def is_on(parent: Element, tag: str) -> bool | None:
    """Return whether a switch such as w:vanish is on, off, or None where it is not set."""
    found = parent.find(f"{W}{tag}")
    if found is None:
        return None
    return found.get(_VAL, "1") not in _OFF


class Styles:
    """The styles of one document, looked up along their basedOn chains.

    Word keeps hundreds of styles of which a plan uses five, so each is parsed when it is asked for.
    """

    def __init__(self, package: Parts) -> None:
        self._package = package
        raw = package.raw("styles")
        head = _HEAD_REGEX.search(raw)
        self._head = head[0] if head else b"<w:styles>"
        self._raw: dict[str, bytes] = {}
        self._parsed: dict[str, Element] = {}
        self._default_paragraph: str | None = None
        for piece in raw.split(b"<w:style ")[1:]:
            tag, _, _ = piece.partition(b">")
            identity = _ID_REGEX.search(tag)
            if not identity:
                continue
            name = unescape(identity[1].decode("utf-8", "replace"))
            inside, end, _ = piece.partition(b"</w:style>")
            self._raw[name] = b"<w:style " + (tag + b">" if tag.endswith(b"/") else inside + end)
            if _DEFAULT_REGEX.search(tag) and _PARAGRAPH_REGEX.search(tag):
                self._default_paragraph = name
        defaults = _DEFAULTS_REGEX.search(raw)
        self._defaults = self._parse(defaults[0]).find(f"{W}rPrDefault/{W}rPr") if defaults else None
        self._looks: dict[tuple[str | None, str | None], RunLook] = {}
        self._numbering: dict[str, tuple[str | None, int | None]] = {}
        self._bordered: dict[str, bool] = {}

    def chain(self, name: str | None) -> list[Element]:
        """Return the style and those it is based on, nearest first; a circle ends it."""
        found: list[Element] = []
        while name and (style := self._style(name)) is not None and style not in found:
            found.append(style)
            based = style.find(f"{W}basedOn")
            name = based.get(_VAL) if based is not None and len(found) < _MAX_CHAIN else None
        return found

    def _style(self, name: str) -> Element | None:
        if name not in self._parsed and name in self._raw:
            self._parsed[name] = self._parse(self._raw[name])
        return self._parsed.get(name)

    def _parse(self, piece: bytes) -> Element:
        return parse_xml(self._head + piece + b"</w:styles>")[0]

    def look(self, properties: Element | None, paragraph_style: str | None) -> RunLook:
        """Return the look of a run with these w:rPr in a paragraph of this style."""
        if properties is None:
            return self._styled(None, paragraph_style)
        style = font = hidden = capitals = None
        for child in properties:
            tag = child.tag
            if tag == _RUN_STYLE:
                style = child.get(_VAL)
            elif tag == _FONTS:
                font = self._font(child)
            elif tag == _VANISH:
                hidden = child.get(_VAL, "1") not in _OFF
            elif tag == _CAPS:
                capitals = child.get(_VAL, "1") not in _OFF
        base = self._styled(style, paragraph_style)
        if not font and hidden is None and capitals is None:
            return base
        return RunLook(
            font or base.font,
            base.hidden if hidden is None else hidden,
            base.capitals if capitals is None else capitals,
        )

    def list_level(self, paragraph_style: str | None) -> tuple[str | None, int | None]:
        """Return (numId, ilvl) that a paragraph style brings along; None where it says nothing."""
        key = paragraph_style or self._default_paragraph or ""
        if key not in self._numbering:
            number = level = None
            for style in self.chain(key):
                found = style.find(f"{W}pPr/{W}numPr")
                if found is not None and number is None:
                    number, own = _val(found, "numId"), _val(found, "ilvl")
                    level = int(own) if own and own.isdigit() else None
            self._numbering[key] = (number, level)
        return self._numbering[key]

    def styles_of_number(self, paragraph_style: str | None) -> list[str]:
        """Return the ids along the chain of a paragraph style, nearest first: levels are tied to them."""
        return [style.get(f"{W}styleId", "") for style in self.chain(paragraph_style)]

    def has_borders(self, table_style: str | None) -> bool:
        """Return whether a table style draws lines ("Table Grid")."""
        key = table_style or ""
        if key not in self._bordered:
            self._bordered[key] = any(draws_lines(style.find(f"{W}tblPr/{W}tblBorders")) for style in self.chain(key))
        return self._bordered[key]

    def _styled(self, run_style: str | None, paragraph_style: str | None) -> RunLook:
        key = (run_style, paragraph_style)
        if key not in self._looks:
            font, hidden, capitals = "", None, None
            chains = self.chain(run_style) + self.chain(paragraph_style or self._default_paragraph)
            places = [style.find(f"{W}rPr") for style in chains] + [self._defaults]
            for place in places:
                if place is None:
                    continue
                font = font or self._font(place.find(_FONTS))
                hidden = is_on(place, "vanish") if hidden is None else hidden
                capitals = is_on(place, "caps") if capitals is None else capitals
            self._looks[key] = RunLook(font, bool(hidden), bool(capitals))
        return self._looks[key]

    def _font(self, fonts: Element | None) -> str:
        if fonts is None:
            return ""
        theme = fonts.get(f"{W}asciiTheme") or fonts.get(f"{W}hAnsiTheme")
        if theme:
            return self._theme_fonts.get(theme[:5], "")
        return fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""

    @cached_property
    def _theme_fonts(self) -> dict[str, str]:
        root = self._package.part("theme")
        found = {}
        for kind in ("major", "minor"):
            latin = root.find(f".//{_THEME}{kind}Font/{_THEME}latin") if root is not None else None
            found[kind] = latin.get("typeface", "") if latin is not None else ""
        return found


def draws_lines(borders: Element | None) -> bool:
    """Return whether w:tblBorders or w:tcBorders draw any line."""
    return borders is not None and any(b.get(_VAL, "nil") not in ("nil", "none") for b in borders)


def _val(parent: Element, tag: str) -> str | None:
    found = parent.find(f"{W}{tag}")
    return found.get(_VAL) if found is not None else None
