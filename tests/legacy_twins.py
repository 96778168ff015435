"""Twins of plans: the same text typed with an old encoding, as a Word file in its fonts or as a text file."""

import copy
import io
import unicodedata
import zipfile

from lxml import etree

from extractors.legacy import TCVN3, VIQR, VISCII, VNI, VPS
from extractors.legacy.tables import TABLES

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FONTS = {TCVN3: ".VnTime", VNI: "VNI-Times", VPS: "VPS Times", VISCII: "VISCII Times"}
CAPITALS = ".VnTimeH"
LETTERS = "".join(
    unicodedata.normalize("NFC", base + tone)
    for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
) + "đĐ"  # fmt: skip


def _typed(encoding: str) -> dict[str, str]:
    """Return how each letter is typed: the shortest way, VNI capitals with capital marks."""
    found: dict[str, str] = {}
    for shown, letter in TABLES[encoding].items():
        if encoding == TCVN3 and letter.isupper() and letter not in "ĂÂÊÔƠƯĐ":
            continue  # fonts of TCVN3 have no toned capitals
        if encoding == VNI and letter.isupper() and not shown.isupper():
            continue
        if len(shown) == 1 and shown > "\u0100":
            continue  # the same code as Windows shows it
        found.setdefault(letter, shown)
    return found


TYPED = {encoding: _typed(encoding) for encoding in (TCVN3, VNI, VPS, VISCII, VIQR)}


def typed(text: str, encoding: str) -> str:
    """Return the text as it is typed in an encoding; capitals that it lacks are typed small."""
    table = TYPED[encoding]
    return "".join(table.get(c, table.get(c.lower(), c)) for c in unicodedata.normalize("NFC", text))


def typed_runs(text: str, encoding: str) -> list[tuple[str, str]]:
    """Return the text as runs of (text, font): letters that an encoding lacks are small ones in a font of capitals."""
    runs: list[tuple[str, str]] = []
    for letter in unicodedata.normalize("NFC", text):
        lacks = encoding == TCVN3 and not letter.isascii() and letter.isupper() and letter not in TYPED[encoding]
        font = CAPITALS if lacks else FONTS[encoding]
        shown = typed(letter, encoding)
        if runs and runs[-1][1] == font:
            runs[-1] = (runs[-1][0] + shown, font)
        else:
            runs.append((shown, font))
    return runs


def docx_twin(data: bytes, encoding: str, with_fonts: bool = True) -> bytes:
    """Return a .docx with every run typed in an encoding, its font named or, to test wrong fonts, left."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name in ("word/document.xml", "word/footnotes.xml"):
                part = _twin_part(part, encoding, with_fonts)
            new.writestr(name, part)
    return buffer.getvalue()


def _twin_part(xml: bytes, encoding: str, with_fonts: bool) -> bytes:
    root = etree.fromstring(xml)
    for run in list(root.iter(f"{_W}r")):
        text = run.find(f"{_W}t")
        if text is None:
            continue
        runs = typed_runs(text.text or "", encoding) if with_fonts else [(typed(text.text or "", encoding), "")]
        for shown, font in reversed(runs[1:]):
            after = copy.deepcopy(run)
            for child in list(after)[list(run).index(text) + 1 :]:
                after.remove(child)
            for child in list(after)[:-1]:
                if child.tag != f"{_W}rPr":
                    after.remove(child)
            _set(after, shown, font)
            run.addnext(after)
        if runs:
            _set(run, *runs[0])
    return etree.tostring(root)


def _set(run: etree._Element, shown: str, font: str) -> None:
    text = run.find(f"{_W}t")
    text.text = shown
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    if not font:
        return
    properties = run.find(f"{_W}rPr")
    if properties is None:
        properties = etree.Element(f"{_W}rPr")
        run.insert(0, properties)
    for old in properties.findall(f"{_W}rFonts"):
        properties.remove(old)
    fonts = etree.Element(f"{_W}rFonts")
    for kind in ("ascii", "hAnsi", "cs"):
        fonts.set(f"{_W}{kind}", font)
    properties.insert(0, fonts)
