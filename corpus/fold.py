"""Folding for search: what is typed without marks finds what is written with them.

Folding keeps the length of the text, so that a place in the folded text is the same place in the text.
"""

import codecs
import re
import unicodedata
from itertools import product


def _base_letters() -> dict[int, str]:
    """Map every Latin letter with marks, and every capital, to its plain small letter."""
    table = {code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}
    for code in (*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        table[code] = base if len(base) == 1 else chr(code)
    # đ has no decomposition; Ð (eth) and Ɖ are typed for Đ by old keyboards.
    return table | dict.fromkeys((0x0110, 0x0111, 0x00D0, 0x00F0, 0x0189), "d")


_BASE_LETTERS = _base_letters()
# What Vietnamese plans are written with, in small letters: fewer than 256 characters, so that two of
# Python's byte codecs fold them at once, six times as fast as str.translate, which asks a dictionary
# for each letter.
_ASCII = "".join(map(chr, range(128)))
_LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_SIGNS = "–—‐‑−“”‘’…•·≥≤±×÷°½¼§«»→⇒☐☑☒\u00a0\u2002\u2003\u2009\u202f"
_TO_BYTES = codecs.charmap_build((_ASCII + _LETTERS + _SIGNS).ljust(256, "\ufffe"))
_FROM_BYTES = _ASCII + _LETTERS.translate(_BASE_LETTERS) + _SIGNS
_WORD_REGEX = re.compile(r"\w+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# Old and new places of the tone: hòa/hoà, khỏe/khoẻ, thủy/thuỷ; only these pairs, only at the end
# of the syllable, and not after q, where u belongs to the consonant (quý).
_TONE_PLACE_REGEX = re.compile(rf"(?<!q)(o)([{_TONES}]?)([ae])([{_TONES}]?)$|(?<!q)(u)([{_TONES}]?)(y)([{_TONES}]?)$")
# kỷ/kỉ, lý/lí, Mỹ/Mĩ, tỷ/tỉ, hy/hi, sỹ/sĩ, quy/qui are one word each.
_I_OR_Y_REGEX = re.compile(rf"(?<=^[hklmst])[iy](?=[{_TONES}]?$)|(?<=^qu)[iy](?=[{_TONES}]?$)")


def fold_marks(text: str) -> str:
    """Return ``text`` in small letters without marks, same length; đ is d.

    >>> fold_marks("Thi đua Khen thưởng")
    'thi dua khen thuong'
    """
    try:
        in_bytes, _ = codecs.charmap_encode(text.lower(), "strict", _TO_BYTES)
        return codecs.charmap_decode(in_bytes, "strict", _FROM_BYTES)[0]  # pyright: ignore[reportArgumentType]
    except UnicodeEncodeError:  # some other letter or sign
        return text.translate(_BASE_LETTERS)


def has_marks(word: str) -> bool:
    """Return whether the word is typed with Vietnamese marks (đ counts).

    >>> has_marks("dua"), has_marks("đua"), has_marks("KH")
    (False, True, False)
    """
    return fold_marks(word) != word.lower()


def split_words(text: str) -> list[str]:
    """Return the words of ``text`` in small letters and NFC, punctuation dropped.

    >>> split_words("Thi đua, khen thưởng!")
    ['thi', 'đua', 'khen', 'thưởng']
    """
    return _WORD_REGEX.findall(unicodedata.normalize("NFC", text).lower())


def spellings(word: str) -> tuple[str, ...]:
    """Return the spellings that are one word with ``word``, itself first: tone place, i and y.

    >>> spellings("hòa"), spellings("kỷ"), spellings("quý"), spellings("thuỷ")
    (('hòa', 'hoà'), ('kỷ', 'kỉ'), ('quý', 'quí'), ('thuỷ', 'thủy'))
    """
    plain = unicodedata.normalize("NFD", word.lower())
    forms = [plain]
    if swapped := _swap_tone_place(plain):
        forms.append(swapped)
    if _I_OR_Y_REGEX.search(plain):
        forms += [_I_OR_Y_REGEX.sub(lambda m: "y" if m[0] == "i" else "i", form) for form in forms]
    return tuple(dict.fromkeys([word.lower(), *(unicodedata.normalize("NFC", form) for form in forms)]))


def phrase_spellings(words: list[str], limit: int = 16) -> list[tuple[str, ...]]:
    """Return the ways to spell a row of words, at most ``limit``."""
    return [combination for combination, _ in zip(product(*map(spellings, words)), range(limit), strict=False)]


def _swap_tone_place(plain: str) -> str | None:
    match = _TONE_PLACE_REGEX.search(plain)
    if not match:
        return None
    first, tone, second, later_tone = (group for group in match.groups() if group is not None)
    if bool(tone) == bool(later_tone):
        return None
    swapped = first + second + tone if tone else first + later_tone + second
    return plain[: match.start()] + swapped
