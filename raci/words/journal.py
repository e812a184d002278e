"""Notes for those who run the app: what happened, by its name, with its fields; no person's name and nothing typed."""

import logging

LOG = logging.getLogger("raci")


def note(event: str, *, level: int = logging.INFO, **fields: object) -> None:
    """Write it down; fields are numbers, ids of matrices and sentences of the app."""

    LOG.log(level, event, extra={"fields": fields})
