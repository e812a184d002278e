"""The ballot box: what the seats of a workshop answer before the reveal, and at what place the room is."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, func, insert, null, select, update

from raci.log import Ballot, Stage, answer_of
from raci.people import Action, Person
from raci.store import seating
from raci.store.database import now, timestamp
from raci.store.guard import Guard
from raci.store.held import Held, Mine
from raci.store.knocks import KnockBox
from raci.store.late import LateBox
from raci.store.rights import Keys, check_lead
from raci.store.seating import PAPER, PHONE, sit
from raci.store.sql_tables import ballots, forgotten, locks, seats, turns, votes, ways, workshops
from raci.store.turns import check_holder, check_voting, named, note_number, without_open
from raci.store.wall import WallBox
from raci.words.problem import Problem


class Box:
    """Votes of every workshop in one database. A read gives its value, or the Problem that was in its way.

    `late` keeps what came after the reveal, `keys` who leads, `wall` what the phones are asked, `knocks` who asks for a
    seat.
    """

    def __init__(self, guard: Guard) -> None:
        self._guard, self._database = guard, guard.database
        self.late = LateBox(guard)
        self.keys = Keys(guard)
        self.wall = WallBox(guard)
        self.knocks = KnockBox(guard)

    def find(self, workshop: str) -> Held | Problem | None:
        """The workshop with that code; None where there is none."""

        row = self._database.read(lambda connection: self._workshop_row(connection, workshop), of=("held", workshop))
        if row is None or isinstance(row, Problem):
            return row
        try:
            since = datetime.fromisoformat(row.since)
            marks = (row.lock or "", row.answer or "", row.vote or "")
            return Held(row.matrix, Stage(row.stage), row.place, since, *marks)
        except ValueError:
            return self._database.off("workshop", code=workshop, found=f"{row.stage} {row.since}").problem

    def _workshop_row(self, connection: Connection, workshop: str) -> Row[Any] | None:
        columns: list[Any] = [workshops, *(null().label(name) for name in ("lock", "answer", "vote"))]
        source: Any = workshops
        if self._database.is_whole:
            columns[1:] = [locks.c.lock, ways.c.answer, votes.c.activity.label("vote")]
            source = workshops.outerjoin(locks, locks.c.workshop == workshops.c.workshop)
            for other in (ways, votes):
                source = source.outerjoin(other, other.c.workshop == workshops.c.workshop)
        query = select(*columns).select_from(source).where(workshops.c.workshop == workshop)
        return connection.execute(query).one_or_none()

    def move(self, person: Person, workshop: str, at: str, among: Collection[str] | None = None, key: str = "") -> bool:
        """Let every screen of the room go to that place, True where it has; no event, for it decides nothing.

        With `among` only from one of those places: whoever saw another one meant another move. Raises RefusedError
        without the key, WritingOff.
        """

        here = update(workshops).where(workshops.c.workshop == workshop, workshops.c.place != at)
        if among is not None:
            here = here.where(workshops.c.place.in_(among))
        with self._guard.in_workshop(person, Action.LEAD, workshop) as connection:
            check_lead(connection, workshop, key)
            return connection.execute(here.values(place=at, since=timestamp(now()))).rowcount > 0

    def take(self, person: Person, workshop: str, seat: str, phone: str, *, over: bool = False) -> bool:
        """True when that phone answers for the seat from now on: nobody did, it did already, or it takes `over` what
        paper has answered, which stays and counts and is shown to nobody. What a phone holds is asked for
        at the `knocks`.

        Raises RefusedError, WritingOff.
        """

        return self._take(person, Action.VOTE, workshop, seat, named(phone), over=over)

    def leave(self, person: Person, workshop: str, seat: str, phone: str) -> None:
        """Get up from a seat for which nothing has been answered; any other stays with its phone.

        Raises RefusedError, WritingOff.
        """

        mine = (seats.c.workshop == workshop, seats.c.seat == seat, seats.c.phone == named(phone))
        answers = select(ballots.c.role).where(ballots.c.workshop == workshop, ballots.c.seat == seat)
        with self._guard.in_workshop(person, Action.VOTE, workshop) as connection:
            connection.execute(delete(seats).where(*mine, ~answers.exists()))

    def held(self, workshop: str, phone: str) -> list[str] | Problem:
        """The seats for which that phone answers."""

        here = (seats.c.workshop == workshop, seats.c.phone == named(phone))
        query = select(seats.c.seat).where(*here).order_by(seats.c.seat)
        return self._database.read(lambda connection: list(connection.scalars(query)))

    def holder(self, workshop: str, seat: str) -> str | Problem:
        """What answers for the seat: PAPER, PHONE, or "" for nothing yet."""

        query = select(seats.c.phone).where(seats.c.workshop == workshop, seats.c.seat == seat)
        holder = self._database.read(lambda connection: connection.scalar(query) or "")
        return holder if isinstance(holder, Problem) or holder in ("", PAPER) else PHONE

    def vote(self, person: Person, workshop: str, phone: str, ballot: Ballot, number: int | None = None) -> None:
        """Keep what a seat thinks of a row in place of what it thought before; without cells the answer is taken back.

        Of two answers the one with the higher number stays, in whatever order they come; without a number it is the
        latest. Raises BallotsClosedError, SeatTakenError, RefusedError, WritingOff, and ValueError for anything but
        letters and "?".
        """

        self._vote(person, Action.VOTE, workshop, named(phone), ballot, number)

    def take_in(self, person: Person, workshop: str, ballot: Ballot, key: str = "") -> bool:
        """The same for an answer on paper; False where a phone answers for the seat. Raises what `vote` raises, and
        RefusedError without the key."""

        with self._guard.in_workshop(person, Action.LEAD, workshop) as connection:
            check_lead(connection, workshop, key)
            check_voting(connection, workshop, ballot.activity)  # a slip that is refused takes no seat
        is_free = self._take(person, Action.LEAD, workshop, ballot.seat, PAPER)
        if is_free:
            self._vote(person, Action.LEAD, workshop, PAPER, ballot)
        return is_free

    def _take(
        self, person: Person, action: Action, workshop: str, seat: str, phone: str, *, over: bool = False
    ) -> bool:
        with self._database.in_time():
            return sit(self._guard, person, action, workshop, seat, phone, over=over)

    def _vote(
        self, person: Person, action: Action, workshop: str, phone: str, ballot: Ballot, number: int | None = None
    ) -> None:
        where = {"workshop": workshop, "seat": ballot.seat, "activity": ballot.activity}
        rows = [
            {**where, "role": role, "letters": answer_of(cell), "phone": phone, "at": timestamp(now())}
            for role, cell in sorted(ballot.letters.items())
        ]
        with self._guard.in_workshop(person, action, workshop) as connection:
            check_voting(connection, workshop, ballot.activity)
            check_holder(connection, workshop, ballot.seat, phone)
            if not note_number(connection, where, number):
                return
            connection.execute(delete(ballots).where(*(ballots.c[name] == value for name, value in where.items())))
            if rows:
                connection.execute(insert(ballots), rows)

    def mine(self, workshop: str, seat: str, phone: str) -> Mine | Problem:
        """What has been answered for the seat; the answers themselves only as far as this phone gave them."""

        # The numbers first: an answer that comes in between must not pass for one that the phone need not send.
        def ask(connection: Connection) -> tuple[Sequence[Row[Any]], Sequence[Row[Any]]]:
            known = _of_seat(connection, turns, workshop, seat) if self._database.is_whole else []
            return known, _of_seat(connection, ballots, workshop, seat)

        rows_of_seat = self._database.read(ask)
        if isinstance(rows_of_seat, Problem):
            return rows_of_seat
        known, rows = rows_of_seat
        own = [row for row in rows if row.phone == named(phone)]
        answers = {ballot.activity: dict(ballot.letters) for ballot in _whole(own)}
        done = {row.activity for row in rows}
        return Mine(answers, done, {row.activity: row.number for row in known})

    def answered(self, workshop: str, rows: Collection[str]) -> dict[str, int] | Problem:
        """Seat -> how many of these rows it has answered; seats without an answer are left out."""

        here = (ballots.c.workshop == workshop, ballots.c.activity.in_(rows))
        number = func.count(ballots.c.activity.distinct())
        counted = select(ballots.c.seat, number).where(*here).group_by(ballots.c.seat)
        which = ("answered", workshop, frozenset(rows))
        counts = self._database.read(lambda connection: connection.execute(counted).all(), of=which)
        return counts if isinstance(counts, Problem) else {seat: n for seat, n in counts}

    def attendance(self, workshop: str, rows: Collection[str]) -> dict[str, int] | Problem:
        """Every seat that somebody took, by phone or on paper -> how many of these rows it has answered, 0 for none."""

        taken = seating.holders(self._database, workshop)
        answered = self.answered(workshop, rows)
        if isinstance(taken, Problem):
            return taken
        return answered if isinstance(answered, Problem) else dict.fromkeys(taken, 0) | answered

    def ballots(self, workshop: str) -> list[Ballot] | Problem:
        """Every answer, by row and seat, once the ballots have been revealed; before that [] for everybody, and nothing
        of a vote that is open again."""

        opened = select(workshops.c.workshop).where(workshops.c.stage.in_((Stage.REVEALED, Stage.CLOSED)))
        revealed = (ballots.c.workshop == workshop, ballots.c.workshop.in_(opened))
        every = select(ballots).where(*revealed).order_by(ballots.c.activity, ballots.c.seat, ballots.c.role)
        whole, which = self._database, ("ballots", workshop)
        rows = whole.read(
            lambda connection: without_open(connection, workshop, every, is_whole=whole.is_whole), of=which
        )
        return rows if isinstance(rows, Problem) else _whole(rows)

    def deleted(self, workshop: str) -> date | Problem | None:
        """The day on which the answers were deleted; None where they were not."""

        query, whole = select(forgotten.c.at).where(forgotten.c.workshop == workshop), self._database
        day = whole.read(lambda connection: connection.scalar(query) if whole.is_whole else None)
        return datetime.fromisoformat(day).date() if isinstance(day, str) else day


def _of_seat(connection: Connection, table: Table, workshop: str, seat: str) -> Sequence[Row[Any]]:
    return connection.execute(select(table).where(table.c.workshop == workshop, table.c.seat == seat)).all()


def _whole(rows: Sequence[Row[Any]]) -> list[Ballot]:
    cells: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows:
        cells.setdefault((row.activity, row.seat), {})[row.role] = row.letters
    return [Ballot(seat, activity, letters) for (activity, seat), letters in cells.items()]
