import re

# The pieces that responsibles fills in from school_units.yaml and duty_words.yaml; any words stand for them here.
PIECES = {"SUBJECT": r"[^,]+?", "UNIT": r".+", "VERB": r"(?:phụ trách|thực hiện)"}


def check(row, example):
    pattern = row["pattern"]
    for name, piece in PIECES.items():
        pattern = pattern.replace(name, piece)
    assert re.fullmatch(pattern, example.lower())
