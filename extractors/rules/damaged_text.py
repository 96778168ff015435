"""damaged_text: letters of a wrong encoding were left in, or letters were lost on the way.

Bad: "KÕt qu¶ kh¶o s¸t ®Çu n¨m" (TCVN3), "Tröôøng hoïc" (VNI), "Káº¿ hoáº¡ch" (UTF-8 read as Latin), "Kế ho?ch", "�";
"Nghò quyết, đòa phương" (VNI half converted), "nhà trờng đợc giao" (TCVN3 without ư), "nhim v năm hc" (letters lost).
Good: "Kết quả khảo sát đầu năm"; m², °C, “…”, ©; names such as Niê, Blưn, Müller.
Why: the sentence cannot be read or searched.
Legal ground: Nghị định 30/2020/NĐ-CP, phụ lục I, phần I (phông chữ tiếng Việt Times New Roman, bộ mã ký tự Unicode).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from extractors.broken_words import finders
from extractors.check import Fault, RuleContext
from extractors.letters import LOWER, UPPER

CODE = "damaged_text"
SEVERITY = "error"

# Single letters of TCVN3 and the like that no Vietnamese word has, beside a letter; the soft hyphen is its ư.
_TCVN3 = "¡¢£¤¥¦§¨©ª«¬\u00ad®¯µ¶·¸¹»¼½¾"
# The last two (U+01A2, U+01A3) stand for Ư and ư in PDFs with a broken font map.
_NOT_VIETNAMESE = "ÄÅÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïñö÷øûüþÿƢƣ"
# Pairs of VNI-Windows: a vowel and its mark; none of them meets in Vietnamese. The mark is asked first, since few
# letters are one: a search for the vowels would stop at every second letter.
_VNI = (
    r"[âÂ](?<=[AaEeOo].)|[ùøûõïåäáàãêéèúüë](?<=[aA].)|[ùøûõïåäáàã](?<=[eE].)|[ùøûõïåä](?<=[oO].)|[ùøûõï](?<=[uU].)"
    r"|[ùøûõïô](?<=[öô].)|ñ(?=[aeiouöôAEIOU])"
)
_STRANGE_REGEX = re.compile(rf"[{_TCVN3}{_NOT_VIETNAMESE}]|{_VNI}")
_LETTER_REGEX = re.compile(r"[^\W\d_]")
# Never by chance: UTF-8 shown as Latin-1 or Windows-1252, and the sign for a lost letter.
_MOJIBAKE = (
    r"áº[\x80-\xbf\u0152-\u017e\u02c6-\u02dc\u2013-\u2122]?|á»[\x80-\xbf\u0152-\u017e\u02c6-\u02dc\u2013-\u2122]?"
    r"|Ä[\u2018\x91]|Æ[°¡]|Ã[\x80-\xbf]|\ufffd"
)
_SURE_REGEX = re.compile(_MOJIBAKE)
_QUESTION_REGEX = re.compile(rf"[{UPPER}{LOWER}]\?[{LOWER}]|(?<=\s)\?[{LOWER}]{{2}}")
_BREAKS = ' \t\xa0|,;:()"“”\n'
_WORD_CHARACTERS = 40  # longer runs are no words; the search must stay linear on them
_MIN_WORDS, _MIN_QUESTIONS = 2, 3
_MAX_FINDINGS = 3
_MESSAGE = "Đoạn này bị lỗi mã chữ (không phải tiếng Việt Unicode): “{}”; đề nghị gõ lại."


def check(context: RuleContext) -> Iterable[Fault]:
    """Yield a finding for each stretch of damaged lines; one where the whole plan is damaged."""
    text = context.record.text
    stretches = list(_stretches(text))
    if len(stretches) > _MAX_FINDINGS:  # then the whole plan is damaged, and that is one fault
        stretches = [max(stretches, key=lambda span: span[1] - span[0])]
    for start, end in stretches:
        said = " ".join(text[start:end].split())
        yield Fault(_MESSAGE.format(said[:80] + ("…" if len(said) > 80 else "")), (start, end))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield the damaged stretches; those on lines that follow one another are one."""
    questions = text.count("?") >= _MIN_QUESTIONS and len(_QUESTION_REGEX.findall(text)) >= _MIN_QUESTIONS
    strange = questions or _SURE_REGEX.search(text) is not None or _STRANGE_REGEX.search(text) is not None
    broken = finders(text)
    if not strange and not broken:  # so it is with nearly all plans: two searches instead of two for each line
        return
    open_start, open_end, last_line, offset = -1, -1, -2, 0
    for number, line in enumerate(text.split("\n")):
        span = (_damage(line, questions) if strange else None) or _broken(line, broken)
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
    words = list(_words(line, _SURE_REGEX))
    if not words:
        words = [(start, end) for start, end in _words(line, _STRANGE_REGEX) if _is_damaged(line[start:end])]
        if len({line[start:end] for start, end in words}) < _MIN_WORDS:
            words = []
    if not words and questions and "?" in line:
        words = list(_words(line, _QUESTION_REGEX))
        words = words if len(words) >= _MIN_WORDS else []
    return (words[0][0], words[-1][1]) if words else None


def _broken(line: str, broken: Sequence[Callable[[str], Iterable[tuple[int, int]]]]) -> tuple[int, int] | None:
    """Return the first and last word of a line that a conversion broke, None for a clean one."""
    spans = [span for find in broken for span in find(line)]
    if not spans:
        return None
    start, end = min(spans)[0], max(span[1] for span in spans)
    while start and line[start - 1] not in _BREAKS:
        start -= 1
    return start, end


def _words(line: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the words in which a pattern is found."""
    last = 0
    for match in pattern.finditer(line):
        if match.start() < last:
            continue
        start, end = match.span()
        while start > last and match.start() - start < _WORD_CHARACTERS and line[start - 1] not in _BREAKS:
            start -= 1
        while end < len(line) and end - match.end() < _WORD_CHARACTERS and line[end] not in _BREAKS:
            end += 1
        last = end
        yield start, end


def _is_damaged(word: str) -> bool:
    """Whether a word has letters beside the strange character: m², 5°C and © alone are clean."""
    letters = _LETTER_REGEX.findall(word)
    return len(letters) >= 2 and not word.startswith(("©", "«", "®")) and not word.endswith(("®", "©", "»"))
