"""Plans looked up: how many, which, and the one that a name means."""

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from corpus.errors import AmbiguousPlanError, NoSuchPlanError
from corpus.numbers import read_number_query, search_form
from corpus.store import tables as t
from corpus.store.filter import PlanFilter, filter_plans

_CANDIDATES = 20  # shown where a name means several plans


def count_plans(session: Session, wanted: PlanFilter | None = None) -> int:
    """Return how many plans there are of the wanted kind."""
    return session.scalar(filter_plans(select(func.count(t.Plan.id)), wanted)) or 0


def list_plans(session: Session, wanted: PlanFilter | None = None, limit: int | None = None) -> list[t.Plan]:
    """Return the plans of the wanted kind, by school, day and file name."""
    order = (t.Plan.issuing_body_folded, t.Plan.issued, t.Plan.filename, t.Plan.id)
    return list(session.scalars(filter_plans(select(t.Plan), wanted).order_by(*order).limit(limit)))


def find_plan(session: Session, name: str) -> t.Plan:
    """Return the one plan that a name means: id, start of the SHA-256, file name, or number.

    NoSuchPlanError where there is none, AmbiguousPlanError with the candidates where there are more.
    """
    name = name.strip()
    for condition in _meanings(name):
        found = list(session.scalars(select(t.Plan).where(condition).order_by(t.Plan.id).limit(_CANDIDATES + 1)))
        if len(found) == 1:
            return found[0]
        if found:
            count = f"hơn {_CANDIDATES}" if len(found) > _CANDIDATES else f"{len(found)}"
            message = f"Có {count} kế hoạch ứng với “{name}”; hãy gọi bằng mã số ở cột đầu"
            raise AmbiguousPlanError(message, [(plan.id, describe(plan)) for plan in found[:_CANDIDATES]])
    raise NoSuchPlanError(f"Không có kế hoạch nào ứng với “{name}”. Xem danh sách: kehoach list")


def describe(plan: t.Plan) -> str:
    """Return a plan in one line: number, school, school year, file."""
    parts = (plan.number, plan.issuing_body, plan.school_year or plan.period, plan.filename)
    return " · ".join(part for part in parts if part)


def _meanings(name: str) -> list[ColumnElement[bool]]:
    """Return what a name may mean, the surest first."""
    meanings: list[ColumnElement[bool]] = []
    if name.isascii() and name.isdigit() and len(name) < 10:
        meanings.append(t.Plan.id == int(name))
    meanings += [t.Plan.filename == name, t.Plan.number == name]
    if len(name) >= 4 and all(c in "0123456789abcdef" for c in name.lower()):
        meanings.append(t.Plan.sha256.startswith(name.lower()))
    asked = read_number_query(name)
    if folded := asked.folded if asked else search_form(name):
        meanings += [t.Plan.number_folded == folded, t.Plan.number_folded.startswith(folded + "/")]
    as_typed = t.Plan.filename.contains(name, autoescape=True)  # SQLite's lower() leaves "Đ" and "Ồ" as they are
    meanings.append(or_(as_typed, func.lower(t.Plan.filename).contains(name.lower(), autoescape=True)))
    return meanings
