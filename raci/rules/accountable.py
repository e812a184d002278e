"""RACI1xx: somebody answers for every activity, and only one."""

from collections.abc import Iterator

from raci.model import Act, Unnamed
from raci.model.letters import Letter
from raci.rules.doers import URGED, joint, leader, leads_elsewhere, parts, runners, unasked, unowned, unsaid
from raci.rules.ranges import limits_of
from raci.rules.responsible import UNIDENTIFIED
from raci.rules.rule import About, Hit, Place, Plural, Reach, Severity, Unites, rule
from raci.rules.view import View
from raci.rules.ways import adopted, may_answer, may_own, moved, only_one
from raci.words.sentences import Word

FOLLOWED = Word("“{activity}”: an approval is to be followed up, and the text does not say whose")
SAID_BY = Word("“{activity}” ends in a yes or a no, done by {roles}, and nobody is named to say it")
CLASSIC = "Smith & Erwin, Role & Responsibility Charting (RACI): exactly one A per activity"


@rule(
    "RACI100",
    Severity.GAP,
    About.ROW,
    says="Nobody is named to do “{activity}” or to answer for it",
    rank=9,
    mends="Only the text can say who: name the party that does it, and the one that answers for it.",
    many="Nobody is named to do or to answer for: {all}",
    why="Work without an owner is left undone, and nobody notices until it is missed.",
    source="Smith & Erwin, Role & Responsibility Charting (RACI): horizontal analysis",
    unites=Unites.CLAUSE,
    settles=("RACI306",),
    unowned=Plural("{n} names nobody", "{n} name nobody", 1),
    hangs_on=Reach.AROUND,
)
def nobody_owns(view: View) -> Iterator[Hit]:
    """Some role holds R or A. Of help that a list gives, a superior may have the work by another row of its topic.

    Bad:
        - stated: {}
        - stated: {sales: I}

    Good:
        - stated: {sales: A/R, finance: I}
    """

    run = runners(view)
    for row in view.rows:
        if not row.owners and not leads_elsewhere(row, view):
            severity, says, args = unowned(row, view)
            place, along = Place((row.id,), process=row.process.id), parts(row, run, view)
            yield Hit(place, args, adopted(row, view), severity, says, along=along)


@rule(
    "RACI101",
    Severity.CONCERN,
    About.ROW,
    says="“{activity}” is done by {role}; the text does not say who answers for it",
    why="Most readers take the doer to answer; when it fails, that is the first thing to be disputed.",
    source=CLASSIC,
    hangs_on=Reach.AROUND,
)
def answer_unsaid(view: View) -> Iterator[Hit]:
    """Where one identifiable party does the work, the text says who answers for it. Help is a note.

    Bad:
        - stated: {sales: R}

    Good:
        - stated: {sales: A/R, finance: I}
        - stated: {sales: R, management: A}
    """

    for row in unasked(view):
        doers = row.by[Letter.R]
        place, args = Place((row.id,), doers, row.process.id), {"activity": row.name, "role": view.names(doers)}
        yield Hit(place, args, may_own(row, view), *unsaid(row))


@rule(
    "RACI105",
    Severity.GAP,
    About.ROW,
    says="“{activity}” is done by {roles} together, and nobody answers for it",
    why="Each of them can point to the others; when it fails nobody has to explain it.",
    source=CLASSIC,
    rank=6,
    unowned=Plural("{n} has several doers and no head", "{n} have several doers and no head", 4),
)
def several_and_nobody_answers(view: View) -> Iterator[Hit]:
    """Where several do the work, one answers for it. In a duty list it is a concern, elsewhere a gap.

    Where one presses and another does it, the doer is taken to answer: a concern. Where one of them stands over the
    others, that one leads, and answers.

    Bad:
        - stated: {sales: R, finance: R}

    Good:
        - stated: {sales: A/R, finance: R}
        - stated: {sales: R, finance: R, management: A}
    """

    for row in view.rows:
        doers = row.by[Letter.R]
        named = any(map(view.agrees, doers))
        leads = len(doers) > 1 and leader(doers, view)
        if not row.by[Letter.A] and len(doers) > 1 and named and not leads and not row.activity.is_gate:
            place = Place((row.id,), doers, row.process.id)
            says, args = joint(row, view)
            severity = Severity.CONCERN if row.is_duty or says == URGED else Severity.GAP
            yield Hit(place, args, may_own(row, view), severity, says)


