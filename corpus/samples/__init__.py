"""The sample district: one directive and the plans of invented schools, with the faults that real plans have."""

from pathlib import Path

FOLDER = Path(__file__).parent
PLANS = FOLDER / "plans"
KINDS = FOLDER / "kinds"
"""Some of the plans as they also come: Word 97, old fonts, a scan, a photo, an archive, a mail."""

RECORDS = FOLDER / "golden" / "records"
