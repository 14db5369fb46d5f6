"""PETRARCH patterns -> patterns of ours, as far as the meaning is sure.

`- * (TO BORDER) [154]` of a block with RUSH and SPEED becomes

    SOURCE rush|speed TARGET to border
    SOURCE rush|speed to TARGET 's border

PETRARCH takes as the target whatever actor it finds in the verb phrase; our patterns say where it stands, so one of
PETRARCH's becomes several. A pattern without any place for a target gives none.
"""

from __future__ import annotations

from tacitus.importers.petrarch.verbs import Behind, Part, Pattern, Phrase, Word
from tacitus.importers.petrarch.vocabulary import PARTICLES, PREPOSITIONS, Unsayable, Vocabulary

# Where an actor of the verb phrase may stand, when the pattern does not say.
ANYWHERE = "to|for|with|against|on|at|into|from|toward|over"
_SIGNS = frozenset("$+^%")


def translated(pattern: Pattern, verbs: list[str], words: Vocabulary, event: bool = True) -> list[str]:
    """The patterns that say the same, `verbs` being alternatives or a list. Raises Unsayable or Missing.

    `event`: False for what is no event (`[---]`): nothing is asked of a target.
    """
    right = _prepositional(pattern.right)
    particle = ""
    if right and isinstance(right[0], Word) and right[0].text.strip("_").lower() in PARTICLES:
        particle, right = right[0].text.strip("_").lower(), right[1:]
        verbs = _made_for(pattern.comment, verbs)
    verb = "|".join(f"{each}_{particle}" if particle else each for each in verbs)
    if not verb or (particle and "_" in "".join(verbs)):
        raise Unsayable("a particle, and no single verb that it goes with")
    subjects, told = _subjects(pattern.left, words)
    objects, behind = _objects(right)
    found: list[str] = []
    rests = _rests(objects, behind, told, words)
    if not event and not told:
        bare = " ".join([*map(words.phrase, objects), *(_governed(each, words) for each in behind)])
        rests = [bare] if "TARGET" not in bare and all(each.filler for each in behind) else rests
    for subject in subjects:
        found += [f"{subject} {verb} {rest}".strip() for rest in rests]
    return found


def _made_for(comment: str, verbs: list[str]) -> list[str]:
    named = {word.strip(",").lower() for word in comment.split()}
    return [verb for verb in verbs if verb in named]


def _prepositional(right: tuple[Part, ...]) -> tuple[Part, ...]:
    """Bare prepositions behind a noun, with what follows them, as prepositional phrases."""
    found: list[Part] = []
    place = 0
    while place < len(right):
        part = right[place]
        lower = part.text.strip("_").lower() if isinstance(part, Word) else ""
        after = right[place + 1] if place + 1 < len(right) else None
        if lower in PREPOSITIONS and not (place == 0 and lower in PARTICLES and after is not None):
            filler = after if isinstance(after, Word | Phrase) else None
            found.append(Behind(lower, () if filler is None else (filler,)))
            place += 1 + (filler is not None)
        else:
            found.append(part)
            place += 1
    return tuple(found)


def _subjects(left: tuple[Part, ...], words: Vocabulary) -> tuple[list[str], bool]:
    """What may stand before the verb, and whether TARGET is among it."""
    if not left or left == (Word("$"),):
        return ["SOURCE"], False
    if left == (Word("+"),):
        return ["TARGET"], True
    if len(left) == 2 and left[0] == Word("$"):
        left = left[1:]
    if len(left) != 1 or not isinstance(left[0], Word | Phrase) or _sign(left[0]):
        raise Unsayable("several things before the verb")
    part = left[0]
    phrase = words.phrase(part)
    who = isinstance(part, Word) and words.acts(part)
    return [f"SOURCE:{phrase}" if who else f"SOURCE 's {phrase}"], False


