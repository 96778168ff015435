"""What the styles of an .odt say: font, capitals and hidden text of a run, borders of a table, levels of lists."""

from collections.abc import Iterator

from extractors.word.package import Element
from extractors.word.styles import RunLook

_URN = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TEXT, TABLE, STYLE, DRAW = (_URN % name for name in ("office", "text", "table", "style", "drawing"))
FO, SVG = _URN % "xsl-fo-compatible", _URN % "svg-compatible"
_NAME, _FAMILY, _PARENT = f"{STYLE}name", f"{STYLE}family", f"{STYLE}parent-style-name"
_LOOKS = f"{STYLE}text-properties"
_BORDERS = [f"{FO}border{side}" for side in ("", "-left", "-right", "-top", "-bottom")]
_MAX_CHAIN = 20


class Styles:
    """The styles of one document: automatic ones of its content, named ones beside it."""

    def __init__(self, content: Element, named: Element | None) -> None:
        self.lists: dict[str, Element] = {}
        self.outline: Element | None = None
        self._styles: dict[tuple[str, str], Element] = {}
        self._defaults: dict[str, Element] = {}
        self._fonts: dict[str, str] = {}
        self._looks: dict[tuple[str | None, str | None], RunLook] = {}
        # Automatic styles of styles.xml are those of its headers and footers: they come first and lose.
        for root in (named, content):
            for place in root if root is not None else ():
                for style in place if place.tag != f"{OFFICE}body" else ():
                    self._take(style)

    def _take(self, style: Element) -> None:
        tag, name = style.tag, style.get(_NAME, "")
        if tag == f"{STYLE}style":
            self._styles[style.get(_FAMILY, ""), name] = style
        elif tag == f"{STYLE}default-style":
            self._defaults[style.get(_FAMILY, "")] = style
        elif tag == f"{TEXT}list-style":
            self.lists[name] = style
        elif tag == f"{TEXT}outline-style":
            self.outline = style
        elif tag == f"{STYLE}font-face":
            self._fonts[name] = style.get(f"{SVG}font-family", name).strip("'\"")

    def look(self, run: str | None, paragraph: str | None) -> RunLook:
        """Return how a run of these styles looks; the span's own style goes before the paragraph's."""
        key = (run, paragraph)
        if key not in self._looks:
            font, hidden, capitals = "", None, None
            for style in (*self._chain("text", run), *self._chain("paragraph", paragraph)):
                looks = style.find(_LOOKS)
                if looks is None:
                    continue
                font = font or self.font(looks)
                hidden = looks.get(f"{TEXT}display") or hidden if hidden is None else hidden
                capitals = looks.get(f"{FO}text-transform") if capitals is None else capitals
            self._looks[key] = RunLook(font, hidden == "none", capitals == "uppercase")
        return self._looks[key]

    def font(self, looks: Element) -> str:
        """Return the name of the font in text properties; "" where they name none."""
        name = looks.get(f"{STYLE}font-name")
        if name:
            return self._fonts.get(name) or name
        return looks.get(f"{FO}font-family", "").strip("'\"")

    def has_borders(self, cell: str | None) -> bool:
        """Return whether a cell of this style has a line round it."""
        for style in self._chain("table-cell", cell):
            properties = style.find(f"{STYLE}table-cell-properties")
            if properties is not None:
                return any(properties.get(border, "none") != "none" for border in _BORDERS)
        return False

    def _chain(self, family: str, name: str | None) -> Iterator[Element]:
        for _ in range(_MAX_CHAIN):
            style = self._styles.get((family, name)) if name else None
            if style is None:
                break
            yield style
            name = style.get(_PARENT)
        if family in self._defaults:
            yield self._defaults[family]
