"""The letters of each encoding: what a file shows as Latin-1 signs, and the Vietnamese letter that is meant.

TCVN3 and VISCII agree with glibc's iconv (TCVN5712-1, VISCII); VPS is that of Mozilla's x-viet-vps;
VNI is composed from its own rule, a base letter and a mark behind it.
"""

from collections.abc import Mapping
from types import MappingProxyType
from unicodedata import normalize

TCVN3, VNI, VPS, VISCII, VIQR = "TCVN3", "VNI", "VPS", "VISCII", "VIQR"

# The toned capitals of TCVN5712-1 have places that ABC fonts leave empty; º (BA) is left a sign, and
# so are B0-B4, there combining marks: fonts show ° ± ² ³ ´ there.
_TCVN3 = (
    "A1Ă A2Â A3Ê A4Ô A5Ơ A6Ư A7Đ A8ă A9â AAê ABô ACơ ADư AEđ B5à B6ả B7ã B8á B9ạ BBằ BCẳ BDẵ BEắ C6ặ C7ầ C8ẩ C9ẫ CAấ "
    "CBậ CCè CEẻ CFẽ D0é D1ẹ D2ề D3ể D4ễ D5ế D6ệ D7ì D8ỉ DCĩ DDí DEị DFò E1ỏ E2õ E3ó E4ọ E5ồ E6ổ E7ỗ E8ố E9ộ EAờ EBở "
    "ECỡ EDớ EEợ EFù F1ủ F2ũ F3ú F4ụ F5ừ F6ử F7ữ F8ứ F9ự FAỳ FBỷ FCỹ FDý FEỵ "
    "AFẰ BFẴ C0Ắ C1Ầ C2Ẩ C3Ẫ C4Ấ C5Ề CDỂ D9Ễ DAẾ DBỒ E0Ổ F0Ỗ FFỐ"
)
_VISCII = (
    "02Ẳ 05Ẵ 06Ẫ 14Ỷ 19Ỹ 1EỴ 80Ạ 81Ắ 82Ằ 83Ặ 84Ấ 85Ầ 86Ẩ 87Ậ 88Ẽ 89Ẹ 8AẾ 8BỀ 8CỂ 8DỄ 8EỆ 8FỐ 90Ồ 91Ổ 92Ỗ 93Ộ 94Ợ 95Ớ "
    "96Ờ 97Ở 98Ị 99Ỏ 9AỌ 9BỈ 9CỦ 9DŨ 9EỤ 9FỲ A0Õ A1ắ A2ằ A3ặ A4ấ A5ầ A6ẩ A7ậ A8ẽ A9ẹ AAế ABề ACể ADễ AEệ AFố B0ồ B1ổ "
    "B2ỗ B3Ỡ B4Ơ B5ộ B6ờ B7ở B8ị B9Ự BAỨ BBỪ BCỬ BDơ BEớ BFƯ C0À C1Á C2Â C3Ã C4Ả C5Ă C6ẳ C7ẵ C8È C9É CAÊ CBẺ CCÌ CDÍ "
    "CEĨ CFỳ D0Đ D1ứ D2Ò D3Ó D4Ô D5ạ D6ỷ D7ừ D8ử D9Ù DAÚ DBỹ DCỵ DDÝ DEỡ DFư E0à E1á E2â E3ã E4ả E5ă E6ữ E7ẫ E8è E9é "
    "EAê EBẻ ECì EDí EEĩ EFỉ F0đ F1ự F2ò F3ó F4ô F5õ F6ỏ F7ọ F8ụ F9ù FAú FBũ FCủ FDý FEợ FFỮ"
)
# Where one code serves both cases, the small letter is taken: capitals of these have no code in text.
_VPS = (
    "80À 81Ả 82Ã 83Ấ 84Ầ 85Ẩ 86ọ 87ỗ 88Ă 89ế 8Aề 8Bể 8Cệ 8DẮ 8EẰ 8FẲ 90Ế 93Ề 94Ể 95Ễ 96Ố 97Ồ 98Ổ 99Ỗ 9Aý 9Bỷ 9Cỵ 9DỚ "
    "9EỜ 9FỞ A1ắ A2ằ A3ẳ A4ẵ A5ặ A6Ỡ A7ớ A8Ù A9ờ AAở ABỡ ACŨ ADỨ AEợ AFỪ B0ổ B1Ử B2Ỳ B3Ỹ B4Í B5Ì B6ộ B7Ỉ B8Ĩ B9Ó BAử "
    "BBữ BCÒ BDỎ BEÕ BFự C0ầ C1Á C2Â C3ấ C4ẩ C5ẫ C6ậ C7đ C8ẻ C9É CAÊ CBẹ CCỉ CDễ CEị CFỹ D0Ư D1Ủ D2ồ D3ố D4Ô D5ỏ D6ơ "
    "D7È D8ừ D9ứ DAÚ DBũ DCư DDÝ DEẺ E0à E1á E2â E3ã E4ả E5ạ E6ă E8è E9é EAê EBẽ ECì EDí EFĩ F0Ẵ F1Đ F2ò F3ó F4ô F5õ "
    "F7Ơ F8ụ F9ù FAú FBủ FDỶ FEẼ FFỳ"
)
ACUTE, GRAVE, HOOK, TILDE, DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
TONES = (ACUTE, GRAVE, HOOK, TILDE, DOT)
_PLAIN_MARKS, _CIRCUMFLEX_MARKS, _BREVE_MARKS = "ùøûõï", "áàåãä", "éèúüë"
# Quotation marks, dashes, "…" and "•" are left out: beside such letters they are more often what they look like.
_WINDOWS = dict(zip("€‚ƒ„†‡ˆ‰Š‹ŒŽ˜™š›œžŸ", (*b"\x80\x82\x83\x84\x86\x87\x88\x89\x8a\x8b\x8c\x8e",
                                             *b"\x98\x99\x9a\x9b\x9c\x9e\x9f"), strict=True))  # fmt: skip


