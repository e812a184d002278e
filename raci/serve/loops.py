"""Event loops that open nothing before they run: Streamlit gives one to every session, and hardly any of them runs.

An ordinary loop holds three descriptors from its making on, for up to two minutes after its session has gone; with the
connection itself that was four a phone, and 1,024 are the limit on many machines.
"""

import asyncio
from selectors import DefaultSelector
from typing import Any


class _LateSelector:
    """A selector that is made when it is first asked."""

    def __getattr__(self, name: str) -> Any:
        if "_made" not in self.__dict__:
            self.__dict__["_made"] = DefaultSelector()
        return getattr(self.__dict__["_made"], name)

    def close(self) -> None:
        if "_made" in self.__dict__:
            self.__dict__["_made"].close()


class LateLoop(asyncio.SelectorEventLoop):
    """An ordinary loop once it runs; what is called before that waits, as it does in any loop."""

    _ssock: Any = None
    _csock: Any = None

    def __init__(self) -> None:
        super().__init__(_LateSelector())  # type: ignore[arg-type]

    def run_forever(self) -> None:
        if self._csock is None:
            super()._make_self_pipe()  # type: ignore[misc]
        super().run_forever()

    def _make_self_pipe(self) -> None:
        """Not yet."""

    def _close_self_pipe(self) -> None:
        if self._csock is not None:
            super()._close_self_pipe()  # type: ignore[misc]


class LatePolicy(asyncio.DefaultEventLoopPolicy):
    """Gives such loops to everybody who asks for a new one."""

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        return LateLoop()


def open_late() -> None:
    """Use such loops from now on, unless somebody has chosen others, such as uvloop."""

    if type(asyncio.get_event_loop_policy()) is asyncio.DefaultEventLoopPolicy:
        asyncio.set_event_loop_policy(LatePolicy())
