"""The tokens of a plan: marks apart, numbers of documents and dates whole, and together the text itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.pipeline import build_nlp

ROWS = [
    ("nộp trước 30/9/2020;", ["nộp", "trước", "30/9/2020", ";"]),
    ("(số 24/2018/QĐ-UBND)", ["(", "số", "24/2018/QĐ-UBND", ")"]),
    ("Kế hoạch số 529/KH-PGD&ĐT,", ["Kế", "hoạch", "số", "529/KH-PGD&ĐT", ","]),
    ("đạt 98,5% trở lên", ["đạt", "98,5", "%", "trở", "lên"]),
    ("TP.HCM", ["TP", ".", "HCM"]),
    ("|Họ tên|", ["|", "Họ", "tên", "|"]),
    ("a  b\n\tc", ["a", " ", "b", "\n\t", "c"]),
    ("K'Brêu", ["K'Brêu"]),
    ("", []),
    (" ", [" "]),
]


@pytest.mark.parametrize(("text", "tokens"), ROWS, ids=[text for text, _ in ROWS])
def test_tokens(text, tokens):
    assert [token.text for token in build_nlp().make_doc(text)] == tokens


@given(st.text(alphabet="ab1 2/.,-&\n\t|ĐặỐ'…\u00a0😀", max_size=60))
def test_tokens_together_are_the_text(text):
    assert "".join(token.text_with_ws for token in build_nlp().make_doc(text)) == text


def test_a_piece_that_is_no_words_stays_one_token():
    assert [len(token) for token in build_nlp().make_doc("./" * 10_000 + " ./")] == [20_000, 1, 1]
