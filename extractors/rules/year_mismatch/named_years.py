"""Years that the opening, the closing or a cited plan of the school's own names, against those of the title."""

import re
from collections.abc import Iterator

from extractors.day_bounds import day_bounds, in_words
from extractors.passages import Places, Span, closing, flowing, opening, sentence_at
from extractors.rules.year_mismatch.own_days import PAST_REGEX
from schemas import PlanRecord

_YEARS_REGEX = re.compile(r"(?:[Nn]ăm học|NĂM HỌC|NH)\s*(20\d\d)\s*[-–—−/]\s*(20\d\d|\d\d(?!\d))")
_YEAR_REGEX = re.compile(r"(?:[Nn]ăm|NĂM)\s+(20\d\d)(?!\s*[-–—−]\s*20|\d)")

_FIRST_MONTH = 8  # a school year's work begins in August: what guides it is not written after it
_GUIDES_REGEX = re.compile(r"hướng dẫn|thực hiện nhiệm vụ|nhiệm vụ (?:trọng tâm|năm học)|kế hoạch thời gian|khung")
# "Thực hiện nhiệm vụ năm học 2024-2025, trường … xây dựng kế hoạch như sau": the clause that leads the opening
_LEAD_REGEX = re.compile(
    r"(?:[-+*]\s*)?(?:(?:[Đđ]ể|[Nn]hằm) )?(?:[Tt]hực hiện|[Tt]riển khai|[Hh]oàn thành)"
    r"(?: (?:tốt|thắng lợi|có hiệu quả|các|những))* (?:nhiệm vụ|mục tiêu|phương hướng|chủ đề)"
    r"(?: (?:trọng tâm|chủ yếu|giáo dục|chuyên môn|của (?:ngành|nhà trường|trường)))* (?=năm học)"
)


def other_school_year(record: PlanRecord) -> Iterator[tuple[Span, str]]:
    """The opening and the closing sentence speak of the title's school year, or of its calendar year."""
    years = record.header.school_year or record.header.period or ""
    titled = re.search(r"\d{4}", record.header.title or "")
    if not titled or not (record.header.school_year or len(years) == 4):
        return
    pattern = _YEARS_REGEX if record.header.school_year else _YEAR_REGEX
    cited, text = Places(citation.span for citation in record.citations), flowing(record.text)
    first_section = record.sections[0].span[0] if record.sections else None
    opened = opening(record.text, first_section)
    for start, end in filter(None, (_with_lead(text, opened, cited) if opened else None, closing(text))):
        found = list(pattern.finditer(text, start, end))
        said = ["/".join(part if len(part) == 4 else f"20{part}" for part in m.groups()) for m in found]
        if not found or years in said or abs(int(said[0][:4]) - int(years[:4])) > 2:
            continue
        match = found[0]
        if cited.touch(match.span()) or PAST_REGEX.search(text, start, match.start()):
            continue
        yield match.span(), f"Tên kế hoạch ghi {in_words(years)}, nhưng ở đây ghi “{match[0]}”."


def _with_lead(text: str, opened: Span, cited: Places) -> Span:
    """Return the opening from the clause on that says whose tasks it carries out, where that rests on no document."""
    start = sentence_at(text, opened[0])[0]
    lead = _LEAD_REGEX.match(text, start, opened[0])
    return (start, opened[1]) if lead and not cited.touch((start, lead.end())) else opened


def own_plan(record: PlanRecord) -> Iterator[tuple[Span, str]]:
    """The school's own plan that this one rests on is of the same school year: "Căn cứ Kế hoạch năm học 2016-2017"."""
    years = record.header.school_year or ""
    if not years or years[:4] not in (record.header.title or ""):
        return
    text, offices = flowing(record.text), (record.header.issuing_body or "", record.header.parent_body or "")
    for citation in record.citations:
        issuer = (citation.issuer or "").lower()
        own = issuer in ("trường", "nhà trường") or any(issuer and issuer in office.lower() for office in offices)
        if citation.role == "mention" or citation.number or not own or not citation.doc_type.startswith("Kế hoạch"):
            continue
        said = _YEARS_REGEX.search(text, *citation.span)
        before = text[sentence_at(text, citation.span[0])[0] : citation.span[0]].lower()
        if said and 0 < abs(int(said[1]) - int(years[:4])) <= 2 and not PAST_REGEX.search(before):
            yield (
                said.span(),
                f"Tên kế hoạch ghi {in_words(years)}, nhưng căn cứ kế hoạch “{said[0]}” của chính đơn vị.",
            )


def guided_year(record: PlanRecord) -> Iterator[tuple[Span, str]]:
    """What a document guides lies ahead of it: "ngày 21/9/2022 … hướng dẫn … năm học 2021-2022", in 2022 - 2023."""
    years = record.header.school_year or ""
    text = flowing(record.text)
    for citation in record.citations if years else ():
        issued = day_bounds(citation.issued)
        if citation.role == "mention" or issued is None or len(citation.issued or "") < len("2022-09"):
            continue
        sentence = text[citation.span[0] : sentence_at(text, citation.span[0])[1]]
        said = _YEARS_REGEX.search(sentence)
        if said is None or int(said[1]) + 1 != int(years[:4]) or PAST_REGEX.search(sentence[: said.start()].lower()):
            continue
        over = issued[0].year == int(years[:4]) and issued[0].month >= _FIRST_MONTH
        if over and _GUIDES_REGEX.search(sentence[: said.start()].lower()):
            start, day = citation.span[0] + said.start(), in_words(citation.issued)
            message = f"Văn bản ban hành {day} nhưng trích yếu ở đây ghi “{said[0]}”; đề nghị kiểm tra."
            yield (start, start + len(said[0])), message
