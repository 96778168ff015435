"""Measures that are no target: how long something takes, what a vessel holds, who sits together, papers to hand in."""

import re

from extractors.components.targets.numbers import Quantity

# "ngày 08/10/2022 (01 buổi)", "Thời gian: 01 buổi": how long something takes.
_LENGTH_BEFORE_REGEX = re.compile(r"\d\s?\((?:trong |khoảng |dự kiến |nửa |gồm )*$")
_LENGTH_LABEL_REGEX = re.compile(
    r"(?:^|\W)(?:(?:thời gian|thời lượng)(?: [^\W\d_]+){0,3}\s*:?|thời lượng[^.;]*)\s*"
    r"(?:trong|khoảng|dự kiến|là|gồm|tổng cộng)?\s*$"
)
_LENGTH_UNITS = frozenset({"buổi", "tiết", "tiết dạy", "tiết học"})
# "đề kiểm tra 1 tiết", "kiểm tra 15 phút, 1 tiết": how long a test is.
_TEST_REGEX = re.compile(
    r"(?:^|\W)(?:(?:đề|bài|điểm|ma trận)(?: đề)?(?: (?:thi|kiểm tra|viết|làm văn|khảo sát))+|"
    r"kiểm tra(?: viết| định kỳ)?)(?:[ ,]*\d{2} ?(?:phút|'|p)(?: và|,| hoặc)?)*\s*$"
)
_PER_REGEX = re.compile(r"\s*(?:/|mỗi|một|hằng|hàng)")
_TAUGHT_REGEX = re.compile(r"\s*(?:dạy|/|mỗi)")
# "đóng bình 20 lít", "thùng rác 120 lít": what one holds, not how many there shall be.
_VESSEL_REGEX = re.compile(
    r"(?:^|\W)(?:bình|can|thùng(?: rác)?|chai|bao|túi|bể|bồn|phuy|nồi|xô|két|téc|tủ|gói|loại)"
    r"(?: (?:nước|chứa|cỡ|loại))*\s*$"
)
# "ca sáng 5 tiết", "Học 4 tiết, ra chơi 25 phút": how a day goes
_SESSION_REGEX = re.compile(
    r"(?:^|\W)(?:(?:ca|buổi) (?:sáng|chiều|tối)(?: học| dạy| có)?|(?<!tự )(?<!tiết )học)\s*:?\s*$"
)
# "khu đất diện tích 1.350 m2", "Phòng y tế 14m2": how large something is
_AREA_REGEX = re.compile(
    r"(?:(?:^|\W)(?:thửa|khu|lô|mảnh|phòng|sân|nhà|kho|bếp)"
    r"(?:[^.;]{0,40} (?:có )?diện tích\s*(?:là|khoảng|:)?|(?: [^\W\d_]+){0,4} rộng(?: khoảng)?)"
    r"|(?:^[\W\d]*|[.;,:] )phòng(?: [^\W\d_]+){1,2})\s*$"
)
_AREAS = frozenset({"m2", "m²", "mét vuông"})
_VOLUMES = frozenset({"lít", "kg", "m2", "mét vuông"})
# "mỗi bàn 6 - 8 trẻ", "mỗi phòng thi không quá 24 học sinh": who sits or works together.
_TOGETHER_REGEX = re.compile(
    r"(?:^|\W)(?:mỗi|một|từng) (?:bàn|mâm|giường|ghế|phòng thi|phòng ngủ|bàn ăn|xe|hàng|tốp)(?: [^\W\d_]+){0,2}\s*$"
)
# "Ảnh 3x4: 02 chiếc", "Hồ sơ: đơn xin học (01 bản)": what is handed in.
_PHOTO_REGEX = re.compile(r"(?:^|\W)(?:ảnh|hình)(?: [^\W\d_]+){0,2}(?: \d\s?x\s?\d)(?: ?cm)?\s*[:(,]?\s*$")
_PAPERS_REGEX = re.compile(r"(?:^|\W)(?:bản sao|giấy khai sinh|học bạ|đơn (?:xin|dự|đăng)|sơ yếu|lý lịch)[^.;]*$")
# "phiếu 12 câu hỏi", "đề 40 câu": how long one is; "theo 2 đợt", "chia làm 3 nhóm": how the work is parted.
_FORM_REGEX = re.compile(r"(?:^|\W)(?:phiếu|đề|bài|bảng hỏi|mẫu|bộ đề)(?: [^\W\d_]+){0,3}?(?: gồm| có|:)?\s*$")
_QUESTIONS = frozenset({"câu", "câu hỏi", "bài", "phần"})
# "đề kiểm tra gồm 24 câu trắc nghiệm và 2 bài tự luận"
_MADE_UP_REGEX = re.compile(r"(?:^|\W)(?:đề|bài) (?:kiểm tra|thi|khảo sát)[^.;]{0,60} gồm[^.;]*$")
_MEAL_REGEX = re.compile(r"\d+ bữa (?:chính|phụ|sáng|trưa|xế|tối)")
_PRINTED_REGEX = re.compile(r"(?:^|\W)(?:in|photo|phô tô|nhân|đóng)(?: thành)?\s*$")
_PARTED_REGEX = re.compile(r"(?:^|\W)(?:theo|chia(?: làm| thành| ra)?|làm|thành|qua|trong)\s*$")
_PARTS = frozenset({"đợt", "vòng", "giai đoạn", "nhóm", "bước", "lượt"})
# "có đủ 3 thành phần", "đủ 2 chữ ký": what must not be lacking when something is done.
_COMPLETE_REGEX = re.compile(r"(?:^|\W)(?:có |phải |đảm bảo |bảo đảm )*đủ(?: cả)?\s*$")
_COMPLETE_PARTS_REGEX = re.compile(r"\d+ (?:thành phần|chữ k[ýí]|bên|khâu|bước|loại|con dấu)(?!\w)")
# "an toàn điện ở 4 phòng thí nghiệm": where something is done.
_IN_REGEX = re.compile(r"(?:^|\W)(?:ở|trong|của)(?: cả)?\s*$")
# "đạt trên 15 điểm 10 được tặng 5 quyển vở": what a rule rewards with
_REWARD_REGEX = re.compile(r"(?:^|\W)(?:đạt|có|từ) [^.;]*\d[^.;]* được (?:tặng|thưởng|nhận)(?: thêm)?\s*$")
_REWARDS = frozenset({"quyển", "cuốn", "vở", "suất", "phần", "phần quà", "cái", "chiếc", "bộ"})
_PAPERS = frozenset({"chiếc", "cái", "bản", "bộ", "tờ", "quyển", "cuốn"})


