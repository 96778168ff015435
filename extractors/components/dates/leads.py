"""The words that lead a time: "ngày", "cuối tháng", "Tuần 3 tháng", "năm học", dates with blanks."""

import re

_TERM_WORDS = (
    r"năm[ ]{1,2}học|nh|niên[ ]khóa|niên[ ]khoá|niên[ ]học|giai[ ]đoạn|nhiệm[ ]k[ỳìí]|thời[ ]k[ỳì]|khóa|khoá|năm"
)
LEAD_REGEX = re.compile(
    rf"""(?<!\w)(?:
      (?P<month>(?:(?P<mod>đầu|giữa|cuối)\ {{1,2}})?
          (?:tuần\ (?:lễ\ )?(?:thứ\ )?(?:\w{{1,4}}(?:[ ]?[,-][ ]?\w{{1,3}})?)\ (?:của\ )?)?
          (?:các\ )?tháng|t)
    | (?P<blank>ngày[ \t./…_]{{0,40}}tháng[ \t./…_]{{0,40}}(?P<bm>[0-9]{{1,2}})?[ \t./…_]{{0,40}}năm)
    | (?P<halfblank>ngày[ \t./…_]{{1,40}}(?:tháng|/))
    | (?P<day>(?:ngày[ ]{{1,2}})?(?:mồng|mùng)|ngày(?=[ \t]))
    | (?P<tet>tết[ ](?:(?!từ|ngày|vào|trước|sau|đến)\w{{2,8}}[ ]){{0,4}}(?:năm)?)
    | (?P<term>{_TERM_WORDS})(?:[ ]?:)?
    )[ \t]{{0,4}}$""",
    re.VERBOSE,
)
_BLANKS = frozenset(" \t…._/")
_LEAD_ENDS = frozenset("gtmychaánỳìí/:")  # tháng, t, năm, ngày, học, nh, khóa, khoá, đoạn, kỳ, kì, kí
_MOST_LEADS = 24  # "giai đoạn", "cuối  các tháng" with the blanks behind them
_MODIFIERS = {"đầu": "start", "giữa": "mid", "cuối": "end"}


def lead_before(lower: str, at: int, floor: int) -> re.Match[str] | None:
    """Return the words that lead the digits at ``at`` and begin at ``floor`` or later; None for none."""
    before = lower[at - 1 : at]
    if before not in _BLANKS and not before.isalpha():
        return None
    low = max(floor, at - 60 if before in _BLANKS else at - 8)
    # Most numbers follow no lead: its last letter tells that without a search through the window.
    tet = lower.find("tết ", low, at) >= 0
    if tet or lower[max(low, at - 8) : at].rstrip(" \t")[-1:] in _LEAD_ENDS:
        return LEAD_REGEX.search(lower, low if tet else _lead_from(lower, low, at), at)
    return None


def modifier_of(lead: re.Match[str] | None) -> str | None:
    """Return "start", "mid" or "end" for "đầu", "giữa", "cuối"; None without."""
    return _MODIFIERS.get(lead["mod"] or "") if lead else None


def _lead_from(lower: str, low: int, at: int) -> int:
    """Return where the lead that ends at ``at`` may begin at the earliest: few leads are longer than 20 characters."""
    if lower.endswith("ngày ", low, at):
        return max(low, at - len("ngày "))
    # Of weeks ("tuần 3 của tháng") and of dates with blanks ("ngày … tháng … năm") alone a lead grows long.
    long = lower.find("ngày", low, at) >= 0 or lower.find("tuần", low, at) >= 0
    if long:
        return low
    return max(low, at - (len("năm ") if lower.endswith("năm ", low, at) else _MOST_LEADS))
