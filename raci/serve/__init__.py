"""Serve: what a server must see to that has nothing to do with pages; plain ASGI, without streamlit."""

from raci.serve.door import Door
from raci.serve.names import Names, names, public_url

__all__ = ["Door", "Names", "names", "public_url"]
