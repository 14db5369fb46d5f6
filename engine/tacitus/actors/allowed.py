"""Faults that an author has looked at: `# tacitus: allow role-open because the constitution knows no term`.

The comment stands behind what it is about, or in a line of its own above it; of a table, in the column `comment`.
"""

from __future__ import annotations

import re

from tacitus.errors import Fault
from tacitus.yamlfile import Source

_ALLOW = re.compile(r"tacitus:\s*allow\s+([a-z][a-z-]*)\b\s*(because\s+\S.*)?")


def silenced(source: Source, errors: frozenset[str] = frozenset()) -> list[Fault]:
    """The faults of a file without the warnings that its comments allow; a comment without a reason is a fault.
    `errors`: names of errors that may be allowed too."""
    allowed: set[tuple[int, str]] = set()
    unreasoned: list[Fault] = []
    for number, line in enumerate(source.lines, 1):
        match = _ALLOW.search(line) if "tacitus:" in line else None
        if match is None:
            continue
        name, reason = match[1], match[2]
        if reason is None:
            message = f"`{name}` is allowed without a reason"
            hint = f"write `# tacitus: allow {name} because ...`"
            unreasoned.append(
                Fault(source.path, number, match.start() + 1, "no-reason", message, hint, len(match[0].rstrip()), line)
            )
            continue
        allowed.add((number, name))
        below = number
        while below < len(source.lines) and source.lines[below - 1].lstrip().startswith("#"):
            below += 1
            allowed.add((below, name))
    kept = [
        f for f in source.faults if (f.severity == "error" and f.name not in errors) or (f.line, f.name) not in allowed
    ]
    return kept + unreasoned
