"""The shapes of numbers, as pieces of regexes, and the one finder that a text is searched with."""

import re
from functools import cache

from extractors.lexicon import load

# One part of a symbol: capitals, with the small letters that abbreviations have (QĐ-TTg, GDTrH, QĐi), THCS1.
_PART = r"[A-ZĐĂÂÊÔƠƯ]{1,14}(?:[a-z]{1,2}[A-ZĐ]{0,8}){0,2}\d{0,3}"
# Parts are joined by "-", "/", "&", "." (KH-THPT.SL), with stray blanks; "BGD ĐT" is typed for BGDĐT, "TT--BYT" for
# TT-BYT and "CT BGD&ĐT" for CT-BGD&ĐT.
_JOINT = (
    r"(?: {0,2}(?:-{1,2}|&) {0,2}|/ ?|\.| (?=ĐT(?!\w))"
    r"|(?<=/(?:CT|QĐ|KH|TT|NQ|HD|CV|TB|BC)) {1,2}(?=(?:[BSP]GD ?&? ?ĐT|TTg)(?!\w)))"
)
SYMBOL = rf"{_PART}(?:{_JOINT}{_PART}){{0,6}}(?!\w)"
_STEM = r"(?:kh|qđ|tt|nđ|nq|ct|cv|hd|tb|bc|kl|ttlt|khlt|ctr|ubnd|s?gd&?đt|p?gd&?đt|bgd&?đt)"
LOW_SYMBOL = rf"{_STEM}(?:[-/&.][a-zđ0-9]{{2,12}}){{1,4}}(?!\w)"
# Kinds of Party numbers, written with a hyphen or a blank before them: 05-CT/TW, "05 CT/TW".
_PARTY = r"(?:CT|NQ|KL|QĐ|QĐi|QyĐ|HD|KH|CTr|CTR|CTrHĐ|CTHĐ|TB|TT|TTr|QC|BC|CV|ĐA|TBKL|KHLT|NQLT)"
# The government's offices before 2000, behind a hyphen and without a type: 167-HĐBT, 26-CP, 240-TTg.
_OLD_OFFICE = r"(?:HĐBT|HĐCP|CP|TTg|LCT)(?![\w/])"
# The first look tells most numbers apart: no "/", "-" or capital of the Party's kinds behind them.
_AFTER_DIGITS = (
    r"(?=[a-zđ]? {0,7}[/\-BCHKNQTĐ])"
    rf"[a-zđ]? {{0,3}}(?:/ {{0,3}}(?:(?:19|20)\d\d {{0,2}}[/-] {{0,2}})?(?:{SYMBOL}|{LOW_SYMBOL})"
    rf"| {{0,2}}-? {{0,2}}{_PARTY} {{0,2}}/ {{0,2}}{SYMBOL}"
    rf"|-{_PARTY}-{_PART}(?!\w)|-{_OLD_OFFICE}"
    rf"| {{0,2}}{_PARTY} ?- ?{SYMBOL})"
)
NUMBER = rf"\d{{1,5}}{_AFTER_DIGITS}"
_LABEL = r"(?:(?:[Ss]ố|SỐ|[Ss]ô|[Ss]o)(?![^\W\d]) {0,3}[:.]? {0,3})"
NUMBER_AFTER_REGEX = re.compile(rf" {{0,4}}[(:'\"]? {{0,2}}{_LABEL}?(?P<number>{NUMBER})")
LABELLED_BARE_REGEX = re.compile(
    rf" {{0,4}}[(:]? {{0,2}}{_LABEL}(?P<number>\d{{1,5}}(?:/(?:19|20)\d\d)?)(?![\w%]|[.,/]\d)"
)
BARE_REGEX = re.compile(r" {0,2}(?P<number>\d{1,4}(?:/(?:19|20)\d\d)?)(?![\w%]|[.,/-]\d|\+)")
BLANK_NUMBER_REGEX = re.compile(rf" {{0,4}}{_LABEL}[.…_ ]{{0,40}}/ {{0,2}}(?P<symbol>{SYMBOL})")
GAP_REGEX = re.compile(rf"(?P<gap>[^;\n|]{{1,160}}?)[ ,(]{_LABEL}(?P<number>{NUMBER})")
NEXT_IN_LIST_REGEX = re.compile(rf"(?:,|;|,? và|,? &) {{0,3}}(?P<text>{_LABEL}?(?P<number>{NUMBER}))")
NEXT_BARE_REGEX = re.compile(
    rf"(?:,|,? và|,? &) {{1,3}}(?P<text>(?P<label>{_LABEL})?(?P<number>\d{{1,5}}(?:/(?:19|20)\d\d)?))(?![\w%]|[.,/-]\d)"
)
# What is counted: a number before it is no document's ("Quyết định 5 nội dung").
COUNTED_REGEX = re.compile(
    r" {0,2}(?:-|đến) {0,2}\d| {1,2}(?:năm(?! {0,2}\d{4})|tháng(?! \d)|tuần|buổi|lần|em|"
    r"học sinh|hs|giáo viên|gv|lớp|tiết|bước"
    r"|nội dung|điểm|mục tiêu|nhiệm vụ|ngày(?! {0,2}[\d.…])|người|tổ|trường|giải|bài|môn|khối|đồng chí|đ/c|cán bộ|trẻ"
    r"|chỉ tiêu|giải pháp|đợt|vòng|cấp|loại|mặt|giai đoạn|phút|giờ|học kỳ|học kì|đồng|triệu|"
    r"cuộc|phong trào|văn bản)(?!\w)"
)

