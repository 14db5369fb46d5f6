"""Subjects that stand elsewhere: antecedents of relative clauses, controllers of infinitives, shared subjects."""

from __future__ import annotations

from tacitus.syntax.clause import Clause, Phrase
from tacitus.syntax.complements import Complements
from tacitus.text.sentence import Sentence

_NAMES = frozenset(["NNP", "NNPS"])
_QUALITIES = frozenset(["JJ", "VBN"])
_NOBODY: frozenset[str] = frozenset()
_DEPTH = 100  # clauses one below the other through which a subject is looked for


def resolve(clauses: list[Clause], lists: Complements, sentence: Sentence) -> None:
    """Gives every clause its subjects, and relative clauses the object or phrase that they leave open."""
    completed = lists.completed
    for clause in clauses:
        if clause.noun is not None and clause.relation == "complement" and _judges(clause, clauses, lists):
            clause.relation = "relative"
        if clause.relation == "relative" and clause.noun is not None:
            if clause.parent is not None and defines(clause.marker, sentence.lowers, clause.noun):
                clause.noun = _common(clause.noun, clauses[clause.parent], sentence)
            fill_relative(clause, [other for other in clauses if other.parent == clause.index], lists, sentence)
        elif clause.relation == "conjunct" and clause.objects:
            _share_objects(clause, clauses)
        elif clause.relation == "adverbial" and clause.lemma in lists.sets["adding"]:
            _told_by_speaker(clause, clauses, lists, sentence)
        elif clause.relation == "participle" and clause.noun is not None and clause.parent is not None:
            _absolute(clause, clause.noun, clauses[clause.parent], lists, sentence)
            if clause.noun is not None:
                _addressed(clause, clauses[clause.parent], lists, sentence)
        if clause.lemma in completed:
            if clause.lemma in lists.sets["wants-done"]:
                _wanted(clause, clauses)
            elif clause.obliques and not clause.objects:
                _late_object(clause, sentence)
    find_subjects(clauses, lists, sentence.lemmas)


def _judges(clause: Clause, clauses: list[Clause], lists: Complements) -> bool:
    """Whether a that-clause on a noun is no content, since its verb lacks the object that it judges: "a charge that Chad
    denied"."""
    if clause.lemma not in lists.sets["always-with-object"] or clause.objects or clause.voice != "active":
        return False
    return clause.marker == "that" and all(other.parent != clause.index for other in clauses)


def find_subjects(clauses: list[Clause], lists: Complements, lemmas: list[str]) -> None:
    """Gives every clause without a subject of its own that of the clauses above it. `lemmas`: of the sentence's tokens."""
    search = _Search(clauses, lists, lemmas)
    for clause in clauses:
        if not clause.subjects:
            search.subjects(clause, set())


def _told_by_speaker(clause: Clause, clauses: list[Clause], lists: Complements, sentence: Sentence) -> None:
    """ "Said the troops would leave, adding that talks had begun": who said it adds, not the troops."""
    speech = lists.sets["speech"]
    if sentence.tags[clause.verb] != "VBG" or sentence.lowers[clause.start - 1] != "," or clause.parent is None:
        return
    if not any(other.parent == clause.index and other.relation == "complement" for other in clauses):
        return  # "adding to the tension"
    above = clauses[clause.parent]
    while above.lemma not in speech:
        if above.parent is None:
            return
        above = clauses[above.parent]
    clause.parent = above.index


def _absolute(clause: Clause, noun: Phrase, above: Clause, lists: Complements, sentence: Sentence) -> None:
    """ "Clashed in Abyei, with Sudan blaming the south", "With Sudan blaming the south, ...", "won with two players injured":
    what stands under "with" is a clause of its own, unless the verb takes it ("met with officials visiting Peru")."""
    marker = sentence.lowers[noun.start - 1]
    if noun.end != clause.start:
        return
    if marker not in lists.sets["absolute"]:
        # "with talks on the dam going nowhere", "with thousands of people fleeing"
        owner = next((each for each in above.obliques if any(other is noun for _, other in each[1].pps)), None)
        if owner is None or owner[0] not in lists.sets["absolute"] or sentence.tags[clause.verb] != "VBG":
            return
        if marker == "of" and sentence.lemmas[owner[1].head] not in lists.sets["parts"]:
            return
        marker, noun = owner
    apart = noun.start == 1 or sentence.lowers[noun.start - 2] == ","
    if not apart and (sentence.tags[clause.verb] != "VBG" or above.lemma in lists.verb_takes[marker]):
        return
    rest = [item for item in above.obliques if item[1] is not noun]
    if len(rest) < len(above.obliques):
        above.obliques = rest
        clause.relation, clause.marker, clause.noun = "adverbial", marker, None
        clause.subjects, clause.subject_from = [noun], "direct"


def _addressed(clause: Clause, above: Clause, lists: Complements, sentence: Sentence) -> None:
    """ "Handed a note to the consul demanding an apology": the note demands it, not the consul."""
    if not above.objects or clause.noun in above.objects or clause.noun in above.subjects:
        return
    what, sets = above.objects[-1], lists.sets
    if sentence.lemmas[what.head] in sets["addressed"] and sentence.tags[clause.verb] == "VBG":
        tells = clause.lemma in sets["speech"] or clause.lemma in sets["manners-of-speech"]
        if tells and what.end <= clause.start:
            clause.noun = what


