"""The sample plans against their golden records, compared exactly, and the properties that every record has.

After a wanted change: make golden, then read the diff of corpus/samples/golden/records as a stranger would.
"""

import pytest

from corpus.samples import PLANS, RECORDS
from corpus.samples.golden import golden_json, golden_path
from schemas import PlanRecord

SAMPLES = sorted(PLANS.iterdir())


@pytest.mark.parametrize("plan", SAMPLES, ids=lambda plan: plan.stem)
def test_record_is_the_golden_one(plan):
    assert golden_json(plan) == golden_path(plan).read_text(encoding="utf-8")


def test_every_sample_has_a_golden_record_and_every_record_a_sample():
    assert {plan.stem for plan in SAMPLES} == {path.stem for path in RECORDS.iterdir()}


@pytest.mark.parametrize("path", sorted(RECORDS.glob("*.json")), ids=lambda path: path.stem)
def test_every_item_slices_the_text(path):
    record = PlanRecord.model_validate_json(path.read_text(encoding="utf-8"))
    assert record.status == "success"
    for part in ("citations", "dates", "targets", "phases", "responsibles"):
        for item in getattr(record, part):
            assert record.text[slice(*item.span)] == item.text
    for finding in record.findings:
        assert finding.span is None or record.text[slice(*finding.span)] == finding.text
