"""The tokenizer of the pipeline: punctuation apart, numbers of documents and dates whole."""

import re

from spacy.tokens import Doc
from spacy.vocab import Vocab

# Longest first: 24/2018/QĐ-UBND, 30/9/2020, 98,5 before words before single marks.
_TOKEN_REGEX = re.compile(r"\d+(?:[/.,\-]?\w+(?:[&.\-]\w+)*)*|[^\W\d_]+(?:['’][^\W\d_]+)?|\s+|.", re.DOTALL)


class PlanTokenizer:
    """Cuts a plan's text into tokens; the tokens together are the text, character for character."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return a Doc whose ``text`` equals ``text``."""
        words: list[str] = []
        spaces: list[bool] = []
        for token in _TOKEN_REGEX.findall(text):
            if token[0] == " " and words and not spaces[-1]:
                spaces[-1] = True
                token = token[1:]
                if not token:
                    continue
            words.append(token)
            spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: object) -> bytes:
        """Return nothing: the tokenizer has no state (spaCy asks when it saves a pipeline)."""
        return b""

    def from_bytes(self, _data: bytes, **__: object) -> "PlanTokenizer":
        """Return itself: the tokenizer has no state."""
        return self
