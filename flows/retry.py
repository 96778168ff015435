"""Reading again what failed, or what an older version of the extractors read: an ingest of just these files."""

import asyncio
from dataclasses import dataclass, field

from corpus.store import connect
from corpus.store.originals import originals_folder
from corpus.store.reading_again import find_again
from extractors.pipeline import EXTRACTOR_VERSION
from flows.ingest import Progress, ingest_files
from flows.report import IngestReport
from flows.work import PlanFile


@dataclass
class RetryReport:
    """What became of the files, and the paths of those that lie nowhere any more; see ``ToRead``."""

    report: IngestReport = field(default_factory=IngestReport)
    lost: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def retry(
    database_url: str,
    *,
    originals: str | None = None,
    jobs: int | None = None,
    on_progress: Progress | None = None,
) -> RetryReport:
    """Read again what ``find_again`` finds in the store and return what became of it.

    StoreError where there is no store yet, and as for ``ingest_paths``. With nothing to read no flow runs.
    """
    engine = connect.open_engine(database_url, create=False)
    try:
        with connect.open_session(engine) as session:
            found = find_again(session, originals_folder(database_url, originals), EXTRACTOR_VERSION)
    finally:
        engine.dispose()
    files = [PlanFile(again.path, again.filename, again.place, again=again.known) for again in found.files]
    if not files:
        return RetryReport(lost=found.lost, left=found.left)
    work = ingest_files(files, database_url, originals=originals, jobs=jobs, on_progress=on_progress)
    return RetryReport(asyncio.run(work), found.lost, found.left)
