"""Whether letters are a Vietnamese syllable by the rules of spelling: onset, rime and tone.

1. "nghiêng", "quyết", "khuya", "giặc", "ở", with either place of the mark in "hoà"/"hòa", "thuỷ"/"thủy"
2. no syllables: "cát" is one, "càt" is none (a stop takes only two tones); "nge" and "ka" are spelled otherwise
"""

from functools import cache
from unicodedata import normalize

from extractors.legacy.tables import ACUTE, DOT, TONES

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et "
    "ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang "
    "oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp "
    "ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya "
    "uych uyên uyêt uynh uyn uyp uyt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu"
)
_FRONT = "eêiy"
_STOPS = ("p", "t", "c", "ch")
_BOTH_PLACES = ("oa", "oe", "uy")
_VOWELS = "aăâeêioôơuưy"


@cache
def syllables() -> frozenset[str]:
    """Return every syllable of the language that spelling allows, in small letters and NFC."""
    found: set[str] = set()
    for rime in _RIMES.split():
        toned = _toned(rime)
        found.update(onset + form for onset in ("", *_ONSETS.split()) if _fits(onset, rime) for form in toned)
    # "gi" before i: gì, gìn, giếng; "qu" takes in the u of uy, uê, uơ: its rimes are bare.
    found.update("g" + form for rime in ("i", "in", "ia", "iêng", "iêc", "iêt") for form in _toned(rime))
    return frozenset(found)


def is_syllable(word: str) -> bool:
    """Return whether a word, in any case, is a syllable that Vietnamese spelling allows.

    >>> [is_syllable(word) for word in ("Trường", "trêng", "càt", "Ðảng")]
    [True, False, False, True]
    """
    return word.lower().replace("ð", "đ") in syllables()


def _fits(onset: str, rime: str) -> bool:
    front = rime[0] in _FRONT
    if onset in ("gh", "ngh", "k"):
        return front
    if onset in ("g", "ng", "c"):
        return not front
    if onset == "qu":
        return rime[0] not in "ouư" and rime not in ("ia", "iêu", "iêm", "iên", "iêt", "iêng", "iêc")
    if onset == "gi":
        return rime[0] not in "iy"
    if rime.startswith("yê"):
        return not onset
    return True


def _toned(rime: str) -> list[str]:
    """Return the rime with every tone it takes, the mark where spelling puts it."""
    tones = (ACUTE, DOT) if rime.endswith(_STOPS) else ("", *TONES)
    return [normalize("NFC", rime[: p + 1] + tone + rime[p + 1 :]) for p in _places(rime) for tone in tones]


def _places(rime: str) -> tuple[int, ...]:
    marked = [i for i, c in enumerate(rime) if c in "ăâêôơư"]
    if marked:
        return (marked[-1],)
    vowels = [i for i, c in enumerate(rime) if c in _VOWELS]
    if len(vowels) == 1 or (len(vowels) == 2 and len(rime) == 2 and rime not in _BOTH_PLACES):
        return (0,)
    return (0, 1) if rime in _BOTH_PLACES else (1,)
