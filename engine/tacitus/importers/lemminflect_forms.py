"""Word forms with their Penn tags and lemmas, made once from two free word lists: writes rules/lexicon/forms.tsv.

    npm pack brill@3.1.0 && tar xzf brill-3.1.0.tgz
    node -e "import('./package/lib/index.js').then(m => console.log(JSON.stringify(m.brill)))" > brill.json
    python -m tacitus.importers.lemminflect_forms brill.json rules/lexicon/forms.tsv

lemminflect (MIT, from the public SPECIALIST lexicon) says how words inflect, Brill's lexicon (MIT) which tag of a form
is the usual one and which others newspapers were seen to use. What only lemminflect knows is kept as rare.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

BASE_TAGS = {"noun": ("NN",), "verb": ("VB", "VBP"), "adj": ("JJ",), "adv": ("RB",)}
INFLECTED = {
    "noun": (("NNS",),),
    "verb": (("VBD",), ("VBN",), ("VBG",), ("VBZ",)),
    "adj": (("JJR",), ("JJS",)),
    "adv": (("RBR",), ("RBS",)),
}
OPEN = ("NN", "NNS", "VB", "VBP", "VBD", "VBN", "VBG", "VBZ", "JJ", "JJR", "JJS", "RB", "RBR", "RBS")
CLOSED = ("CC", "CD", "DT", "EX", "IN", "MD", "PDT", "PRP", "PRP$", "RP", "TO", "UH", "WDT", "WP", "WP$", "WRB")
# What a form that only lemminflect knows most likely is: the first tag here that it can have.
PRIORITY = ("RB", "RBR", "RBS", "JJR", "JJS", "VBN", "VBD", "NNS", "VBG", "VBZ", "NN", "JJ", "VB", "VBP")
# An inflected form that serves as one of these serves as the other too.
TWINS = {"VB": "VBP", "VBP": "VB", "VBD": "VBN", "VBN": "VBD"}

# Capitalised adjectives of nations, faiths and schools of thought.
DEMONYM_ENDINGS = ("an", "ish", "ese", "ic", "ist", "i", "ch", "ek", "ss")

Forms = dict[str, dict[str, list[str]]]


def inflected(lines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """(form, tag, lemma) for every form in lemminflect's table of lines `lemma,class,forms,...`."""
    for line in lines:
        lemma, word_class, *columns = line.rstrip("\n").split(",")
        for tag in BASE_TAGS.get(word_class, ()):
            yield lemma, tag, lemma
        if word_class not in INFLECTED:
            continue
        if word_class == "verb" and len(columns) > 1 and not columns[1]:
            columns[1] = columns[0]
        for tags, column in zip(INFLECTED[word_class], columns, strict=False):
            for form in column.split("/"):
                if form and not (form == lemma and word_class != "verb"):
                    yield from ((form, tag, lemma) for tag in tags)


def by_form(lines: Iterable[str]) -> Forms:
    """Form -> tag -> lemmas, for lower-case words of letters and hyphens."""
    forms: Forms = {}
    for form, tag, lemma in inflected(lines):
        if form == form.lower() and form.replace("-", "").isalpha():
            lemmas = forms.setdefault(form, {}).setdefault(tag, [])
            if lemma not in lemmas:
                lemmas.append(lemma)
    return forms


def tags_of(form: str, seen: list[str], known: dict[str, list[str]]) -> tuple[list[str], list[str]]:
    """The usual tags of a form, the likeliest first, and the rare ones."""
    if not seen:
        order = [tag for tag in PRIORITY if tag in known]
        usual = order[:1] + [tag for tag in order[1:] if tag == TWINS.get(order[0])]
        return usual, [tag for tag in order if tag not in usual]
    usual = [tag for n, tag in enumerate(seen) if n == 0 or not known or tag in known or tag in CLOSED]
    for tag in list(usual):
        twin = TWINS.get(tag)
        if twin and twin not in usual and (twin in known or tag == "VBD" or (tag == "VBN" and form.endswith("ed"))):
            usual.append(twin)
    return usual, [tag for tag in PRIORITY if tag in known and tag not in usual]


def lemma_of(form: str, tag: str, known: dict[str, list[str]], frequent: set[str]) -> str:
    """The lemma of `form` as `tag`: of several the one that newspapers use, then the shortest."""
    lemmas = known.get(tag) or known.get(TWINS.get(tag, "")) or [form]
    return min(lemmas, key=lambda lemma: (lemma not in frequent, len(lemma), lemma))


def row(form: str, seen: list[str], known: dict[str, list[str]], frequent: set[str]) -> str:
    """One line of the file: form, tags (rare ones after `/`), and the lemma if it is another word.

    A tag whose lemma is not that of the third column carries its own: `left  VBN JJ VBD / NN=left  leave`.
    """
    usual, rare = tags_of(form, seen, known)
    lemmas = {tag: lemma_of(form, tag, known, frequent) for tag in usual + rare}
    others = [lemmas[tag] for tag in usual + rare if lemmas[tag] != form]
    common = others[0] if others else form
    written = [tag if lemmas[tag] in (form, common) else f"{tag}={lemmas[tag]}" for tag in usual]
    written += ["/"] * bool(rare)
    written += [tag if lemmas[tag] in (form, common) else f"{tag}={lemmas[tag]}" for tag in rare]
    return "\t".join([form, " ".join(written)] + [common] * (common != form))


def capitalised(brill: dict[str, list[str]]) -> Iterator[str]:
    """Lines for capitalised words that are more than a name: "French", "Monday", "Democrats"."""
    for word, seen in sorted(brill.items()):
        tags = [tag for tag in seen if tag in ("JJ", "NNP", "NNPS")]
        if tags and word[0].isupper() and word[1:].islower() and word.isalpha() and len(word) > 3:
            if seen[0] == "JJ" and "NNP" in tags and word.lower() not in brill:
                yield f"{word}\t{' '.join(tags)}"
            elif "JJ" in tags and word.endswith(DEMONYM_ENDINGS):
                yield f"{word}\tJJ{' NNP' * ('NNP' in tags)}{' NNPS' * ('NNPS' in tags)}"
            elif seen[0] == "NNPS" and word.lower() not in brill:
                yield f"{word}\tNNPS{' / NNP' * ('NNP' in tags)}"


def lines(brill: dict[str, list[str]], table: Iterable[str]) -> list[str]:
    """All lines of forms.tsv, sorted."""
    forms = by_form(table)
    allowed = OPEN + CLOSED
    brill = {word: [tag for tag in tags if tag in (*allowed, "NNP", "NNPS")] for word, tags in brill.items()}
    seen = {w: [t for t in tags if t in allowed] for w, tags in brill.items() if w == w.lower() and w.isalpha()}
    frequent = {word for word, tags in seen.items() if tags}
    result = [row(form, seen.get(form, []), forms.get(form, {}), frequent) for form in sorted(frequent | set(forms))]
    return result + list(capitalised(brill))


def main(brill_path: str, result_path: str) -> None:
    """Writes the file at `result_path`; `brill_path` is the word list as JSON, word -> tags."""
    import lemminflect

    table = Path(lemminflect.__file__).parent / "resources" / "infl_lu.csv.gz"
    brill = {
        word: [tag for tag in tags if tag] for word, tags in json.loads(Path(brill_path).read_text("utf-8")).items()
    }
    with gzip.open(table, "rt", encoding="utf-8") as stream:
        rows = lines(brill, stream)
    Path(result_path).write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
