"""Who issued a cited document: where the name of an office ends."""

import re
from functools import cache

from extractors.lexicon import load

LONGEST = 150
# Words that cannot be part of an office's name: the subject, another date or another clause begins here.
# Each stands in small letters or opens a subject with a capital ("UBND tỉnh Kiên Giang Ban hành quy định ...").
_EITHER_CASE = (
    "về", "v/v", "hướng dẫn", "quy định", "qui định", "ban hành", "phê duyệt", "triển khai", "thực hiện",
    "phát động", "tăng cường", "sửa đổi", "công bố", "chấn chỉnh", "đẩy mạnh", "nâng cao", "bổ sung", "ngày",
    "thông báo", "yêu cầu", "điều chỉnh", "bãi bỏ", "thay thế", "giao chỉ tiêu", "tiếp tục", "xây dựng và",
    "căn cứ", "quyết định", "kết luận", "chương trình", "nghị quyết", "chỉ thị", "thông tư",
)  # fmt: skip
_SMALL_ONLY = (
    "tổ chức", "chỉ đạo", "kèm", "cho", "gửi", "đã", "có", "được", "trong", "tại", "để", "nhằm",
    "theo", "đối với", "quyết định", "xây dựng", "phối hợp", "công nhận", "áp dụng", "liên quan", "là", "do",
    "như", "nêu", "khi", "với", "đến", "mới", "hiện hành", "đổi mới", "khung", "kế hoạch", "chương trình",
    "công tác", "nhiệm vụ", "một số", "xét", "đánh giá", "chế độ", "tiêu chuẩn", "danh mục", "số", "nhiệm kỳ",
    "nhiệm kì", "giai đoạn", "năm học", "cùng", "phải", "bằng", "vào", "đồng thời", "tới", "từ",
    "trên cơ sở", "góp phần", "gắn với", "nghị quyết", "chỉ thị", "công văn", "thông tư", "nghị định",
    "bảo đảm", "đảm bảo", "trước", "sau", "không", "vận động", "duyệt", "và các", "của các",
    "đầu", "cuối",
)  # fmt: skip
# Another document's type in capitals begins a subject ("UBND tỉnh Kế hoạch tuyển sinh"), but for offices of that name.
_PLANNING = (
    r"(?<!Sở)(?<!Bộ)(?<!sở)(?<!Phòng)(?<!phòng)(?<!Ban)(?<!Vụ)(?<!-)(?<!và)(?<!,)"
    r" {1,3}Kế hoạch(?! và Đầu| ?- ?Tài|, Tài)"
)
_LATER = r"(?:việc(?! làm)|(?<!việc )làm|(?:năm|tháng) {0,2}(?:\d|học)|giao(?! thông))"
_WORDS = "|".join(
    [re.escape(w) for w in _SMALL_ONLY] + [f"[{w[0]}{w[0].upper()}]{re.escape(w[1:])}" for w in _EITHER_CASE]
)
# "." ends a name unless it shortens TP., Tp., TX., H.; "(khóa XI)" belongs to a name.
_STOP_REGEX = re.compile(
    r"(?=[;:|\n\"/.() ,])(?:"  # what any of them begins with: letters are not asked further
    rf"[;:|\n\"/]|(?<!TP)(?<!Tp)(?<!tp)(?<!TX)(?<! H)(?<! Q)\.(?=[ \n./]|$)| ?\((?!khó?a|khoá|"
    rf"nhiệm)|\)(?! )|(?<=\)) (?!về)"
    rf"| {{1,3}}(?:{_WORDS}|{_LATER})(?![\w])| {{1,3}}- {{1,3}}(?=[a-zđ])|,|{_PLANNING})"
)
# What may follow a comma or "và" inside one office's name.
_GOES_ON_REGEX = re.compile(
    # "Trường TH, THCS & THPT Bạch Long"
    r"(?:(?<=TH,)|(?<=THCS,)|(?<=MN,)|(?<=iểu học,)|(?<=ầm non,)) (?:THCS|THPT|TH|Tiểu học|Trung học|tiểu học)(?!\w)"
    r"| {0,2}(?:Thể thao|thể thao|Thương binh|khen thưởng|Khen thưởng|người lao động|lao động|"
    r"công chức|viên chức|giáo viên|nhân viên"
    r"|Du lịch|du lịch|Đào tạo|đào tạo|Xã hội|xã hội|Gia đình|Trẻ em|Công nghệ|công nghệ|"
    r"Môi trường|Truyền thông|Phát triển nông thôn"
    r"|Đầu tư|đầu tư|Đô thị|Thiếu niên|Nhi đồng|Kinh tế|Bộ [A-ZĐ]\w*|Sở (?:Nội vụ|Tài chính)|"
    r"kỷ luật|cứu nạn|Văn hóa|Văn hoá|NLĐ|VC|LĐ|nhà giáo|cán bộ)(?!\w)"
)
# A short form in the middle of a name: "Ủy ban nhân dân (UBND) tỉnh Bình Thuận".
SHORT_FORM_REGEX = re.compile(
    r" {0,2}\([A-ZĐ][A-ZĐ&.-]{1,9}\) {1,2}"
    r"(?=(?i:tỉnh|thành phố|TP|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)[. ])"
)
_OFFICE_AND_REGEX = re.compile(r" {1,2}và {1,2}")
_TYPE_AHEAD_REGEX = re.compile(
    r" {0,3}(?:và )?(?:các )?(?:Công văn|Kế hoạch|Thông tư|Nghị|Quyết định|Chỉ thị|Hướng dẫn|CV|TT|QĐ|số )"
)


