"""Who has a name or an id, and when: what contradicts over all files."""

from __future__ import annotations


class Claims:
    """Who claims a name with which codes and when, over all files, so that a name with two codes on one day is told; and
    all ids."""

    def __init__(self) -> None:
        self._spans: dict[str, list[tuple[str, str, str, str]]] = {}
        self._ids: dict[str, str] = {}

    def twice(self, ident: str, place: str) -> str | None:
        """Notes an id; the place of another entry that has it, if any."""
        known = self._ids.setdefault(ident, place)
        return None if known == place else known

    def clash(self, name: str, owner: str, code: str, since: str, until: str) -> str | None:
        """Notes the claim; the id of another actor who has the name on the same day with another code, if any."""
        spans = self._spans.setdefault(name, [])
        for other, other_code, start, end in spans:
            if other != owner and other_code != code and (not end or since <= end) and (not until or start <= until):
                return other
        spans.append((owner, code, since, until))
        return None


def overlaps(since: str, until: str, start: str, end: str) -> bool:
    """Whether two spans share more than the day on which one hands over to the other."""
    return (not end or since[: len(end)] < end or (not since)) and (
        not until or start[: len(until)] < until or not start
    )
