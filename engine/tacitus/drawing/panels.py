"""A panel of events as a picture or a page that stands alone: all events over time, the busiest pairs, who acts on whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tacitus.drawing import network, series
from tacitus.drawing.markup import escaped
from tacitus.writing.flat import Row

WIDE, NARROW = 960, 343
PAIRS = 8


def picture(rows: Sequence[Row], title: str, period: str) -> str:
    """One SVG with all of it."""
    body, height = _body(rows, WIDE, period)
    head = f'<text class="head" x="12" y="22">{escaped(title)}</text>'
    style = f"<style>{_colours('svg')}{series.STYLE}{network.STYLE}</style>"
    return _svg(style + f"{head}<g transform='translate(0 34)'>{body}</g>", WIDE, height + 34, "", rows, title)


def page(rows: Sequence[Row], title: str, period: str) -> str:
    """A page: the picture for wide and for narrow screens, and the busiest pairs in a table."""
    pictures = []
    for name, width in (("wide", WIDE), ("narrow", NARROW)):
        body, height = _body(rows, width, period)
        pictures.append(_svg(body, width, height, name, rows, title))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escaped(title)}</title><style>{_colours(':root')}{_PAGE}{series.STYLE}{network.STYLE}</style></head>\n"
        f"<body><h1>{escaped(title)}</h1>\n{''.join(pictures)}\n{_table(rows)}</body></html>\n"
    )


_PAGE = (
    "html{color-scheme:light dark}body{margin:0 auto;padding:16px;max-width:1000px;line-height:1.5;background:var(--paper);"
    "color:var(--ink);font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif}h1{font-size:1.25rem}"
    "svg{display:block;max-width:100%;height:auto}table{border-collapse:collapse;font-size:.9rem;margin-top:1em}"
    "td,th{padding:.2em .7em .2em 0;text-align:right;border-bottom:1px solid var(--line)}"
    "td:nth-child(-n+2),th:nth-child(-n+2){text-align:left}div.table{overflow-x:auto}"
    "@media(min-width:700px){svg.narrow{display:none}}@media(max-width:699.9px){svg.wide{display:none}}"
)


def _colours(scope: str) -> str:
    def table(colours: Mapping[str, str]) -> str:
        return f"{scope}{{" + "".join(f"--{name}:{value};" for name, value in colours.items()) + "}"

    return f"{table(series.LIGHT)}@media(prefers-color-scheme:dark){{{table(series.DARK)}}}"


def _body(rows: Sequence[Row], width: float, period: str) -> tuple[str, float]:
    """What is drawn, and how high it is."""
    if not rows:
        return '<text x="12" y="20">No events.</text>', 34
    over = series.span(rows, period)
    key, y = series.legend(12, 0, width - 24)
    every = series.bins(rows, over)
    parts = [key, series.chart(every, width - 24, 230, 12, y + 6, f"All pairs, by {every.period}", every.tallest)]
    y += 250
    busiest = network.ties(rows)
    charts, height = _pairs(rows, busiest[:PAIRS], over, width, y)
    parts.append(charts)
    y += height + 8
    size = min(width - 24, 620)
    parts.append(
        f'<text class="head" x="12" y="{y + 12:.0f}">Who acts on whom: arrows in the colour of most events</text>'
    )
    parts.append(network.network(busiest, size, (width - size) / 2, y + 14))
    return "".join(parts), y + size + 20


def _pairs(
    rows: Sequence[Row], busiest: Sequence[network.Tie], over: tuple[str, str, str], width: float, y: float
) -> tuple[str, float]:
    """A small chart for each of the busiest pairs, on one scale."""
    columns = 2 if width > 600 else 1
    wide, tall = (width - 24 - 20 * (columns - 1)) / columns, 110.0
    data = []
    for tie in busiest:
        pair = [row for row in rows if row[1] == tie.source and row[2] == tie.target]
        data.append((f"{tie.source} > {tie.target}", series.bins(pair, over)))
    tallest = [found.tallest for _, found in data]
    scale = (max((a for a, _ in tallest), default=0), max((b for _, b in tallest), default=0))
    parts = [
        series.chart(found, wide, tall, 12 + (n % columns) * (wide + 20), y + n // columns * (tall + 12), head, scale)
        for n, (head, found) in enumerate(data)
    ]
    return "".join(parts), -(-len(data) // columns) * (tall + 12)


def _svg(body: str, width: float, height: float, kind: str, rows: Sequence[Row], title: str) -> str:
    told = f"{sum(tie.events for tie in network.ties(rows)):,} events between different actors"
    busiest = "; ".join(f"{tie.source} > {tie.target}: {tie.events}" for tie in network.ties(rows)[:PAIRS])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" class="{kind}" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}"><title>{escaped(title)}</title><desc>{escaped(told)}. {escaped(busiest)}</desc>'
        f'<rect width="100%" height="100%" style="fill:var(--paper)"/>{body}</svg>'
    )


def _table(rows: Sequence[Row]) -> str:
    heads = "".join(f"<th>{name}</th>" for name in ("source", "target", "events", *series.QUADS))
    lines = "".join(
        f"<tr><td>{escaped(tie.source)}</td><td>{escaped(tie.target)}</td><td>{tie.events}</td>"
        + "".join(f"<td>{number}</td>" for number in tie.quads)
        + "</tr>"
        for tie in network.ties(rows)[:20]
    )
    return f'<div class="table"><table><tr>{heads}</tr>{lines}</table></div>'
