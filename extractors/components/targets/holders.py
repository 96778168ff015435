"""Whose a target is, in prose: who is counted, who works, or who aims where nobody is named."""

import re

from extractors.components.targets.context import Context
from extractors.components.targets.moods import Heading
from extractors.components.targets.numbers import Quantity
from extractors.components.targets.vocabulary import TAUGHT, WORK_VERBS
from extractors.components.targets.wording import (
    FULL_NAMES,
    STAFF,
    is_rating,
    split_subject,
    subject_of_headings,
)
from schemas import Target

# "mỗi môn xây dựng 20 đề", "mỗi dãy nhà 04 bình": what stands behind "mỗi", but for times.
_EACH_REGEX = re.compile(
    r"(?:^|[ ,;(])(?:mỗi|từng) (?!năm|tháng|tuần|học k|quý|ngày|buổi|đợt|lần|kỳ|khi|giờ|hk|bài)"
    r"([^\W\d_]+)(?: |$)"
)
_ANYBODY = ("em", "các em", "cháu", "bé", "đồng chí", "đ/c", "người", "cá nhân", "cô", "thầy")
# "Y tế: 98,5% tham gia BHYT": a field of work that heads a line does not count shares and times.
_TOPICS = frozenset(
    {"y tế", "y tế trường học", "y tế học đường", "thư viện", "thư viện, thiết bị", "bảo vệ", "văn thư", "bếp ăn"}
)
_OF_PEOPLE = frozenset({"%", "lần", "lượt", "đợt", "ca"})
# "kiểm tra bếp ăn mỗi tuần 01 lần", "tổ chức 24 chuyên đề": work of the school, whoever it is for.
_EVENTS = frozenset({"lần", "lượt", "chuyên đề", "hội thi", "cuộc thi", "hoạt động"})
_LED_REGEX = re.compile(r"(?:kiểm tra|tổ chức|xét nghiệm|khử khuẩn|vệ sinh|tổng vệ sinh|giám sát)(?!\w)")
# "2. Tổ chuyên môn: …; kiểm tra hồ sơ mỗi tháng 1 lần": whose tasks a heading lists.
_WORKER_REGEX = re.compile(
    r"(?:các )?(?:tổ chuyên môn|tổ khối|tổ trưởng|ban giám hiệu|bgh|ban giám đốc|hiệu trưởng|phó hiệu trưởng|công đoàn|"
    r"đoàn (?:trường|thanh niên)|liên đội|chi đoàn|ban kiểm tra|ban thanh tra)(?! \w+ \w+ \w)"
)
# "hài lòng của cha mẹ học sinh": whose it is stands behind it.
_OWNER_REGEX = re.compile(r" của (?:các |mỗi )?([^\W\d_]+(?: [^\W\d_]+){0,4})\s*$")
_OWNERS = frozenset({"cha mẹ học sinh", "cha mẹ trẻ", "phụ huynh", "phụ huynh học sinh", "cmhs", "phhs"})
_CHILDREN = ("em", "các em", "cháu", "bé")
# "3 tổ được tặng Giấy khen", "12 chi đội xuất sắc": the counted bodies are those that reach it.
_REACHED_REGEX = re.compile(r"\s+(?:được|đạt|hoàn thành|xuất sắc|tiên tiến|vững mạnh|mạnh|có|đăng ký|tham gia)(?!\w)")
# "100% mẫu thức ăn được lưu", "85% hồ sơ có chữ ký": what is counted stands before its verb.
_NAMED_REGEX = re.compile(
    r"\s+(?:trở lên\s+)?(?:các |số )?((?!được |có |đạt |chưa |loại |mức |"
    r"tham |kế |so |trở |trong |và )[^\W\d_]+(?: [^\W\d_]+){0,6}?)"
    r" (?:được|có|đạt|đảm bảo|bảo đảm|không|phải|hoàn thành)(?!\w)"
)
# "Xử lý kỹ thuật 100% sách nhập trong năm": what is worked on stands behind the share to the end of its clause.
_WORKED_ON_REGEX = re.compile(
    r"\s+(?:số |các )?((?!được |có |đạt |chưa |loại |mức |tham |kế |so |trở |trong |và |theo |vào |cho |đúng |kinh )"
    r"[^\W\d_]+(?: [^\W\d_]+){0,5})(?=\s*(?:[,.;:|(\n]|$))"
)
_LEARNED_REGEX = re.compile(
    rf"(?<!\w)(?<!tổ )(?<!nhóm )(?<!viên )(?<!phòng )(?P<name>{TAUGHT})(?: (?:lớp|khối) \d{{1,2}})?"
    r"(?:\s|:|đạt|từ|trên|ít nhất|tối thiểu|dưới|khoảng|không quá|[≥>=])*$"
)
_CONTINUES_REGEX = re.compile(r"(?:được|có|biết|đạt|tham gia|trong đó|sau|còn|hết|cuối (?:năm|kỳ|kì)) ")
_SCHOOL_WORK_REGEX = re.compile(rf"(?:^|\W)(?:{WORK_VERBS})(?!\w)")


def written(subject: str | None, words: str) -> str | None:
    """Return the holder in the letters that it has in the plan."""
    if subject is None:
        return None
    at = words.lower().find(subject)
    return words[at : at + len(subject)] if at >= 0 else FULL_NAMES.get(subject, subject)


