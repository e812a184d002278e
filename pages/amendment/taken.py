"""The policy changes to be taken away: Word first, in this language or in both, then Markdown and CSV."""

from functools import partial

from pages.amendment import decided, edits
from pages.amendment.decided import Wanted
from pages.shared import session
from pages.shared.download import download
from pages.shared.visit import Visit
from raci.out import policy_changes as out
from raci.words.sentences import LANGUAGES, Word
from raci.workshop import PolicyChanges

t = session.t
FILES = {"csv": Word("CSV"), "md": Word("Markdown")}
"""Ending -> what the file is called, of those in one language."""


def show(visit: Visit, wanted: Wanted, changes: PolicyChanges) -> None:
    """The downloads, what a policy is written in last and first to be seen."""

    title, begin = decided.title_of(visit, wanted, visit.lang), f"{visit.name}_{wanted.slug}"
    for ending, words in FILES.items():
        data = partial(out.FORMATS[ending], changes, title)
        download(t(words), f"{begin}_{visit.lang}.{ending}", data, key=f"amendment-{ending}", look="secondary")
    both = partial(_in_both, visit, wanted, changes)
    download(t("Word file, both languages"), f"{begin}_en-zh.docx", both, key="amendment-both", look="secondary")
    data = partial(out.docx, changes, title)
    download(t("Word file"), f"{begin}_{visit.lang}.docx", data, key="amendment-docx", look="primary")


def _in_both(visit: Visit, wanted: Wanted, changes: PolicyChanges) -> bytes:
    """One document, the language of the page first; texts that were edited stand in it in either."""

    langs = sorted(LANGUAGES, key=lambda lang: lang != changes.lang)
    papers = (edits.put_in(visit, decided.changes_of(visit, wanted, lang)) for lang in langs)
    return out.docx_in_languages([(paper, decided.title_of(visit, wanted, paper.lang)) for paper in papers])
