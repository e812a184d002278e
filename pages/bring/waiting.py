"""Work that may take a while, with a bar from the first second on that says how much of its time is over."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from time import monotonic
from typing import TypeVar

import streamlit as st

from pages.shared import session
from raci.words.sentences import Word

t = session.t
T = TypeVar("T")
SECONDS_A_LOOK = 0.25


def done(work: Callable[[], T], says: Word, limit: int) -> T:
    """What comes of the work, which asks nothing of the page; `says` has the seconds as {n} and the {limit}."""

    with ThreadPoolExecutor(1) as pool:
        future, started, bar = pool.submit(work), monotonic(), st.empty()
        while not wait([future], SECONDS_A_LOOK).done:
            seconds = int(monotonic() - started)
            if seconds:
                bar.progress(min(1.0, seconds / limit), t(says, n=seconds, limit=limit))
        bar.empty()
        return future.result()
