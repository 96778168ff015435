"""Bytes or text in, models out: no database, no network, no clock, no Prefect."""
