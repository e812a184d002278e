"""A change and what it does, in words."""

from raci import rules
from raci.model.changes import Change
from raci.model.letters import Layer, letters_of
from raci.rules import Cause, Fix
from raci.views.change_in_words import now_then, of_role
from raci.views.effect_in_words import DID, counted, parts, phrase
from tests.matrices import matrix_of


def test_now_and_then_show_what_is_nothing() -> None:
    assert [now_then(*cells) for cells in (("", "C"), ("A/R", ""), ("C", "I"))] == ["– → C", "A/R → –", "C → I"]
    assert of_role("Finance", Change("1", "fin", (), letters_of("R/A"))) == "Finance – → A/R"


def test_an_effect_is_a_phrase_and_lists_with_their_numbers() -> None:
    matrix = matrix_of("stated: {a: R, b: I}")
    row = matrix.activities[0].id
    effect = rules.effect_of(Fix("", {}, (Change(row, "a", letters_of("R"), letters_of("A/R")),)), matrix, Layer.TODAY)
    settled, raised, changed = len(effect.settled), len(effect.raised), len(effect.changed)
    assert settled
    assert phrase(effect, "en") == f"closes {counted(effect.closes, 'en')}, opens 0"
    notes = rules.Effect([], effect.raised, [])
    assert phrase(notes, "en") == f"settles 0, raises {raised}, changes 0"
    first, *others = parts(effect, "en")
    assert first.head("en") == f"Settles: {settled}"
    assert first.lines("en", 1, Cause.sentence)[0].endswith(effect.settled[0].sentence("en"))
    assert len(first.lines("en", 0)) == 1  # that there are more
    assert [part.title for part in others] == (["Raises", "Changes"] if changed else ["Raises"])
    assert parts(effect, "zh", DID)[0].title == "已解决"
