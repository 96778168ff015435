"""What a batch leaves in the store: records, failures, and no failure of what was read after all."""

from sqlalchemy import Engine

from corpus.store.connect import open_writing
from corpus.store.failures import FailedFile, forget_failures, forget_gone_members, save_failures
from corpus.store.save import known_whole, save_plans
from extractors.pipeline import EXTRACTOR_VERSION
from extractors.reading import printable
from flows.report import FileFailure, IngestReport
from flows.work import UNCHANGED, UNPACKED, Outcome
from schemas import PlanRecord


def save_batch(engine: Engine, outcomes: list[Outcome]) -> IngestReport:
    """Save the records and failures of a batch in one transaction and return its counts."""
    texts = [o.record for o in outcomes if o.record]
    records = [PlanRecord.model_validate_json(text) for text in texts]
    paths = {o.sha256: printable(o.path) for o in reversed(outcomes) if o.record and o.sha256}
    with open_writing(engine) as session:
        saved = save_plans(session, records, texts, paths)
        # Another run may have read since what this one could not (a hang, a lock): that is no failure.
        failed_digests = [o.sha256 for o in outcomes if o.reason and o.sha256]
        whole = known_whole(session, failed_digests, EXTRACTOR_VERSION)
        failed = [o for o in outcomes if o.reason and o.sha256 not in whole]
        read = [o for o in outcomes if not o.reason or o.sha256 in whole]
        digests = [o.sha256 for o in read if o.category == UNCHANGED and o.sha256]
        forget_failures(session, paths=[printable(o.path) for o in read], digests=digests)
        for archive in read:
            if archive.category == UNPACKED:
                inside = [m.path for m in archive.members] + [o.path for o in failed]
                forget_gone_members(session, printable(archive.path), set(map(printable, inside)))
        save_failures(session, [_to_keep(o) for o in failed])
        session.commit()
    kept = [record for record, how in zip(records, saved, strict=True) if how != UNCHANGED]
    return IngestReport(
        found=sum(o.category != UNPACKED for o in outcomes),  # an archive is the files in it
        new=saved.count("new"),
        updated=saved.count("updated"),
        unchanged=saved.count(UNCHANGED) + sum(not o.record and o.category != UNPACKED for o in read),
        partial=len({record.source.sha256 for record in records if record.status == "partial"}),
        findings=sum(len(record.findings) for record in kept),
        failures=[FileFailure(printable(o.path), o.reason or "", o.category or "") for o in failed],
    )


def _to_keep(failed: Outcome) -> FailedFile:
    return FailedFile(
        printable(failed.path), failed.reason or "", failed.category or "", failed.sha256, printable(failed.filename),
        failed.original,
    )  # fmt: skip
