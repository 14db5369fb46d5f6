"""News-like text to measure with: made up, varied, the same on every run."""

from __future__ import annotations

import random
from collections.abc import Iterator

_PEOPLE = [
    "President Marta Oduya", "Prime Minister Halvard Brandt", "Foreign Minister Yusuf Karimi", "opposition leader Ana Belic",
    "Defence Minister Ravi Chandran", "a senior government official", "army spokesman Col. Pedro Salas", "the foreign ministry",
    "Interior Minister Elena Vasquez", "the country's top diplomat", "rebel commander Idris Wolde", "a spokeswoman for the presidency",
    "union leader Tomas Nowak", "the chief prosecutor", "two lawmakers", "a European Union official", "the mayor of the capital",
]  # fmt: skip
_COUNTRIES = [
    "France", "Germany", "Russia", "China", "the United States", "Britain", "Iran", "Israel", "Turkey", "India", "Pakistan",
    "Egypt", "Kenya", "Nigeria", "Brazil", "Mexico", "Peru", "Japan", "South Korea", "Ukraine", "Poland", "Spain", "Sudan",
    "Ethiopia", "Colombia", "Venezuela", "Indonesia", "Vietnam", "Saudi Arabia", "Qatar", "Norway", "Serbia",
]  # fmt: skip
_ADJECTIVES = [
    "French", "German", "Russian", "Chinese", "American", "British", "Iranian", "Israeli", "Turkish", "Indian", "Pakistani",
    "Egyptian", "Kenyan", "Nigerian", "Brazilian", "Mexican", "Japanese", "South Korean", "Ukrainian", "Polish", "Serbian",
]  # fmt: skip
_GROUPS = [
    "troops", "police", "rebels", "protesters", "soldiers", "security forces", "militants", "students", "striking miners",
    "border guards", "separatists", "farmers", "refugees", "gunmen", "lawmakers", "diplomats", "negotiators", "peacekeepers",
]  # fmt: skip
_CITIES = [
    "Paris", "Geneva", "Cairo", "Nairobi", "Vienna", "Ankara", "New Delhi", "Lima", "Bogota", "Seoul", "Kyiv", "Warsaw",
    "Khartoum", "Doha", "Jakarta", "Hanoi", "Belgrade", "Abuja", "Brussels", "Istanbul", "Oslo", "Tehran", "Karachi",
]  # fmt: skip
_WHEN = [
    "on Monday", "on Tuesday", "Wednesday", "on Thursday", "late on Friday", "over the weekend", "last week", "earlier this month",
    "on March 16", "two days later", "in the early hours of Sunday", "after months of silence", "last year", "this week",
]  # fmt: skip
_TOPICS = [
    "a long-running border dispute", "the sharing of river water", "a stalled trade agreement", "the release of prisoners",
    "the fate of missing fishermen", "gas deliveries", "a planned military exercise", "the return of refugees", "arms control",
    "tariffs on steel", "the rebuilding of two bridges", "fishing rights", "the country's nuclear programme", "debt relief",
]  # fmt: skip
_NUMBERS = ["three", "at least five", "dozens of", "about 200", "more than 40", "12", "several hundred", "two"]
_TAILS = [
    "", "", "", ", state media reported", ", according to two people who were there", ", a move that surprised neighbours",
    " despite warnings from abroad", " as both sides traded blame", ", the ministry said in a short statement",
    " while talks went on in a hotel nearby", ", which has been under pressure for weeks", " because of the worsening drought",
]  # fmt: skip
_TEMPLATES = [
    "{Person} met {adjective} officials in {city} {when} to discuss {topic}{tail}.",
    "{Country} and {country2} held talks on {topic} in {city} {when}{tail}.",
    "{Person} said {when} that {country} would not accept new demands over {topic}{tail}.",
    "{Country} accused {country2} of sending weapons to {group} near the border{tail}.",
    "{Adjective} {group} killed {number} {group2} in a village outside {city} {when}, {person} said.",
    "{Country} threatened to cut off ties with {country2} unless it withdraws its {group} from the area{tail}.",
    "Thousands of {group} marched through {city} {when} to demand the resignation of the government{tail}.",
    "{Country} imposed sanctions on {country2} {when} over {topic}{tail}.",
    '"We will not be drawn into this," {person} told reporters in {city} {when}, adding that {country} wanted peace.',
    "{Person} will visit {country} next week for talks on {topic} with {adjective} leaders{tail}.",
    "{Number} {group} were arrested {when} after clashes with {adjective} {group2} in {city}{tail}.",
    "{Country} agreed to send food and medicine to {country2}, where floods have driven {number} families from their homes.",
    "The {adjective} parliament rejected a proposal by {person} to resume negotiations with {country}{tail}.",
    "{Person} called on {country} to release {number} {group} who were detained in {city} {when}.",
    "{Adjective} warplanes bombed positions of {group} near {city} {when}, killing {number} civilians{tail}.",
    "A bomb that was hidden in a parked car exploded in {city} {when}, wounding {number} people, {person} said.",
    "{Country} is expected to withdraw {number} {group} from {country2} before the end of the year{tail}.",
    "{Person}, who took office {when}, praised {country} for its part in ending {topic}.",
    "{Country} denied that its {group} had crossed into {country2} {when}{tail}.",
    "Workers in {city} went on strike {when} after the company refused to raise their wages{tail}.",
    "{Country}'s central bank left interest rates unchanged {when}, as analysts had predicted{tail}.",
    "The weather in {city} turned cold {when}, and {number} flights to {country} were delayed{tail}.",
    "{Person} and {person2} signed an agreement in {city} {when} under which {country} will share data with {country2}.",
    "{Adjective} {group} and {group2} have clashed repeatedly since {country2} closed the crossing {when}.",
    "{Country} hinted that it might use force against {country2} if {topic} was not settled soon{tail}.",
    "The {adjective} government suspended aid to {country} {when}, citing concerns about {topic}{tail}.",
    "{Person} declined to comment on reports that {adjective} {group} had been seen in {city}{tail}.",
    "{Country} lifted a ban on imports from {country2} {when}, ending a quarrel over {topic}.",
    "After a meeting in {city}, {person} and {person2} pledged to work together on {topic}{tail}.",
    "{Country} expelled {number} {adjective} diplomats {when} in response to what it called interference.",
    "The team from {city} beat their rivals from {country} {when} before a crowd of {number} thousand.",
    "{Group} who had occupied a bridge in {city} left {when} after {person} promised to hear their demands.",
    "Hours before the vote, {person} warned that {country} could face unrest over {topic}{tail}.",
    "{Adjective} {group} opened fire on a convoy of {adjective2} {group2} outside {city} {when}{tail}.",
    "{Country} recalled its ambassador from {country2} {when}, {person} told a news conference in {city}.",
    "Talks between {country} and {country2} on {topic} broke down in {city} {when}{tail}.",
]
_FILLERS = {
    "person": _PEOPLE, "country": _COUNTRIES, "adjective": _ADJECTIVES, "group": _GROUPS, "city": _CITIES, "when": _WHEN,
    "topic": _TOPICS, "number": _NUMBERS, "tail": _TAILS,
}  # fmt: skip


def sentences(number: int, seed: int = 1) -> list[str]:
    """So many distinct sentences of news, about 20 words each."""
    chosen = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < number:
        found[_sentence(chosen)] = None
    return list(found)


def _sentence(chosen: random.Random) -> str:
    words = {name: chosen.sample(fillers, 2) for name, fillers in _FILLERS.items()}
    slots = {name: pair[0] for name, pair in words.items()} | {f"{name}2": pair[1] for name, pair in words.items()}
    slots |= {name.capitalize(): text[0].upper() + text[1:] for name, text in slots.items() if text}
    return chosen.choice(_TEMPLATES).format(**slots)


def articles(number: int, length: int = 20, seed: int = 2) -> Iterator[str]:
    """Articles of so many sentences, in paragraphs of three."""
    found = sentences(number * length, seed)
    for start in range(0, len(found), length):
        part = found[start : start + length]
        yield "\n\n".join(" ".join(part[i : i + 3]) for i in range(0, length, 3))
