"""Why the sentence that a number stands in sets no target: it tells of the past, a rule, a condition, a meeting."""

import re

from extractors.components.targets.context import Context
from extractors.components.targets.numbers import Quantity
from extractors.components.targets.vocabulary import refusal

_PAST_REGEX = refusal("past")
_SCALE_REGEX, _CONCENTRATION_REGEX = refusal("scale"), refusal("concentration")
_INVENTORY_REGEX = refusal("inventory")
_PROCEDURE_REGEX = refusal("procedure")
_LEAVE_REGEX = refusal("leave")
_MEETING_REGEX = re.compile(
    r"(?:^|\W)(?:(?<!các cuộc )(?<!những cuộc )(?<!các buổi )họp|giao ban|hội ý|"
    r"sinh hoạt(?! (?:hè|câu lạc|clb|ngoại|văn|tập thể|trải|hướng))|trực báo)\W"
)
# "sinh hoạt 2 lần/tháng, mỗi học kỳ thực hiện 01 chủ đề", "nền nếp sinh hoạt, hồ sơ, mỗi tổ 2 lần": other work
_OTHER_WORK_REGEX = re.compile(
    r"mỗi (?:tổ|lớp|nhóm|khối|giáo viên|gv) $"
    r"|(?:mỗi [^\d]{2,30}? )?(?:thực hiện|xây dựng|tổ chức|thao giảng|hội giảng|dự giờ|làm|viết|triển khai|dạy"
    r"|kiểm tra|khảo sát|giám sát)(?!\w)"
)
# "chỉ còn 3/12 cái", "mới có 2 phòng", "hiện là 29/41 em": what there is.
_LEFT_REGEX = re.compile(
    r"(?:^|\W)(?:chỉ còn|hiện (?:còn|là|đạt|ở mức|mới)|hiện chỉ có|nay còn|vẫn còn|mới có|nay chỉ có|còn lại"
    r"|so với (?:[^\s.;,]+ ){1,6}là)(?: khoảng)?\s*$"
)
# "lớp nào có trên 50% bài yếu thì …", "Khi phát hiện từ 2 ca …, phải báo": what follows if.
_WHOEVER_REGEX = re.compile(
    r"(?:^|\W)(?:lớp|tổ|em|học sinh|hs|giáo viên|gv|đồng chí|đ/c|cá nhân|môn|đơn vị|trường|ai|khối|chi đội"
    r"|tiêu ch(?:uẩn|í)) "
    r"(?:nào (?!cũng)|\d+ (?:tuần|tháng|lần|kỳ|năm) (?:liền|liên t)|(?:có )?thành tích )[^.;]{0,120}$"
    r"|^[\W\d]*(?:khi|nếu|hễ|trường hợp|mỗi khi)(?! (?:kết thúc|hết)) [^.;]{0,120}$"
)
# "có từ 2 lần bỏ giờ trở lên thì hạ một bậc", "trên 5% bộ môn không được xét": a rule of commending or punishing.
_RULE_REGEX = re.compile(
    r"[^.;,\n]{0,60}? (?:thì (?:không|bị|sẽ|phải|hạ|trừ|cộng|xếp|chỉ|được|cho|đưa|lập|mời|báo|chuyển)"
    r"|được (?:đưa|xếp) vào (?:danh sách|diện)|phải (?:làm|viết|chép|dạy|nộp|sửa|thi) lại"
    r"|không (?:được )?(?:xét|xếp loại|công nhận)|không được (?:tiếp tục|học|dự|tham gia|lên lớp)"
    r"|(?:được|sẽ) thưởng(?!\w)|được tặng \d"
    r"|(?:bị |được )?(?:hạ|cộng|trừ) (?:thêm )?(?:một|\d+) |bị (?:hạ|trừ|kỷ luật|kỉ luật|nhắc nhở|phê bình))"
    r"|[^;.\n]{0,90}? thì không (?:được )?(?:xét|xếp loại|công nhận|đề nghị)"
)
_PENALTY_REGEX = re.compile(r"(?:^|\W)bị (?:k[ỷỉ] luật|phạt|nhắc nhở|phê bình)(?: [^.;]*)? phải ")
# "tổ đã dạy trực tuyến 96 tiết": what was done
_HAVE_DONE_REGEX = re.compile(r"(?:^|\W)đã (?!đăng)[^\W\d_]+(?: [^\s,;.:]+){0,4}\s*$")
_VOTES_REGEX = re.compile(r"\s*(?:tổng )?(?:số )?phiếu(?! (?:hỏi|xin|khảo sát|điều tra|học tập|bài tập))(?!\w)")
# "Tuyên dương lớp có trên 50% bài điểm 8": who is commended
_COMMENDED_REGEX = re.compile(
    r"(?:tuyên dương|biểu dương|khen|thưởng|phê bình)(?: các| những)? "
    r"(?:lớp|tổ|em|học sinh|hs|cá nhân|giáo viên|gv|tập thể) (?:có|đạt)(?: \S+)?\s*$"
)
# "Quỹ chi 3.600.000 đồng cho khen thưởng 3 đợt": what money is spent on
_PAID_REGEX = re.compile(r"\d[\d.]{4,} ?(?:đồng|đ|vnđ)(?!\s?/)[^.;,\d]{0,60}$")
# "Lớp Xuất sắc: duy trì sĩ số 100%, không có HS vi phạm", "tập thể LĐTT có trên 50% …": what a title asks for.
_CRITERION_REGEX = re.compile(
    r"[\W\d]*(?:danh hiệu )?(?:tập thể|lớp|tổ|chi đội|cá nhân|học sinh|giáo viên|người được đề nghị)? ?"
    r"(?:lđtt|lđxs|cstđ\w*|xuất sắc|tiên tiến|lao động (?:tiên tiến|xuất sắc)|chiến s[ĩỹ] thi đua)(?: cơ sở| cấp \w+)?"
    r"(?:: (?:duy trì|không|phải|hoàn thành|là)| (?:phải|có trên|có từ|có ít nhất|là) )"
)
# "theo Thông tư … thì xã đạt chuẩn khi có từ 90% …": what a norm asks of everybody.
_NORM_REGEX = re.compile(
    r"(?:theo|căn cứ)(?: quy định(?: tại| của)?)? (?:luật|nghị định|thông tư|quyết định|tiêu chuẩn|quy chế)"
    r"[^.;\n]{0,160}? (?:thì|khi|nếu) [^.;\n]*$"
)
# "… vì chiếm khoảng 10 - 20% đề thi": a reason tells what is.
_REASON_REGEX = re.compile(r"(?:^|\W)(?:vì|do|bởi) (?:[^\s.,;]+ ){0,6}?chiếm(?: khoảng| gần| tới| đến| hơn)?\s*$")
# "(toàn trường có 16 lớp, 593 học sinh)": what there is, told in brackets beside a goal.
_TOLD_IN_BRACKETS_REGEX = re.compile(r"\((?:toàn |nhà |cả )?(?:trường|khối \d+|tổ)(?: hiện)? (?:có|gồm) [^()]*$")
# A line that begins so tells what there is, until it turns: "Toàn trường có 28 lớp, 1.163 học sinh. …"
_DESCRIPTION_REGEX = re.compile(
    r"[\W\d]{0,12}(?:năm học 20\d\d ?- ?20\d\d,? )?(?:toàn trường|nhà trường|trường|toàn tổ|tổ|xã|phường)"
    r"(?: [^,.;:\d]{1,30})?(?: hiện)?(?: có| gồm)?:? (?:tổng số )?\d[\d.]* "
    r"(?:lớp|nhóm|học sinh|hs|trẻ|giáo viên|gv|cán bộ|cbgvnv|bản|thôn|ấp|hộ)(?!\w)"
    r"|[\W\d]{0,12}(?:nhà )?trường(?: [^,.;:\d]{1,60})? (?:được )?(?:thành lập|tách ra|tái lập)"
    r" (?:từ |vào |năm |tháng |ngày )"
)
_LONGEST_TALE = 3_000  # characters of a line that tells what is or was; a longer one has turned
_LONGEST_DESCRIPTION = 160  # characters up to its first number
_THEN_REGEX = re.compile(r"[^.;]{0,80}(?:\Wthì|\Wphải|\Wsẽ|\Wbị)\W")
_GIVEN_REGEX = re.compile(r"\W(?:được|sẽ) (?:được )?(?:tặng|thưởng|nhận|cộng|trao)(?!\w)[^,.;]*$")
_CLOSED_REGEX = re.compile(r"\([^()]*\)")  # "giảm số bài kém (năm ngoái 12%) xuống dưới 5%": the past in brackets
# "Kinh phí dự kiến 12.500.000 đồng …; 02 máy tính": what there is to spend.
_BUDGET_REGEX = re.compile(r"[\W\d]*(?:nguồn )?(?:kinh phí|dự toán|chi phí)(?! hỗ trợ)")
_LONGEST_BUDGET = 1000
_SCHOOL_YEAR_REGEX = re.compile(r"(?<!so với )năm học (20\d\d) ?- ?20\d\d")
_EARLIER_REGEX = re.compile(r"[\W\d]*(?:trong |cuối |đến |hết )?năm (20\d\d)(?! ?-)(?! ?đến)\b")
# A line that begins so tells of a past year, until it turns.
_PAST_LINE_REGEX = re.compile(r"(?:trong |kết quả |tổng kết |kết thúc )?năm học (20\d\d) ?- ?20\d\d")
_TURN_REGEX = re.compile(
    r"phấn đấu|chỉ tiêu|mục tiêu|năm học này|năm nay|năm học tới|năm học (20\d\d)|trong thời gian tới"
)


