"""The offices of a letterhead: found in its lines, their names put together, and which of them issues the plan."""

import re

from extractors.components.header.casing import as_name

Span = tuple[int, int]

_STAMP_REGEX = re.compile(
    r"(?:\(?dự thảo|\(?dự kiến|(?:tuyệt |tối )?mật\b|hỏa tốc|hoả tốc|thượng khẩn|khẩn\b|mẫu\b|biểu\b|phụ lục"
    r"|lưu hành nội bộ|v/v|về việc|\(|trích yếu|kèm theo|ban hành kèm)"
)
_OFFICE_REGEX = re.compile(
    r"(?:ubnd|(?:ủy|uỷ) ban|hđnd|hđđ|hội đồng|bộ|sở|ph[òị]ng|[ps]?\.?gd ?[-&]? ?đt|trường|đảng bộ"
    r"|đảng (?:ủy|uỷ)|(?:huyện|tỉnh|thành|thị|quận) (?:ủy|uỷ|đoàn)|chi bộ|chi (?:ủy|uỷ)|công đoàn|cđ|cđcs"
    r"|(?:tổng )?(?:liên đoàn|lđlđ)|đoàn"
    r"|chi đoàn|liên đội|đội|tổ|nhóm|khối|ban|bch|hội|trung (?:tâm|ương)|cụm|cục|viện|đại học|học viện|mặt trận"
    r"|ubmttq|công an|trạm|nhà trường|bộ phận|th|thcs|thpt|mn|ptdtbt|ptdtnt|th ?& ?thcs|mầm non"
    r"|tiểu học|mẫu giáo)(?![\w])"
)
_LEVEL_REGEX = re.compile(
    r"(?:th|thcs|thpt|mn|ptdt\w*|th ?& ?thcs|mầm non|tiểu học|mẫu giáo|trung học|phổ thông)(?!\w)"
)
# Rules drawn with the letters of a font of signs ("---- aa&bb ----", "cd&cd"), and a page's number above the head.
_ORNAMENT_REGEX = re.compile(r"[a-z]{1,3}(?:[&*@+~][a-z]{1,3}){1,3}")
_PAGE_REGEX = re.compile(r"\d{1,3} +(?=\D)")
# Where another office begins on the same line: "UBND HUYỆN X TRƯỜNG THCS Y".
_NEXT_REGEX = re.compile(
    r"(?<=\w)\s*(?<!NHÀ )(?<!Nhà )(?<!CHI BỘ )(?<!ĐẢNG BỘ )(?<!CÔNG ĐOÀN )(?<!CHI ĐOÀN )(?<!LIÊN ĐỘI )"
    r"(?<!CƠ SỞ )(?<!BCH )(?<!CHẤP HÀNH )(?="
    r"(?:CHI BỘ|CÔNG ĐOÀN|LIÊN ĐỘI|CHI ĐOÀN|TRUNG TÂM) "
    r"|(?:TRƯỜNG|Trường) ?(?:TH|THCS|THPT|MN|PT|MẦM|Mầm|TIỂU|Tiểu|MẪU|Mẫu|TRUNG|Trung|PHỔ|Phổ)"
    r"|(?:PHÒNG|Phòng|SỞ|Sở) (?:GD|GIÁO|Giáo))"
)
_GLUED_REGEX = re.compile(
    r"^(?:TRƯỜNG|Trường|PHÒNG|Phòng|SỞ|Sở)(?=TH|MN|MG|PTDT|THCS|THPT|MẦM|Mầm|TIỂU|Tiểu|GD|GIÁO|Giáo)"
)
_UPPER_OFFICE_REGEX = re.compile(
    r"(?:ubnd|(?:ủy|uỷ) ban(?: nhân dân)?|huyện|quận|thành phố|thị xã|ph[òị]ng|sở|[ps]?\.?gd ?[-&]? ?đt"
    r"|đảng (?:bộ|ủy|uỷ)|lđlđ|liên đoàn|công đoàn)\b"
)
# Half a name: what follows belongs to it ("CÔNG ĐOÀN CƠ SỞ / TRƯỜNG THCS …").
_UNFINISHED_REGEX = re.compile(
    r"(?:ban chấp hành|bch|công đoàn|công đoàn cơ sở|cđcs|chi bộ|liên đội|chi đoàn|đoàn|đoàn thanh niên|đảng bộ"
    r"|hội đồng|ban giám hiệu|tổ|trường|bch công đoàn|ban chỉ đạo|.*(?:và|-|&|,))$"
)
_LABEL_REGEX = re.compile(r"^(?:(?:tên )?(?:đơn vị|cơ quan)|(?P<kept>trường|tổ|nhóm|phòng))\s*:\s*", re.IGNORECASE)
_NAMELESS_REGEX = re.compile(
    r"(?:phòng|sở) (?:gd ?(?:&|-|và|,)? ?đt|giáo dục(?: (?:và|&|-) đào tạo)?|nội vụ|văn h(?:óa|oá) ?- ?xã hội)$"
)
_PLACE_OF_REGEX = re.compile(r"^(?:UBND|[ỦU][yỷ] ban nhân dân|Uỷ ban nhân dân)\s+(?P<place>.+)$")
_JOINT_REGEX = re.compile(r"(?:công đoàn|cđcs|cđ|đoàn|chi đoàn|liên đội|hội|ban đại diện|bch|ban chấp hành|công an)\b")
_LONGEST = 120


