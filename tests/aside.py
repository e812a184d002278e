"""Coroutines of tests, each to its end in a thread of its own: this one may hold the loop of a browser."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Answer = TypeVar("Answer")


def aside(work: Callable[[], Answer]) -> Answer:
    """What the work gives back, or its error, from a thread that no loop runs in."""

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def run(coroutine: Coroutine[Any, Any, Answer]) -> Answer:
    """What the coroutine gives back, or its error."""

    return aside(lambda: asyncio.run(coroutine))