def _share_objects(clause: Clause, clauses: list[Clause]) -> None:
    """ "arrested and charged three men": the first verb has the object of the second."""
    before = clauses[clause.index - 1]
    joined = before.index == clause.parent or (before.parent == clause.parent and before.relation == "conjunct")
    if joined and before.end == clause.start - 1 and not before.objects and before.voice == clause.voice == "active":
        before.objects = clause.objects[:]


def defines(marker: str, lowers: list[str], noun: Phrase) -> bool:
    """Whether a relative clause tells which one is meant, as nobody asks of a name: "that", and "which" without a comma."""
    return marker == "that" or (marker == "which" and lowers[noun.end : noun.end + 1] == ["which"])


def _wanted(above: Clause, clauses: list[Clause]) -> None:
    """ "Wants the sanctions lifted": that they be lifted."""
    for clause in clauses:
        done = clause.parent == above.index and clause.relation == "participle" and clause.voice == "passive"
        if done and clause.noun in above.objects and above.voice == "active":
            clause.relation, clause.form, clause.modal, clause.noun = "complement", "finite", "subjunctive", None
            clause.subjects, clause.subject_from = above.objects, "direct"
            above.objects = []


def _late_object(clause: Clause, sentence: Sentence) -> None:
    """ "Dismissed as baseless the claim that ...": an object behind what it is called."""
    at = clause.end + 1
    prep, phrase = clause.obliques[0]
    behind = prep == "as" and phrase.head > at and phrase.start in (at, at + 1) and sentence.lowers[at - 1] == "as"
    if behind and clause.relation != "relative" and clause.voice == "active" and sentence.tags[at] in _QUALITIES:
        clause.objects = [phrase, *(other for other in phrase.group if other is not phrase)]
        clause.obliques = [item for item in clause.obliques if item[1] not in clause.objects]


def _common(name: Phrase, above: Clause, sentence: Sentence) -> Phrase:
    """The noun before a name and its preposition, on which a clause hangs that defines: "over a fire in Lima that killed
    ten"; the name itself, if nothing stands there."""
    if sentence.tags[name.head] not in _NAMES:
        return name
    for phrase in (*above.objects, *(other for _, other in above.obliques)):
        for host in (phrase, *(other for _, other in phrase.pps)):
            if host.end == name.start - 1 and sentence.tags[host.head] not in _NAMES:
                return host
    return name


def _makers(noun: Phrase, asked: frozenset[str]) -> list[Phrase]:
    """Whose plan it is, or who is asked, by the prepositions `asked`: "a plot by rebels to kill the president", "pressure on
    Iran to sign"."""
    if not noun.pps:
        return []
    return [phrase for prep, phrase in noun.pps if prep in asked] or [
        phrase for prep, phrase in noun.pps if prep == "by"
    ]


def _antecedents(phrase: Phrase) -> list[Phrase]:
    """A noun, with those joined to it if it is the last of them."""
    group = phrase.group
    return list(group) if group and group[-1] is phrase else [phrase]


def fill_relative(clause: Clause, lower: list[Clause], lists: Complements, sentence: Sentence) -> None:
    """Gives a relative clause the noun it hangs on, in the place that it leaves open. `lower`: the clauses below it."""
    assert clause.noun is not None
    one = sentence.tags[clause.start] == "VBZ" or sentence.lowers[clause.start] == "was"
    found = [clause.noun] if one and not clause.subjects else _antecedents(clause.noun)
    if not clause.subjects:
        if clause.marker in lists.relatives or clause.marker == "of":  # "many of whom fled"
            clause.subjects = found
            clause.subject_from = "relative"
        return
    if clause.marker in lists.relatives:
        for other in lower:
            if other.relation == "complement" and other.form == "finite" and not other.subjects and not other.marker:
                other.subjects, other.subject_from = found, "relative"  # "the men police say fired"
        last = clause
        below = [c for c in lower if c.relation == "infinitive"]
        if below and not clause.objects and not below[-1].objects:  # "that he wanted to see"
            # "a man he knew to be corrupt"
            called = (
                clause.lemma in lists.sets["object-infinitive"] and below[-1].lemma == "be" and clause.lemma != "prove"
            )
            last = clause if called else below[-1]
        content = any(c.relation == "complement" for c in lower)
        if last.particle in lists.sets["stranded"]:  # "the sanctions it called for"
            last.obliques.extend((last.particle, phrase) for phrase in found)
            last.particle = ""
            return
        full = last.objects and not (len(last.objects) == 1 and last.lemma in lists.sets["ditransitive"])
        names = (
            last.lemma in lists.sets["naming"] and last.lemma not in lists.sets["copulas"]
        )  # "which it called illegal"
        free = not full and last.voice == "active" and not content and (names or last.predicate is None)
        if free and not (
            clause.marker in ("", "that") and sentence.lemmas[clause.noun.head] in lists.sets["circumstances"]
        ):
            last.objects = last.objects + found
    elif clause.marker not in ("where", "when", "why", "how", "whose"):
        clause.obliques.extend((clause.marker, phrase) for phrase in found)


