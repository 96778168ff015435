"""Bytes of a text file that are no Unicode: TCVN3, VNI, VISCII and VPS told from Windows-1258.

Each is a byte a sign; the text is handed on as Latin-1 signs and converted with the rest of the document.
"""

import unicodedata
from collections import Counter

from extractors.legacy.readings import reads_plain, weigh, words_with_signs

_SAMPLE = 2**15
_WINDOWS_SIGNS = {0x85: "…", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—"}
_LEAST_WORDS, _LEAST_PART = 5, 0.6


def decode_eight_bit(data: bytes) -> str | None:
    """Return the text, its letters shown as Latin-1 signs; None where no old encoding explains the bytes.

    Windows-1258 is Unicode's own in Python: where it explains more words, the answer is None too.
    """
    sample = data[:_SAMPLE]
    text = sample.decode("latin-1")
    weights = [weigh(line) for line in text.split("\n")]
    read = Counter[str]()
    for weight in weights:
        read[weight.encoding] += weight.read
    words = sum(weight.words for weight in weights)
    if words < _LEAST_WORDS or read.total() < _LEAST_PART * words or read.total() <= _windows_words(sample):
        return None
    whole = data.decode("latin-1")
    main = max(read, key=lambda encoding: read[encoding])
    # Fonts of TCVN3 and VNI leave Windows its quotation marks and dashes; the others have letters there.
    return whole.translate(_WINDOWS_SIGNS) if main in ("TCVN3", "VNI") else whole


def _windows_words(sample: bytes) -> int:
    text = unicodedata.normalize("NFC", sample.decode("cp1258", "replace"))
    return sum(map(reads_plain, words_with_signs(text)))
