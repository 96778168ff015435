"""Hard-wrapped text: line breaks within a sentence read as blanks."""

import re

from extractors.letters import LOWER, UPPER

# Half of an office's name, or a joining word: a line that ends so goes on in the next, capital letter or not.
_OFFICE_HALVES = (
    "Bộ", "bộ", "Sở", "sở", "Phòng", "phòng", "UBND", "HĐND", "tỉnh", "Tỉnh", "huyện", "xã", "phường", "quận",
    "thành phố", "thị trấn", "Trường", "trường", "Chính", "Thủ", "Ban", "Trung", "THCS", "THPT", "MN", "PTDTBT",
    "Mầm non", "mầm non", "Tiểu học", "tiểu học", "&", "tướng", "Chấp", "Giáo", "Lao", "Đào", "Liên đoàn",
)  # fmt: skip
_JOINING = ("của", "và", "giữa", "với")
# Before the type of a document that a verb or preposition governs: "về việc ban hành / Kế hoạch thời gian năm học".
_GOVERNING = ("V/v", "v/v", "hành", "duyệt", "hiện", "khai", "việc", "về", "theo", "cứ")
_BEFORE_TIMES = ("ngày", "tháng", "năm", "học", "đến", "từ", "Từ", "trước", "vào", "hết", "nhất", "là",
                 "số", "Số", "NĂM", "HỌC", "NGÀY", "THÁNG")  # fmt: skip
_BEFORE_DAYS = ("ngày", "tháng", "mồng", "mùng", "Ngày", "Tháng")


def _behind(words: tuple[str, ...]) -> str:
    """Return lookbehinds for a line that ends in one of the words, a blank after it or not."""
    # The last character alone refuses most lines before a hundred endings are compared.
    ends = re.escape("".join(sorted({word[-1] for word in words})))
    endings = "|".join(rf"(?<=\s{re.escape(word)}{blank}\n)" for word in words for blank in ("", " "))
    return rf"(?<=[{ends} ]\n)(?:{endings})"


# What follows the break is asked first: one character tells most lines apart from a hundred endings.
_NAME_AHEAD = rf"(?=[{UPPER}][{LOWER}{UPPER}&])"
_DOCUMENT_AHEAD = (
    r"(?=(?:Kế hoạch|Nghị (?:quyết|định)|Chỉ thị|Quyết định|Thông tư|Luật|Chương trình|Công văn|Kết luận|Hướng dẫn"
    r"|Quy (?:chế|định)|Điều lệ|Đề án|Chiến lược) )"
)
# A time that fills the first cell of a row: the line above ends in "… | 1 ngày" and is a row too.
_NO_CELL = r"(?=\d)(?![^\n|]{0,24} \|)"
_TIME_AHEAD = _NO_CELL + r"(?=(?:19|20)\d\d(?!\d)|\d{1,2} ?[/-] ?\d|\d{1,2} tháng |\d+ ?/ ?[A-ZĐ])"
_DAY_AHEAD = _NO_CELL + r"(?=\d{1,2}(?:[/,;]| ?- ?\d| (?:đến|năm|tháng|và) ))"
_WRAP_REGEX = re.compile(
    # What ends in a stop never goes on: the first look refuses most lines.
    rf"\n(?<=[^\n.;:|/]\n)(?:(?=[{LOWER}(]{{2}})"
    rf"|{_NAME_AHEAD}(?:{_behind(_JOINING)}(?!Căn cứ|Thực hiện)"
    rf"|{_behind(_OFFICE_HALVES)}(?<!nhà trường\n)(?![IVX]+[ ./)-])"
    r"(?!Căn|Thực|Thi hành|Triển khai|Theo |Trường |Nhà trường|Ban |Bộ phận|Công đoàn|Chi bộ|Nơi |Để |Nay |Trên |Kế ))"
    rf"|{_DOCUMENT_AHEAD}{_behind(_GOVERNING)}"
    rf"|{_TIME_AHEAD}(?:{_behind(_BEFORE_TIMES)}|(?<=\d-\n)|(?<=\d -\n))"
    rf"|{_DAY_AHEAD}{_behind(_BEFORE_DAYS)}"
    r"|(?<=[12]\d\d\d\n)(?=- ?(?:19|20)\d\d(?!\d)))"
)


def unwrap(view: str) -> str:
    """Return the text, same length, with a blank for every line break that stands within a sentence.

    >>> unwrap("của Bộ\\nGiáo dục và Đào tạo;\\nCăn cứ")
    'của Bộ Giáo dục và Đào tạo;\\nCăn cứ'
    >>> unwrap("Trường có 20 lớp\\nĐội ngũ đủ")  # a capital begins a line of its own
    'Trường có 20 lớp\\nĐội ngũ đủ'
    """
    return _WRAP_REGEX.sub(" ", view) if "\n" in view else view
