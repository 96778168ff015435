"""Plain text (.txt): UTF-8, UTF-16, Windows-1258 and older (TCVN3, VNI, VISCII, VPS), its lines kept as they are."""

import codecs

from extractors.errors import UnreadableFileError
from extractors.legacy import decode_eight_bit
from extractors.limits import MAX_CHARACTERS, MAX_PARAGRAPHS
from extractors.normalize import drop_invisible, to_nfc
from schemas import Document, DocumentLine

MEDIA_TYPE = "text/plain"
_SAMPLE = 2**16
_PLAIN, _GUESSED = 0.5, 0.3
_CONTROLS = frozenset(chr(c) for c in range(32)) - frozenset("\t\n\v\f\r\x1a\x1e\x1f")
_MARKUP = (b"{\\rtf", b"<?xml", b"<!doctype", b"<html", b"%pdf-", b"mime-version:", b"%!ps")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_EIGHT_BIT = "eight-bit"
_OTHER_CONTROLS = frozenset(map(ord, _CONTROLS)) - {0x02, 0x05, 0x06, 0x14, 0x19, 0x1E}
# Windows-1258 writes "ế" as "ê" and a combining acute: these bytes are its five tone marks.
_CP1258_TONES = bytes((0xCC, 0xD2, 0xDE, 0xEC, 0xF2))


def score(data: bytes, filename: str) -> float:
    """Return how surely the bytes are text: no control characters in the encoding that fits best."""
    sample = data[:_SAMPLE]
    if sample.lstrip(b"\xef\xbb\xbf \t\r\n")[:20].lower().startswith(_MARKUP):
        return 0.0
    encoding = _encoding(sample, whole=len(sample) == len(data))
    if encoding is None:
        return 0.0
    return _GUESSED if encoding in ("cp1258", _EIGHT_BIT) else _PLAIN


def read(data: bytes, filename: str) -> Document:
    """Return the lines of the file in NFC; blank lines stay, form feeds are line ends."""
    encoding = _encoding(data, whole=True)
    if encoding is None:
        message = "Tệp không phải là văn bản, hoặc dùng bảng mã lạ; hãy lưu lại bằng UTF-8."
        raise UnreadableFileError(message, "unsupported")
    text = (decode_eight_bit(data) or "") if encoding == _EIGHT_BIT else data.decode(encoding)
    if len(text) > MAX_CHARACTERS:
        raise UnreadableFileError("Văn bản quá dài so với một kế hoạch, không đọc.", "too_large")
    text = text.removeprefix("\ufeff").replace("\x00", "").rstrip("\x1a")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\v", "\n")
    text = to_nfc(drop_invisible(text))
    if not text.strip():
        raise UnreadableFileError("Tệp trống, không có chữ nào để đọc.", "empty")
    lines = text.split("\n")
    if len(lines) > MAX_PARAGRAPHS:
        raise UnreadableFileError("Văn bản quá dài so với một kế hoạch, không đọc.", "too_large")
    return Document(tuple(map(DocumentLine, lines)), "text", MEDIA_TYPE)


def _encoding(data: bytes, whole: bool) -> str | None:
    """Return the encoding that gives clean text, None for binary data."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name if _is_clean(_decode(data, name, whole)) else None
    if b"\x00" in data:
        return _utf16(data, whole)
    if _is_clean(_decode(data, "utf-8", whole)):
        return "utf-8"
    # Six capitals of VISCII stand where others have control characters.
    if _OTHER_CONTROLS.isdisjoint(data) and decode_eight_bit(data) is not None:
        return _EIGHT_BIT
    letters = sum(65 <= b < 123 or b == 32 for b in data)
    tones = sum(data.count(tone) for tone in _CP1258_TONES)
    # Vietnamese has a tone mark in every fourth letter or so; random bytes are mostly no letters.
    if letters * 2 > len(data) and tones and _is_clean(_decode(data, "cp1258", whole)):
        return "cp1258"
    return None


def _utf16(data: bytes, whole: bool) -> str | None:
    """Return UTF-16 in the byte order whose blanks and line ends come out as such."""
    little, big = data.count(b" \x00"), data.count(b"\x00 ")
    for name in ("utf-16-le", "utf-16-be") if little >= big else ("utf-16-be", "utf-16-le"):
        text = _decode(data, name, whole)
        if text and _is_clean(text) and _is_mostly_latin(text):
            return name
    return None


def _is_mostly_latin(text: str) -> bool:
    return sum(c < "\u0250" or "\u0300" <= c < "\u0370" or "\u1e00" <= c < "\u2100" for c in text) * 10 >= len(text) * 9


def _decode(data: bytes, encoding: str, whole: bool) -> str | None:
    try:
        return codecs.getincrementaldecoder(encoding)().decode(data, whole)
    except UnicodeError:
        return None


def _is_clean(text: str | None) -> bool:
    return text is not None and _CONTROLS.isdisjoint(text)