def _read(rows: str, windows: bool = False) -> Mapping[str, str]:
    """Return the table; ``windows`` takes the codes 80-9F also as Windows shows them ("€" for 80)."""
    table = {chr(int(row[:2], 16)): normalize("NFC", row[2:]) for row in rows.split()}
    if windows:
        table |= {shown: table[chr(code)] for shown, code in _WINDOWS.items() if chr(code) in table}
    return MappingProxyType(table)


def _vni() -> Mapping[str, str]:
    """Return pairs and single letters of VNI-Windows, capitals with marks of either case."""
    table = dict(zip("íìæóò", "íìỉĩị", strict=True)) | {"î": "ỵ", "ô": "ơ", "ö": "ư", "ñ": "đ"}
    bases = {**{c: c for c in "aeouy"}, "ô": "ơ", "ö": "ư"}
    for shown, letter in bases.items():
        for mark, tone in zip(_PLAIN_MARKS, TONES, strict=True):
            table[shown + mark] = normalize("NFC", letter + tone)
    for letters, base, marks in (("aeo", "âêô", "â" + _CIRCUMFLEX_MARKS), ("a", "ă", "ê" + _BREVE_MARKS)):
        for shown, letter in zip(letters, base, strict=True):
            for mark, tone in zip(marks, ("", *TONES), strict=True):
                table[shown + mark] = normalize("NFC", letter + tone)
    del table["yï"]  # ỵ has a letter of its own, î
    for shown, letter in list(table.items()):
        table[shown.upper()] = letter.upper()
        table[shown[0].upper() + shown[1:]] = letter.upper()
    return MappingProxyType(table)


def _viqr() -> Mapping[str, str]:
    """Return the ASCII writing of mails: a^ ê as "e^", ơ as "o+", ă as "a(", tones ' ` ? ~ . behind the letter."""
    bases = {c: c for c in "aeiouy"} | {"a^": "â", "e^": "ê", "o^": "ô", "a(": "ă", "o+": "ơ", "u+": "ư"}
    table = {shown: letter for shown, letter in bases.items() if len(shown) > 1} | {"dd": "đ"}
    for shown, letter in bases.items():
        for mark, tone in zip("'`?~.", TONES, strict=True):
            table[shown + mark] = normalize("NFC", letter + tone)
    for shown, letter in list(table.items()):
        table[shown[0].upper() + shown[1:]] = letter.upper()
    return MappingProxyType(table | {"DD": "Đ"})


TABLES: Mapping[str, Mapping[str, str]] = MappingProxyType({
    TCVN3: _read(_TCVN3), VNI: _vni(), VISCII: _read(_VISCII, windows=True), VPS: _read(_VPS, windows=True),
    VIQR: _viqr(),
})  # fmt: skip
