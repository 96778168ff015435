"""Bare numbers that count what their label names: "SKKN: cấp trường 15", "CSTĐ cơ sở: 7", "Chuyên đề: 2"."""

import re

from extractors.components.targets.counted import named_noun
from extractors.components.targets.numbers import Quantity

ITEM_END_REGEX = re.compile(r"\s*(?:[,;.()\n]|$)")
_TALLY_REGEX = re.compile(
    r"(?:^|\W)(?:skkn|sáng kiến|cstđ|chiến s[ĩỹ] thi đua|lđtt|lao động tiên tiến|gvdg|gvg|"
    r"(?:giáo viên|gv) (?:dạy )?giỏi|hsg|hs giỏi|"
    r"học sinh (?:giỏi|tiên tiến|xuất sắc)|giấy khen|bằng khen|giải|huy chương|đề tài|đồ dùng|cháu ngoan bác hồ)"
)
_LABEL_END_REGEX = re.compile(r"(?::|cấp \w+|huyện|tỉnh|trường|quận|thành phố|cơ sở|ngành|quốc gia|=)\s*$")
# "Chuyên đề: 2", "Số lớp: 9": the label is the noun that is counted.
_NAMED_TALLY_REGEX = re.compile(r"[\W\d]*(?P<label>[^:;.|]{2,60}):\s*$")


# "Tổ LĐTT: 3/4", "Lớp tiên tiến: 8/12", and no "Bình xét LĐTT: 3/4"
_TITLES_REGEX = re.compile(
    r"(?:^|[\W\d])(?:tổ|lớp|chi đội|chi đoàn|tập thể|trường|khối|cá nhân)?\s*(?:đạt )?(?:danh hiệu )?"
    r"(?:tập thể )?(?:lđtt|lđxs|lao động tiên tiến|lao động xuất sắc|tiên tiến|xuất sắc|cstđ|chiến s[ĩỹ] thi đua|"
    r"gvdg|gvg|giáo viên (?:dạy )?giỏi|vững mạnh|htsxnv|htxsnv|htt?nv|hoàn thành (?:tốt |xuất sắc )?nhiệm vụ)"
    r"(?: cấp [^\W\d_]+| cơ sở| xuất sắc)?\s*[:=]\s*$"
)
_WORK_REGEX = re.compile(
    r"(?:bình xét|xét|nộp|họp|trao|đăng ký|báo cáo|công bố|hội thi|thi|chấm|ngày)(?!\w)[^:;]*:?\s*$"
)


def is_fraction_of_titles(lower: str, quantity: Quantity, end: int) -> bool:
    """Whether a fraction, which may look like a day, says how many reach a title: "Tổ LĐTT: 3/4"."""
    if (
        quantity.of is None
        or not 0 < quantity.value <= quantity.of
        or not ITEM_END_REGEX.match(lower, quantity.end, end)
    ):
        return False
    label = re.split(r"[;,.\n|]", lower[max(0, quantity.start - 80) : quantity.start])[-1]
    return _TITLES_REGEX.search(label) is not None and _WORK_REGEX.search(label) is None


def is_tally(lower: str, quantity: Quantity, end: int, mood: str | None) -> bool:
    """Whether a bare number counts what its label names: "SKKN: cấp trường 15", "CSTĐ cơ sở: 7"."""
    if not ITEM_END_REGEX.match(lower, quantity.end, end) or quantity.value >= 1000:
        return False
    floor = max(0, quantity.start - 120)
    cut = max(lower.rfind(mark, floor, quantity.start) for mark in ("\n", ". ", "| "))
    label = lower[cut + 1 if cut >= 0 else floor : quantity.start]
    named = _NAMED_TALLY_REGEX.match(re.split("[;,]", label)[-1]) if mood == "goal" else None
    if named and named_noun(named["label"], 0, len(named["label"])):
        return True
    return _TALLY_REGEX.search(label) is not None and _LABEL_END_REGEX.search(label) is not None