def refuse_measure(lower: str, quantity: Quantity, before: str) -> str | None:
    """Return why a count measures something and sets no goal; None if it may set one."""
    if quantity.unit in _LENGTH_UNITS:
        return _refuse_length(lower, quantity, before)
    if quantity.unit in _VOLUMES and quantity.number == quantity.start and _VESSEL_REGEX.search(before):
        return "volume"
    if quantity.unit in _AREAS and quantity.comparator == "=" and _AREA_REGEX.search(before):
        return "area"
    if quantity.group == "person" and _TOGETHER_REGEX.search(before):
        return "seats"
    if quantity.unit in _REWARDS and _REWARD_REGEX.search(before):
        return "procedure"
    if quantity.unit in _PAPERS and (_PHOTO_REGEX.search(before) or _PAPERS_REGEX.search(before)):
        return "papers"
    return _refuse_attribute(lower, quantity, before)


def _refuse_attribute(lower: str, quantity: Quantity, before: str) -> str | None:
    """Return why a count says how something is made or where it is: "phiếu 12 câu hỏi", "theo 2 đợt"."""
    if quantity.comparator != "=" or quantity.of is not None:
        return None
    questions = quantity.unit in ("câu", "câu hỏi") and _FORM_REGEX.search(before)
    if questions or (quantity.unit in _QUESTIONS and _MADE_UP_REGEX.search(before)):
        return "length"
    if _MEAL_REGEX.match(lower, quantity.number):
        return "mode"
    if quantity.unit in _PAPERS and _PRINTED_REGEX.search(before):
        return "copies"
    if quantity.unit in _PARTS and _PARTED_REGEX.search(before):
        return "parts"
    if _COMPLETE_PARTS_REGEX.match(lower, quantity.number) and _COMPLETE_REGEX.search(before):
        return "procedure"
    rooms = quantity.unit is not None and quantity.unit.startswith("phòng")
    return "place" if rooms and _IN_REGEX.search(before) else None


def _refuse_length(lower: str, quantity: Quantity, before: str) -> str | None:
    """Return why lessons or half-days are a length and no count: "(01 buổi)", "đề kiểm tra 1 tiết"."""
    if lower.startswith(")", quantity.end) and _LENGTH_BEFORE_REGEX.search(before):
        return "length"
    if _LENGTH_LABEL_REGEX.search(before) and not _PER_REGEX.match(lower, quantity.end):
        return "length"
    session = quantity.unit == "tiết" and quantity.comparator == "=" and not _PER_REGEX.match(lower, quantity.end)
    if session and _SESSION_REGEX.search(before):
        return "mode"
    named = quantity.number == quantity.start and quantity.value <= 2 and quantity.unit == "tiết"
    if named and _TEST_REGEX.search(before) and not _TAUGHT_REGEX.match(lower, quantity.end):
        return "length"
    return None
