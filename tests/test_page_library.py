"""The library: every matrix with its causes and freshness, narrowed, duplicated, deleted."""

from collections.abc import Callable
from typing import Any

from streamlit.testing.v1 import AppTest

from pages.shared import workspace
from raci import rules
from raci.file.load import load, loads
from raci.model.letters import Layer
from raci.people import typed
from raci.rules import Severity, causes
from tests.conftest import POLICY, all_sent
from tests.test_page_bring import OWN
from tests.workshops import NAME, OUTSIDE, shown, written


def rows_of(app: AppTest) -> dict[str, Any]:
    shelf = next(message for message in all_sent(app) if "shelves" in message)
    return {row["id"]: row for group in shelf["shelves"] for row in group["rows"]}


def test_every_matrix_has_a_line_with_its_causes_and_a_broken_one_says_so(visit: Callable[..., AppTest]) -> None:
    for lang in ("en", "zh"):
        app = visit("library/library.py", lang=lang, layer="stated")
        rows = rows_of(app)
        assert not app.exception and set(rows) == set(workspace.library().names())
        assert rows["broken"]["cells"] == []
        policy = load(POLICY)
        found = [one for one in causes(rules.check(policy, Layer.STATED)) if not one.accepted]
        kinds = rows[NAME]["cells"][1:7]
        gaps = sum(one.severity == Severity.GAP for one in found)
        assert (sum(kinds[:5]), kinds[5]) == (gaps, sum(one.severity == Severity.CONCERN for one in found))
        assert rows[NAME]["cells"][0] == f"{len(policy.roles)} × {len(policy.activities)}"


def test_words_topic_and_role_narrow_the_list_across_all(visit: Callable[..., AppTest]) -> None:
    assert set(rows_of(visit("library/library.py", lang="en", text="customer complaints"))) <= {NAME, "brand-custody"}
    assert NAME in rows_of(visit("library/library.py", lang="en", role="Internal audit"))
    assert "brand-custody" not in rows_of(visit("library/library.py", lang="en", role="Internal audit"))
    assert "No matrix holds these words" in str(all_sent(visit("library/library.py", lang="en", text="zzzz")))


def test_a_copy_is_kept_and_an_uploaded_matrix_is_deleted_with_its_log_kept(alone: Callable[..., AppTest]) -> None:
    written(OUTSIDE)
    workspace.library().keep("kitchen", typed("Li"), OWN, "kitchen.xlsx")
    app = alone("library/library.py", lang="en", matrix=NAME)
    assert "library-delete-now" not in [button.key for button in app.button]
    app.text_input(key="library-author").set_value("Wang").run()
    app.button(key="library-copy-now").click().run()
    assert not app.exception and f"{NAME}-2" in rows_of(app) and "with all decisions" in shown(app)
    [decided] = OUTSIDE.changes
    copied = loads(workspace.library().text(f"{NAME}-2")).activity[decided.activity]
    assert copied.letters(decided.role, Layer.TODAY) == decided.after != decided.before
    app = alone("library/library.py", lang="en", matrix="kitchen")
    app.button(key="library-delete-now").click().run()
    assert "nobody is named who" in shown(app) and "kitchen" in rows_of(app)
    app.text_input(key="library-author-delete").set_value("Wang").run()
    app.button(key="library-delete-now").click().run()
    assert not app.exception and "kitchen" not in rows_of(app) and "Deleted. Its log is kept." in shown(app)
    assert [one.author for one in workspace.store().uploads.history("kitchen")] == ["Li", "Wang"]
