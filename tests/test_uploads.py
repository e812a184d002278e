"""All uploads of a visit, and of the server, have a limit together; what is on its way counts."""

import asyncio
from collections import Counter
from typing import Any

import pytest

from pages.shared import uploads
from pages.shared.uploads import LIMIT_SERVER, LIMIT_VISIT, UploadLimit, refusal
from tests import aside


def put(path: str, length: int | None) -> dict[str, Any]:
    headers = [] if length is None else [(b"content-length", str(length).encode())]
    return {"type": "http", "method": "PUT", "path": path, "headers": headers}


def answers(*scopes: dict[str, Any]) -> list[int]:
    """The status of each upload, all of them on their way at once; 204 for those that come through."""

    found: list[int] = [0] * len(scopes)

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        await asyncio.sleep(0)  # lets the others begin
        await send({"type": "http.response.start", "status": 204, "headers": []})

    async def one(limited: Any, number: Any) -> None:
        async def send(message: Any) -> None:
            found[number] = message.get("status", found[number])

        await limited(scopes[number], None, send)

    async def everything() -> None:
        limited = UploadLimit(inner)
        await asyncio.gather(*(one(limited, number) for number in range(len(scopes))))
        assert not +limited.coming

    aside.run(everything())
    return found


def test_what_is_on_its_way_counts() -> None:
    half = put("/_stcore/upload_file/v1/f", LIMIT_VISIT // 2)
    assert answers(half, half, half) == [204, 204, 413]
    assert answers(half, half, put("/base/_stcore/upload_file/v2/f", 5)) == [204, 204, 204]


def test_what_has_arrived_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "sizes", lambda: Counter({"v1": LIMIT_VISIT}))
    assert answers(put("/_stcore/upload_file/v1/f", 1), put("/_stcore/upload_file/v2/f", 1)) == [413, 204]


def test_an_upload_without_a_length_is_refused_and_other_requests_are_not() -> None:
    assert answers(put("/_stcore/upload_file/v1/f", None), put("/role", None)) == [411, 204]


FULL = {f"{n}": LIMIT_VISIT for n in range(LIMIT_SERVER // LIMIT_VISIT)}


@pytest.mark.parametrize("held", [{"a": LIMIT_VISIT}, FULL])
def test_the_refusal_says_whose_uploads_and_what_to_do(held: Any) -> None:
    assert "; " in refusal("a", 1, held) and "bytes" in refusal("a", 1, held)
