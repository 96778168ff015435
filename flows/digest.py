"""The digest as a flow: what the office asks, against what the store holds, as documents in a folder.

It can be served and scheduled like any Prefect flow; ``make_digest`` runs it once.
"""

import asyncio
from datetime import date
from pathlib import Path

from corpus.compliance.digest import PlanInStore, build_digest
from corpus.compliance.requirements import load_requirements
from corpus.compliance.roll import load_roll
from corpus.compliance.template import check_template
from corpus.compliance.writers import json as json_writer
from corpus.compliance.writers import write_all
from corpus.compliance.writers.json import PreviousDigestError
from corpus.office import load_office
from corpus.store import connect
from corpus.store.records import load_records, load_records_of_year
from flows.quiet import quiet_prefect
from schemas import Digest, PlanRecord, RequirementSet

quiet_prefect()  # before prefect is imported: it reads its settings then

from prefect import flow, task  # noqa: E402
from prefect.artifacts import acreate_markdown_artifact  # noqa: E402
from prefect.cache_policies import NO_CACHE  # noqa: E402

ARTIFACT_KEY = "kehoach-digest"


def make_digest(
    requirements: Path, database_url: str, out: Path, *,
    roll: Path | None = None, office: Path | None = None, as_of: date | None = None, previous: Path | None = None,
    template: Path | None = None,
) -> tuple[Digest, list[Path]]:  # fmt: skip
    """Write the digest of the store's plans into the folder ``out`` and return it with the files written.

    Without ``previous`` a digest of the same directive that lies in ``out`` already is the one compared
    with. ``as_of`` is the day the digest is for, today where none is given. RequirementsError, RollError,
    OfficeError, TemplateError, PreviousDigestError and StoreError say in Vietnamese what cannot be used.
    """
    day = as_of or date.today()
    return asyncio.run(digest(requirements, database_url, out, roll, office, day, previous, template))


@flow(name="kehoach-digest", validate_parameters=False, persist_result=False)
async def digest(
    requirements: Path, database_url: str, out: Path, roll: Path | None, office: Path | None, as_of: date,
    previous: Path | None = None, template: Path | None = None,
) -> tuple[Digest, list[Path]]:  # fmt: skip
    """Read what is asked and what there is, build the digest, write it in every form."""
    wanted = load_requirements(requirements)
    schools = load_roll(roll) if roll else []
    issuer = load_office(office)
    if template:
        check_template(template)
    last = await read_previous(wanted, previous, out / json_writer.FILENAME)
    found = await read_plans(database_url, wanted)
    made = build_digest(wanted, found, schools, issuer, as_of, last)
    files = await write_documents(made, out, found, template)
    await acreate_markdown_artifact(_summary(made), key=ARTIFACT_KEY, description=made.title)
    return made, files


@task(name="read-plans", cache_policy=NO_CACHE, persist_result=False)
async def read_plans(database_url: str, wanted: RequirementSet) -> list[PlanInStore]:
    """Return the plans of the store that may answer the requirements, with their records."""
    engine = connect.open_engine(database_url, create=False)
    try:
        with connect.open_session(engine) as session:
            if wanted.school_year is None:
                found = load_records(session)
            else:
                since = wanted.directive.issued if wanted.directive else None
                found = load_records_of_year(session, wanted.school_year, since)
            return [PlanInStore(plan_id, record) for plan_id, record in found]
    finally:
        engine.dispose()


@task(name="read-previous-digest", cache_policy=NO_CACHE, persist_result=False)
async def read_previous(wanted: RequirementSet, given: Path | None, lying_there: Path) -> Digest | None:
    """Return the last digest: the one given, or one of the same directive that lies where the new one will."""
    if given:
        return json_writer.read(given)
    try:
        last = json_writer.read(lying_there) if lying_there.exists() else None
    except PreviousDigestError:
        return None  # of another version of the program: nothing can be compared, and nobody asked for it
    return last if last and (last.directive, last.title) == (wanted.directive, wanted.title) else None


@task(name="write-documents", cache_policy=NO_CACHE, persist_result=False)
async def write_documents(made: Digest, out: Path, found: list[PlanInStore], template: Path | None) -> list[Path]:
    """Write the digest in every form and return the files."""
    records: dict[str, PlanRecord] = {plan.record.source.sha256: plan.record for plan in found}
    return write_all(made, out, records, template)


def _summary(made: Digest) -> str:
    lines = [
        f"# {made.title}",
        "",
        "| Yêu cầu | Đạt | Chưa thấy | Khác | Cần xem lại |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    lines += [f"| {t.title} | {t.met} | {t.not_found} | {t.different} | {t.review} |" for t in made.totals]
    return "\n".join(lines)
