"""Where a plan names a school as its own: the subject of its work, its people, bodies and things, its closing."""

import re

from extractors.passages import line_at, sentence_at

# What may follow the subject of the sentence that hands out the plan's own work.
_VERB_REGEX = re.compile(
    r"\s*(?:đã |sẽ |tiếp tục )?(?:xây dựng|ban hành|lập kế hoạch|đề ra|phát động|triển khai|tổ chức|thực hiện|phối hợp"
    r"|phấn đấu|chỉ đạo|yêu cầu|thành lập|tập trung|tăng cường|chịu trách nhiệm|quyết tâm"
    r"|căn cứ|thông báo|có trách nhiệm|phân công|bố trí|quy định|đảm bảo|bảo đảm|duy trì|đẩy mạnh|chủ động|vận động"
    r"|tuyên truyền)(?!\w)"
)
_NOT_OWN_REGEX = re.compile(
    r"cụm|liên trường|giao lưu|đăng cai|kết nghĩa|sáp nhập|hợp nhất|chia tách|thăm|học tập kinh nghiệm|điểm thi"
    r"|hội đồng thi|thi tại|tại trường|đến trường|với trường|và trường|các trường|tuyển sinh|vào trường|chuyển"
    r"|trường bạn|địa bàn|biệt phái|tăng cường từ|bàn giao|tiếp nhận|cấp trên|gặp|đối tác|liên kết|tốt nghiệp"
    r"|sinh viên|giám khảo|trọng tài"
)
# "Học sinh trường THPT X phải …" lays down rules for its own; what is said of others' pupils does not.
_OWN_PEOPLE_REGEX = re.compile(
    r"\W*(?:yêu cầu |giao |toàn thể |tất cả |các |mỗi |100% )*(?:tổ chuyên môn|tổ khối"
    r"|cán bộ|giáo viên|nhân viên|viên chức|cb|gv|nv|học sinh|hs|đoàn viên"
    r"|đội viên|thầy,? cô(?: giáo)?|tập thể|người lao động|[,và ]){1,8}(?:của )?\s*$",
    re.IGNORECASE,
)
_DUTY_REGEX = re.compile(
    r"\s*(?:phải|cần|có (?:biểu hiện|trách nhiệm|nhiệm vụ|ý thức|nghĩa vụ)|nghiêm túc|nghiêm chỉnh|chấp hành|thực hiện"
    r"|không được|tuyệt đối|quyết tâm|phấn đấu|đăng k[ýí]|ký cam kết)"
)
# Work that a plan gives its own staff; pupils of the schools around hand in papers too.
_STAFF_DUTY_REGEX = re.compile(
    r"\s*(?:cung cấp|nộp|gửi|hoàn thành|chịu trách nhiệm|xây dựng|đăng k[ýí]|chủ động|tích cực|thường xuyên|triển khai"
    r"|lập|chuẩn bị)(?!\w)"
)
_PUPILS_REGEX = re.compile(r"học sinh|(?<!\w)hs(?!\w)|trẻ|phụ huynh|đội viên", re.IGNORECASE)
# "Hội đồng tự đánh giá trường X gồm 11 người": a body of the school's own that the plan sets up or sets to work.
_OWN_BODY_REGEX = re.compile(
    r"\W*(?:\d+[.)]\s*)?(?:hội đồng (?:tự đánh giá|thi đua|trường|sư phạm)"
    r"|ban (?:chỉ đạo|tổ chức|giám hiệu|kiểm tra nội bộ)"
    r"|công đoàn|chi bộ|liên đội|chi đoàn)(?: [^\s,;:.]+){0,6}?\s*(?:của )?$",
    re.IGNORECASE,
)
_BODY_WORKS_REGEX = re.compile(
    r"\s*(?:gồm|bao gồm|có các|được thành lập|phân công|có trách nhiệm|chịu trách nhiệm)(?!\w)"
)
# "Tủ sách dùng chung của trường X được sắp lại": a thing that a plan says something of is its own school's.
_OWN_THING_REGEX = re.compile(
    r"\W*(?:tủ sách|thư viện|phòng (?:đọc|thiết bị|bộ môn|máy|tin học|y tế|truyền thống|thực hành)"
    r"|kho (?:sách|thiết bị)|trang (?:thông tin|web|facebook)|website|fanpage|cổng thông tin"
    r"|bếp ăn|nhà ăn|vườn trường|bảng tin|sân chơi)"
    r"(?: [^\s,;:.]+){0,4}?\s*(?:của )?$",
    re.IGNORECASE,
)
_IS_KEPT_REGEX = re.compile(
    r"\s*(?:(?:sẽ |phải |cần )?được (?:sắp|xếp|bố trí|mở|trang bị|trang trí|bổ sung|cập nhật|sửa|vệ sinh"
    r"|luân chuyển|kiểm kê)|mở cửa|phục vụ (?:bạn đọc|học sinh|giáo viên)|(?:sẽ )?cập nhật"
    r"|(?:sẽ )?đăng (?:tải|bài|tin))(?!\w)"
)
# "… giúp Hiệu trưởng trường X nắm chắc tình hình": the head whom the plan serves is its own.
_OWN_HEAD_REGEX = re.compile(
    r"(?:giúp(?: cho)?|tham mưu(?: cho| với)?|(?:báo cáo|nộp|gửi|phản ánh)(?: \w+){0,4}? (?:với|về|cho|lên)"
    r"|báo cáo|trình|do|quyết định của|chỉ đạo của|ủy quyền của|điều hành của|lãnh đạo của|phân công của)"
    r"\s+(?:đ/c |đồng chí )?(?:ban giám hiệu|bgh|(?:phó )?hiệu trưởng)\s+$",
    re.IGNORECASE,
)
# "…, Trường X kiểm tra sổ vào cuối tháng": what a school does with the books of its own staff, within a sentence too.
_OVERSEES_REGEX = re.compile(
    r"\s*(?:sẽ )?(?:(?:kiểm tra|duyệt|phê duyệt|ký|thu|lưu|chấm)(?=[ ,.;])"
    r"|(?:đánh giá|xếp loại|khen thưởng|phân công|bố trí)(?: [^\s,;.]+)? (?:giáo viên|gv|cán bộ|tổ|nhân viên|học sinh))"
)
_ASKS_REGEX = re.compile(r"\s*(?:yêu cầu|đề nghị|kính|mong|giao)")
_HEAD_REGEX = re.compile(
    r"(?:,|(?<!\w)nay|bộ phận chuyên môn|hiệu trưởng|ban giám hiệu|bgh|hội đồng)\s*$", re.IGNORECASE
)
# "… kế hoạch công tác Đội của Liên đội trường X": a body of the school's own signs too.
_OF_REGEX = re.compile(
    r"(?:của|tại)\s*(?:(?:liên đội|chi bộ|đảng bộ|công đoàn(?: cơ sở)?|chi đoàn|đoàn (?:thanh niên|tncs hồ chí minh|tn)"
    r"|hội đồng (?:\w+ ){1,3}?|ban (?:giám hiệu|\w+ \w+)|tổ (?:[\w-]+ ){1,4}?|bộ phận (?:\w+ ){1,3}?|thư viện)\s*)?$"
)
# "Kế hoạch được phổ biến đến toàn thể hội đồng sư phạm trường X": a plan is made known to its own people.
_TOLD_REGEX = re.compile(
    r"(?:phổ biến|quán triệt|thông báo|triển khai|công khai)(?: \w+){0,4}? (?:đến|tới|trong|cho) "
    r"(?:toàn thể |tất cả |các )*"
    r"(?:hội đồng (?:sư phạm|nhà trường)|tập thể|cán bộ|giáo viên|viên chức|cb|gv|cha mẹ|phụ huynh|học sinh)"
    r"(?:[ ,&-]+(?:và )?(?:cán bộ|giáo viên|nhân viên|người lao động|gv|nv|học sinh|hs)){0,4} (?:của )?$"
)


