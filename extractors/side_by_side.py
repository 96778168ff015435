"""Which words stand in the two columns at the head and at the feet of a plan (Nghị định 30/2020/NĐ-CP).

1. "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ĐẢNG CỘNG SẢN VIỆT NAM",
   "Số: 12/KH-THCS", "ĐOÀN TNCS HỒ CHÍ MINH" over "TRƯỜNG …"
2. "Duy Lộc, ngày 28 tháng 8 năm 2024" below the motto, and the type of the document below both columns
3. "Nơi nhận:", "HIỆU TRƯỞNG", "KT. HIỆU TRƯỞNG", "TM. BAN CHẤP HÀNH", "NGƯỜI LẬP KẾ HOẠCH", "DUYỆT CỦA BGH"
"""

import re

RECIPIENTS = "nơi (?:nhận|gửi|gởi)"  # the head of the list of addressees, in lower case
_LETTERHEAD_REGEX = re.compile(
    r"cộng h(?:òa|oà) xã hội chủ nghĩa|độc lập\s*[-–—]\s*tự do|đ[ảẳẩ]ng cộng sản việt nam|đoàn tncs hồ chí minh$"
    r"|^số\s*:?\s*[\d.…_]*\s*[-/]\s*[a-zđ]"
)
_DATE_REGEX = re.compile(r"\bngày.{0,20}tháng.{0,20}năm.{0,8}$", re.IGNORECASE)
_DATE_BEGUN_REGEX = re.compile(r"\bngày(?:.{0,20}tháng.{0,20}(?:năm)?)?\s*$", re.IGNORECASE)
_TYPE_REGEX = re.compile(r"(?:kế hoạch|chương trình|báo cáo|phương án|đề án|quyết định|hướng dẫn)\b", re.IGNORECASE)
_RECIPIENTS_REGEX = re.compile(rf"^\W*{RECIPIENTS}\b")
_SIGNATURE_REGEX = re.compile(
    r"^(?:(?:t/?m|k/?t|t/?l|t/?u|q)\s*[.:]?\s+|ký thay|thay mặt|duyệt|phê duyệt|xác nhận"
    r"|người (?:lập|viết|xây dựng|làm)"
    r"|(?:phó )?(?:hiệu trưởng|chủ tịch|bí thư|giám đốc|trưởng phòng|tổ trưởng|trưởng ban|hiệu phó|thủ trưởng)\b"
    r"|(?:p\.\s*)?hiệu trưởng|chủ tịch công đoàn|tổng phụ trách|thư ký|giáo viên$)"
)
_SIGNED_REGEX = re.compile(r"^\((?:đã ký|ký|ký tên|ký,|ký và|ký ghi)")


def is_letterhead(line: str) -> bool:
    """Return whether a line stands in a letterhead and hardly anywhere else."""
    return bool(_LETTERHEAD_REGEX.search(line.strip().lower()))


def is_date(line: str) -> bool:
    """Return whether a line ends in the date of the plan."""
    return bool(_DATE_REGEX.search(line))


def is_cut_date(above: str, below: str) -> bool:
    """Return whether place and date did not fit on one line: "Thanh Lĩnh, ngày 28 tháng 8" over "năm 2024"."""
    return bool(_DATE_BEGUN_REGEX.search(above)) and is_date(f"{above.rstrip()} {below.strip()}")


def is_type(line: str) -> bool:
    """Return whether a line in capitals begins with the type of the document ("KẾ HOẠCH")."""
    return line.isupper() and bool(_TYPE_REGEX.match(line))


def is_recipients_head(line: str) -> bool:
    """Return whether a line opens the list of addressees."""
    return bool(_RECIPIENTS_REGEX.match(line.strip().lower()))


def is_signature(line: str) -> bool:
    """Return whether a short line names the post that signs, or says that it is signed."""
    plain = line.strip()
    if len(plain) > 60:
        return False
    lowered = plain.lower()
    if _SIGNED_REGEX.match(lowered):
        return True
    return plain.upper() == plain and bool(_SIGNATURE_REGEX.match(lowered))
