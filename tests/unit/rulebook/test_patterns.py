"""What each way of writing a pattern compiles to: every row of the table in rules/README.md."""

from __future__ import annotations

import pytest

from tacitus.resources import RULES
from tacitus.rulebook.matchers import EventSlot, Infinitive, Joint, Matcher, Noun, Prep, Role, Term
from tacitus.rulebook.parts import PatternFault
from tacitus.rulebook.shape import matchers
from tacitus.rulebook.words import Names, Vocabulary, WordList
from tacitus.text import Lexicon
from tacitus.yamlfile import Source, Text

SOURCE, TARGET = Role("SOURCE"), Role("TARGET")
LISTS = {
    "TALKS": ["talks", "a summit", "round of talks"],
    "BAN": ["ban"],
    "WEAPON": ["shell", "rocket"],
    "ATTACKS": ["attack", "carry out"],
    "ACCORD": ["accord"],
    "TROOPS": ["troops"],
    "PROTESTERS": ["protester"],
    "CRIME": ["crime", "murder"],
    "DEAL": ["deal"],
}
TALKS = (Term("talk", plural=True), Term("summit"), Term("round", words=("talk",)))


@pytest.fixture(scope="module")
def names() -> Names:
    source = Source("lists.yaml", [])
    lists = {
        name: WordList(Text(name, 1, 1), tuple(Text(item, 1, 1) for item in items), source)
        for name, items in LISTS.items()
    }
    return Names(lists, {}, Vocabulary(Lexicon.from_rules(RULES / "lexicon")))


@pytest.fixture
def read(names: Names):
    def one(text: str) -> Matcher:
        return matchers(text, 1, names)[0]

    return one


def test_participants_and_a_verb(read) -> None:
    assert read("SOURCE meet TARGET") == Matcher(
        "verb", ("meet",), "SOURCE meet TARGET", 1, words=1, subject=SOURCE, objects=(TARGET,)
    )


def test_alternatives(read) -> None:
    assert read("SOURCE meet|confer|huddle with TARGET").triggers == ("meet", "confer", "huddle")


def test_optional_words_before_a_noun_change_nothing(read) -> None:
    with_it, without = read("SOURCE meet (close) ally of TARGET"), read("SOURCE meet ally of TARGET")
    assert (with_it.objects, with_it.preps, with_it.words) == (without.objects, without.preps, without.words)


def test_a_list_is_its_terms(read) -> None:
    matcher = read("SOURCE hold TALKS with TARGET")
    assert matcher.objects == (Noun(TALKS),)
    assert matcher.preps == (Prep(("with",), TARGET),)
    assert matcher.words == 3


@pytest.mark.parametrize("kind", ["PLACE", "TIME", "NUMBER", "THING", "PERSON"])
def test_a_list_of_the_engine_is_a_kind_and_fixes_no_word(read, kind: str) -> None:
    matcher = read(f"SOURCE enter {kind}")
    assert (matcher.objects, matcher.words) == ((Noun(kind=kind),), 1)


def test_a_preposition_and_what_it_governs(read) -> None:
    matcher = read("meet with TARGET")
    assert (matcher.kind, matcher.subject, matcher.preps) == ("verb", None, (Prep(("with",), TARGET),))


def test_prepositions_of_several_words_and_alternatives(read) -> None:
    matcher = read("SOURCE force TARGET out of|from PLACE")
    assert matcher.preps == (Prep(("out of", "from"), Noun(kind="PLACE")),)


def test_event_noun_between_two(read) -> None:
    matcher = read("TALKS between SOURCE and TARGET")
    assert (matcher.kind, matcher.noun, matcher.triggers) == ("noun", Noun(TALKS), ("talk", "summit", "round"))
    assert matcher.preps == (Prep(("between",), Joint()),)


def test_event_noun_of_a_possessor(read) -> None:
    matcher = read("SOURCE 's attack on TARGET")
    assert (matcher.kind, matcher.subject, matcher.preps) == ("noun", SOURCE, (Prep(("on",), TARGET),))


def test_event_noun_by_somebody(read) -> None:
    matcher = read("attack by SOURCE on TARGET")
    assert matcher.kind == "noun"
    assert matcher.preps == (Prep(("by",), SOURCE), Prep(("on",), TARGET))


def test_to_event_is_an_infinitive_or_a_noun_behind_to(names: Names) -> None:
    infinitive, noun = matchers("SOURCE agree to EVENT", 1, names)
    assert (infinitive.event, infinitive.preps) == (EventSlot("to"), ())
    assert (noun.event, noun.preps) == (None, (Prep(("to",), EventSlot("")),))


def test_that_event(read) -> None:
    assert read("SOURCE deny that EVENT").event == EventSlot("that")


def test_an_event_that_another_is_told_to_bring_about(read) -> None:
    matcher = read("SOURCE urge TARGET to EVENT")
    assert (matcher.objects, matcher.event) == ((TARGET,), EventSlot("to"))


def test_event_as_object_or_behind_a_preposition(read) -> None:
    assert read("SOURCE cancel EVENT").objects == (EventSlot(""),)
    assert read("SOURCE accuse TARGET of EVENT").preps == (Prep(("of",), EventSlot("")),)


def test_an_event_on_a_noun(read) -> None:
    matcher = read("SOURCE 's decision to EVENT")
    assert (matcher.kind, matcher.subject, matcher.event) == ("noun", SOURCE, EventSlot("to"))


