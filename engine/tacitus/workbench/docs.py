"""The codebook as a page: every event type, code, rule, pattern and example, from the files that code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape

from tacitus import __version__
from tacitus.drawing import svg
from tacitus.rulebook.example import Example
from tacitus.rulebook.matchers import Condition, Rule
from tacitus.workbench.codebook import OfCode, codes
from tacitus.workbench.live import Live
from tacitus.workbench.test import Runner

_STYLE = """
html{color-scheme:light dark;scroll-padding-top:1rem}
body{margin:0;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;background:var(--paper);color:var(--ink)}
main{max-width:62rem;margin:0 auto;padding:1rem 1rem 6rem}h1{font-size:1.6rem}h2{margin:2.5rem 0 .3rem;font-size:1.3rem}
h3{font-size:1rem;margin:1.6rem 0 .2rem}a{color:var(--subject)}code{font-size:.9em;overflow-wrap:anywhere}
nav ul{columns:14rem;padding:0;list-style:none}.faint{color:var(--faint)}
table{border-collapse:collapse;width:100%;font-size:.88rem}th,td{text-align:left;vertical-align:top;padding:.25em .7em .25em 0;
border-bottom:1px solid var(--line)}.scroll{overflow-x:auto}section.rule{border-left:3px solid var(--line);padding-left:.9rem;
margin:1rem 0}section.rule ul{margin:.3em 0;padding-left:1.1rem}.examples li{list-style:"✔ "}.not li{list-style:"✘ "}
.todo li{list-style:"… "}.examples b{font-weight:600}summary{cursor:pointer}input{font:inherit;width:100%;box-sizing:border-box;
padding:.5em;border:1px solid var(--line);border-radius:6px;background:var(--paper);color:var(--ink)}[hidden]{display:none}
"""
_FIND = """
const box=document.getElementById('find'),rules=[...document.querySelectorAll('section.rule')];
box.addEventListener('input',()=>{const words=box.value.toLowerCase().split(/\\s+/).filter(Boolean);
for(const rule of rules){const text=rule.textContent.toLowerCase();rule.hidden=!words.every(word=>text.includes(word))}
for(const type of document.querySelectorAll('section.type')){
type.hidden=words.length>0&&![...type.querySelectorAll('section.rule')].some(rule=>!rule.hidden)}});
"""


def page(live: Live, title: str = "Codebook") -> str:
    """The page: it stands alone, works offline, and is readable without scripts."""
    found = codes(live)
    rules: dict[str, list[Rule]] = defaultdict(list)
    for rule in live.loaded.rules:
        rules[rule.event].append(rule)
    examples: dict[str, list[Example]] = defaultdict(list)
    for example in live.loaded.examples:
        examples[example.rule_id].append(example)
    types = list(dict.fromkeys(each.code.event_type for each in found))
    others = [kind for kind in rules if kind not in types]
    links = "".join(
        f'<li><a href="#{_anchor(kind)}">{escape(kind)}</a> <span class="faint">{len(rules[kind])}</span></li>'
        for kind in (*types, *others)
    )
    runner = Runner(live.coder, live.loaded.examples)
    body = "".join(_type(kind, found, rules[kind], examples, runner) for kind in (*types, *others))
    counts = f"{len(found)} codes, {len(live.loaded.rules)} rules, {len(live.loaded.examples)} examples"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{svg.style(':root')}{_STYLE}</style></head><body><main>"
        f'<h1>{escape(title)}</h1><p class="faint">{counts}; made by tacitus {__version__} from the rules themselves.</p>'
        '<label for="find">Find rules that hold these words</label><input id="find" type="search" autocomplete="off">'
        f"<nav aria-label='Event types'><ul>{links}</ul></nav>{body}</main><script>{_FIND}</script></body></html>\n"
    )


def _type(
    kind: str, found: Iterable[OfCode], rules: list[Rule], examples: dict[str, list[Example]], runner: Runner
) -> str:
    own = [each for each in found if each.code.event_type == kind]
    rows = "".join(map(_code, own))
    head = "<tr><th>CAMEO</th><th>label</th><th>PLOVER</th><th>Goldstein</th><th>quad</th><th>rules</th></tr>"
    table = f'<div class="scroll"><table>{head}{rows}</table></div>' if rows else ""
    told = "".join(_rule(rule, examples[rule.id], runner) for rule in rules)
    return f'<section class="type" id="{_anchor(kind)}"><h2>{escape(_title(kind))}</h2>{table}{told}</section>\n'


def _title(kind: str) -> str:
    return "none: what looks like an event and is none" if kind == "none" else kind


def _code(each: OfCode) -> str:
    code = each.code
    plover = " · ".join(filter(None, (code.plover or "–", *code.modes, *code.contexts)))
    links = ", ".join(f'<a href="#{_anchor(id)}">{escape(id)}</a>' for id in each.rules)
    tables = f'<span class="faint">by {escape(", ".join(each.tables))}</span>' if each.tables else ""
    cells = (code.cameo, escape(code.label), escape(plover), f"{code.goldstein:g}", str(code.quad_class))
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}<td>{links or tables or '–'}</td></tr>"


def _rule(rule: Rule, examples: list[Example], runner: Runner) -> str:
    title = f" <span class='faint'>{escape(rule.title)}</span>" if rule.title else ""
    place = f"<span class='faint'>{escape(rule.path)}:{rule.line}</span>"
    facts = "".join(f"<li>{fact}</li>" for fact in _facts(rule))
    patterns = "".join(f"<li><code>{_pattern(text)}</code></li>" for text in dict.fromkeys(m.text for m in rule.when))
    exceptions = "".join(
        f"<li>not: <code>{_pattern(text)}</code></li>" for text in dict.fromkeys(m.text for m in rule.unless)
    )
    lines = "".join(
        f'<ul class="{kind}">{items}</ul>'
        for kind in ("examples", "not", "todo")
        if (items := "".join(_example(each, runner) for each in examples if each.kind == kind))
    )
    return (
        f'<section class="rule" id="{_anchor(rule.id)}"><h3>{escape(rule.id)}{title}</h3>{place}'
        f"<ul>{facts}</ul><details open><summary>Patterns</summary><ul>{patterns}{exceptions}</ul></details>{lines}</section>"
    )


def _facts(rule: Rule) -> Iterator[str]:
    if rule.cameo:
        yield f"code {escape(rule.cameo)}" + (
            f", the other way {escape(rule.both_ways)}" if rule.both_ways.isdigit() else ""
        )
    if rule.both_ways == "same":
        yield "both ways"
    if rule.recode:
        yield f"the code of what it governs by the table <b>{escape(rule.recode)}</b>"
    if rule.recode_map:
        yield "the code of what it governs: " + escape(", ".join(f"{part} → {code}" for part, code in rule.recode_map))
    yield from (f"only where {escape(_condition(condition))}" for condition in rule.where)
    if rule.after:
        yield f"gives way to {', '.join(map(escape, rule.after))}"
    if rule.status != "stable":
        yield escape(rule.status)


def _condition(condition: Condition) -> str:
    return f"{condition.slot} {condition.key} is {' or '.join(condition.values)}".strip()


def _example(example: Example, runner: Runner) -> str:
    events = runner.coder.code(example.sentence, date=example.on)
    codes_of = [event for event in events if event.rule_id == example.rule_id]
    told = "; ".join(
        f"{(event.source and event.source.code) or '–'} &gt; {(event.target and event.target.code) or '–'} {event.cameo}"
        for event in codes_of[:4]
    )
    given = f' <span class="faint">{told}</span>' if told and example.kind == "examples" else ""
    return f"<li>{escape(example.sentence)}{given}</li>"


def _anchor(name: str) -> str:
    return escape(name.replace("/", "--"), quote=True)


def _pattern(text: str) -> str:
    return escape(text).replace("|", "|<wbr>")  # long lists of alternatives break between words
