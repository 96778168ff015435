"""The tokenizer of the pipeline: spaCy's own, told where a piece without blanks is cut."""

import re
from collections.abc import Iterable

from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.vocab import Vocab

TEXT_KEY = "kehoach_text"  # in doc.user_data: ``Doc.text`` joins the text anew from its tokens each time
# Words first, which are most of a text; then 24/2018/QĐ-UBND, 30/9/2020, 98,5; then single marks.
_TOKEN_REGEX = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[/.,\-]?\w+(?:[&.\-]\w+)*)*|\S")
_MOST_PIECES = 100_000  # whose cuts are remembered: more than a language's syllables, little memory
_LONGEST_PIECE = 10_000  # characters: a longer one is no words and stays one token, where millions would cost gigabytes


class PlanTokenizer(Tokenizer):
    """Cuts a plan's text into tokens: punctuation apart, numbers of documents and dates whole.

    The tokens with the blanks behind them are the text, character for character.
    """

    def __init__(self, vocab: Vocab) -> None:
        super().__init__(vocab, infix_finditer=_cut, max_cache_size=_MOST_PIECES)

    def __call__(self, string: str) -> Doc:
        """Return a Doc whose ``text`` equals ``string``."""
        doc = super().__call__(string)
        doc.user_data[TEXT_KEY] = string
        return doc


def _cut(piece: str) -> Iterable[re.Match[str]]:
    """Return the tokens of a piece without blanks; spaCy remembers the cuts of each piece."""
    return _TOKEN_REGEX.finditer(piece) if len(piece) <= _LONGEST_PIECE else ()
