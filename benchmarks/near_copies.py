"""Near-copies among many made-up plans: the time it takes, and how many of the true pairs are found.

Plans are rows of made-up sentences of
which a third come from one bank, as the phrases of a trade do; one plan in five belongs to a family whose members
keep 30 to 100 of 100 of its sentences and change the school's name, numbers and some words.
"""

import random
import resource
import time
from itertools import combinations

from benchmarks.measure import Result
from corpus.compare.copies import Matter, find_copies
from corpus.compare.copies.shingles import Shingler, jaccard

PLANS = 10_000
BOUND_SECONDS = 60
SENTENCES = 150
LIKENESS = 0.5
_ONSETS = (*tuple("bcdđghklmnqstvx"), "ch", "gh", "kh", "ng", "nh", "ph", "th", "tr")
_RHYMES = (*tuple("aáạeiouêôơư"), "an", "anh", "ao", "ay", "âm", "ân", "em", "iên", "inh", "oa", "ong", "ông", "ưng")


def run() -> list[Result]:
    """Return the lines on 10,000 plans: plans a second against the bound, recall and precision in per cent."""
    found = measure(PLANS)
    print(found)
    speed = PLANS / found["seconds"]
    return [
        Result("near-copies", "plans", speed, f"{BOUND_SECONDS} s", PLANS / BOUND_SECONDS, at_least=1),
        Result("near-copies found", "%", found["recall"] * 100, "95 %", 95, at_least=1),
        Result("near-copies right", "%", found["precision"] * 100, "95 %", 95, at_least=1),
    ]


def make_plans(count: int, seed: int = 7) -> tuple[list[str], list[list[int]]]:
    """Return texts, and the families as rows of their places among the texts."""
    rng = random.Random(seed)
    words = [onset + rhyme for onset in _ONSETS for rhyme in _RHYMES]
    weights = [1 / (place + 10) for place in range(len(words))]
    bank = [_sentence(rng, words, weights) for _ in range(20_000)]
    texts, families = list[str](), list[list[int]]()
    while len(texts) < count:
        base = [rng.choice(bank) if rng.random() < 0.33 else _sentence(rng, words, weights) for _ in range(SENTENCES)]
        size = rng.randint(2, 6) if rng.random() < 0.06 else 1
        family = list(range(len(texts), min(count, len(texts) + size)))
        for member in family:
            kept = 1.0 if member == family[0] else rng.uniform(0.3, 1.0)
            lines = [line if rng.random() < kept else _sentence(rng, words, weights) for line in base]
            texts.append("\n".join(_rename(rng, line) for line in lines))
        if len(family) > 1:
            families.append(family)
    return texts, families


def true_pairs(texts: list[str], families: list[list[int]]) -> set[tuple[int, int]]:
    """Return the pairs within families whose exact likeness reaches the bound."""
    shingler = Shingler()
    pairs = set()
    for family in families:
        sets = {i: shingler.collect(Matter(texts[i], 0, len(texts[i])).syllables()) for i in family}
        pairs |= {(i, j) for i, j in combinations(family, 2) if jaccard(sets[i], sets[j])[0] >= LIKENESS}
    return pairs


def measure(count: int) -> dict[str, float | int]:
    """Return time, memory, recall and precision on so many plans."""
    texts, families = make_plans(count)
    began, used = time.perf_counter(), time.process_time()
    found = {(copy.one, copy.other) for copy in find_copies(Matter(text, 0, len(text)) for text in texts)}
    seconds, busy = time.perf_counter() - began, time.process_time() - used
    true = true_pairs(texts, families)
    return {
        "plans": count, "characters": sum(map(len, texts)), "seconds": round(seconds, 2),
        "processor_seconds": round(busy, 2), "true_pairs": len(true), "found_pairs": len(found),
        "recall": round(len(found & true) / len(true), 4), "precision": round(len(found & true) / len(found), 4),
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }  # fmt: skip


def _sentence(rng: random.Random, words: list[str], weights: list[float]) -> str:
    return " ".join(rng.choices(words, weights, k=rng.randint(12, 28))).capitalize() + "."


def _rename(rng: random.Random, line: str) -> str:
    return f"{line} Trường THCS {rng.choice(_ONSETS).title()}inh {rng.randint(1, 99)}%" if rng.random() < 0.1 else line
