"""Every rule of reading a policy: it fires in the sentence that it names for it, and not in the other one."""

import re

from raci.draft import Party, Reading, read_text, rules


def read_example(example: str) -> Reading:
    """The reading of a sentence whose parties stand in square brackets."""

    parties = [Party(name) for name in dict.fromkeys(re.findall(r"\[([^\]]+)\]", example))]
    return read_text(re.sub(r"[\[\]]", "", example), parties)


def test_every_rule_fires_where_it_says_so_and_not_elsewhere() -> None:
    """A rule without a letter fires when the party it takes, or the subject, gets none by another rule."""

    dumb = [rule.id for rule in rules() if rule.letter and rule.id not in _fired(rule.fires)]
    loud = [rule.id for rule in rules() if rule.letter and rule.id in _fired(rule.silent)]
    assert (dumb, loud) == ([], [])


def test_a_rule_without_a_letter_keeps_its_party_silent() -> None:
    heard = [rule.id for rule in rules() if not rule.letter and not rule.also and _subjects(rule.fires)]
    assert heard == []


def _fired(example: str) -> set[str]:
    return {draft.rule for draft in read_example(example).drafts}


def _subjects(example: str) -> list[str]:
    reading = read_example(example)
    return [draft.party for draft in reading.drafts if draft.party == reading.parties[-1].name]


def test_ids_of_rules_are_their_own() -> None:
    ids = [rule.id for rule in rules()]
    assert len(ids) == len(set(ids))