class Offices:
    """The offices read so far, from the top down; an office may go on with the name above it until ``close``."""

    def __init__(self) -> None:
        self._found: list[tuple[str, Span]] = []
        self._open = False

    def read(self, text: str, offset: int) -> None:
        """Add what a line says: one office, several on one line, the rest of the name above, or none."""
        start = 0
        for cut in (
            _NEXT_REGEX.finditer(text) if _UPPER_OFFICE_REGEX.match(text.lstrip(" \t0123456789").lower()) else ()
        ):
            self.add(text[start : cut.start()], offset + start)
            start = cut.end()
        self.add(text[start:], offset + start)

    def add(self, text: str, offset: int) -> None:
        """Add one office, or the rest of the name above; what is neither is left out."""
        words = re.sub(r"\.{3,}|…+|_{2,}", "", text).strip(" *-_=.:;|~,")
        if sum(c.isalpha() for c in words) < 2 or len(words) > _LONGEST or set(words.lower()) <= set("o0- "):
            return
        if _ORNAMENT_REGEX.fullmatch(words):
            return
        if not self._found and (page := _PAGE_REGEX.match(words)) and is_office(words[page.end() :]):
            words = words[page.end() :]
        start = offset + max(text.find(words), 0)
        end = start + len(words)
        words = _GLUED_REGEX.sub(r"\g<0> ", words)
        if _STAMP_REGEX.match(words.lower()):
            return
        words = _LABEL_REGEX.sub(lambda label: label["kept"] + " " if label["kept"] else "", words)
        if self._found and self._open and _continues(self._found[-1][0].lower(), words.lower()):
            above, (start, _) = self._found.pop()
            words = f"{above} {words}"
        elif not is_office(words):
            return
        self._found.append((words, (start, end)))
        self._open = True

    def close(self) -> None:
        """End the name: what comes next is an office of its own."""
        self._open = False

    def named(self, joint: bool) -> tuple[str | None, str | None, Span | None]:
        """Return issuing body, parent body and the place of the first, as names are written.

        The last two issue a ``joint`` plan together where the last is a union or the like.
        """
        unnamed = bool(self._found) and " " not in self._found[-1][0].strip()  # "TRƯỜNG ……" names nobody
        offices = [(words, span) for words, span in self._found if " " in words.strip()]
        names = [as_name(words) for words, _ in offices]
        spans = [span for _, span in offices]
        if joint and len(names) > 1 and _JOINT_REGEX.match(names[-1].lower()) and " - " not in names[-1]:
            names[-2:] = [f"{names[-2]} - {names[-1]}"]
            spans[-2:] = [(spans[-2][0], spans[-1][1])]
        for i in range(1, len(names)):
            above = _PLACE_OF_REGEX.match(names[i - 1])
            if above and _NAMELESS_REGEX.match(names[i].lower()):
                names[i] = f"{names[i]} {above['place']}"
        if unnamed or not names:
            return None, names[-1] if names else None, None
        return names[-1], names[-2] if len(names) > 1 else None, spans[-1]


def is_office(words: str) -> bool:
    """Whether words begin as the name of an office does."""
    return _OFFICE_REGEX.match(words.lower()) is not None


def _continues(above: str, words: str) -> bool:
    if _UNFINISHED_REGEX.match(above) or not is_office(words):
        return True
    return above.startswith("trường") and bool(_LEVEL_REGEX.match(words))