def refuse_sentence(context: Context, quantity: Quantity, start: int, mood: str | None) -> str | None:
    """Return the name of the reason why the sentence before a number sets no target, None if it may."""
    lower = context.lower
    floor = max(start, quantity.start - 300)
    cut = max(lower.rfind(mark, floor, quantity.start) for mark in (". ", "; "))
    whole = _CLOSED_REGEX.sub(" ", lower[cut + 1 if cut >= 0 else floor : quantity.number])
    sentence = whole.rpartition("(")[2]
    if quantity.unit != "%" and mood != "goal" and _is_budget(lower, start, quantity.start):
        return "budget"
    if _PAST_REGEX.search(sentence) or _LEFT_REGEX.search(sentence):
        return "past"
    if _TOLD_IN_BRACKETS_REGEX.search(whole) or (mood != "goal" and _INVENTORY_REGEX.search(sentence)):
        return "inventory"
    if is_norm(whole) or _REASON_REGEX.search(lower, floor, quantity.start):
        return "norm"
    if _SCALE_REGEX.match(lower, start, quantity.number):
        return "scale"
    if _CONCENTRATION_REGEX.search(sentence):
        return "concentration"
    if (whoever := _WHOEVER_REGEX.search(sentence)) and (
        _THEN_REGEX.match(lower, quantity.end) or _GIVEN_REGEX.search(sentence, whoever.start())
    ):
        return "condition"
    if _RULE_REGEX.match(lower, quantity.end):
        return "rule"
    if _PROCEDURE_REGEX.search(sentence) or _LEAVE_REGEX.search(sentence):
        return "procedure"
    if quantity.unit != "%" and (reason := _refuse_counted(sentence, whole)):
        return reason
    if _VOTES_REGEX.match(lower, quantity.end) or is_criterion(sentence) or _COMMENDED_REGEX.search(sentence):
        return "criteria"
    if is_of_past_year(context, start, quantity.start):
        return "past"
    if mood != "goal" and _is_description(lower, start, quantity.start):
        return "inventory"
    year = _SCHOOL_YEAR_REGEX.search(sentence)
    if year and context.school_year and int(year[1]) < context.school_year:
        return "past"
    return "past" if is_of_earlier_year(context, sentence) else None


