"""The tool that makes contact sheets: what it makes them of. What they show is for the eye."""

from pathlib import Path

from tests import shots
from tests.matrices import ROOT
from tests.test_pages import OF_ALL, PAGES


def test_every_page_has_a_sheet() -> None:
    shown = {*PAGES, *OF_ALL, "room/room.py", "ballot/ballot.py"}
    assert {f"{name}/{name}.py" for name in shots.PAGES} == shown


def test_a_sheet_has_a_row_a_state_with_its_pictures_in_order_and_half_as_large() -> None:
    every = list(shots.combinations())
    assert len(every) == len(set(every)) == 8
    paths = [Path(f"/shots/{place}.png") for place in range(8)]
    html = shots.contact_sheet("Gaps & more", {"a <tap>": paths})
    assert [html.index(path.as_uri()) for path in paths] == sorted(html.index(path.as_uri()) for path in paths)
    assert "Gaps &amp; more" in html and "a &lt;tap&gt;" in html
    assert (html.count("width: 640px"), html.count("width: 195px")) == (4, 4)


def test_the_pictures_of_the_readme_are_those_that_are_made() -> None:
    assert {path.stem for path in (ROOT / ".github").glob("*.png")} == set(shots.README)