class _Search:
    """Looks for subjects in the clauses above a clause. `lemmas`: of the sentence's tokens."""

    __slots__ = ("_clauses", "_lemmas", "_lists")

    def __init__(self, clauses: list[Clause], lists: Complements, lemmas: list[str]) -> None:
        self._clauses = clauses
        self._lists = lists
        self._lemmas = lemmas

    def subjects(self, clause: Clause, seen: set[int]) -> list[Phrase]:
        """The subjects of a clause, found through the clauses above it. `seen`: those on the way."""
        if clause.subjects or clause.index in seen or len(seen) > _DEPTH:
            return clause.subjects
        seen.add(clause.index)
        parent = self._clauses[clause.parent] if clause.parent is not None else None
        relation = clause.relation
        if clause.noun is not None and relation != "conjunct":
            if relation == "participle" and not clause.marker:
                clause.subjects, clause.subject_from = _antecedents(clause.noun), "participle"
            elif relation in ("infinitive", "participle"):
                asked = self._lists.noun_oblique.get(self._lemmas[clause.noun.head], _NOBODY)
                owners = _makers(clause.noun, asked)
                if not owners and clause.noun.possessor is not None:
                    owners = [clause.noun.possessor]
                if owners:
                    clause.subjects, clause.subject_from = owners, "control"
                elif parent is not None and clause.noun not in parent.subjects and not self._of_others(clause, parent):
                    clause.subjects, clause.subject_from = list(self.subjects(parent, seen)), "control"
        elif parent is not None and relation == "conjunct":
            clause.subjects, clause.subject_from = list(self.subjects(parent, seen)), "shared"
        elif parent is not None and relation == "infinitive":
            clause.subjects, clause.subject_from = list(self._controller(clause, parent, seen)), "control"
        elif parent is not None and relation in ("adverbial", "participle") and clause.form != "finite":
            clause.subjects, clause.subject_from = list(self._adverbial(clause, parent, seen)), "adverbial"
        if not clause.subjects:
            clause.subject_from = ""
        return clause.subjects

    def _of_others(self, clause: Clause, parent: Clause) -> bool:
        """Whether what an infinitive on an object tells is done by somebody else: "foiled a plot to bomb the embassy"."""
        return clause.noun in parent.objects and parent.lemma in self._lists.sets["others-deeds"]

    def _controller(self, clause: Clause, parent: Clause, seen: set[int]) -> list[Phrase]:
        """Who does what an infinitive or gerund tells."""
        lists = self._lists
        if clause.form != "gerund":
            preps = lists.oblique.get(parent.lemma)
            if preps is not None:
                found = [
                    phrase
                    for prep, phrase in parent.obliques
                    if prep in preps and phrase.head < clause.verb and not self._dates(phrase)
                ]
                if found:
                    return found
            objects = [phrase for phrase in parent.objects if phrase.head < clause.verb]
            if objects and parent.voice == "active" and self._acts(objects[0], clause, parent):
                return [phrase for phrase in objects if phrase is objects[0] or phrase in objects[0].group]
            if objects and parent.lemma in lists.sets["costs"] and self._costs(parent, objects[0], clause):
                return objects[:1]
        return self.subjects(parent, seen)

    def _costs(self, parent: Clause, phrase: Phrase, clause: Clause) -> bool:
        """ "It took firefighters six hours to put it out": whether time stands between whom it costs and the deed."""
        told = [self._lemmas[subject.head] for subject in parent.subjects]
        return told == ["it"] and phrase.end < clause.start - 1

    def _dates(self, phrase: Phrase) -> bool:
        """Whether a phrase tells when: "called on Monday to discuss", "called on March 16 to discuss"."""
        sets, lemmas = self._lists.sets, self._lemmas
        return lemmas[phrase.head] in sets["weekdays"] or lemmas[phrase.start] in sets["months"]

    def _acts(self, phrase: Phrase, clause: Clause, parent: Clause) -> bool:
        """Whether the object of a verb does what the clause below it tells: "ordered troops to leave"."""
        sets = self._lists.sets
        if parent.lemma in sets["subject-control"]:
            return False
        if clause.form == "bare":
            return True
        if clause.lemma in self._lists.own_purpose.get(parent.lemma, ()):
            return False
        return parent.lemma in sets["object-infinitive"] and self._lemmas[phrase.head] not in sets["means"]

    def _adverbial(self, clause: Clause, parent: Clause, seen: set[int]) -> list[Phrase]:
        """Who does what a gerund under a preposition or a free participle tells."""
        takes = self._lists.object_gerund.get(clause.marker, ())
        if parent.voice == "active" and parent.lemma in takes:
            behind = [phrase for _, phrase in parent.obliques if phrase.head < clause.verb]
            told = parent.objects or behind[-1:]  # "lashed out at Chad for arresting a priest"
            if told:
                return told
        return self.subjects(parent, seen)
