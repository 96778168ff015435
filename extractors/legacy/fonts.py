"""Which encoding a font's name stands for.

1. TCVN3: ".VnTime", ".VnArial Narrow", "VnTime"; ".VnTimeH", ".VnArialH,Bold", "ABCDEF+.VnTimeH-Bold" in capitals
2. VNI: "VNI-Times", "VNI-Helve-Condense", "VNI Times"
3. VPS: "VPS Times", "VPS-Helve"; VISCII: "VI Times", "VISCII Times"
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.legacy.tables import TCVN3, VISCII, VNI, VPS

_SUBSET_REGEX = re.compile(r"^[A-Z]{6}\+")
_STYLE_REGEX = re.compile(r"(?:[,\s_-]*(?:bold|italic|oblique|regular|normal|medium|mt|ps))+$", re.IGNORECASE)
# "VNtimes New Roman" is sold for several encodings: the letters tell.
_NAMES = (
    (re.compile(r"\.vn|vn(?:time(?!s)|arial|avant|courier|book|black|univers|helv|century|clarendon|free|southern|bodoni)",
                re.IGNORECASE), TCVN3),
    (re.compile(r"vni(?![a-z])|vni(?=times|helve|aptima|cooper|bodon|univer)", re.IGNORECASE), VNI),
    (re.compile(r"vps(?![a-z])|vps(?=times|helve)", re.IGNORECASE), VPS),
    (re.compile(r"viscii|vi (?:times|arial)\b", re.IGNORECASE), VISCII),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LegacyFont:
    """What a font's name says: the encoding, and whether small letters are shown as capitals."""

    name: str
    encoding: str
    capitals: bool = False


@lru_cache(maxsize=1024)
def legacy_font(name: str) -> LegacyFont | None:
    """Return what the name of a font from before Unicode says; None for others.

    >>> legacy_font("ABCDEF+.VnTimeH-Bold")
    LegacyFont(name='.VnTimeH', encoding='TCVN3', capitals=True)
    """
    plain = _STYLE_REGEX.sub("", _SUBSET_REGEX.sub("", name.strip().strip("'\"")))
    for pattern, encoding in _NAMES:
        if pattern.match(plain):
            return LegacyFont(plain, encoding, encoding == TCVN3 and plain.endswith("h" if plain.islower() else "H"))
    return None
