"""Text that was wrapped by hand or comes out of a PDF line by line: its paragraphs are put together again.

A break was forced where the next line's first word would not have fitted; such a break is a blank in the
view that all components read. A text of whole paragraphs stays as it is.
"""

import re
from collections.abc import Sequence

from extractors.layout.markers import read_marker
from extractors.letters import LOWER

_NARROWEST = 45  # characters: shorter lines are those of a list or a cell
_WIDEST = 130  # characters: longer lines are whole paragraphs
_FEWEST = 12  # lines that tell a width
_FULL = 0.8  # of the width: such lines fill it
_FULL_LINES = 0.2  # share of lines that must fill the width
_GOING_ON = 0.08  # share of lines that begin within a sentence: whole paragraphs hardly ever begin in small letters
_SLACK = 0.88  # letters differ in width, so a line of print may be full with fewer characters than the next
_SMALL_REGEX = re.compile(rf"\s*[{LOWER}][^\W\d_]")
# Begin a paragraph however full the line above is.
_OPENING_REGEX = re.compile(
    r"(?:Căn cứ|Thực hiện|Thi hành|Triển khai|Nơi nhận|Trên đây|Điều \d|KẾ HOẠCH|HIỆU TRƯỞNG|CỘNG H|Độc lập|Số ?:"
    r"|TM\.|KT\.|T/M|\(Đã ký)"
)


def rejoin(view: str) -> str:
    """Return the text, same length, with a blank for each line break that only the width of the page forced."""
    lines = view.split("\n")
    width = _width(lines)
    if not width:
        return view
    parts = []
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        parts += [line, " " if _goes_on(line, below, width) else "\n"]
    return "".join(parts[:-1])


def _width(lines: Sequence[str]) -> int:
    """Return how many characters a full line has, 0 where the lines are whole paragraphs."""
    written = [line for line in map(str.strip, lines) if line and "|" not in line]
    if len(written) < _FEWEST:
        return 0
    lengths = sorted(map(len, written))
    width = lengths[int(len(lengths) * 0.95)]
    if not _NARROWEST <= width <= _WIDEST or lengths[int(len(lengths) * (1 - _FULL_LINES))] < _FULL * width:
        return 0
    going_on = sum(_SMALL_REGEX.match(line) is not None for line in written)
    return width if going_on >= _GOING_ON * len(written) else 0


def _goes_on(line: str, below: str, width: int) -> bool:
    above, below = line.strip(), below.strip()
    if not above or not below or "|" in above or "|" in below or above[-1] in ".;:":
        return False
    if len(above) + 1 + len(below.split(" ", 1)[0]) <= _SLACK * width:
        return False
    if above.isupper() != below.isupper() and (above.isupper() or len(below) > 3):
        return False
    return not _OPENING_REGEX.match(below) and read_marker(below)[0] is None
