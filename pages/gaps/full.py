"""One cause in full: why it comes where it comes, the way out before and after, what it does, what can be done."""

from collections.abc import Iterable, Iterator

import streamlit as st

from pages.gaps import acts, amend, excerpt
from pages.gaps.sight import Sight, options
from pages.shared import evidence, folds, session
from pages.shared.visit import Visit
from raci.log.names import Names
from raci.log.standing import SIGNS, CauseStanding, CauseState, in_words, rows_of
from raci.model import Acceptance
from raci.model.facts import process_name
from raci.model.terms import SEVERITIES, SHAPES
from raci.rules import Cause
from raci.views.plan import WayOut
from raci.words import html
from raci.words.html import Html, escape
from raci.words.lists import listed
from raci.words.sentences import cited

t = session.t
CAUSES_SHOWN = 4
PLACES_SHOWN = 8


def show(visit: Visit, sight: Sight, standing: CauseStanding) -> None:
    """The panel beside the list; what can be done stays in sight below it."""

    ways = options(visit, standing)
    with st.container(key="gaps-panel"):
        chosen = _show_cause(visit, sight, standing, ways)
    with st.container(key="gaps-acts"):
        acts.show(visit, standing, chosen, amend.places(standing.cause))


def _show_cause(visit: Visit, sight: Sight, standing: CauseStanding, ways: list[WayOut]) -> WayOut | None:
    """Everything there is to read; the way out that is looked at."""

    names = visit.names
    _show(_head(visit, sight, standing, names))
    for finding in standing.cause.findings:
        if finding.accepted:
            st.info(_accepted(finding.accepted, visit.lang))
    chosen = _choose(ways, standing)
    if chosen:
        _show(_way(visit, chosen, names))
    elif standing.state != CauseState.DECIDED:
        only = t("No letter and no amended field settles this; only the text can.")
        reason = standing.cause.head.text_only(visit.lang) or only
        rows = rows_of(standing.cause)
        _show([*excerpt.as_it_is(visit.matrix, visit.layer, rows, names), f"<p>{escape(reason)}</p>"])
    folds.show_expander(t("Source and rule"), lambda: _show_source(visit, standing.cause), key="gaps-source")
    folds.show_expander(t("For maintainers"), lambda: _show_maintainers(standing.cause), key="gaps-maintainers")
    return chosen


def _show(parts: Iterable[str]) -> None:
    evidence.show_panel([evidence.styled("gaps/excerpt.css"), *parts])


def _head(visit: Visit, sight: Sight, standing: CauseStanding, names: Names) -> Iterator[str]:
    """Where, the state, the sentence, and why it stands where it stands."""

    cause, lang = standing.cause, visit.lang
    steps = dict.fromkeys(visit.matrix.activity[row].process for row in rows_of(cause))
    where = [cited(clause, lang) for clause in cause.clauses[:2]]
    where += [process_name(visit.matrix, visit.matrix.process[step], lang) for step in list(steps)[:2]]
    late = " class='late'" if standing.is_overdue else ""
    who = t("{owner} sees to it", owner=names.role(standing.owner)) if standing.owner else t("nobody yet")
    held = " · ".join([who, *([t("by {day}", day=standing.due)] if standing.due else [])])
    state = f"<span{late}>{SIGNS[standing.state]} {escape(in_words(standing, lang))} · {escape(held)}</span>"
    yield f"<p class='quiet eyebrow'><span>{escape(' · '.join(where))}</span>{state}</p>"
    name, _ = SEVERITIES[cause.severity]
    yield f"<h2>{SHAPES[cause.severity]} {escape(cause.sentence(lang))}</h2>"
    words = {"kind": t(name), "because": cause.because(lang)}
    if standing in sight.every:
        number = [other.cause.id for other in sight.every].index(cause.id) + 1
        words |= {"n": f"{number}", "all": f"{len(sight.every)}"}
        yield f"<p>{escape(t('Ranked {n} of {all}: {kind}; {because}', **words))}</p>"
    else:
        yield f"<p>{escape(t('Settled by decisions. It was: {kind}; {because}', **words))}</p>"


