"""Whose target it is and what it measures, from the words round a number."""

import re

from extractors.components.targets.moods import Heading
from extractors.components.targets.vocabulary import AWARD_REGEX, SUBJECT_REGEX, award_row

SCHOOL = "nhà trường"
STAFF = "cán bộ, giáo viên, nhân viên"
FULL_NAMES = {"hs": "học sinh", "gv": "giáo viên", "cmhs": "cha mẹ học sinh"}
# When a number was so that shall grow or fall: "58% hồi đầu năm", "5,2% (năm trước)".
BASE_TIME = r"(?:,? \(?(?:hồi |ở |của )?(?:đầu năm|hiện nay|hiện tại|năm (?:học )?(?:trước|ngoái|rồi|qua|cũ))\)?)?"
# Words that lead a clause and say nothing of what is counted.
LEAD_REGEX = re.compile(
    r"(?:(?:phấn đấu|trong đó|cụ thể|có|còn|đạt|huy động|phát động|đảm bảo|bảo đảm|và|riêng|để|với|duy trì|giữ vững|"
    r"nâng|giảm|hạn chế|kéo giảm|khống chế|tăng|số lượng|tỷ lệ|tỉ lệ|tỉ lê|số|"
    r"cuối năm|hàng năm|hằng năm|chỉ tiêu|ít nhất|tối thiểu|tổng số|là|"
    r"được|từ|tức|tức là|khoảng|gồm|mở|thành lập|tổ chức|phải|tham gia|kết quả|mỗi năm|trong năm|đăng ký|đăng kí|"
    r"cho|các|những|thực hiện|giao(?! lưu)|cử|gửi|thêm|đề nghị|"
    r"nhà trường phấn đấu|yêu cầu|chất lượng|dự kiến|năm học|ổn định|xếp|lấy|gửi|đưa)(?:\s+|$|:\s*))*"
)
TRAIL_REGEX = re.compile(
    r"(?:(?:\s+|^)(?:đạt|có|là|(?<!trở )lên|xuống|còn|tỷ lệ|tỉ lệ|từ|chiếm|phấn đấu|được|:|-|khoảng|gồm|tăng thêm|"
    r"giảm bớt|tăng lên|giảm xuống|cho|"
    r"với|trên|dưới|giảm|tăng|thì|mỗi|phải|và|đến|xuống dưới|\(%\)|ở mức|tỉ lệ đạt|tỷ lệ đạt))*\s*$"
)
_STUDENTS_REGEX = re.compile(
    r"học lực|hạnh kiểm|tốt nghiệp|tn\.? ?(?:thcs|thpt)|lên lớp|học sinh|rèn luyện|học tập|chương trình|phẩm chất|"
    r"năng lực|bỏ học|s[ĩỹ] số|duy trì số lượng|khkt|khoa học,? k[ĩỹ] thuật|"
    r"giải(?! (?:quyết|pháp|thích|trí|trình))|"
    r"htct|chuyên cần|đỗ |lưu ban|vở sạch|hsg|thể lực|đại học|trúng tuyển|xét tn|hòa nhập|hoà nhập|"
    r"bảo hiểm y tế|bán trú|vào (?:lớp )?10(?!\w)|hiệu quả đào tạo"
)
_CHILDREN_REGEX = re.compile(
    r"(?:^|\W)(?:bé|(?<!tin học )(?<!tuổi )trẻ|cháu|mẫu giáo|nhà trẻ|suy dinh dưỡng|sdd|thấp còi|nhẹ cân|béo phì|"
    r"phát triển (?:thể chất|nhận thức|ngôn ngữ|thẩm m[ỹĩ]|tình cảm))(?!\w)"
)
_LEVEL_REGEX = re.compile(r"chuyên đề(?: [^\W\d_]+){0,2} cấp (tổ|trường|cụm|cơ sở)(?!\w)")  # whose work it is
_TEACHERS_REGEX = re.compile(
    r"giáo viên|gvdg|gvg|dạy giỏi|xếp loại (?:chuyên môn|gv(?!\w))|tay nghề|trình độ chuyên môn|"
    r"sáng kiến|skkn|dự giờ|thao giảng|hội giảng|chuẩn nghề|bồi dưỡng|tiết dạy|trên chuẩn|"
    r"đồ dùng|bài giảng|chuyên đề"
)
_STAFF_REGEX = re.compile(
    r"lao động tiên tiến|lđtt|chiến s[ĩỹ] thi đua|cstđ|viên chức|hoàn thành (?:tốt|xuất sắc)? ?nhiệm vụ"
)
_RATING_REGEX = re.compile(
    r"(?:loại |mức |xếp loại |học lực |hạnh kiểm )?(?:xuất sắc|giỏi|khá|tốt|trung bình|tb|yếu|kém|đạt|chưa đạt|"
    r"hoàn thành(?: tốt| xuất sắc)?|chưa hoàn thành|cần cố gắng|bình thường|cấp \w+|[abctđh]|htt|ht|cht|cđ)"
    r"(?:[ ,/()]+(?:giỏi|khá|tốt|trung bình|tb|yếu|kém|đạt|trở lên|và|chưa đạt|cấp \w+|[tđhc]|htt|ht|cht|cđ))*\)?$"
)


def split_subject(words: str) -> tuple[str | None, int]:
    """Return the holder that a phrase begins with and where the rest begins.

    >>> split_subject("học sinh bỏ học")
    ('học sinh', 9)
    """
    match = SUBJECT_REGEX.match(words)
    if match is None or not match.lastgroup:
        return None, 0
    name = match[match.lastgroup]
    if AWARD_REGEX.match(words) and not words[match.end() :].strip():
        return None, 0
    rest = match.end()
    while rest < len(words) and words[rest] in " ,":
        rest += 1
    return (None, 0) if name in ("trường", "lớp", "khối") and rest < len(words) - 40 else (name, rest)


def subject_of_headings(path: tuple[Heading, ...]) -> str | None:
    """Return the holder that the innermost heading names: "Đối với học sinh", "Công tác đội ngũ"."""
    for heading in reversed(path):
        head = heading.head.removeprefix("đối với ").removeprefix("về ").removeprefix("chỉ tiêu ")
        subject, _ = split_subject(head)
        if subject:
            return FULL_NAMES.get(subject, subject)
        if "đội ngũ" in head:
            return STAFF
    return None


def usual_subject(indicator: str) -> str | None:
    """Return whom an indicator is usually counted of: "học lực giỏi" of học sinh, "CSTĐ" of the staff."""
    if _CHILDREN_REGEX.search(indicator):
        return "trẻ"
    if _STAFF_REGEX.search(indicator):
        return STAFF
    if level := _LEVEL_REGEX.search(indicator):
        return "tổ chuyên môn" if level[1] == "tổ" else SCHOOL
    if _TEACHERS_REGEX.search(indicator):
        return "giáo viên"
    return "học sinh" if _STUDENTS_REGEX.search(indicator) else None


def is_rating(label: str) -> bool:
    """Whether a label is a mark only, so that what it marks stands above: "khá", "chưa đạt", "cấp huyện"."""
    return _RATING_REGEX.match(label) is not None


def is_award(words: str) -> bool:
    """Whether the words name a title, prize, certificate or rank that people or bodies reach."""
    return any(not award_row(match).get("share") for match in AWARD_REGEX.finditer(words))