# Sentences of a preamble open with these; the lexicon's types may follow in small letters.
LEADS = ("Căn cứ", "Thực hiện", "Thi hành", "Triển khai", "Theo", "Dựa", "Trên cơ sở")

# What a list of bases may go on with in small letters: "…; kế hoạch của Phòng GD&ĐT về …".
_LISTED = (
    r"(?P<listed>k(?:ế hoạch|ết luận)|công văn|hướng dẫn|ch(?:ỉ thị|ương trình(?: công tác| hành động)?)"
    r"|quyết định|thông báo)"
)
_LISTED_AFTER = ((";", " {1,3}(?:và {1,2})?"), (",", " {1,3}(?:và {1,2})?"), ("v", "à {1,2}"))


@cache
def type_words() -> dict[str, str]:
    """Return the types' names by the words they are written with, capital first letter, longest first."""
    pairs = {
        w[0].upper() + w[1:]: row["name"]
        for row in load("document_types")
        for w in (row["name"], *row.get("spellings", ()))
    }
    return dict(sorted(pairs.items(), key=lambda pair: -len(pair[0])))


@cache
def abbreviations() -> dict[str, str]:
    """Return the types' names by abbreviation, longest first."""
    pairs = {a: row["name"] for row in load("document_types") for a in row["abbreviations"]}
    return dict(sorted(pairs.items(), key=lambda pair: -len(pair[0])))


@cache
def bare_types() -> frozenset[str]:
    """Return the types after which a lone number is a document's."""
    return frozenset(row["name"] for row in load("document_types") if row["bare"])


@cache
def small_type_endings() -> tuple[str, ...]:
    """Return the types' words in lower case, longest first: what may stand before "số 12/KH-THCS"."""
    return tuple(word.lower() for word in type_words())


@cache
def finder() -> re.Pattern[str]:
    """Return the regex whose hits are all places where a citation may begin.

    Every branch begins with a literal character: re then skips the rest of the text at the speed of
    a character set. A hit is a type in words, an abbreviation before a number, a lead before a type
    in small letters, such a type in a list, or a number with a symbol.
    """
    branches: dict[str, list[str]] = {}
    for word in type_words():
        branches.setdefault(word[0], []).append(re.escape(word[1:]) + r"(?!\w)")
    for short in abbreviations():
        tail = rf"(?= {{0,2}}(?:{_LABEL})?\d)"
        branches.setdefault(short[0], []).append(re.escape(short[1:]) + tail)
    small = "|".join(re.escape(word) for word in small_type_endings())
    for lead in LEADS:
        words = lead[1:] + rf"(?: vào| theo| thực hiện)? {{1,3}}(?P<{_group(lead)}>{small})(?!\w)"
        branches.setdefault(lead[0], []).append(words)
    for mark, blank in _LISTED_AFTER:
        name = f"listed{ord(mark)}"
        branches.setdefault(mark, []).append(blank + _LISTED.replace("<listed>", f"<{name}>") + r"(?= của [A-ZĐ])")
    alternatives = [f"{first}(?:{'|'.join(rest)})" for first, rest in branches.items()]
    # What follows a first digit stands once behind all branches: ten times over it outgrows the processor's cache.
    return re.compile(rf"(?:{'|'.join([*alternatives, *'0123456789'])})(?:(?<!\d)|(?<!\d\d)\d{{0,4}}+{_AFTER_DIGITS})")


def _group(lead: str) -> str:
    return "lead" + str(LEADS.index(lead))
