"""damaged_text: letters of a wrong encoding were left in.

Bad: "KÕt qu¶ kh¶o s¸t ®Çu n¨m" (TCVN3), "Tröôøng hoïc" (VNI), "Káº¿ hoáº¡ch" (UTF-8 read as Latin), "Kế ho?ch", "�".
Good: "Kết quả khảo sát đầu năm"; m², °C, “…”, ©; names such as Niê, Blưn, Müller.
Why: the sentence cannot be read or searched.
Legal ground: Nghị định 30/2020/NĐ-CP, phụ lục I, phần I (phông chữ tiếng Việt Times New Roman, bộ mã ký tự Unicode).
"""

import re
import sys
from collections.abc import Iterable, Iterator

from extractors.check import RuleContext
from schemas import Finding

CODE = "damaged_text"
SEVERITY = "error"
_RULE = sys.modules[__name__]

# Single letters of TCVN3 and the like that no Vietnamese word has, beside a letter; the soft hyphen is its ư.
_TCVN3 = "¡¢£¤¥¦§¨©ª«¬\u00ad®¯µ¶·¸¹»¼½¾"
# The last two (U+01A2, U+01A3) stand for Ư and ư in PDFs with a broken font map.
_NOT_VIETNAMESE = "ÄÅÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïñö÷øûüþÿƢƣ"
# Pairs of VNI-Windows: a vowel and its mark; none of them meets in Vietnamese.
_VNI = (
    r"[AaEeOo][âÂ]|[aA][ùøûõïåäáàãêéèúüë]|[eE][ùøûõïåäáàã]|[oO][ùøûõïåä]|[uU][ùøûõï]|[öô][ùøûõïô]"
    r"|ñ(?=[aeiouöôAEIOU])"
)
_WORD_REGEX = re.compile(rf"[^\s|,;:()\"“”]*(?:[{_TCVN3}{_NOT_VIETNAMESE}]|{_VNI})[^\s|,;:()\"“”]*")
_LETTER_REGEX = re.compile(r"[^\W\d_]")
# Never by chance: UTF-8 shown as Latin-1 or Windows-1252, and the sign for a lost letter.
_MOJIBAKE = (
    r"áº[\x80-\xbf\u0152-\u017e\u02c6-\u02dc\u2013-\u2122]?|á»[\x80-\xbf\u0152-\u017e\u02c6-\u02dc\u2013-\u2122]?"
    r"|Ä[\u2018\x91]|Æ[°¡]|Ã[\x80-\xbf]|\ufffd"
)
_SURE_REGEX = re.compile(rf"[^\s|]*(?:{_MOJIBAKE})[^\s|]*")
_QUESTION_REGEX = re.compile(r"[A-Za-zÀ-ỹ]*[A-Za-zÀ-ỹ]\?[a-zà-ỹ]+\w*|(?<=\s)\?[a-zà-ỹ]{2,}")
_MIN_WORDS, _MIN_QUESTIONS = 2, 3
_MAX_FINDINGS = 3
_MESSAGE = "Đoạn này bị lỗi mã chữ (không phải tiếng Việt Unicode): “{}”; đề nghị gõ lại."


def check(context: RuleContext) -> Iterable[Finding]:
    """Yield a finding for each stretch of damaged lines; one where the whole plan is damaged."""
    text = context.record.text
    stretches = list(_stretches(text))
    if len(stretches) > _MAX_FINDINGS:  # then the whole plan is damaged, and that is one fault
        stretches = stretches[:1]
    for start, end in stretches:
        said = " ".join(text[start:end].split())
        yield context.finding(_RULE, _MESSAGE.format(said[:80] + ("…" if len(said) > 80 else "")), (start, end))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield the damaged stretches; those on lines that follow one another are one."""
    questions = len(_QUESTION_REGEX.findall(text)) >= _MIN_QUESTIONS
    open_start, open_end, last_line, offset = -1, -1, -2, 0
    for number, line in enumerate(text.split("\n")):
        span = _damage(line, questions)
        if span:
            if number - last_line > 1 and open_start >= 0:
                yield open_start, open_end
                open_start = -1
            open_start = offset + span[0] if open_start < 0 else open_start
            open_end, last_line = offset + span[1], number
        elif line.strip() == "" and last_line == number - 1:
            last_line = number
        offset += len(line) + 1
    if open_start >= 0:
        yield open_start, open_end


def _damage(line: str, questions: bool) -> tuple[int, int] | None:
    """Return the first and last damaged word of a line, None for a clean one."""
    if line.isascii() and "?" not in line:
        return None
    words = list(_SURE_REGEX.finditer(line))
    if not words:
        words = [m for m in _WORD_REGEX.finditer(line) if _is_damaged(m[0])]
        if len({m[0] for m in words}) < _MIN_WORDS:
            words = []
    if not words and questions:
        words = list(_QUESTION_REGEX.finditer(line))
        words = words if len(words) >= _MIN_WORDS else []
    return (words[0].start(), words[-1].end()) if words else None


def _is_damaged(word: str) -> bool:
    """Whether a word has letters beside the strange character: m², 5°C and © alone are clean."""
    letters = _LETTER_REGEX.findall(word)
    return len(letters) >= 2 and not word.startswith(("©", "«", "®")) and not word.endswith(("®", "©", "»"))