def is_anybody(subject: str | None) -> bool:
    """Whether a holder is nobody in particular: none, "em", "đ/c"."""
    return subject is None or subject.lower() in _ANYBODY


def holder_of(
    context: Context,
    quantity: Quantity,
    subject: str | None,
    words: str,
    head: str,
    path: tuple[Heading, ...],
    ranked: bool,
    clause_start: int,
) -> str | None:
    """Return whose a target is: by "mỗi …", the head, the counted noun, the headings, the verb, the issuer."""
    if subject is None and (counted := _EACH_REGEX.search(words)):
        holder, _ = split_subject(words[counted.start(1) :])
        subject = written(holder or counted[1], context.text[clause_start : quantity.end])
    if subject is None and head:
        subject, _ = split_subject(head.lower())
        subject = None if subject in _TOPICS and quantity.unit in _OF_PEOPLE else written(subject, head)
    if subject is None and quantity.of is not None and quantity.unit == "%":
        subject, _ = split_subject(context.lower[quantity.number : quantity.end].lstrip("0123456789/ "))
        subject = FULL_NAMES.get(subject or "", subject)
    if subject is None and quantity.of is not None and quantity.group == "body":
        subject = quantity.unit
    if subject is None and quantity.group == "person":
        unit = quantity.unit or ""
        at = context.lower.rfind(unit, quantity.number, quantity.end)
        subject = FULL_NAMES.get(unit, context.text[at : at + len(unit)] if at >= 0 else unit)
    if quantity.unit in ("quần chúng", "đảng viên") and "kết nạp" in words:
        return "Chi bộ"
    if subject is None and (ranked or (quantity.unit in _EVENTS and _LED_REGEX.match(words))):
        worker = split_subject(path[-1].head)[0] if path and _WORKER_REGEX.match(path[-1].head) else None
        return worker or context.school
    if subject is None and (owner := _OWNER_REGEX.search(words)) and split_subject(owner[1])[0] in _OWNERS:
        subject = owner[1]
    if is_anybody(subject):
        subject = (
            context.usual_holder(words)
            or context.usual_holder(head.lower())
            or _learners(context, quantity, clause_start)
            or _over(path, quantity)
            or _member(context, subject)
        )
    if subject is None and (counted_behind := _counted_behind(context, quantity, words)):
        return counted_behind
    clause = f"{words} {context.lower[clause_start : quantity.start]}"
    works = quantity.group in ("thing", "body", "prize", None) and _SCHOOL_WORK_REGEX.search(clause)
    return context.school if subject is None and (ranked or works) else subject


def _counted_behind(context: Context, quantity: Quantity, words: str) -> str | None:
    """Return what stands behind a number and is counted by it: "3 tổ được tặng …", "100% mẫu thức ăn được lưu"."""
    if quantity.group == "body" and _REACHED_REGEX.match(context.lower, quantity.end):
        return quantity.unit
    if quantity.unit != "%":
        return None
    noun = _NAMED_REGEX.match(context.lower, quantity.end)
    if noun is None and _SCHOOL_WORK_REGEX.match(words):
        noun = _WORKED_ON_REGEX.match(context.lower, quantity.end)
    return context.text[noun.start(1) : noun.end(1)] if noun else None


def _over(path: tuple[Heading, ...], quantity: Quantity) -> str | None:
    """Return the holder that the headings name; a field of work counts no people."""
    holder = subject_of_headings(path)
    return None if holder in _TOPICS and quantity.unit in _OF_PEOPLE else holder


def _learners(context: Context, quantity: Quantity, clause_start: int) -> str | None:
    """Return whose a share or mark in a school subject is: "Toán 88%", "môn Địa lí đạt 6,5 điểm"."""
    if quantity.unit not in ("%", "điểm"):
        return None
    learned = _LEARNED_REGEX.search(context.lower, max(clause_start, quantity.number - 60), quantity.number)
    return f"{context.own_words('học sinh')} môn {context.text[slice(*learned.span('name'))]}" if learned else None


def _member(context: Context, subject: str | None) -> str | None:
    """Return who is meant by "em", "cháu", "đồng chí" in a plan of this office; others stay as they are."""
    if subject is None or context.member is None:
        return subject
    if subject.lower() in ("cô", "thầy"):
        return "giáo viên"
    if subject.lower() in ("đ/c", "đồng chí") and context.member in ("học sinh", "trẻ", "học viên"):
        return context.own_words(STAFF)
    grown = context.member in ("đảng viên", "đoàn viên", "đội viên")
    return context.member if grown or subject.lower() in _CHILDREN else subject


def goes_on(context: Context, above: Target, target: Target) -> bool:
    """Whether a number without a holder stands in the sentence of the one before it, and so is of the same."""
    if above.subject in (None, context.school):
        return False
    between = context.lower[above.span[1] : target.span[0]]
    if ";" in between and (_CONTINUES_REGEX.match(target.text.lower()) or is_rating((target.indicator or "").lower())):
        between = between.replace(";", ",")
    return not re.search(r"[;:!?]|\.(?:\s|$)", between) and not _SCHOOL_WORK_REGEX.search(context.lower, *target.span)
