"""Noun phrases made by hand, and who they stand for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tacitus.actors import Actors
from tacitus.actors.coreference import Story
from tacitus.actors.mention import Mention, Resolution
from tacitus.syntax.clause import Clause, Parse, Phrase
from tacitus.text import Sentence

Tagged = Callable[..., Sentence]


def phrase(sentence: Sentence, start: int, end: int, possessor: Phrase | None = None) -> Phrase:
    made = Phrase(start, end, end - 1)
    made.possessor = possessor
    return made


def reading(
    actors: Actors, sentence: Sentence, *phrases: Phrase, date: str | None = None, story: Story | None = None
) -> Story:
    story = story or actors.story(date)
    story.find(sentence)
    story.read(sentence, Parse([], list(phrases), []))
    return story


def only(story: Story, made: Phrase, role: str = "subject") -> Mention:
    (mention,) = story.resolve(made, None, role).actors
    return mention


def stated(sentence: Sentence, mention: Mention) -> str:
    """The words from start to end of a mention."""
    inside = [
        w
        for w, a, b in zip(sentence.words, sentence.starts, sentence.ends, strict=True)
        if mention.start <= a < mention.end
    ]
    return " ".join(inside)


@pytest.mark.parametrize(
    ("items", "code", "country_from", "words"),
    [
        ("the/DT Norse/JJ foreign/JJ minister/NN", "NORGOV", "adjective", "Norse foreign minister"),
        ("Sudlandic/JJ rebels/NNS", "SUDREB", "adjective", "Sudlandic rebels"),
        ("rebel/NN leaders/NNS", "REB", None, "rebel leaders"),
        ("Red/NNP Hand/NNP leaders/NNS", "SUDREBRHD", "name", "Red Hand leaders"),
        ("League/NNP of/IN Lands/NNPS troops/NNS", "IGOLEAMIL", None, "League of Lands troops"),
        ("NL/NNP troops/NNS", "NORMIL", "adjective", "NL troops"),
        ("NL-backed/JJ rebels/NNS", "REB", None, "NL-backed rebels"),
        ("NL-led/JJ troops/NNS", "NORMIL", "adjective", "NL-led troops"),
        ("ex-president/NN", "ELI", None, "ex-president"),
        ("the/DT former/JJ Norse/JJ president/NN", "NORELI", "adjective", "former Norse president"),
        ("Sudlandic/JJ President/NNP Omar/NNP Dell/NNP", "SUDGOV", "adjective", "Sudlandic President Omar Dell"),
        ("Chancellor/NNP Lund/NNP", "NORGOV", "name", "Chancellor Lund"),
        ("two/CD Sudlanders/NNPS", "SUDCVL", "name", "Sudlanders"),
        ("Sudland/NNP", "SUD", "name", "Sudland"),
        ("Northaven/NNP", "NORGOV", "name", "Northaven"),
        ("the/DT Ice/NNP Palace/NNP", "NORGOV", "name", "Ice Palace"),
        ("Lund/NNP aides/NNS", None, None, ""),
    ],
)
def test_phrases_by_their_own_words(
    actors: Actors, tagged: Tagged, items: str, code: str | None, country_from: str | None, words: str
) -> None:
    sentence = tagged(items)
    made = phrase(sentence, 0, len(sentence.words))
    resolution = reading(actors, sentence, made, date="2012-01-01").resolve(made, None, "subject")
    if code is None:
        assert resolution.actors == ()
        return
    (mention,) = resolution.actors
    assert (mention.code, mention.country_from, stated(sentence, mention)) == (code, country_from, words)


def test_several_nations_before_one_head_are_several_actors(actors: Actors, tagged: Tagged) -> None:
    sentence = tagged("NL/NNP and/CC Sudlandic/JJ officials/NNS")
    made = phrase(sentence, 0, 4)
    found = reading(actors, sentence, made).resolve(made, None, "subject").actors
    assert [(m.code, stated(sentence, m)) for m in found] == [("NORGOV", "NL"), ("SUDGOV", "Sudlandic officials")]


def test_a_plural_with_several_countries_is_one_actor_each(actors: Actors, tagged: Tagged) -> None:
    sentence = tagged("the/DT presidents/NNS of/IN Norland/NNP and/CC Sudland/NNP")
    made = phrase(sentence, 0, 2)
    made.pps = [("of", phrase(sentence, 3, 4)), ("of", phrase(sentence, 5, 6))]
    found = reading(actors, sentence, made).resolve(made, None, "with").actors
    assert [(m.code, stated(sentence, m)) for m in found] == [
        ("NORGOV", "presidents of Norland"),
        ("SUDGOV", "Sudland"),
    ]


def test_a_thing_holds_its_possessor_and_keeps_its_whole_span(actors: Actors, tagged: Tagged) -> None:
    sentence = tagged("the/DT Sudland/NNP 's/POS offer/NN of/IN talks/NNS")
    made = phrase(sentence, 0, 4, phrase(sentence, 0, 2))
    made.pps = [("of", phrase(sentence, 5, 6))]
    resolution = reading(actors, sentence, made).resolve(made, None, "object")
    assert resolution.actors == ()
    assert [(m.code, stated(sentence, m)) for m in resolution.inside] == [("SUD", "Sudland 's offer of talks")]
    assert not resolution.person


def test_a_place_behind_the_role_noun_gives_the_country_but_is_not_in_the_span(actors: Actors, tagged: Tagged) -> None:
    sentence = tagged("police/NNS in/IN Dunmark/NNP")
    made = phrase(sentence, 0, 1)
    made.pps = [("in", phrase(sentence, 2, 3))]
    mention = only(reading(actors, sentence, made), made)
    assert (mention.code, mention.country_from, stated(sentence, mention)) == ("SUDCOP", "place", "police")


def test_a_capital_behind_a_preposition_of_place_is_only_a_place(actors: Actors, tagged: Tagged) -> None:
    sentence = tagged("in/IN Northaven/NNP")
    made = phrase(sentence, 1, 2)
    story = reading(actors, sentence, made)
    behind = story.resolve(made, None, "in")
    assert behind.actors == ()
    assert behind.place is not None
    assert (behind.place.name, behind.place.lat) == ("Northaven", 60.5)
    assert story.resolve(made, None, "subject").actors[0].code == "NORGOV"


def test_an_apposition_names_the_role_noun_and_the_unknown_name(actors: Actors, tagged: Tagged) -> None:
    sentence = tagged("his/PRP$ Norse/JJ adviser/NN ,/, Ulf/NNP Berg/NNP ,/,")
    made, name = phrase(sentence, 0, 3), phrase(sentence, 4, 6)
    made.appositions = [name]
    mention = only(reading(actors, sentence, made, name), made)
    assert (mention.code, mention.name, stated(sentence, mention)) == ("NORGOV", "Ulf Berg", "his Norse adviser")
    name.appositions, made.appositions = [made], []
    turned = only(reading(actors, sentence, made, name), name)
    assert (turned.code, turned.country_from, turned.kind) == ("NORGOV", "title", "unknown")


def test_an_unknown_name_has_no_code_and_is_a_person(actors: Actors, tagged: Tagged) -> None:
    sentence = tagged("Ulf/NNP Berg/NNP")
    made = phrase(sentence, 0, 2)
    resolution = reading(actors, sentence, made).resolve(made, None, "subject")
    assert resolution.person
    assert resolution.actors == (Mention(0, 8, "unknown", "Ulf Berg"),)


def test_the_press_is_told_apart(actors: Actors, tagged: Tagged) -> None:
    sentence = tagged("the/DT North/NNP Post/NNP")
    made = phrase(sentence, 0, 3)
    assert only(reading(actors, sentence, made), made).kind == "press"


def test_a_date_before_all_roles_leaves_only_what_the_text_says(actors: Actors, tagged: Tagged) -> None:
    sentence = tagged("former/JJ Chancellor/NNP Ada/NNP Lund/NNP")
    made = phrase(sentence, 0, 4)
    assert only(reading(actors, sentence, made, date=None), made).code == "NORELI"


def clause(
    index: int, verb: int, lemma: str, subjects: list[Phrase], parent: int | None = None, relation: str = "root"
) -> Clause:
    made = Clause(index, verb, verb, verb + 1, lemma)
    made.subjects, made.parent, made.relation, made.subject_from = subjects, parent, relation, "direct"
    return made


def test_it_is_the_subject_of_the_clause_above(actors: Actors, tagged: Tagged) -> None:
    sentence = tagged("Sudland/NNP told/VBD Norland/NNP it/PRP would/MD leave/VB")
    who, whom, it = phrase(sentence, 0, 1), phrase(sentence, 2, 3), phrase(sentence, 3, 4)
    told = clause(0, 1, "tell", [who])
    told.objects = [whom]
    leave = clause(1, 5, "leave", [it], 0, "complement")
    story = actors.story(None)
    story.find(sentence)
    story.read(sentence, Parse([told, leave], [who, whom, it], []))
    (mention,) = story.resolve(it, leave, "subject").actors
    assert (mention.code, mention.kind, mention.via, stated(sentence, mention)) == ("SUD", "pronoun", (0, 7), "it")


def test_he_is_the_last_person_who_acted_and_short_names_keep_the_title(actors: Actors, tagged: Tagged) -> None:
    story = actors.story(None)
    first = tagged("Sudlandic/JJ President/NNP Omar/NNP Dell/NNP met/VBD Norland/NNP")
    dell, norland = phrase(first, 0, 4), phrase(first, 5, 6)
    met = clause(0, 4, "meet", [dell])
    met.objects = [norland]
    story.find(first)
    story.read(first, Parse([met], [dell, norland], []))
    second = tagged("He/PRP left/VBD", 100)
    he = phrase(second, 0, 1)
    story.find(second)
    story.read(second, Parse([clause(0, 1, "leave", [he])], [he], []))
    (mention,) = story.resolve(he, None, "subject").actors
    assert (mention.code, mention.name, mention.via) == ("SUDGOV", "Omar Dell", (0, 29))
    third = tagged("Dell/NNP resigned/VBD", 200)
    dell = phrase(third, 0, 1)
    story.find(third)
    story.read(third, Parse([clause(0, 1, "resign", [dell])], [dell], []))
    (mention,) = story.resolve(dell, None, "subject").actors
    assert (mention.code, mention.name, mention.start) == ("SUDGOV", "Omar Dell", 200)


def test_the_two_sides_are_the_last_two_who_acted(actors: Actors, tagged: Tagged) -> None:
    story = actors.story(None)
    first = tagged("Sudland/NNP met/VBD Norland/NNP")
    one, other = phrase(first, 0, 1), phrase(first, 2, 3)
    met = clause(0, 1, "meet", [one])
    met.objects = [other]
    story.find(first)
    story.read(first, Parse([met], [one, other], []))
    second = tagged("the/DT two/CD sides/NNS agreed/VBD", 50)
    sides = phrase(second, 0, 3)
    story.find(second)
    story.read(second, Parse([clause(0, 3, "agree", [sides])], [sides], []))
    assert [m.code for m in story.resolve(sides, None, "subject").actors] == ["SUD", "NOR"]


@pytest.mark.parametrize(
    ("words", "prep", "place"),
    [
        ("rebels/NNS", "in/IN", "Dunmark/NNP"),
        ("Norse/JJ troops/NNS", "in/IN", "Sudland/NNP"),
        ("the/DT offer/NN", "by/IN", "Norland/NNP"),
        ("village/NN", "in/IN", "Dunmark/NNP"),
        ("leaders/NNS", "of/IN", "Sudland/NNP"),
    ],
)
def test_a_phrase_met_again_takes_what_hangs_on_it(
    words: str, prep: str, place: str, actors: Actors, tagged: Tagged
) -> None:
    def hung(read: Actors) -> Resolution:
        sentence = tagged(f"{words} {prep} {place}")
        inner = phrase(sentence, len(sentence.words) - 1, len(sentence.words))
        outer = phrase(sentence, 0, len(sentence.words) - 2)
        outer.pps = [*outer.pps, (sentence.lowers[-2], inner)]
        return reading(read, sentence, outer, inner).resolve(outer, None, "subject")

    fresh = hung(Actors.from_plain(actors.to_plain()))
    known = Actors.from_plain(actors.to_plain())
    for _ in range(3):
        sentence = tagged(words)
        alone = phrase(sentence, 0, len(sentence.words))
        reading(known, sentence, alone).resolve(alone, None, "subject")
    assert hung(known) == fresh
    assert hung(known) == fresh