def _choose(ways: list[WayOut], standing: CauseStanding) -> WayOut | None:
    """The way out that is looked at: the first, until the reader takes another one. Its title stands below in full."""

    if len(ways) < 2:
        return ways[0] if ways else None
    words = [f"{number}/{len(ways)}" for number in range(1, len(ways) + 1)]  # one line, for what changes stands below
    number = st.segmented_control(
        t("Way out"), range(len(ways)), format_func=words.__getitem__, default=0, required=True,
        label_visibility="collapsed", key=f"gaps-way-{standing.cause.id}",
    )  # fmt: skip
    return ways[number or 0]


def _title(way: WayOut, lang: str) -> str:
    title = way.decision.title.of(lang)
    return title if way.settles else t("{title} (settles a part)", title=title)


def _way(visit: Visit, way: WayOut, names: Names) -> Iterator[str]:
    """Today and after, what it closes, opens and leaves, and who must agree."""

    decision, lang = way.decision, visit.lang
    yield f"<h3>{escape(t('Way out: {title}', title=_title(way, lang)))}</h3>"
    yield from excerpt.before_and_after(visit.matrix, visit.layer, decision, names)
    reasons = dict.fromkeys(why.of(lang) for _, why in decision.why)
    yield from (f"<p class='quiet'>{escape(cited(why, lang))}</p>" for why in list(reasons)[:1])
    n, m = len(decision.closes), len(decision.opens)
    closes = _causes(decision.closes, "✓", lang) + _causes(decision.opens, "＋", lang)
    yield f"<div class='outcome'><div><h3>{t('Closes {n}, opens {m}', n=n, m=m)}</h3>{closes}</div>"
    left = len(way.leaves)
    yield f"<div><h3>{t('Leaves {n} in these steps', n=left)}</h3>{_causes(way.leaves, '', lang)}</div></div>"
    if decision.agree:
        yield f"<p><strong>{t('Must agree')}</strong> {escape(names.roles(decision.agree))}</p>"


def _causes(causes: Iterable[Cause], mark: str, lang: str) -> Html:
    every = list(causes)
    words = [f"{mark or SHAPES[cause.severity]} {cause.message(lang)}" for cause in every[:CAUSES_SHOWN]]
    return html.items([*words, *session.more(len(every) - len(words))]) if every else Html("")


def _accepted(acceptance: Acceptance, lang: str) -> str:
    why = session.plain(acceptance.why.of(lang))
    until = t("Accepted until {day}: {why}", day=acceptance.until, why=why)
    if acceptance.control is None:
        return until
    control = session.plain(acceptance.control.of(lang))
    return f"{until}  \n{t('Compensating control: {control}', control=control)}"


def _show_source(visit: Visit, cause: Cause) -> None:
    """The rule, its reason and source, what else is inside, and the way to the rows in the matrix."""

    st.markdown(session.plain(t(cause.rule.why)))
    st.text(t("Source: {source}", source=cause.rule.source))
    if cause.clauses:
        clauses = listed((cited(clause, visit.lang) for clause in cause.clauses), visit.lang)
        st.text(t("Clauses: {clauses}", clauses=clauses))
    if cause.inside:
        st.markdown(f"**{t('Inside this cause')}**")
        st.text("\n".join(f"{SHAPES[part.severity]} {part.message(visit.lang)}" for part in cause.inside))
    _show_links(visit, cause)


def _show_links(visit: Visit, cause: Cause) -> None:
    """To the row of each thing that its sentence lists, by the name of the row where it lists several."""

    rows = {row: finding.place.roles for finding in cause.in_sentence for row in finding.place.activities[:1]}
    cells = {row: next(iter(roles), "") for row, roles in rows.items() if row in visit.matrix.activity}
    if len(cells) > 1:
        st.markdown(f"**{t('Show in the matrix')}**")
    for row in list(cells)[:PLACES_SHOWN]:
        activity = visit.matrix.activity[row]
        address = {"cell": f"{row}:{cells[row]}", "open": activity.process} | visit.address
        label = t("Show in the matrix") if len(cells) == 1 else session.plain(activity.name.of(visit.lang))
        st.page_link("matrix/matrix.py", label=label, icon=":material/grid_on:", query_params=address)
    for line in session.more(len(cells) - PLACES_SHOWN):
        st.text(line)


def _show_maintainers(cause: Cause) -> None:
    """What only those who keep the file and the rules want to read."""

    rule = cause.rule
    st.text(f"{rule.code} · {t(rule.title)} · {cause.id}")
    for label, example in ((t("Bad"), rule.bad), (t("Good"), rule.good)):
        st.markdown(f"**{label}**")
        st.code(example, language="yaml", wrap_lines=True)
