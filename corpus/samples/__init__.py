"""The sample district: one directive and the plans of invented schools, with the faults that real plans have."""

from pathlib import Path

FOLDER = Path(__file__).parent
PLANS = FOLDER / "plans"
RECORDS = FOLDER / "golden" / "records"
