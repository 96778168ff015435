"""Prefect's settings for a clerk's terminal: no telemetry, no log lines, no traceback at exit."""

import os

# The embedded server cancels its event recorder at exit and prints about 150 lines of tracebacks
# unless the three loggers are at CRITICAL. A setting that the office has made itself stays.
_SETTINGS = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_ROOT_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_INTERNAL_LEVEL": "CRITICAL",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    # 20 seconds by default, which an old office computer with a virus scanner does not keep.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
}


def quiet_prefect() -> None:
    """Set what Prefect reads from the environment; to be called before prefect is imported."""
    for name, value in _SETTINGS.items():
        os.environ.setdefault(name, value)
