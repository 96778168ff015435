"""ocr_low_confidence: a line or page of a scan was recognised too doubtfully to be trusted.

Bad: "Phân đâu 9?% hoc smh kha, gioi" read at 0.41 from under a stamp; a page of a faded copy, 0.6 throughout.
Good: lines of a clean scan, which are read at 0.9 and more; "- Luu: VT." at 0.7, too short to matter; Word files.
Why: a number or name there may be another one; somebody should look at the paper.
Legal ground: Nghị định 30/2020/NĐ-CP, Điều 25 (bản số hóa phải bảo đảm chất lượng, đọc được).
"""

from collections import defaultdict
from collections.abc import Iterable

from extractors.check import Fault, RuleContext
from schemas import OcrLine

CODE = "ocr_low_confidence"
SEVERITY = "warning"

_LINE, _PAGE = 0.72, 0.8  # lines with one wrong letter in twenty are read at about 0.85
_SHORT = 12  # letters; a signature's scrawl is no text
_MOST_LINES = 4
_LINE_MESSAGE = "Dòng quét này nhận dạng không chắc ({:.0%}); đề nghị đối chiếu với bản giấy."
_PAGE_MESSAGE = "Trang {} quét mờ hoặc bị che, chữ nhận dạng không chắc ({:.0%}); đề nghị đối chiếu hoặc quét lại."


def check(context: RuleContext) -> Iterable[Fault]:
    """Yield a fault for each doubtful page, and for each doubtful line on the others."""
    pages: dict[int, list[OcrLine]] = defaultdict(list)
    starts = context.record.page_starts
    for line in context.record.source.ocr_lines:
        pages[sum(start <= line.span[0] for start in starts)].append(line)
    for number, lines in pages.items():
        doubtful = [line for line in lines if line.confidence < _LINE and _length(line) >= _SHORT]
        mean = sum(line.confidence * _length(line) for line in lines) / max(sum(map(_length, lines)), 1)
        if mean < _PAGE or len(doubtful) > _MOST_LINES:
            yield Fault(_PAGE_MESSAGE.format(max(number, 1), mean), (lines[0].span[0], lines[-1].span[1]))
        else:
            yield from (Fault(_LINE_MESSAGE.format(line.confidence), line.span) for line in doubtful)


def _length(line: OcrLine) -> int:
    return line.span[1] - line.span[0]
