"""Persons and what each may do: every action as every kind of person, straight at the store, as a socket would."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from raci import cli
from raci.log import Ballot, Confirmed, Decision, Merged, Opened, Revealed
from raci.model.changes import Change
from raci.model.letters import letters_of
from raci.people import ACTIONS, Action, Level, Mode, Person, Rights, typed
from raci.people.sign_in import is_here, sign_in, wrong
from raci.store import Knock, RefusedError, Right, Store, WallWay, open_store
from raci.store.papers import Paper
from raci.workshop import Consent, Stance
from tests import databases
from tests.people import SOMEBODY
from tests.workshops import DAY, KEY

W, CHANGED = "AAA-AAA-AAA", (Change("a1", "ops", (), letters_of("A")),)
LONG = "0123456789abcdef"

NAMES = count()
"""What has been used in no database yet."""
UNWRITTEN = {Action.LOOK}
"""What writes nothing: pages and addresses hold it."""


@pytest.fixture(params=databases.KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened = open_store(databases.new(request.param, tmp_path))
    fill(opened)
    yield opened
    opened.close()


def fill(opened: Store) -> None:
    """Write two workshops into the log of m: one that is revealed, one that is open."""

    opened.append("m", 0, SOMEBODY, Opened(W, "W", DAY, ("a1",), ("ops", "it")), right=Right(KEY))
    opened.box.take(SOMEBODY, W, "ops", "p1")
    opened.append("m", 1, SOMEBODY, Opened("BBB-BBB-BBB", "W", DAY, ("a1",), ("ops",)), right=Right(KEY))
    opened.box.take(SOMEBODY, "BBB-BBB-BBB", "ops", "p1")
    opened.append("m", 2, SOMEBODY, Revealed(W), right=Right(KEY))
    opened.box.wall.put(SOMEBODY, W, WallWay("a1", "mark", CHANGED), KEY)


def calls(store: Store, person: Person) -> dict[Action, list[Callable[[], Any]]]:
    """Every call by which something is written, under what it is."""

    names, box, other = NAMES, store.box, "BBB-BBB-BBB"

    def append(body: Any, right: Right | None = None) -> Any:
        return store.append("m", store.version("m").number, person, body, right=right or Right())

    def kept(act: Callable[..., Any], *args: Any) -> Any:
        name = f"kept-{next(names)}"
        store.uploads.keep(name, SOMEBODY, "id: x")
        return act(name, *args)

    def consent() -> None:
        box.wall.put(SOMEBODY, W, WallWay("a1", "mark", CHANGED), KEY)  # which a decision takes down
        box.wall.say(person, W, "ops", "p1", "mark", Consent(Stance.AGREE))

    return {
        Action.VOTE: [
            lambda: box.take(person, W, "it", "p2"),
            lambda: box.leave(person, W, "it", "p2"),
            lambda: box.knocks.ask(person, W, "ops", "p3"),
            lambda: box.knocks.withdraw(person, W, "ops", "p3"),
            lambda: box.vote(person, other, "p1", Ballot("ops", "a1", {"ops": "A"})),
            lambda: box.late.keep(person, W, "p1", Ballot("ops", "a1", {"ops": "A"})),
            consent,
            lambda: append(Confirmed("ops", True, "", W), Right(phone="p1")),
        ],
        Action.SIGN: [lambda: append(Confirmed("ops", True, ""))],
        Action.OPEN: [lambda: append(Opened(f"CCC-CCC-{next(names):03}", "W", DAY, ("a1",), ("ops",)), Right(KEY))],
        Action.LEAD: [
            lambda: append(Decision(CHANGED, "why", workshop=W), Right(KEY)),
            lambda: box.move(person, W, f"row:{next(names)}", key=KEY),
            lambda: box.knocks.answer(person, W, Knock("ops", "10", ""), KEY, lets_in=True),
            lambda: box.take_in(person, other, Ballot("it", "a1", {"ops": "A"}), KEY),
            lambda: box.keys.change(person, other, KEY, KEY),
            lambda: box.wall.put(person, other, WallWay("a1", "mark", CHANGED), KEY),
            lambda: box.wall.take_down(person, other, "mark", KEY),
        ],
        Action.DECIDE: [lambda: append(Decision(CHANGED, "why"))],
        Action.MERGE: [lambda: append(Merged(1))],
        Action.UPLOAD: [
            lambda: store.uploads.keep(f"new-{next(names)}", person, "id: x"),
            lambda: store.papers.keep(person, Paper.of(f"{next(names):064}", "policy.txt", "We do.", wrapped=False)),
            lambda: store.papers.add(person, "0" * 64, [{"kind": "answer"}]),
        ],
        Action.DELETE: [lambda: kept(store.uploads.delete, 1, person)],
        Action.GRANT: [lambda: store.grants.give(person, "@team", "m", Level.EDIT)],
    }


def may(call: Callable[[], Any]) -> bool:
    try:
        call()
    except RefusedError as error:
        assert "may not" in str(error), error
        return False
    return True


def test_every_action_is_refused_below_its_level_and_allowed_from_it_on(store: Store) -> None:
    for level in Level:
        every = calls(store, Person("li@example.com", "Li", Rights(level, (), Mode.PROXY)))
        assert every.keys() == ACTIONS.keys() - UNWRITTEN
        for action, doings in every.items():
            assert [may(call) for call in doings] == [level >= ACTIONS[action].level] * len(doings), (level, action)


def test_a_right_that_was_taken_away_meanwhile_does_not_count_any_more(store: Store) -> None:
    li = Person("li@example.com", "Li", Rights(Level.LOOK, ("finance",), Mode.PROXY))
    decide = calls(store, li)[Action.DECIDE][0]
    assert not may(decide)
    store.grants.give(SOMEBODY, "@finance", "m", Level.EDIT)
    assert may(decide) and store.grants.level(li, "m") == Level.EDIT
    store.grants.give(SOMEBODY, "li@example.com", "m", Level.NONE)  # what is said of the person goes before the group
    assert not may(decide)
    store.grants.give(SOMEBODY, "li@example.com", "m", None)
    assert may(decide)
    store.grants.give(SOMEBODY, "@finance", "m", Level.LOOK)
    assert not may(decide) and store.grants.level(li, "n") == Level.LOOK


def test_refusals_reveals_and_seats_taken_over_stand_in_the_audit(store: Store) -> None:
    eve = Person("eve@example.com", "Eve", Rights(Level.LOOK, (), Mode.PROXY))
    for _ in range(2):  # the same within a minute is one entry
        assert not may(calls(store, eve)[Action.DECIDE][0])
    store.box.take_in(SOMEBODY, "BBB-BBB-BBB", Ballot("it", "a1", {"ops": "A"}), KEY)
    for _ in range(2):  # who has the seat already takes nothing over
        assert store.box.take(SOMEBODY, "BBB-BBB-BBB", "it", "p9", over=True)
    lines = store.audit.lines()
    assert isinstance(lines, list)
    assert [(line.person, line.act, line.matrix) for line in lines] == [
        ("Somebody", "taken over", ""),
        ("eve@example.com", "refused", "m"),
        ("Somebody", "revealed", "m"),
    ]


def test_two_of_one_name_are_told_apart_in_the_log(store: Store) -> None:
    li = Person("li@example.com", "Li", Rights(Level.EDIT, (), Mode.PROXY))
    assert store.append("m", 3, li, Decision(CHANGED, "why")).author == "Li (li@example.com)"
    assert (typed("Li").signature, Person("Li", "Li", li.rights).signature) == ("Li", "Li")


def test_only_an_address_of_this_machine_is_here() -> None:
    assert all(map(is_here, ("localhost", "127.0.0.1", "127.8.0.1", "::1", "[::1]")))
    assert not any(map(is_here, ("", "0.0.0.0", "::", "192.168.1.5", "127.0.0.1.example.com", "raci.example.com")))


def test_who_is_there_is_read_from_the_settings() -> None:
    how = sign_in(
        {"RACI_SIGN_IN": "proxy", "RACI_ADMINS": "zhao@example.com", "RACI_EDITORS": "@pmo; zhao@example.com"}
    )
    assert how.of_user({}) is None and how.of_user({"name": "Li"}) is None
    li = how.of_user({"email": "li@example.com", "name": "\u00e6\u009d\u008e", "groups": "sales, pmo"})
    assert li == Person("li@example.com", "李", Rights(Level.EDIT, ("sales", "pmo"), Mode.PROXY))
    zhao = how.of_user({"sub": "zhao@example.com"})
    assert zhao and (zhao.name, zhao.rights.level) == ("zhao@example.com", Level.ADMINISTER)
    keyed = sign_in({"RACI_SIGN_IN": "key", "RACI_KEY": LONG})
    assert [keyed.of_key("Li", key).rights.level for key in ("", LONG, "", f"{LONG}1")] == [1, 4, 1, 1]
    assert not sign_in({"RACI_SIGN_IN": "key", "RACI_KEY": "short"}).keys


def test_a_server_does_not_start_with_settings_that_let_anybody_in() -> None:
    def says(address: str = "127.0.0.1", headers: dict[str, str] | None = None, **environment: str) -> str:
        problem = wrong(address, headers or {}, has_provider=False, environment=environment)
        return problem.message() if problem else ""

    to_email = {"X-Forwarded-Email": "email"}
    assert says() == says("0.0.0.0", RACI_SIGN_IN="key", RACI_KEY=LONG) == says(RACI_SIGN_IN=" OFF ") == ""
    assert says(headers=to_email, RACI_SIGN_IN="proxy") == ""
    assert "nothing is called so" in says(RACI_SIGN_IN="ldap")
    assert "no right is called so" in says(RACI_EVERYBODY="all")
    assert "there is no key" in says(RACI_SIGN_IN="key")
    assert "RACI_ADMIN_KEY is shorter than 16" in says(RACI_SIGN_IN="key", RACI_KEY=LONG, RACI_ADMIN_KEY="1234")
    assert "no header names the person" in says(RACI_SIGN_IN="proxy")
    assert "pass for somebody else" in says("0.0.0.0", to_email, RACI_SIGN_IN="proxy")
    assert "no provider" in says(RACI_SIGN_IN="oidc")


def rights_table() -> list[str]:
    """The rows of the table of actions and rights, as DEPLOY has them."""

    levels = [level for level in Level if level > Level.NONE]
    rows = [
        (str(demand.word), ["x" if level >= demand.level else "" for level in levels]) for demand in ACTIONS.values()
    ]
    return [f"| {name} | {' | '.join(marks)} |".replace("|  |", "| |").replace("|  |", "| |") for name, marks in rows]


def test_the_table_of_rights_is_the_one_that_is_checked() -> None:
    deploy = (Path(__file__).parents[1] / ".github" / "DEPLOY.md").read_text(encoding="utf-8")
    assert "\n".join(rights_table()) in deploy
    assert "| | " + " | ".join(level.text for level in Level if level > Level.NONE) + " |" in deploy


def test_rights_are_given_and_the_audit_is_read_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = str(tmp_path / "workspace.db")

    def run(*words: str) -> tuple[int, list[list[str]]]:
        status = cli.main([*words, "--database", database])
        return status, [line.split("\t") for line in capsys.readouterr().out.splitlines()]

    with pytest.raises(SystemExit):
        cli.main(["rights", "@pmo", "all"])
    assert run("rights", "@pmo", "edit", "--author", "Li")[0] == 2  # no database is made by mistake
    store = open_store(databases.new("sqlite", tmp_path))
    store.append("m", 0, SOMEBODY, Decision(CHANGED, "why"))
    assert run("rights", "@pmo", "edit", "--author", " ")[0] == run("rights", "@pmo")[0] == 2
    assert run("rights", "@pmo", "edit", "--on", "m", "--author", "Li") == (0, [])
    assert run("rights", "li@example.com", "none", "--author", "Li") == (0, [])
    status, rows = run("rights")
    assert (status, [row[:4] for row in rows]) == (
        0,
        [["@pmo", "edit", "m", "Li"], ["li@example.com", "none", "*", "Li"]],
    )
    assert run("rights", "@pmo", "server", "--on", "m", "--author", "Li") == (0, [])
    status, rows = run("audit", "--on", "m")
    assert (status, [row[1:] for row in rows]) == (
        0,
        [["granted", "Li", "m", "@pmo: -"], ["granted", "Li", "m", "@pmo: edit"]],
    )
    store.close()
