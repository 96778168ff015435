"""Tables in which persons register for titles: "Họ và tên | Dạy môn, lớp | Danh hiệu đăng ký"."""

import re

_PERSON_REGEX = re.compile(
    r"(?:họ (?:và |, ?)?tên|họ tên|giáo viên|tên giáo viên|cá nhân)(?: giáo viên| gv| cá nhân)?$"
)
_PLEDGE_REGEX = re.compile(
    r"(?:đăng k[ýí] (?:các )?(?:danh hiệu|thi đua)|(?:các )?danh hiệu (?:thi đua )?(?:đăng k[ýí]|phấn đấu)|"
    r"đăng k[ýí] danh hiệu(?: thi đua)?)"
)


def pledges_of(heads: tuple[tuple[str, ...], ...]) -> tuple[int, int] | None:
    """Return the column of the persons and that of the titles they register for; None for other tables."""
    words = [column[-1].strip(" .:*").lower() if column else "" for column in heads]
    persons = [i for i, head in enumerate(words) if _PERSON_REGEX.match(head)]
    titles = [i for i, head in enumerate(words) if _PLEDGE_REGEX.match(head)]
    return (persons[0], titles[0]) if persons and titles and persons[0] < titles[0] else None
