"""The records of a file: which fields a role, a process or an activity has, and what reads each of them."""

from raci.file import fields, nodes
from raci.file.condition_fields import condition
from raci.file.fields import choice, given, number, reference, slug, word
from raci.file.letter_fields import cells, letters
from raci.file.reader import Either, Reader
from raci.file.records import Need, keyed, many, record, text
from raci.file.report import Report
from raci.model import (
    Acceptance,
    Act,
    Activity,
    Authority,
    Damage,
    Escalation,
    Exclusion,
    Indicator,
    Interface,
    Limits,
    Matrix,
    Power,
    Process,
    ProcessKind,
    Relation,
    Review,
    Role,
    RoleKind,
    Sector,
    Source,
    Stake,
    Statement,
    Topic,
    Unnamed,
    When,
)
from raci.model.letters import Mark, Origin
from raci.model.roles import Holders

LIMIT_BOUNDS = {"responsible": (1, 1000), "consulted": (0, 1000), "informed": (0, 1000), "share": (0, 1)}
"""Limit -> least and greatest value; counts, and a share in 0-1."""

LIMIT_ROLES = 500  # parties of one matrix; rules compare each with each
LIMIT_ROLE_LIST = 100  # parties in one list of a role: whom it leads, whom it reports to

_TEXTS = many(text)
_ROLES = many(reference("role"), single=True, most=LIMIT_ROLES)
_FEW_ROLES = many(reference("role"), single=True, most=LIMIT_ROLE_LIST)

DAMAGE = record(Damage, {"what": Need(text), "place": word})
SOURCE = record(Source, {"document": Need(word), "place": word, "note": text, "damage": many(DAMAGE)})
SECTOR = record(Sector, {"name": Need(text), "stated": Need(fields.flag)})
REVIEW = record(Review, {"due": Need(fields.day)})
LIMITS = record(Limits, {name: number(*ends, whole=name != "share") for name, ends in LIMIT_BOUNDS.items()})
EXCLUSION = record(
    Exclusion, {"topic": Need(reference("topic")), "act": choice(Act), "held_by": reference("role"), "remains": text}
)
AUTHORITY = record(Authority, {"kind": Need(choice(Power)), "object": Need(text), "limit": text})
INDICATOR = record(
    Indicator,
    {"name": Need(text), "thresholds": many(text, single=True), "method": text, "assessor": reference("role")},
)
INTERFACE = record(Interface, {"parties": Need(_ROLES), "gives": text, "gets": text})


def _holders(node: nodes.Node, report: Report) -> Holders:
    return _PERSONS(node, report) if node.items is not None else text(node, report)


_PERSONS = many(word, most=LIMIT_ROLE_LIST)
HOLDERS: Reader[Holders] = Reader(_holders, Either(text, _PERSONS))
"""The names of the persons who hold a post as a list, or in words that several hold it."""
ROLE = record(
    Role,
    {
        "id": Need(given("role")),
        "name": Need(text),
        "kind": Need(choice(RoleKind)),
        "in_scope": fields.flag,
        "everyone": fields.flag,
        "inferred": fields.flag,
        "reports_to": _FEW_ROLES,
        "leads": _FEW_ROLES,
        "answers": text,
        "holders": HOLDERS,
        "stand_in": _FEW_ROLES,
        "aliases": many(word),
        "perhaps": _FEW_ROLES,
        "purpose": _TEXTS,
        "excludes": many(EXCLUSION),
        "authority": many(AUTHORITY),
        "indicators": many(INDICATOR),
        "interfaces": many(INTERFACE),
        "qualifications": _TEXTS,
    },
)
TOPIC = record(
    Topic,
    {
        "id": Need(given("topic")),
        "name": Need(text),
        "stakes": keyed(choice(Stake), text),
        "commits": fields.flag,
    },
)
PROCESS = record(
    Process,
    {
        "id": Need(given("process")),
        "clause": word,
        "name": Need(text),
        "kind": Need(choice(ProcessKind)),
        "part_of": text,
        "chain": slug,
        "of": reference("role"),
        "statement": choice(Statement),
        "place": word,
    },
)
DECISION = record(
    Mark,
    {"letters": Need(letters), "when": condition, "on": Need(fields.day), "why": Need(text)},
    origin=Origin.DECIDED,
)
PROPOSAL = record(Mark, {"letters": Need(letters), "when": condition, "why": Need(text)}, origin=Origin.PROPOSED)
LIMITED = record(Mark, {"letters": Need(letters), "when": Need(condition)})


def _stated(node: nodes.Node, report: Report) -> Mark | None:
    if node.pairs is not None:
        return LIMITED(node, report)
    held = letters(node, report)
    return None if held is None else Mark(held)


ACTIVITY = record(
    Activity,
    {
        "id": Need(given("activity")),
        "process": Need(reference("process")),
        "clause": word,
        "printed": word,
        "place": word,
        "name": Need(text),
        "act": Need(choice(Act)),
        "topic": many(reference("topic"), single=True),
        "applies": text,
        "trigger": text,
        "stages": _TEXTS,
        "output": text,
        "to": _ROLES,
        "when": record(When, {"text": Need(text), "exact": Need(fields.flag)}),
        "refused": reference("activity"),
        "escalation": record(Escalation, {"to": Need(_ROLES), "when": text}),
        "stated": Need(cells(Reader(_stated, Either(letters, LIMITED)))),
        "decided": keyed(reference("role"), DECISION),
        "proposed": keyed(reference("role"), PROPOSAL),
        "involves": keyed(reference("role"), choice(Relation)),
        "unnamed": many(choice(Unnamed), single=True),
        "carried": many(reference("activity"), single=True),
        "stands_in": _ROLES,
        "unclear": _TEXTS,
        "damaged": fields.flag,
        "open_ended": fields.flag,
        "quotes": keyed(reference("role"), word),
    },
)
ACCEPTANCE = record(
    Acceptance,
    {
        "rule": Need(word),
        "at": Need(reference("activity", "role", "process")),
        "why": Need(text),
        "until": Need(fields.day),
        "control": text,
    },
)
MATRIX = record(
    Matrix,
    {
        "id": Need(slug),
        "title": Need(text),
        "sector": SECTOR,
        "source": SOURCE,
        "review": REVIEW,
        "limits": LIMITS,
        "roles": Need(many(ROLE, most=LIMIT_ROLES)),
        "topics": many(TOPIC),
        "processes": Need(many(PROCESS)),
        "activities": Need(many(ACTIVITY)),
        "accept": many(ACCEPTANCE),
    },
)
