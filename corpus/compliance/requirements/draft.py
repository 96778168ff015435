"""A first file of requirements, drafted from the office's own directive for a person to finish."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date

from corpus.compliance.matter import content_words
from corpus.compliance.requirements.directive import Asked, read_directive
from corpus.wording import say_date
from schemas import PlanRecord

# What plans are about, as their titles say it; the first that fits keeps a school's other plans apart.
_TOPICS = (
    "thi đua", "kiểm tra nội bộ", "bồi dưỡng thường xuyên", "chuyển đổi số", "phổ biến giáo dục pháp luật",
    "phòng chống bạo lực học đường", "trường học an toàn", "y tế trường học", "phổ cập giáo dục", "bán trú",
    "giáo dục thể chất", "hoạt động trải nghiệm", "sinh hoạt chuyên môn", "bồi dưỡng học sinh giỏi", "tuyển sinh",
    "giáo dục nhà trường", "thư viện", "tổ chuyên môn", "chuyên môn", "nhiệm vụ năm học",
)  # fmt: skip
_HEADER_FIELDS = {"number": "Có số, ký hiệu", "issued": "Có ngày ban hành", "signer": "Có họ tên người ký"}
# The faults that no office wants in a plan that it files, by what it asks; a person strikes out what is too much.
_UNWANTED = {
    "Tên trường, năm, ngày và thứ tự mục thống nhất": [
        "foreign_school", "year_mismatch", "date_order", "impossible_date", "section_gap",
    ],
    "Văn bản viện dẫn đang có hiệu lực, ghi đúng ngày ban hành": ["repealed_citation", "citation_date_conflict"],
}  # fmt: skip


def draft_requirements(record: PlanRecord) -> str:
    """Return the text of a requirements file (YAML) made from a directive's record.

    Its number is to be cited, its targets are floors, its deadlines and phases are to be kept. Above
    each requirement a comment says where in the directive it comes from.
    """
    return "\n".join(_lines(record)) + "\n"


def _lines(record: PlanRecord) -> Iterator[str]:
    yield from _head(record)
    yield "requirements:"
    numbers: Counter[str] = Counter()
    for asked in read_directive(record):
        yield from _requirement(asked, numbers)
    yield "  # Yêu cầu chung cho mọi kế hoạch (không lấy từ văn bản chỉ đạo); xóa mục nào không cần."
    for asked in _common():
        yield from _requirement(asked, numbers)


def _head(record: PlanRecord) -> Iterator[str]:
    header = record.header
    yield "# Yêu cầu đối với kế hoạch của các trường, soạn tự động từ văn bản chỉ đạo."
    yield "# Hãy đọc lại từng mục: sửa, xóa hoặc thêm; sau đó chạy: kehoach requirements check TỆP"
    yield "version: 1"
    title_words = content_words(header.title or "")
    topics = [topic for topic in _TOPICS if content_words(topic) <= title_words][:1]
    year = f" năm học {say_date(header.school_year)}" if header.school_year else ""
    plans = " ".join(["kế hoạch", *topics])
    yield f"title: {_text(f'Kết quả rà soát {plans} của các trường{year}')}"
    yield "directive:"
    for key, value in (("doc_type", header.document_type), ("number", header.number), ("issued", header.issued),
                       ("issuer", header.issuing_body), ("title", header.title)):  # fmt: skip
        if value:
            yield f"  {key}: {_text(value)}"
    if header.school_year:
        yield f"school_year: {_text(header.school_year)}"
    yield "# Từ trong trích yếu để nhận ra kế hoạch trả lời văn bản này; để trống: mọi kế hoạch của năm học."
    yield f"about: {_text(topics)}"


def _common() -> Iterator[Asked]:
    for field, title in _HEADER_FIELDS.items():
        yield Asked("the-thuc", "header", title, "yêu cầu chung", {"field": field})
    for title, codes in _UNWANTED.items():
        yield Asked("khong-sai-sot", "finding", title, "yêu cầu chung", {"codes": codes})


def _requirement(asked: Asked, numbers: Counter[str]) -> Iterator[str]:
    """Yield the lines of a requirement; its id has the next number of those with its prefix."""
    numbers[asked.prefix] += 1
    doubt = "" if asked.sure else " - tên chỉ tiêu chưa có trong danh mục, cần xem lại"
    yield f"  # {asked.place}{doubt}"
    yield f"  - id: {asked.prefix}-{numbers[asked.prefix]}"
    yield f"    kind: {asked.kind}"
    yield f"    title: {_text(asked.title)}"
    for key, value in asked.fields.items():
        yield f"    {key}: {_text(value)}"
    yield "    weight: 1"
    if asked.levels:
        yield f"    applies_to: {{levels: {_text(list(asked.levels))}}}"


def _text(value: object) -> str:
    """Return a value as YAML writes it on one line; strings in quotation marks, so that none is read as a date."""
    if isinstance(value, float):
        return f"{value:.15g}"  # 80, not 80.0; a shorter form would round millions
    if isinstance(value, date):
        return f'"{value.isoformat()}"'
    return json.dumps(value, ensure_ascii=False)
