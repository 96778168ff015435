"""Same-length folding: what the finders match on, while items slice the untouched text."""

_SPACES = dict.fromkeys((0x00A0, 0x2002, 0x2003, 0x2007, 0x2009, 0x202F, 0x3000, 0x0009), " ")
_HYPHENS = dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212, 0xFF0D), "-")
_QUOTES = dict.fromkeys((0x201C, 0x201D, 0x201E, 0x00AB, 0x00BB), '"') | dict.fromkeys((0x2018, 0x2019), "'")
# Ð (eth) and Ɖ are typed for Đ by old keyboards.
_LETTERS = {0x00D0: "Đ", 0x0189: "Đ"}
_TABLE = _SPACES | _HYPHENS | _QUOTES | _LETTERS


def fold(text: str) -> str:
    """Return ``text`` with every space, hyphen and quotation mark in its plain form, same length.

    >>> fold("năm\\u00a0học 2021 – 2022")
    'năm học 2021 - 2022'
    """
    return text.translate(_TABLE)


def lower(text: str) -> str:
    """Return ``text`` in lower case, same length (İ would grow, so it is kept).

    >>> lower("HIỆU TRƯỞNG")
    'hiệu trưởng'
    """
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