def test_verb_and_object_decide_together(read) -> None:
    matcher = read("SOURCE lift BAN on TARGET")
    assert (matcher.objects, matcher.preps) == ((Noun((Term("ban"),)),), (Prep(("on",), TARGET),))


def test_a_participant_inside_an_object(read) -> None:
    assert read("SOURCE reject TARGET 's THING").objects == (Noun(kind="THING", possessor=TARGET),)


def test_a_participant_inside_the_subject(read) -> None:
    assert read("SOURCE 's WEAPON hit TARGET").subject == Noun((Term("shell"), Term("rocket")), possessor=SOURCE)


def test_a_list_as_verb(read) -> None:
    assert read("SOURCE ATTACKS TARGET").triggers == ("attack", "carry_out")


def test_a_verb_and_its_particle_are_one_word(read) -> None:
    matcher = read("SOURCE break_off TALKS with TARGET")
    assert (matcher.triggers, matcher.words) == (("break_off",), 3)


def test_brackets_stand_anywhere_in_the_noun_phrase(read) -> None:
    matcher = read("sign [military|naval] ACCORD with TARGET")
    assert matcher.objects == (Noun((Term("accord"),), modifiers=((Term("military"), Term("naval")),)),)


def test_a_participant_whose_head_is_in_a_list(read) -> None:
    assert read("SOURCE:TROOPS enter PLACE").subject == Role("SOURCE", (Term("troop", plural=True),))
    assert read("arrest TARGET:PROTESTERS").objects == (Role("TARGET", (Term("protester"),)),)
    assert read("shell TARGET:PLACE").objects == (Role("TARGET", kind="PLACE"),)


def test_roles_in_reverse(read) -> None:
    matcher = read("TARGET outrage SOURCE")
    assert (matcher.subject, matcher.objects) == (TARGET, (SOURCE,))


def test_be_and_a_participle_is_a_passive(names: Names) -> None:
    passive = next(m for m in matchers("TARGET be wanted for CRIME", 1, names) if m.kind == "verb")
    assert (passive.triggers, passive.passive, passive.subject, passive.objects) == (("want",), True, None, (TARGET,))


def test_be_and_a_participle_by_somebody(names: Names) -> None:
    passive = next(m for m in matchers("TARGET be wanted by SOURCE for CRIME", 1, names) if m.kind == "verb")
    assert (passive.subject, [prep.words for prep in passive.preps]) == (SOURCE, [("for",)])


def test_be_and_an_adjective_is_a_copula(read) -> None:
    matcher = read("SOURCE be ready to EVENT")
    assert (matcher.kind, matcher.triggers, matcher.subject) == ("copula", ("ready",), SOURCE)


def test_be_and_a_preposition(read) -> None:
    matcher = read("SOURCE be in TALKS with TARGET")
    assert (matcher.kind, matcher.triggers, len(matcher.preps)) == ("verb", ("be",), 2)


def test_the_source_may_be_missing(read) -> None:
    assert read("(SOURCE) kill TARGET").subject == Role("SOURCE", optional=True)


def test_a_part_may_be_missing(read) -> None:
    assert read("SOURCE meet TARGET (in PLACE)").preps == (Prep(("in",), Noun(kind="PLACE"), optional=True),)


def test_optional_parts_do_not_make_a_pattern_more_specific(read) -> None:
    assert read("SOURCE sign DEAL (with TARGET)").words == read("SOURCE sign DEAL").words


def test_an_infinitive_that_the_pattern_tells(read) -> None:
    assert read("SOURCE decline to comment|elaborate").infinitive == Infinitive(("comment", "elaborate"))


def test_a_noun_behind_to_is_no_infinitive(read) -> None:
    assert read("SOURCE bring TARGET to justice").preps == (Prep(("to",), Noun((Term("justice"),))),)
    assert read("SOURCE put THING to the vote").preps == (Prep(("to",), Noun((Term("vote"),))),)


def test_both_as_subject(read) -> None:
    assert read("SOURCE and TARGET meet").subject == Joint()


def test_an_ultimatum(read) -> None:
    matcher = read("SOURCE EVENT unless|until TARGET EVENT")
    assert (matcher.kind, matcher.triggers) == ("ultimatum", ("unless", "until"))


def test_a_quoted_word_is_taken_as_written(read) -> None:
    assert read('SOURCE leave "NATO"').objects == (Noun((Term("NATO", literal=True),)),)


def test_a_quoted_phrase_is_one_noun(read) -> None:
    matcher = read('SOURCE launch "air strike" on TARGET')
    assert (matcher.objects, matcher.words) == ((Noun((Term("strike", words=("air",)),)),), 4)


def test_a_noun_before_its_verb(read) -> None:
    matcher = read("TALKS between SOURCE and TARGET collapse")
    assert (matcher.kind, matcher.triggers, matcher.subject) == ("verb", ("collapse",), Noun(TALKS))


def test_a_plural_counts_as_plural_only(read) -> None:
    assert read("SOURCE deliver weapons to TARGET").objects == (Noun((Term("weapon", plural=True),)),)


@pytest.mark.parametrize(
    "text",
    ["", "SOURCE", "meet,", "SOURCE meet TARGTE", "SOURCE meets TARGET", "SOURCE 's air strike on TARGET", "((", "|"],
)
def test_what_is_no_pattern_is_refused_with_its_place(names: Names, text: str) -> None:
    with pytest.raises(PatternFault) as caught:
        matchers(text, 1, names)
    assert 0 <= caught.value.start <= len(text)
    assert caught.value.message
