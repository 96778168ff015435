"""What differs from the last digest, school by school."""

from collections.abc import Sequence

from corpus.compliance.wording import HAND_INS, VERDICTS
from schemas import Change, Digest, Requirement, SchoolDigest, Verdict


def compare_digests(
    previous: Digest, rows: Sequence[SchoolDigest], requirements: Sequence[Requirement]
) -> list[Change]:
    """Return the differences: plans that have come, gone or been replaced, verdicts that changed, schools added."""
    before = {school.school: school for school in previous.schools}
    titles = {requirement.id: requirement.title for requirement in requirements}
    changes: list[Change] = []
    for school in rows:
        old = before.pop(school.school, None)
        changes += _of_school(old, school, titles)
    changes += [Change(school=name, note="Không còn trong danh sách trường.") for name in before]
    return changes


def _of_school(old: SchoolDigest | None, school: SchoolDigest, titles: dict[str, str]) -> list[Change]:
    name = school.school
    if old is None:
        return [Change(school=name, note="Mới có trong danh sách trường.", after=school.hand_in)]
    if old.plan is None and school.plan is None:
        return []
    if old.plan is None or school.plan is None:
        note = "Đã nhận được kế hoạch." if school.plan else "Kế hoạch lần trước không còn trong kho dữ liệu."
        return [Change(school=name, before=old.hand_in, after=school.hand_in, note=note)]
    changes = []
    if old.plan.sha256 != school.plan.sha256:
        note = f"Đã gửi lại kế hoạch (tệp {school.plan.filename})."
        changes.append(Change(school=name, before=old.plan.filename, after=school.plan.filename, note=note))
    if old.hand_in != school.hand_in:
        note = f"Gửi kế hoạch: {HAND_INS[old.hand_in].lower()} → {HAND_INS[school.hand_in].lower()}."
        changes.append(Change(school=name, before=old.hand_in, after=school.hand_in, note=note))
    return changes + _of_checks(old, school, titles)


def _of_checks(old: SchoolDigest, school: SchoolDigest, titles: dict[str, str]) -> list[Change]:
    """Return the verdicts that changed, new requirements and those no longer asked apart."""
    known: dict[str, Verdict] = {check.requirement_id: check.verdict for check in old.checks}
    changes = []
    for check in school.checks:
        was = known.get(check.requirement_id)
        if was is None or was == check.verdict:
            continue
        note = f"{titles[check.requirement_id]}: {VERDICTS[was].lower()} → {VERDICTS[check.verdict].lower()}."
        changes.append(Change(school=school.school, requirement_id=check.requirement_id, before=was,
                              after=check.verdict, note=note))  # fmt: skip
    return changes
