"""Serve: what a server must see to that has nothing to do with pages; plain ASGI, without streamlit."""

from raci.serve.descriptors import quiet_refusals, raise_descriptors
from raci.serve.door import Door
from raci.serve.headers import SecurityHeaders
from raci.serve.health import Files
from raci.serve.hosts import HostNames, names, public_url, unusable
from raci.serve.journal import Counts, Numbered, keep_journal
from raci.serve.loops import open_late
from raci.serve.metrics import Inside, open_metrics
from raci.serve.places import Places
from raci.serve.shipped import Shipped
from raci.serve.warm import import_all
from raci.serve.way_back import Back

__all__ = [
    "Back",
    "Counts",
    "Door",
    "Files",
    "HostNames",
    "Inside",
    "Numbered",
    "Places",
    "SecurityHeaders",
    "Shipped",
    "import_all",
    "keep_journal",
    "names",
    "open_late",
    "open_metrics",
    "public_url",
    "quiet_refusals",
    "raise_descriptors",
    "unusable",
]