def _objects(right: tuple[Part, ...]) -> tuple[list[Word | Phrase], list[Behind]]:
    objects: list[Word | Phrase] = []
    behind: list[Behind] = []
    for part in right:
        if isinstance(part, Behind):
            if part.preposition not in PREPOSITIONS:
                raise Unsayable(f"`{part.preposition}` is no preposition")
            if len(part.filler) > 1 and part.filler[-1] != Word("+"):
                raise Unsayable("several things behind a preposition")
            behind.append(part)
        elif part == Word("+") and behind and not behind[-1].filler:  # (AGAINST) +
            behind[-1] = behind[-1]._replace(filler=(part,))
        elif isinstance(part, Phrase) or part.text != "$":
            objects.append(part)
        else:
            raise Unsayable("the source behind the verb")
    return objects, behind


def _sign(part: Part) -> str:
    return part.text if isinstance(part, Word) and part.text in _SIGNS else ""


def _rests(objects: list[Word | Phrase], behind: list[Behind], told: bool, words: Vocabulary) -> list[str]:
    """What may stand behind the verb: the same words, with TARGET where it can stand."""
    signs = [_sign(part) for part in objects]
    if "%" in signs or "^" in signs or signs.count("+") > 1:
        raise Unsayable("a sign that has no place in a clause")
    plain = [part for part, sign in zip(objects, signs, strict=True) if not sign]
    if len(plain) > 1:
        raise Unsayable("several words in a row behind the verb")
    noun = words.phrase(plain[0]) if plain else ""
    explicit = "+" in signs or any(Word("+") in each.filler for each in behind)
    if explicit and told:
        raise Unsayable("the target twice")
    governed = [_governed(each, words) for each in behind]
    tail = " ".join(governed)
    open_at = next((place for place, each in enumerate(behind) if not each.filler), None)
    if told or (explicit and "+" not in signs):
        if open_at is not None:
            raise Unsayable("a preposition that governs nothing")
        return [f"{noun} {tail}".strip()]
    if "+" in signs and open_at is not None:
        raise Unsayable("a preposition that governs nothing")
    if "+" in signs:
        return [" ".join(filter(None, ["TARGET", noun, tail]))]
    if open_at is not None:
        if sum(not each.filler for each in behind) > 1:
            raise Unsayable("several prepositions that govern nothing")
        governed[open_at] = f"{behind[open_at].preposition} TARGET"
        return [" ".join(filter(None, [noun, *governed]))]
    return _free(noun, behind, governed, words)


def _free(noun: str, behind: list[Behind], governed: list[str], words: Vocabulary) -> list[str]:
    """TARGET where nothing says where: as the object, behind a preposition, or as whose thing it is."""
    tail = " ".join(governed)
    if noun:
        rests = [f"TARGET 's {noun} {tail}"]
        rests += [] if behind else [f"{noun} {ANYWHERE} TARGET"]
    else:
        rests = [f"TARGET {tail}"] + ([] if behind else [f"{ANYWHERE} TARGET"])
    for place, each in enumerate(behind):
        owned = [
            *governed[:place],
            f"{each.preposition} TARGET 's {words.phrase(each.filler[0])}",
            *governed[place + 1 :],
        ]
        if _sign(each.filler[0]):
            continue
        rests.append(" ".join(filter(None, [noun, *owned])))
    return [rest.strip() for rest in rests]


def _governed(part: Behind, words: Vocabulary) -> str:
    if not part.filler:
        return part.preposition
    first = part.filler[0]
    sign = _sign(first)
    if sign == "^":
        return f"{part.preposition} PLACE"
    if sign == "+":
        return f"{part.preposition} TARGET"
    if sign == "$":
        raise Unsayable("the source behind a preposition")
    if sign:
        raise Unsayable("a sign that has no place in a clause")
    if part.filler[-1] == Word("+"):  # (IN TALKS +)
        return f"{part.preposition} TARGET 's {words.phrase(first)}"
    return f"{part.preposition} {words.phrase(first)}"
