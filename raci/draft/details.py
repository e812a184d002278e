"""What a sentence tells of its activity besides letters, and what a person says of that."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from raci.draft.activities import act_of, is_refusal, when_of
from raci.draft.outputs import output_of
from raci.draft.topics import topics_of
from raci.draft.values import Draft, Reading
from raci.model.work import GATES, Act

TELLING = re.compile(r"zh\.(?:tell|give|copy|for-record|notify)|en\.(?:tell|send-to|copy|keep-informed|goes-back)")
LISTED = re.compile(r"\s*[、,，;；\n]\s*")
"""Between the names of several topics in a line that somebody writes."""


@dataclass(frozen=True)
class Detail:
    """Of one activity: what kind of work it is, who receives its result, when it is due, the key of the sentence that
    tells what follows a no, the result, and its topics; "" and () for what is not said."""

    act: Act
    to: tuple[str, ...] = ()
    when: str = ""
    refused: str = ""
    output: str = ""
    topics: tuple[str, ...] = ()


Said = Mapping[str, Mapping[str, str]]
"""Key of a sentence -> field -> what a person has written there."""


def details_of(reading: Reading, drafts: Iterable[Draft], said: Said | None = None) -> dict[int, Detail]:
    """Sentence -> its detail as it is read from these letters, in order, with what persons have said."""

    groups = {index: list(group) for index, group in groupby(drafts, key=lambda draft: draft.sentence)}
    topics = topics_of(reading, dict.fromkeys(draft.sentence for draft in reading.drafts))  # whatever is confirmed
    details: dict[int, Detail] = {}
    for index, group in groups.items():
        sentence, lang = reading.sentences[index], reading.language
        when = when_of(sentence, lang)
        to = tuple(dict.fromkeys(draft.party for draft in group if draft.letter == "I" and TELLING.match(draft.rule)))
        details[index] = Detail(
            act_of(sentence, group, lang),
            to,
            when.text.zh if when else "",
            "",
            output_of(sentence.text, lang),
            topics.get(index, ()),
        )
    _refer(reading, details)
    return {
        index: corrected(detail, (said or {}).get(reading.sentences[index].key, {}))
        for index, detail in details.items()
    }


def _refer(reading: Reading, details: dict[int, Detail]) -> None:
    """A gate points to the next activity under its heading where that one tells what follows a no."""

    order = list(details)
    for index, after in pairwise(order):
        here, later = reading.sentences[index], reading.sentences[after]
        if details[index].act in GATES and is_refusal(later, reading.language) and here.headings == later.headings:
            details[index] = replace(details[index], refused=later.key)


def corrected(detail: Detail, said: Mapping[str, str]) -> Detail:
    """The detail with the fields that a person has written."""

    fields: dict[str, object] = {name: said[name] for name in ("when", "refused", "output") if name in said}
    if "act" in said:
        fields["act"] = Act(said["act"])
    if "to" in said:
        fields["to"] = tuple(filter(None, said["to"].split("\n")))
    if "topic" in said:
        fields["topics"] = tuple(dict.fromkeys(filter(None, LISTED.split(said["topic"].strip()))))
    return replace(detail, **fields)  # type: ignore[arg-type]
