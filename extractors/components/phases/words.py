"""The lexicon of phase heads, compiled: what names a stretch of time, what is a deadline, what is work."""

import re

from extractors.lexicon import load


def words(*uses: str) -> str:
    """Return the alternatives of some uses, whose spaces stand for any run of blanks."""
    found = "|".join(row["pattern"] for row in load("phase_words") if row["use"] in uses)
    return found.replace(" ", r"\s+")


NUMBER = r"(?:thứ\s+)?(?:\d{1,2}(?!\d|\s*[/%])|iv|v?i{1,3}|v|nhất|hai|ba|tư|một)(?!\w)"
# Words that by themselves name a stretch of time; "bước", "vòng", "lần" and terms need a date to do so.
NAMED_REGEX = re.compile(
    rf"(?P<kind>{words('name')})\s*"
    rf"(?P<number>(?:thi\s+đua\s+)?(?:số\s+)?{NUMBER}(?:\s*(?:và|,|-)\s*{NUMBER})?|cao\s+điểm|(?=(?:{words('stage')})\s))"
)
WEEK = r"tuần\s+(?:thực\s+)?(?:học\s+)?(?:thứ\s+)?\d{1,2}(?!\d|\s*/)(?:\s*(?:-|,|đến|và)\s*(?:tuần\s+)?\d{1,2}(?!\d))*"
WEEK_REGEX = re.compile(WEEK)
TIME_LINE_REGEX = re.compile(rf"(?:{words('time')})(?:\s+(?:{words('time_tail')}))*\s*(?::|(?=từ))")
# What a named day is not: the day by which something is handed in, a result, a formality.
NO_POINT_REGEX = re.compile(words("deadline"))
NO_TIME_REGEX = re.compile(words("document"))
PAST_REGEX = re.compile(rf"[\s,]*(?:nhà trường|toàn trường|trường|xã|các em|chi bộ|công đoàn)?\s*(?:{words('past')})")
# Work that follows a time without a mark: "- Ngày 15/9/2021 họp phụ huynh".
WORK_REGEX = re.compile(rf"\s+(?:{words('work')})(?!\w)")