@cache
def office_start() -> re.Pattern[str]:
    """Return the regex of the words that names of offices begin with, in either case of the first letter."""
    starts = {s for row in load("issuers") for s in row["starts"]}
    starts |= {s[0].lower() + s[1:] for s in starts if not s.isupper() and "&" not in s}
    return re.compile("(?:" + "|".join(re.escape(s) for s in sorted(starts, key=lambda s: -len(s))) + r")(?!\w)")


def office_end(view: str, start: int) -> int:
    """Return where the office's name that begins at ``start`` ends; ``start`` itself where none stands there."""
    limit = min(len(view), start + LONGEST)
    named = office_start().match(view, start)  # "Ban chỉ đạo": a stop word may be of the office's own words
    position = named.end() if named else start
    while stop := _STOP_REGEX.search(view, position, limit):
        if view[stop.start()] == "," and (more := _GOES_ON_REGEX.match(view, stop.end())):
            position = more.end()
            continue
        if short := SHORT_FORM_REGEX.match(view, stop.start()):
            position = short.end()
            continue
        limit = stop.start()
        break
    limit = _before_and(view, start, limit)
    while limit > start and (
        view[limit - 1] in " ,-." or _closes_nothing(view, start, limit) or view.startswith(" và", limit - 3)
    ):
        limit -= 3 if view.startswith(" và", limit - 3) else 1
    return limit


def _closes_nothing(view: str, start: int, limit: int) -> bool:
    """Whether the name ends in a bracket that was opened before it: "(… của UBND xã Mường Lạn)"."""
    return view[limit - 1] == ")" and view.count("(", start, limit) < view.count(")", start, limit)


def _before_and(view: str, start: int, limit: int) -> int:
    """Return where the name ends if an "và" in it joins something else than a part of the name."""
    for joint in _OFFICE_AND_REGEX.finditer(view, start, limit):
        following = view[joint.end() : joint.end() + 1]
        if _TYPE_AHEAD_REGEX.match(view, joint.end()):
            return joint.start()
        if _GOES_ON_REGEX.match(view, joint.end()) or following.isupper():
            continue
        return joint.start()
    return limit
