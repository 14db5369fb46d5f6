"""Noun phrase -> actor: names of the files, role nouns, and who is meant within a story."""

from tacitus.actors.actors import Actors

__all__ = ["Actors"]
