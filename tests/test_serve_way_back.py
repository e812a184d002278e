"""The way back from a sign-in leads to a page of ours or nowhere, and cookies of it travel encrypted only."""

from collections.abc import Callable
from http.cookies import SimpleCookie

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from raci.serve import Back
from raci.serve.way_back import is_own


def signs_in(request: Request) -> Response:
    answer = RedirectResponse("/team/", status_code=302)
    answer.set_cookie("_streamlit_user", "li")
    return answer


@pytest.fixture
def client() -> Callable[..., TestClient]:
    def make(host: str = "https://raci.example.com", *, is_encrypted: bool = True) -> TestClient:
        routes = [Route(f"/team/{path}", signs_in) for path in ("auth/login", "oauth2callback", "other")]
        app = Back(Starlette(routes=routes), "/team", is_encrypted=is_encrypted)
        return TestClient(app, base_url=host, follow_redirects=False)

    return make


def back(client: TestClient, referer: str) -> str:
    client.get("/team/auth/login", headers={"Referer": referer})
    return client.get("/team/oauth2callback").headers["location"]


def test_it_leads_back_to_the_page_that_was_asked_for_once(client: Callable[..., TestClient]) -> None:
    there = client()
    deep = "/team/matrix?matrix=a&text=%E7%8E%8B"
    assert back(there, f"https://raci.example.com{deep}") == deep
    assert there.get("/team/oauth2callback").headers["location"] == "/team/"


def test_it_leads_nowhere_else(client: Callable[..., TestClient]) -> None:
    for elsewhere in (
        "https://evil.example/team/x",
        "",
        "https://raci.example.com/other/x",
        "//evil.example/team/x",
        "[",
    ):
        assert back(client(), elsewhere) == "/team/", elsewhere
    paths = ("//evil.example/x", "/team/\\evil", "/team/a b", "/team/a\r\nx: y", "https://evil.example", "/teams/x")
    assert [path for path in paths if is_own(path, "/team")] == []
    assert is_own("/", "") and not is_own("//evil.example", "")


def test_its_cookies_are_for_encrypted_connections_where_people_use_one(client: Callable[..., TestClient]) -> None:
    def secure(path: str, *, is_encrypted: bool) -> set[bool]:
        kept = client(is_encrypted=is_encrypted).get(path).headers.get_list("set-cookie")
        return {bool(morsel["secure"]) for line in kept for morsel in SimpleCookie(line).values()}

    assert secure("/team/oauth2callback", is_encrypted=True) == {True}
    assert secure("/team/auth/login", is_encrypted=True) == {True}
    assert secure("/team/oauth2callback", is_encrypted=False) == {False}
