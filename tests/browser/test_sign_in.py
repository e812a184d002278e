"""A sign-in with a provider: back to the address that was asked for, by name, and no longer than the provider said."""

from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from tests.provider import provider, secrets
from tests.servers import free_port, running

DEEP = "/matrix?matrix=operations-policy&layer=stated&lang=en&text=budget"
EXPORT = "/export/operations-policy.csv"


def test_a_sign_in_leads_back_to_the_address_and_ends_when_the_provider_says(
    chromium: Any, folder: Path, tmp_path: Path
) -> None:
    port, settings = free_port(), tmp_path / "secrets.toml"
    with provider() as there:
        settings.write_text(secrets(there, port), encoding="utf-8")
        with running(folder, "--secrets.files", str(settings), port=port, RACI_SIGN_IN="oidc") as server:
            page = chromium.new_page(locale="en-US")
            try:
                page.goto(server.address + DEEP)
                page.get_by_role("button", name="Sign in").wait_for()
                assert page.locator("table[role=treegrid]").count() == 0
                assert page.request.get(server.address + EXPORT).status == 401
                page.get_by_role("button", name="Sign in").click()
                page.locator("table[role=treegrid]").wait_for()
                assert page.url == server.address + DEEP
                page.get_by_role("button", name="Li Wei").click()
                expect(page.get_by_text("Li Wei (li@example.com)")).to_be_visible()
                assert page.request.get(server.address + EXPORT).status == 200
                [cookie] = [one for one in page.context.cookies() if one["name"] == "_streamlit_user"]
                assert cookie["httpOnly"] and cookie["sameSite"] == "Lax"
                page.get_by_role("button", name="Sign out").click()
                page.get_by_role("button", name="Sign in").wait_for()
                assert page.request.get(server.address + EXPORT).status == 401
                there.lasts_s = -1  # which Streamlit lets in, for clocks differ by a minute or two
                page.get_by_role("button", name="Sign in").click()
                page.wait_for_url(f"{server.address}/**")
                expect(page.get_by_text("Sign in to go on.")).to_be_visible(timeout=20_000)
            finally:
                page.context.close()
