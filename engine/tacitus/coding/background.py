"""Old news: what is dated long before the story, or told as "the 2003 invasion", is background and does not count."""

from __future__ import annotations

import re
from datetime import date

from tacitus.coding.cues import Cues
from tacitus.coding.dates import When
from tacitus.coding.draft import Draft
from tacitus.coding.reading import Reading
from tacitus.syntax.clause import Phrase

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")


def is_old(draft: Draft, when: When | None, published: date | None, reading: Reading, cues: Cues) -> bool:
    """Is the event older than the story's news? `when`: the time that the text gives it, if any; `published`: the day from
    which the story speaks (None: then only years before nouns can tell)."""
    if when is not None and published is not None and (published - when.last).days > 366 * cues.old_years:
        return True
    if "CD" not in reading.tags:
        return False
    latest = published.year - cues.old_years if published is not None else None
    return any(_named_by_year(phrase, reading, latest) for phrase in _events(draft, reading))


def _events(draft: Draft, reading: Reading) -> list[Phrase]:
    """The noun that tells the event, or the nouns behind prepositions that its verb stands with ("killed in the raid")."""
    if draft.phrase is not None:
        return [draft.phrase]
    if draft.clause is None or draft.clause.voice != "passive":
        return []
    return [phrase for prep, phrase in draft.clause.obliques if prep in ("in", "during", "by")]


def _named_by_year(phrase: Phrase, reading: Reading, latest: int | None) -> bool:
    """ "The 2003 invasion": a year before the head noun, before `latest` (None: any)."""
    words = reading.sentence.lowers
    return any(
        _YEAR.match(words[at]) and (latest is None or int(words[at]) < latest)
        for at in range(phrase.start, phrase.head)
    )
