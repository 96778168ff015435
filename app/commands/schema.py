"""The JSON Schema of the plan record."""

import json
import sys

PLACE = 8


def run() -> None:
    """In JSON Schema của hồ sơ kế hoạch, cho người viết chương trình."""
    from schemas import PlanRecord

    sys.stdout.write(json.dumps(PlanRecord.model_json_schema(), ensure_ascii=False, indent=2) + "\n")
