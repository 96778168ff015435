"""Heads that name their stretch of time: "Đợt 1: …", "Giai đoạn chuẩn bị (tháng 9)", "HKI: …"."""

import re
from collections.abc import Iterator

from extractors.components.phases.making import CLOSE_REGEX, MAX_HEAD, make_head
from extractors.components.phases.model import Head, Time
from extractors.components.phases.times import read_time, read_years
from extractors.layout import Layout, Line

_BRACKET_REGEX = re.compile(
    r"[(\-:,](?=\s*(?:thời\s+gian|từ|tháng|ngày|đến|dự\s+kiến|tuần|quý|năm|\d))|\s(?=từ\s+(?:ngày|tháng|\d|đầu|nay))"
)
# "từ đầu học kỳ II đến 26/3/2023": a start that no calendar gives
_UNDATED_START_REGEX = re.compile(r"[\s:(]*từ\s+[^\d;:.()]{2,40}?\s(?=đến\s)")
# "Đợt 1, từ khai giảng (05/9/2015) đến 20/11": what happens on the first day; the time begins in the bracket
_OCCASION_REGEX = re.compile(r"[\s:(,]*từ\s+(?:ngày\s+)?[^\W\d][^\d;:.()]{1,40}?\s\((?=\d|ng)")
_TITLE_REGEX = re.compile(r"\s*[-–]\s")  # "Vòng 1 - Đăng ký (từ …)": its title is no part of the label
_CLAUSE_REGEX = re.compile(r";|\.\s")


def named_head(layout: Layout, line: Line, match: re.Match[str]) -> Head | None:
    """Return "Đợt 1: Từ … đến …", "Giai đoạn chuẩn bị (Tháng 9 - 10/2024)", "HKI: …"."""
    lower = layout.lower
    kind = kind_of_name(match)
    number_end = match.end()
    number_end += lower[number_end : number_end + 2] == ". "  # "Bước 1. Từ ngày 01 đến 15/9: đăng ký"
    clause_end = _clause_end(lower, number_end, line.end)
    time, name_end = None, None
    for place in _time_places(lower, number_end, clause_end):
        time = read_time(lower, place, clause_end)
        if time is None and kind != "học kỳ":  # "Học kỳ I năm học 2022-2023" says which term and not from when
            time = read_years(lower, place, clause_end)
        if time is not None and not _is_deadline(lower, number_end, place, time):
            name_end = place
            break
        time = None
    if time is None:
        closed = CLOSE_REGEX.match(lower, number_end, line.end)
        colon = lower.find(":", number_end, min(line.end, number_end + 80))
        name_end = number_end if closed and closed["sharp"] is not None else colon
        if kind == "học kỳ" and re.match(r"[\s:]*\d", lower[name_end : line.end]):
            return None
        if name_end < 0:
            if line.marker is None or line.end - line.body > 100:
                return None
            name_end = line.end
        return make_head(layout, line, kind, line.body, name_end, name_end, None)
    assert name_end is not None
    stop = time.end_offset
    stop += len(re.match(r"\s?\)|", lower[stop : stop + 2])[0])  # type: ignore[index]
    if kind in ("học kỳ", "lần", "kỳ", "vòng") and name_end > number_end + 60:
        return None
    label_end = max(_label_end(lower, match, number_end, name_end), number_end)
    return make_head(layout, line, kind, line.body, label_end, stop, time)


def kind_of_name(match: re.Match[str]) -> str:
    """Return the kind that a match of NAMED_REGEX names: "đợt", "giai đoạn", "học kỳ" for "HK" too."""
    kind = re.sub(r"\s+", " ", match["kind"])
    return "học kỳ" if kind.startswith(("học", "hk")) else kind


def _label_end(lower: str, match: re.Match[str], number_end: int, name_end: int) -> int:
    """Return where the label ends of a head whose time begins at ``name_end``: before its title or occasion."""
    occasion = _OCCASION_REGEX.match(lower, number_end, name_end + 1)
    if occasion and occasion.end() == name_end:
        return number_end
    title = lower.find(":", number_end, name_end)
    label_end = title if title >= 0 else name_end - (lower[name_end - 1] in "(-:,")
    titled = number_end > match.end() or (match["number"] and _TITLE_REGEX.match(lower, match.end(), label_end))
    return match.end() if titled else label_end


def _time_places(lower: str, start: int, end: int) -> Iterator[int]:
    """Yield the places where the time of a named head may begin, nearest first."""
    yield start
    for match in _BRACKET_REGEX.finditer(lower, start, end):
        yield match.end()
    if undated := _UNDATED_START_REGEX.match(lower, start, end):
        yield undated.end()


def _clause_end(lower: str, start: int, end: int) -> int:
    """Return where the first clause after a head's name ends; its time stands before that."""
    stop = min(end, start + MAX_HEAD)
    cut = _CLAUSE_REGEX.search(lower, start, stop)
    return cut.start() if cut else stop


def _is_deadline(lower: str, start: int, place: int, time: Time) -> bool:
    """Whether the time is the day of something within the work and not of the phase."""
    before = lower[start:place]
    if time.is_stretch and lower[place : place + 4].lstrip().startswith("từ"):
        return re.search(r"trước|chậm nhất", before) is not None
    if re.search(r"trước|chậm nhất|hạn|chào mừng|kỷ niệm|ngày thành lập", before):
        return True
    return ":" in before.rstrip(" :(-") and "," in lower[place - 1 : place]
