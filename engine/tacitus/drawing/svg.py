"""A parsed sentence as a picture that stands alone: SVG without scripts, for light and dark, with its meaning in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tacitus.drawing.lanes import ROLES, Box, Lane, lanes
from tacitus.drawing.markup import escaped
from tacitus.drawing.score import BETWEEN, MARGIN, PILL, SMALL, TOP, WORD, Row, Score, measure, place
from tacitus.syntax.clause import Parse
from tacitus.syntax.show import lines
from tacitus.text.sentence import Sentence

WIDE, NARROW = 960, 343
_MEANT = {"predicate": "is", "oblique": "with a preposition", "time": "when"}
_PAD = 5  # of a box around its words
_FONT = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Liberation Sans',sans-serif"
_HALO = "paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round"
_LIGHT = {
    "paper": "#ffffff", "ink": "#1b2330", "faint": "#5d6675", "line": "#c3c9d3", "verb": "#263246", "on-verb": "#ffffff",
    "negated": "#a3242c", "subject": "#0b539b", "subject-fill": "#dbeafb", "object": "#8f3d00", "object-fill": "#fde6d3",
    "predicate": "#80255f", "predicate-fill": "#f8e0f0", "oblique": "#0c5c4b", "oblique-fill": "#d7f1e8",
    "time": "#5b3f95", "time-fill": "#eae3f8",
}  # fmt: skip
_DARK = {
    "paper": "#12161d", "ink": "#e6e9ef", "faint": "#a3acba", "line": "#465062", "verb": "#dfe4ec", "on-verb": "#12161d",
    "negated": "#ff9d9d", "subject": "#a6d0fb", "subject-fill": "#17324f", "object": "#ffc59c", "object-fill": "#4b2b12",
    "predicate": "#f5b3de", "predicate-fill": "#481f3b", "oblique": "#8fe0ca", "oblique-fill": "#133e35",
    "time": "#cdbcf5", "time-fill": "#33284e",
}  # fmt: skip


def style(scope: str = "svg.clauses") -> str:
    """The rules of the look, for pictures within `scope`."""

    def colours(table: Mapping[str, str]) -> str:
        return f"{scope}{{" + "".join(f"--{name}:{value};" for name, value in table.items()) + "}"

    roles = "".join(
        f"{scope} .{role} rect{{fill:var(--{role}-fill);stroke:var(--{role})}}"
        f"{scope} .{role} text{{fill:var(--{role})}}"
        for role in ROLES[1:]
    )
    return (
        f"{colours(_LIGHT)}@media(prefers-color-scheme:dark){{{colours(_DARK)}}}"
        f"{scope} text{{font-family:{_FONT};fill:var(--ink)}}"
        f"{scope} .paper{{fill:var(--paper)}}"
        f"{scope} .word{{font-size:{WORD}px}}"
        f"{scope} .small{{font-size:{SMALL}px;{_HALO}}}"
        f"{scope} .tag{{font-size:{SMALL - 1.5}px;fill:var(--faint);letter-spacing:.3px}}"
        f"{scope} .hangs{{font-size:{SMALL}px;fill:var(--ink);font-style:italic;{_HALO}}}"
        f"{scope} .faint{{fill:var(--faint)}}"
        f"{scope} .thread,{scope} .to{{stroke:var(--line);fill:none;stroke-width:1.4}}"
        f"{scope} .to{{stroke:var(--faint)}}{scope} .tip{{fill:var(--faint)}}"
        f"{scope} rect{{stroke-width:1}}{scope} .far rect{{stroke-dasharray:4 3}}"
        f"{roles}{scope} .verb rect{{fill:var(--verb);stroke:var(--verb)}}{scope} .verb .word{{fill:var(--on-verb)}}"
        f"{scope} .verb .small{{fill:var(--ink)}}{scope} .no rect{{fill:var(--negated);stroke:var(--negated)}}"
        f"{scope} .no .small{{fill:var(--negated)}}"
    )


def picture(
    sentence: Sentence, parse: Parse, modalities: Mapping[str, str], width: float = WIDE, alone: bool = True
) -> str:
    """The picture of one sentence. `alone`: with its own colours and legend; else `style` and `legend` come once for all."""
    drawn = lanes(sentence, parse, modalities)
    score = place(sentence.words, parse.pos, drawn, width)
    body = "".join(_row(row, score, parse.pos, drawn, width) for row in score.rows)
    across = width if len(score.rows) > 1 else min(width, _used(score, drawn))
    height = score.height
    if alone:
        across = max(across, min(width, 330.0))
        key, key_height = _legend(across, height)
        body, height = f"<style>{style()}</style>{body}{key}", height + key_height
    title = escaped(" ".join(sentence.words))
    told = escaped("\n".join(lines(sentence, parse)) or "No clauses.")
    return _svg(body, across, height, f"<title>{title}</title><desc>{told}</desc>")


def legend(width: float = WIDE) -> str:
    """What the colours mean, as a picture of its own without `style`."""
    body, height = _legend(width, 0.0)
    return _svg(body, width, height, "<title>What the colours mean</title>")


def stacked(pictures: Iterable[str]) -> str:
    """Pictures that do not stand alone, one below the other in one that does, with a legend."""
    whole = [*pictures, legend(WIDE / 2)]
    parts: list[str] = []
    y = across = 0.0
    for each in whole:
        width, height = (float(each.split(f'{name}="', 1)[1].split('"', 1)[0]) for name in ("width", "height"))
        parts.append(f'<svg y="{y:.0f}"' + each.removeprefix("<svg"))
        y += height + BETWEEN
        across = max(across, width)
    title = f"<title>Clauses of sentences: {len(whole) - 1}</title><style>{style()}</style>"
    return _svg("".join(parts), across, y, title)


def _svg(body: str, width: float, height: float, title: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="clauses" role="img" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}">{title}<rect class="paper" width="100%" height="100%"/>{body}</svg>'
    )


# -- parts -------------------------------------------------------------------------------------------------------------


def _row(row: Row, score: Score, tags: list[str], drawn: list[Lane], width: float) -> str:
    parts: list[str] = []
    for at in range(row.first, row.end):
        middle = score.x[at] + score.widths[at] / 2
        parts.append(_word(score, at, row.y + 16))
        if tags[at] != "PUNCT":
            parts.append(
                f'<text class="tag" x="{middle:.1f}" y="{row.y + 29:.1f}" text-anchor="middle">{tags[at]}</text>'
            )
    tops = dict(row.lanes)
    lines = [_connection(number, tops, row, score, drawn, width) for number in tops]
    boxes = [_lane(drawn[number], y, row, score) for number, y in row.lanes]
    arrows, hangs = [line for line, _ in lines], [name for _, name in lines]
    return "".join(parts + arrows + boxes + hangs)


def _lane(lane: Lane, y: float, row: Row, score: Score) -> str:
    here = [box for box in lane.boxes if box.start < row.end and box.end > row.first]
    left, right = _reach(here[0].start, here[0].end, row, score)[0], _reach(here[-1].start, here[-1].end, row, score)[1]
    middle = y + TOP + PILL / 2
    thread = f'<path class="thread" d="M{left:.1f} {middle:.1f}H{right:.1f}"/>'
    return thread + "".join(_box(box, y + TOP, row, score) for box in here)


def _box(box: Box, y: float, row: Row, score: Score) -> str:
    left, right = _reach(box.start, box.end, row, score)
    classes = box.role + (" far" if box.far else "") + (" no" if box.role == "verb" and "negated" in box.label else "")
    words = "".join(_word(score, at, y + 17.5) for at in range(max(box.start, row.first), min(box.end, row.end)))
    label = ""
    if box.label:
        name = escaped(box.label if box.start >= row.first else f"… {box.label}")
        centre = (left + right) / 2
        label = f'<text class="small" x="{centre:.1f}" y="{y + PILL + 12:.1f}" text-anchor="middle">{name}</text>'
    return (
        f'<g class="{classes}"><rect x="{left:.1f}" y="{y:.1f}" width="{right - left:.1f}" height="{PILL}" rx="6"/>'
        f"{words}{label}</g>"
    )


def _connection(
    number: int, tops: Mapping[int, float], row: Row, score: Score, drawn: list[Lane], width: float
) -> tuple[str, str]:
    """The line from the verb above to the verb of a lane, and beside it the name of what joins them."""
    lane = drawn[number]
    verb = _middle(lane.verb, row, score)
    if verb is None:
        return "", _elsewhere(lane, tops[number], row, score)
    if not lane.hangs:
        return "", ""
    y = tops[number]
    line, from_left = "", True
    above = None if lane.above is None else _middle(drawn[lane.above].verb, row, score)
    if lane.above is not None and above is not None and lane.above in tops:
        from_left = above <= verb
        start = tops[lane.above] + TOP + PILL
        bend = y + 5
        line = (
            f'<path class="to" d="M{above:.1f} {start:.1f}V{bend:.1f}H{verb:.1f}V{y + TOP - 5:.1f}"/>'
            f'<path class="tip" d="M{verb - 4:.1f} {y + TOP - 7:.1f}h8l-4 6z"/>'
        )
    wide = measure(lane.hangs, SMALL)
    right = verb + 8 + wide < width if from_left else verb - 8 - wide < 0
    x = min(verb + 8, max(width - wide - 4, 2)) if right else verb - 8
    name = (
        f'<text class="hangs" x="{x:.1f}" y="{y + 10:.1f}" text-anchor="{"start" if right else "end"}">'
        f"{escaped(lane.hangs)}</text>"
    )
    return line, name


def _elsewhere(lane: Lane, y: float, row: Row, score: Score) -> str:
    """Of a lane whose verb is in another row, which verb that is."""
    here = [box for box in lane.boxes if box.start < row.end and box.end > row.first]
    verb = escaped(" ".join(score.words[lane.verb[0] : lane.verb[1]]))
    name = f"of “{verb}” below" if lane.verb[0] >= row.end else f"of “{verb}” above"
    x = _reach(here[0].start, here[0].end, row, score)[0]
    return f'<text class="hangs faint" x="{x:.1f}" y="{y + 11:.1f}">{name}</text>'


def _middle(verb: tuple[int, int], row: Row, score: Score) -> float | None:
    """Where lines to a verb meet it; None if it is not in the row."""
    if not row.first <= verb[1] - 1 < row.end:
        return None
    left, right = _reach(verb[0], verb[1], row, score)
    return (left + right) / 2


def _reach(start: int, end: int, row: Row, score: Score) -> tuple[float, float]:
    """From where to where tokens reach in a row."""
    first, last = max(start, row.first), min(end, row.end) - 1
    return score.x[first] - _PAD, score.x[last] + score.widths[last] + _PAD


def _word(score: Score, at: int, y: float) -> str:
    wide = score.widths[at]
    return (
        f'<text class="word" x="{score.x[at]:.1f}" y="{y:.1f}" textLength="{wide:.1f}" '
        f'lengthAdjust="spacingAndGlyphs">{escaped(score.words[at])}</text>'
    )


def _used(score: Score, drawn: list[Lane]) -> float:
    """How wide a picture of one row is."""
    ends = [score.x[-1] + score.widths[-1]] if score.x else []
    verbs = ((_middle(lane.verb, score.rows[0], score), lane.hangs) for lane in drawn)
    ends += [verb + measure(hangs, SMALL) for verb, hangs in verbs if verb is not None]
    return max(ends, default=0.0) + 2 * MARGIN


def _legend(width: float, y: float) -> tuple[str, float]:
    """What the colours mean, and how high that is."""
    entries = [("verb", "verb"), ("verb no", "negated"), *((role, _MEANT.get(role, role)) for role in ROLES[1:]),
               ("far subject", "from another clause")]  # fmt: skip
    x, parts, height = float(MARGIN), [], 22.0
    for classes, name in entries:
        wide = measure(name, SMALL) + 34
        if x + wide > width and x > MARGIN:
            x, height = float(MARGIN), height + 18
        top = y + height - 20
        parts.append(
            f'<g class="{classes}"><rect x="{x:.1f}" y="{top:.1f}" width="16" height="11" rx="3"/>'
            f'<text class="small" x="{x + 21:.1f}" y="{top + 9.5:.1f}">{name}</text></g>'
        )
        x += wide
    return "".join(parts), height + 6
