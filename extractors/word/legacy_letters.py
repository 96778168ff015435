"""The letters of old fonts in WordprocessingML, turned into Unicode before a document is read.

1. runs in .VnTime, .VnTimeH (capitals), VNI-Times, by rFonts, styles and theme; w:softHyphen there is the letter ư
2. paragraphs of such letters in another font, where much of the document is so
"""

from dataclasses import dataclass

from extractors.legacy import Converted, conversion_note, legacy_font, read_lines, read_runs, read_stretch, split
from extractors.word.package import Element, W
from extractors.word.styles import Styles
from schemas import DocumentLine

_RUN, _TEXT, _PARAGRAPH, _PROPERTIES = f"{W}r", f"{W}t", f"{W}p", f"{W}rPr"
_SOFT_HYPHEN = f"{W}softHyphen"
_GAPS = {f"{W}tab", f"{W}br", f"{W}cr", f"{W}ptab"}
_STYLE_PATH = f"{W}pPr/{W}pStyle"
_VAL = f"{W}val"


@dataclass(slots=True)
class _Piece:
    """A w:t (None for a tab or break) with its text and font."""

    node: Element | None
    text: str
    font: str


def needs_conversion(lines: list[DocumentLine]) -> bool:
    """Return whether a document, as read, has fonts or letters from before Unicode."""
    fonts = {run.font for line in lines for run in line.fonts}
    return any(map(legacy_font, fonts)) or bool(read_lines([line.text for line in lines]))


class LegacyLetters:
    """Rewrites the parts of one document; ``notes`` says what was converted."""

    def __init__(self) -> None:
        self._encodings: set[str] = set()

    @property
    def notes(self) -> tuple[str, ...]:
        """Return the note on the encodings met, () where nothing had to be changed."""
        return (conversion_note(self._encodings),) if self._encodings else ()

    def rewrite(self, root: Element, styles: Styles) -> None:
        """Put the letters below an element in Unicode: by their fonts, then by what paragraphs spell."""
        paragraphs = _paragraphs(root, styles)
        for pieces in paragraphs:
            made, used = read_runs([(piece.text, piece.font) for piece in pieces])
            self._encodings.update(font.encoding for font in used)
            _put(pieces, made)
        texts = ["".join(piece.text for piece in pieces) for pieces in paragraphs]
        # Beside paragraphs in an old font, one that lost its font is read too.
        found = read_lines(texts, known=sorted(self._encodings))
        for index, (made, encoding) in found.items():
            pieces = paragraphs[index]
            self._encodings.add(encoding)
            _put(pieces, split(made, [len(piece.text) for piece in pieces]))

    def read_label(self, label: str) -> str:
        """Return an automatic number in Unicode: its words ("§iÒu 1.") are in the encoding of the text."""
        return read_stretch(label, next(iter(self._encodings))).text if len(self._encodings) == 1 else label


def _put(pieces: list[_Piece], made: list[Converted]) -> None:
    for piece, converted in zip(pieces, made, strict=True):
        if piece.node is not None and converted.text != piece.text:
            piece.node.text = piece.text = converted.text


def _paragraphs(root: Element, styles: Styles) -> list[list[_Piece]]:
    """Return the pieces of every paragraph; those of a text box are a paragraph of their own."""
    found: dict[Element, list[_Piece]] = {}
    style_ids: dict[Element, str | None] = {}
    for run in root.iter(_RUN):
        paragraph = next(run.iterancestors(_PARAGRAPH), None)
        if paragraph is None:
            continue
        if paragraph not in found:
            style = paragraph.find(_STYLE_PATH)
            style_ids[paragraph] = style.get(_VAL) if style is not None else None
            found[paragraph] = []
        found[paragraph] += _pieces(run, style_ids[paragraph], styles)
    return list(found.values())


def _pieces(run: Element, style_id: str | None, styles: Styles) -> list[_Piece]:
    font = styles.look(run.find(_PROPERTIES), style_id).font
    found: list[_Piece] = []
    for child in run:
        if child.tag == _SOFT_HYPHEN and legacy_font(font):
            child.tag, child.text = _TEXT, "\u00ad"
        if child.tag == _TEXT:
            found.append(_Piece(child, child.text or "", font))
        elif child.tag in _GAPS:
            found.append(_Piece(None, "\n", font))
    return found