def _is_description(lower: str, start: int, place: int) -> bool:
    """Whether a line begins with what there is and has not turned to what shall be before ``place``."""
    told = _DESCRIPTION_REGEX.match(lower, start, min(place, start + _LONGEST_DESCRIPTION))
    if told is None or place - start > _LONGEST_TALE:
        return False
    return _TURN_REGEX.search(lower, told.end(), place) is None


def _refuse_counted(sentence: str, whole: str) -> str | None:
    """Return why a count's sentence sets no target: a meeting, what was done, what money is spent on."""
    clause = whole.rpartition(", ")[2]
    if _MEETING_REGEX.search(clause if _OTHER_WORK_REGEX.match(clause) else whole):
        return "meeting"
    if _PENALTY_REGEX.search(sentence):
        return "procedure"
    if _HAVE_DONE_REGEX.search(sentence):
        return "past"
    return "budget" if _PAID_REGEX.search(sentence) else None


def is_criterion(words: str) -> bool:
    """Whether a line or clause says what a title asks for: "Lớp Xuất sắc: duy trì sĩ số 100%"."""
    return _CRITERION_REGEX.match(words) is not None


def _is_budget(lower: str, start: int, place: int) -> bool:
    """Whether the whole sentence up to a place, its semicolons read over, is about money."""
    start = max(start, place - _LONGEST_BUDGET)
    cut = lower.rfind(". ", start, place)
    return _BUDGET_REGEX.match(lower, cut + 1 if cut >= 0 else start, place) is not None


def is_norm(words: str) -> bool:
    """Whether a sentence up to a place says what a norm asks: "theo Nghị định … thì xã đạt chuẩn khi …"."""
    return _NORM_REGEX.search(words) is not None


def is_of_earlier_year(context: Context, sentence: str) -> bool:
    """Whether words begin with a year before the plan's: "Năm 2023, CĐCS được công nhận …" in a plan for 2024."""
    told = _EARLIER_REGEX.match(sentence)
    return told is not None and context.first_year is not None and int(told[1]) < context.first_year


def is_of_past_year(context: Context, start: int, place: int) -> bool:
    """Whether a line tells of a past year and has not turned to this one before ``place``.

    "Năm học 2009 - 2010 là năm thứ ba … . Kết quả tốt nghiệp đạt 87,5%", in a plan for 2010-2011.
    """
    told = _PAST_LINE_REGEX.match(context.lower, start)
    if told is None or place - start > _LONGEST_TALE:
        return False
    if context.school_year is None or int(told[1]) >= context.school_year:
        return False
    turns = _TURN_REGEX.finditer(context.lower, told.end(), max(place, told.end()))
    return all(turn[1] is not None and int(turn[1]) < context.school_year for turn in turns)
