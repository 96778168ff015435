"""Which plan cites which document, and where plans give one document different dates."""

# What a row or a column of a pandas frame is, its type hints cannot say.
# pyright: reportArgumentType=false, reportAttributeAccessIssue=false, reportCallIssue=false
# pyright: reportGeneralTypeIssues=false, reportOperatorIssue=false, reportReturnType=false

from collections.abc import Sequence

import pandas as pd

from corpus.compare.plans import PLACE_COLUMNS, ComparedPlan, make_frame, place_of
from extractors.document_number import fold_number

COLUMNS = ["document", "doc_type", "number", "key", "subject", "plan", "school", "office", "role", "issued", "issuer",
           "usual_date", "conflict", *PLACE_COLUMNS]  # fmt: skip


def compare_citations(plans: Sequence[ComparedPlan]) -> pd.DataFrame:
    """Return one row a mention; ``document`` names the document, ``conflict`` marks another date than the usual one.

    Mentions of one document are those with one key; where the key holds the year of a date, a number of one type
    and issuer that stands under two years is one document too, its dates in conflict, since a slip of a year is the
    likelier reading inside one school year's plans.
    """
    rows = [
        {"doc_type": c.doc_type, "number": c.number, "key": c.key, "subject": c.subject, "plan": p.id,
         "school": p.name, "office": p.is_office, "role": c.role, "issued": c.issued, "issuer": c.issuer,
         **place_of(c)}
        for p in plans
        for c in p.record.citations
    ]  # fmt: skip
    frame = make_frame(rows, [name for name in COLUMNS if name not in ("document", "usual_date", "conflict")])
    if frame.empty:
        return frame.assign(document=[], usual_date=[], conflict=[])[COLUMNS]
    frame["same"] = [_same(*row) for row in zip(frame["doc_type"], frame["number"], frame["key"], strict=True)]
    days = frame["issued"].where(frame["issued"].str.len() == 10)
    # by plans, not by mentions: who repeats a slip three times is still one
    votes = frame.assign(day=days).dropna(subset=["day"]).drop_duplicates(["same", "day", "plan"])
    counts = votes.groupby(["same", "day"]).size().rename("count").reset_index()
    usual = counts.sort_values(["count", "day"], ascending=[False, True]).drop_duplicates("same").set_index("same")
    frame["usual_date"] = frame["same"].map(usual["day"]).astype(object)
    frame["conflict"] = days.notna() & (days != frame["usual_date"])
    names = frame.sort_values("start").groupby("same").apply(_name, include_groups=False)
    frame["document"] = frame["same"].map(names)
    return frame[COLUMNS]


def citation_matrix(frame: pd.DataFrame, schools: Sequence[str]) -> pd.DataFrame:
    """Return documents by schools: the dates as cited joined by "; ", "x" without a date, "" where it is not cited.

    The documents that most schools cite come first; a document one school alone cites comes last.
    """
    if frame.empty:
        return pd.DataFrame(columns=list(schools))
    said = frame.assign(said=frame["issued"].fillna("x"))
    cells = said.groupby(["document", "school"])["said"].agg(lambda values: "; ".join(dict.fromkeys(_dates(values))))
    matrix = cells.unstack("school").reindex(columns=list(schools)).fillna("")
    counts = (matrix != "").sum(axis=1)
    return matrix.loc[sorted(matrix.index, key=lambda document: (-counts[document], document))]


def _dates(values: pd.Series) -> list[str]:
    """Return the dates among the cells of one plan and document; the mark alone where no mention has one."""
    dates = [value for value in values if value != "x"]
    return dates or ["x"]


def _same(doc_type: str, number: str | None, key: str) -> str:
    """Return the key without the year that a local number carries; what has no number keeps its key."""
    folded = fold_number(number) if number else None
    if not folded:
        return key
    rest = [word for word in key.split()[2:] if not (len(word) == 4 and word.isdigit())]
    return " ".join([doc_type.lower(), folded, *rest])


def _name(mentions: pd.DataFrame) -> str:
    numbered = mentions.dropna(subset=["number"])
    if numbered.empty:
        return min(mentions["text"], key=len)
    first = numbered.iloc[0]
    return f"{first['doc_type']} số {numbered['number'].mode().iloc[0]}"
