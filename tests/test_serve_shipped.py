"""Streamlit's own files from memory: the same bytes as on the disk, packed for whoever can unpack, nothing else."""

import gzip
from pathlib import Path
from typing import Any

import pytest

from raci.serve import Shipped
from tests import aside

TEXT = "export const matrix = 1; // 矩阵\n" * 5_000
PACKED = (b"accept-encoding", b"gzip, deflate, br")


@pytest.fixture
def static(tmp_path: Path) -> Path:
    (tmp_path / "static" / "js").mkdir(parents=True)
    (tmp_path / "static" / "js" / "index.Ab1.js").write_text(TEXT, encoding="utf-8")
    (tmp_path / "static" / "font.woff2").write_bytes(b"glyphs")
    (tmp_path / "index.html").write_text("<html>", encoding="utf-8")
    return tmp_path


async def unasked() -> Any:
    pytest.fail("nobody here reads what is sent")


def answered(static: Path, path: str, *headers: tuple[bytes, bytes], method: str = "GET") -> tuple[Any, list[bytes]]:
    """Headers and pieces of the answer; None and none where the request was handed on."""

    sent: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        assert scope["path"] == path

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": method, "path": path, "headers": list(headers)}
    aside.run(Shipped(app, static, "/team")(scope, unasked, send))
    if not sent:
        return None, []
    assert sent[0]["status"] == 200 and not sent[-1].get("more_body")
    return dict(sent[0]["headers"]), [message["body"] for message in sent[1:]]


def test_a_file_goes_out_whole_and_piece_by_piece(static: Path) -> None:
    headers, pieces = answered(static, "/team/static/js/index.Ab1.js")
    assert b"".join(pieces).decode() == TEXT and int(headers[b"content-length"]) == len(TEXT.encode())
    assert len(pieces) > 2 and max(map(len, pieces)) <= 1 << 16
    assert b"javascript" in headers[b"content-type"] and b"immutable" in headers[b"cache-control"]


def test_it_is_packed_for_whoever_can_unpack_it(static: Path) -> None:
    headers, pieces = answered(static, "/team/static/js/index.Ab1.js", PACKED)
    assert gzip.decompress(b"".join(pieces)).decode() == TEXT and headers[b"content-encoding"] == b"gzip"
    assert int(headers[b"content-length"]) == len(b"".join(pieces)) < len(TEXT) / 10
    headers, pieces = answered(static, "/team/static/font.woff2", PACKED)
    assert b"".join(pieces) == b"glyphs" and b"content-encoding" not in headers


def test_everything_else_is_handed_on(static: Path) -> None:
    for path in ("/team/", "/static/js/index.Ab1.js", "/team/static/js/other.js", "/team/static/../index.html"):
        assert answered(static, path) == (None, []), path
    assert answered(static, "/team/static/font.woff2", method="HEAD") == (None, [])
    assert answered(static, "/team/static/font.woff2", (b"range", b"bytes=0-1")) == (None, [])
