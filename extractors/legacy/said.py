"""What a record says of letters that were converted, in the clerk's words."""

from collections.abc import Iterable

_NAMES = {"TCVN3": "TCVN3 (ABC)", "VNI": "VNI-Windows"}
_START = "đã chuyển mã chữ cũ "


def conversion_note(encodings: Iterable[str]) -> str:
    """Return the note on the encodings that were read.

    >>> conversion_note(["VNI", "TCVN3", "VNI"])
    'đã chuyển mã chữ cũ TCVN3 (ABC), VNI-Windows sang Unicode'
    """
    return f"{_START}{', '.join(sorted(_NAMES.get(name, name) for name in set(encodings)))} sang Unicode"
