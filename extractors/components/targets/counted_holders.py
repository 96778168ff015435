"""People and bodies that are counted outside of goals: who they are, where they are, what a committee is made of."""

import re

from extractors.components.targets.numbers import Quantity

BRACKET_BEFORE_REGEX = re.compile(r"\((?:khoảng |gồm |có )?(?:\d+ [^\W\d_]+(?: [^\W\d_]+)?, ?)*$")
# "Giáo viên chủ nhiệm 14 lớp", "giáo viên cốt cán 4 trường": the number says which holders.
_POST_BEFORE_REGEX = re.compile(
    r"(?:giáo viên|gv|gvcn|hiệu trưởng|tổ trưởng|trưởng (?:bản|thôn|ấp|xóm|buôn|khu|ban)|cán bộ|"
    r"bí thư|nhân viên|đại diện)"
    r"(?: (?:chủ nhiệm|cốt cán|dạy|bộ môn|của|các|phụ trách|thuộc|ở|tại|thư viện|y tế)){0,3}\s*$"
)
_CHECKED_REGEX = re.compile(r"(?:kiểm tra|thanh tra|khảo sát|thẩm định|dự giờ|thăm)(?!\w)[^.;]*$")
_STATE_REGEX = re.compile(
    r"(?:trường|trung tâm|đơn vị|xã|chi bộ|đảng bộ|công đoàn(?: cơ sở)?|cđcs|liên đội|chi đoàn|bch|khối \d+|huyện|"
    r"đội ngũ|lớp|đội|ban|nhóm)(?: hiện)? (?:có|gồm)\s*$"
)
# "Tiểu ban nội dung: 03 đồng chí": who a committee is made of.
_COMMITTEE_REGEX = re.compile(
    r"(?:^|\W)(?:tiểu ban|ban (?:tổ chức|giám khảo|thư ký|thư kí|chỉ đạo|coi thi|chấm|ra đề|trọng tài|"
    r"nội dung|hậu cần)|"
    r"hội đồng|nhóm|tổ (?:thư ký|thư kí|phục vụ|chấm|ra đề|bảo vệ|kiểm tra|trọng tài|hậu cần|giúp việc|công tác)|"
    r"đoàn kiểm tra|thành phần|ủy viên|uỷ viên)[^:;.,\d]{0,40}(?::|gồm|có|\()(?: (?:có|gồm))?\s*$"
)
_PLACE_REGEX = re.compile(
    r"(?:^|\W)(?:tại|đến|tới|giữa|của|ở|trong|(?:đối )?với|phụ trách|quản lý|quản lí|theo dõi(?: riêng)?)\s*$"
)


def refuse_holders(lower: str, quantity: Quantity, before: str) -> str | None:
    """Return why people or bodies that are counted outside of goals are no target."""
    if quantity.group not in ("person", "body"):
        return None
    if _STATE_REGEX.search(before):
        return "past"
    if quantity.group == "person" and quantity.comparator == "=" and _COMMITTEE_REGEX.search(before):
        return "committee"
    if _PLACE_REGEX.search(before) and not _CHECKED_REGEX.search(before):
        return "place"
    if quantity.number == quantity.start and _POST_BEFORE_REGEX.search(before):
        return "place"
    if BRACKET_BEFORE_REGEX.search(before) and quantity.comparator == "=" and quantity.of is None:
        return "bracket"
    return None