@rule(
    "RACI106",
    Severity.GAP,
    About.ROW,
    says="“{activity}” ends in a yes or a no, and who of {roles} has the say is not said",
    why="Where the work goes on or stops, somebody must have the last word; otherwise silence decides.",
    source=CLASSIC + "; operations policy 三(三)1: nobody judges that a project has passed",
    rank=8,
    unowned=Plural("{n} leaves a yes or a no to nobody", "{n} leave a yes or a no to nobody", 3),
)
def nobody_says_yes_or_no(view: View) -> Iterator[Hit]:
    """A gate has one that answers for the yes or no. Where one alone can be told of those who do it, most readers take
    that one to decide: a concern.

    Bad:
        - act: approve
          stated: {finance: R}

    Good:
        - act: approve
          refused: a2
          when: {text: within five days, exact: true}
          stated: {finance: R, management: A}
        - {act: report, to: [finance], stated: {management: A/R, finance: I}}
    """

    for row in view.rows:
        doers = row.by[Letter.R]
        if row.activity.is_gate and doers and not row.by[Letter.A] and any(map(view.agrees, doers)):
            args = {"activity": row.name, "roles": view.names(doers)}
            is_plain = len(doers) > 1 and sum(map(view.agrees, doers)) == 1
            severity, says = Severity.CONCERN if is_plain else Severity.GAP, "" if len(doers) > 1 else SAID_BY
            yield Hit(Place((row.id,), doers, row.process.id), args, may_own(row, view), severity, says)


@rule(
    "RACI102",
    Severity.GAP,
    About.ROW,
    says="{count} roles answer for “{activity}”: {roles}",
    why="Two owners each believe that the other one decides; decisions become slow and contested.",
    source=CLASSIC,
    rank=6,
    mends="Only the text can say which of them answers alone.",
)
def several_accountable(view: View) -> Iterator[Hit]:
    """No activity has two A that both hold always; limits within which several answer are looked at apart.

    Bad:
        - stated: {sales: A, finance: A/R}

    Good:
        - stated: {sales: A, finance: R}
    """

    for row in view.rows:
        heads = row.by[Letter.A]
        heads = tuple(role for role, when in limits_of(row, view) if when is None) if len(heads) > 1 else ()
        if len(heads) > 1:
            args = {"activity": row.name, "count": len(heads), "roles": view.names(heads)}
            yield Hit(Place((row.id,), heads, row.process.id), args, only_one(row, heads, view))


@rule(
    "RACI103",
    Severity.GAP,
    About.ROW,
    says="“{activity}” is answered for by {role}, which names nobody in particular",
    why="An accountable group is nobody: each member expects another one to answer.",
    source="Smith & Erwin, Role & Responsibility Charting (RACI): accountability cannot be shared",
    rank=7,
    mends="Only the text can say which one of them answers: name a post or a body.",
    unowned=UNIDENTIFIED,
)
def accountable_unidentified(view: View) -> Iterator[Hit]:
    """The A is one identifiable role, not a group.

    Bad:
        - stated: {everybody: A, sales: R}

    Good:
        - stated: {management: A, sales: R}
    """

    for row in view.rows:
        heads = row.by[Letter.A]
        if len(heads) == 1 and view.is_nobody(heads[0]):
            args = {"activity": row.name, "role": view.matrix.role[heads[0]].name}
            fixes = [moved(row, heads[0], role, view) for role in row.by[Letter.R] if may_answer(row, role, view)]
            yield Hit(Place((row.id,), heads, row.process.id), args, (*adopted(row, view), *fixes))


@rule(
    "RACI104",
    Severity.GAP,
    About.ROW,
    says="“{activity}” takes effect after approval, and the text does not say whose",
    why="An approval that belongs to nobody is given by whoever is asked first, or by silence.",
    source="inventory of twenty responsibility systems: approvals without a party",
    rank=6,
    mends="Only the text can say whose approval it is: name the party that approves.",
)
def approver_unnamed(view: View) -> Iterator[Hit]:
    """An approval that the text speaks of has a party. Where the one superior of the owner may be meant, a concern; so
    it is where the owner only follows up what is approved.

    Bad:
        - unnamed: approver
          stated: {sales: A/R}

    Good:
        - stated: {sales: R, management: A}
    """

    for row in view.rows:
        if Unnamed.APPROVER in row.activity.unnamed:
            above = {over for role in row.owners for over in view.lines[role]}
            is_followed = row.activity.act == Act.MONITOR
            severity = Severity.CONCERN if len(above) == 1 or is_followed else Severity.GAP
            says = FOLLOWED if is_followed else ""
            yield Hit(Place((row.id,), row.owners, row.process.id), {"activity": row.name}, (), severity, says)
