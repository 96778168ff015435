"""Text at the door: NFC, symbols of the symbol fonts, clean lines. Nothing else is altered."""

import re
import unicodedata

from schemas import DocumentLine, FontRun

_BULLET = "-"
# Code points of the fonts' own tables; a symbol font puts them at U+F000 + code.
_SYMBOL = {
    0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠",
    0xAE: "→", 0xDE: "⇒", 0xB0: "°", 0x2D: "-",
}  # fmt: skip
_WINGDINGS = {
    0xE0: "→", 0xE8: "→", 0xF0: "⇒", 0xA8: "☐", 0x6F: "☐", 0x71: "☐", 0x72: "☐", 0xFE: "☑", 0xFD: "☒", 0x78: "☒",
}  # fmt: skip
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings", "zapfdingbats", "opensymbol", "monotype sorts")
# Characters that stand on no page: zero-width marks and the byte order mark.
_HIDDEN = (0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C)
_INVISIBLE: dict[int, str | None] = dict.fromkeys(_HIDDEN)
_INVISIBLE_REGEX = re.compile(f"[{''.join(map(chr, _INVISIBLE))}]")
_CONTROLS = dict.fromkeys([*range(0x00, 0x09), *range(0x0E, 0x20), 0x7F, 0xFFFE, 0xFFFF], None)
_BREAKS = dict.fromkeys((0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), " ")
_LINE_TABLE = _INVISIBLE | _CONTROLS | _BREAKS | {0x09: " "}

# Letters of TCVN3 shown as Latin-1 ("häc sinh díi"): signs inside words, which no Vietnamese text has.
_TCVN3_REGEX = re.compile("[A-Za-z][¨©ª«¬®µ¶·¸¹¡¢£§]|[¨©ª«¬®µ¶·¸¹§][a-z]")
_SOFT_HYPHEN = "\u00ad"
_PRIVATE_REGEX = re.compile("[\ue000-\uf8ff]")


def to_nfc(text: str) -> str:
    """Return the text in Unicode NFC ("Unicode dựng sẵn")."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def is_symbol_font(font: str) -> bool:
    """Return whether the font draws signs in the places of letters (Symbol, Wingdings)."""
    return font.casefold().startswith(_SYMBOL_FONTS)


def is_legacy_font(font: str) -> bool:
    """Return whether the font's name is that of a TCVN3 (".VnTime"), VNI ("VNI-Times") or VPS font."""
    return font.casefold().startswith((".vn", "vni", "vps", "vn"))


def read_symbols(text: str, font: str = "") -> str:
    """Return the text with private-use symbols as signs a keyboard has; unknown ones are bullets, "-"."""
    if text.isascii() or not _PRIVATE_REGEX.search(text):
        return text
    table = _SYMBOL if "symbol" in font.casefold() else _WINGDINGS
    return "".join(
        table.get(ord(c) & 0xFF, _BULLET) if "\ue000" <= c <= "\uf8ff" else c for c in text
    )  # fmt: skip


def drop_invisible(text: str) -> str:
    """Return the text without the marks that no page shows; soft hyphens stay where they may be letters (TCVN3).

    >>> drop_invisible("ngày \u200b20/11, tr\u00adường")
    'ngày 20/11, trường'
    """
    if text.isascii():
        return text
    if _SOFT_HYPHEN in text and not _TCVN3_REGEX.search(text):
        text = text.replace(_SOFT_HYPHEN, "")
    return text.translate(_INVISIBLE) if _INVISIBLE_REGEX.search(text) else text


def clean_line(text: str) -> str:
    """Return one line of text in NFC, without line breaks, tabs, invisible marks and blank ends."""
    return to_nfc(text.translate(_LINE_TABLE)).strip(" ")


def build_line(pieces: list[tuple[str, str]], page: int | None = None, is_row: bool = False) -> DocumentLine:
    """Return the line that pieces of (text, font) make, each font kept with its place in the clean text.

    A table row keeps its blank ends: an empty first or last cell is a cell. Soft hyphens are dropped,
    except in legacy text, where that code is a letter (ư in TCVN3).
    """
    texts = [text.translate(_LINE_TABLE) for text, _ in pieces]
    if any(_SOFT_HYPHEN in text for text in texts):
        legacy = _TCVN3_REGEX.search("".join(texts))
        texts = [
            text if legacy or is_legacy_font(font) else text.replace(_SOFT_HYPHEN, "")
            for text, (_, font) in zip(texts, pieces, strict=True)
        ]
    raw = "".join(texts)
    text = to_nfc(raw)
    start = 0 if is_row else len(text) - len(text.lstrip(" "))
    clean = text if is_row else text.strip(" ")
    runs: list[FontRun] = []
    begin = done = 0
    for (_, font), piece in zip(pieces, texts, strict=True):
        done += len(piece)
        # A mark that stands in the next run joins the letter before it: only the text up to here tells.
        end = done if len(text) == len(raw) else len(to_nfc(raw[:done]))
        first, last = max(begin - start, 0), min(end - start, len(clean))
        begin = end
        if first >= last or not font:
            continue
        if runs and runs[-1].font == font and runs[-1].end == first:
            runs[-1] = FontRun(runs[-1].start, last, font)
        else:
            runs.append(FontRun(first, last, font))
    return DocumentLine(clean, page, tuple(runs))