def is_own_place(text: str, match: re.Match[str]) -> bool:
    """Return whether a school's name begins its sentence and hands out or does the plan's own work."""
    start = match.start()
    line_start, _ = line_at(text, start)
    sentence_start, sentence_end = sentence_at(text, start)
    before = text[max(line_start, sentence_start) : start]
    duty = _DUTY_REGEX.match(text, match.end())
    if not duty and not _PUPILS_REGEX.search(before):
        duty = _STAFF_DUTY_REGEX.match(text, match.end())
    if duty and _OWN_PEOPLE_REGEX.fullmatch(before):
        return re.search(r"cụm|giao lưu|đăng cai|chuyển", text[match.end() : sentence_end].lower()) is None
    if _OWN_BODY_REGEX.fullmatch(before) and _BODY_WORKS_REGEX.match(text, match.end()):
        return _NOT_OWN_REGEX.search(before.lower()) is None
    if _OWN_THING_REGEX.fullmatch(before) and _IS_KEPT_REGEX.match(text, match.end()):
        return not _NOT_OWN_REGEX.search(text[sentence_start:sentence_end].lower())
    if _OWN_HEAD_REGEX.search(before) or _TOLD_REGEX.search(before.lower()):
        return _NOT_OWN_REGEX.search(text[sentence_start:sentence_end].lower()) is None
    begins = not re.search(r"\w{2,}", before) or _HEAD_REGEX.search(before) is not None
    if begins and _OVERSEES_REGEX.match(text, match.end()):
        return re.search(rf"chéo|{_NOT_OWN_REGEX.pattern}", text[sentence_start:sentence_end].lower()) is None
    verb = _VERB_REGEX.match(text, match.end())
    if not begins or verb is None:
        return False
    makes_plan = re.search(r"kế hoạch", text[match.end() : match.end() + 60], re.IGNORECASE)
    if "," in before[-3:] and not makes_plan:
        return False
    return not _NOT_OWN_REGEX.search(text[sentence_start:start].lower()) and not re.search(
        r"cụm|giao lưu|đăng cai|giám khảo|trọng tài|coi thi|chấm thi", text[match.end() : sentence_end].lower()
    )


def closes_plan(text: str, before: str, end: int) -> bool:
    """Return whether a school named in the closing, behind the words ``before``, is the one whose plan it closes."""
    owns = _OF_REGEX.search(before) or _TOLD_REGEX.search(before) or _OWN_HEAD_REGEX.search(before)
    return bool(owns or _ASKS_REGEX.match(text, end)) and not _NOT_OWN_REGEX.search(before)
