"""Runs the LALR table of the clause grammar over the terminals of a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tacitus.syntax.grammar import END

BREAK = "BREAK"
SHIFT, FAULT = 0, -1

Action = Callable[..., Any]
# What a terminal does. An action: (how many values it takes, the action, the slice of states that it takes off the stack
# or None, what follows by the state below). A shift: (SHIFT, action on the value, states to put on, the row of the last two).
# (FAULT, None, states to put on, None) if the terminal cannot come.
Step = tuple[int, Any, Any, Any]


class _Row(dict[str, Step]):
    """What each terminal does in a state that stands on `under`; worked out when it first comes."""

    __slots__ = ("_driver", "_state", "_under")

    def __init__(self, driver: Driver, under: int, state: int) -> None:
        super().__init__()
        self._driver = driver
        self._under = under
        self._state = state

    def __missing__(self, terminal: str) -> Step:
        step = self[terminal] = self._driver.first_step(self._under, self._state, terminal)
        return step


class _Under(dict[int, Step]):
    """What comes next before a terminal, by the state that the part just made, `symbol`, stands on; if the action that
    makes it, of `size` values, still waits, together with that."""

    __slots__ = ("_action", "_driver", "_size", "_symbol", "_terminal")

    def __init__(self, driver: Driver, terminal: str, symbol: str, action: Action | None, size: int) -> None:
        super().__init__()
        self._driver = driver
        self._terminal = terminal
        self._symbol = symbol
        self._action = action
        self._size = size

    def __missing__(self, under: int) -> Step:
        driver = self._driver
        state = driver.goto(under, self._symbol)
        step = self[under] = driver.with_next(under, state, self._terminal, self._action, self._size)
        return step


class Driver:
    """Runs the table over marked terminals, with one action a rule.

    An action takes the work in hand and the values of the rule's right side and returns the value of the left side;
    a rule without an action hands on the first of them. `fused`: what does the work of two actions at once, of which
    the second has the value of the first as its last.

    The table is not run as it is: a step says which action comes next and what follows, for the terminal ahead and the
    state below, with all rules left out that only hand on. Steps are made when they are first needed (there are no more
    of them than the table has room for), so that a sentence costs one look-up a shift and one a reduction that builds
    something: half the time of a plain run.
    """

    __slots__ = (
        "_accept",
        "_actions",
        "_firsts",
        "_fused",
        "_gotos",
        "_made",
        "_next",
        "_only",
        "_rows",
        "_rules",
        "_start",
    )

    def __init__(
        self,
        table: dict[str, Any],
        actions: Mapping[str, Action],
        fused: Mapping[tuple[Action, Action], Action] | None = None,
    ) -> None:
        self._actions: list[dict[str, int]] = table["actions"]
        self._accept: int = table["accept"]
        self._fused = fused or {}
        # the last first, so that the number in the table, negative, is the place
        self._rules: list[tuple[str, int, Action | None]] = [
            (name, size, actions.get(action)) for name, size, action in reversed(table["rules"])
        ]
        self._gotos: list[dict[str, int]] = table["gotos"]
        self._rows: dict[tuple[int, int], _Row] = {}
        self._only: dict[int, int] = {}  # what every terminal does in a state, 0 if that differs
        self._next: dict[tuple[int, int, str], Step] = {}  # several stacks come to the same step
        self._firsts = {first for first, _ in self._fused}
        self._made: dict[tuple[str, str, Action | None], _Under] = {}  # what follows a part before a terminal
        (self._start,) = [(name, action) for name, size, action in self._rules if not size]

    def goto(self, under: int, symbol: str) -> int:
        """The state that a part leads to."""
        return self._gotos[under][symbol]

    # -- steps ---------------------------------------------------------------------------------------------------------

    def row(self, under: int, state: int) -> _Row:
        """The row of the last two states of the stack."""
        found = self._rows.get((under, state))
        if found is None:
            found = self._rows[under, state] = _Row(self, under, state)
        return found

    def first_step(self, under: int, state: int, terminal: str) -> Step:
        """The step in a state that is on the stack, on `under`."""
        act = self._actions[state].get(terminal, 0)
        if act >= 0:
            return self._shift(state, act, terminal, ())
        symbol, size, action = self._rules[act]
        if size > 1:
            return self._reduction(symbol, size, action, size, terminal)
        size, action, cut, follows = self.with_next(under, self._gotos[under][symbol], terminal, action, 1)
        if size > 0:
            return (size, action, slice(cut.start - 1 if cut else -1, None), follows)
        return (1, None, slice(-1, None), {under: (size, action, cut, follows)})

    def next_step(self, under: int, state: int, terminal: str) -> Step:
        """The step in a state that is not on the stack but stands on `under`."""
        key = (under, state, terminal)
        step = self._next.get(key)
        if step is None:
            act = self._actions[state].get(terminal, 0)
            if act >= 0:
                step = self._shift(state, act, terminal, (state,))
            else:
                symbol, size, action = self._rules[act]
                if size > 1:
                    step = self._reduction(symbol, size, action, size - 1, terminal)
                else:
                    step = self.with_next(under, self._gotos[under][symbol], terminal, action, 1)
            self._next[key] = step
        return step

    def _shift(self, state: int, act: int, terminal: str, put: tuple[int, ...]) -> Step:
        """The step of a shift in a state, or of an end or fault."""
        if act:
            action, target = self._beyond(state, act)
            return (SHIFT, action, (*put, target), self.row(state, target))
        return (SHIFT if terminal == END and state == self._accept else FAULT, None, put, None)

    def with_next(self, under: int, state: int, terminal: str, action: Action | None, size: int) -> Step:
        """The step of an action of `size` values, whose value leads to `state`, together with the next if they are fused."""
        behind = self.next_step(under, state, terminal)
        if action is None:
            return behind
        both = self._fused.get((action, behind[1]))
        if both is not None:
            return (size + behind[0] - 1, both, *behind[2:])
        return (size, action, None, {under: behind})

    def _reduction(self, symbol: str, size: int, action: Action | None, popped: int, terminal: str) -> Step:
        """The step of a rule of more than one part. If its action can be fused, that is for what stands below to say."""
        waits = action in self._firsts
        key = (symbol, terminal, action if waits else None)
        follows = self._made.get(key)
        if follows is None:
            follows = self._made[key] = _Under(self, terminal, symbol, action if waits else None, size)
        cut = slice(-popped, None) if popped else None
        return (1, None, cut, follows) if waits else (size, action, cut, follows)

    def _beyond(self, under: int, state: int) -> tuple[Action | None, int]:
        """Where a shift leads if only rules of one part can follow: there at once, with the first action on the way."""
        found: Action | None = None
        while True:
            act = self._only.get(state)
            if act is None:
                acts = set(self._actions[state].values())
                act = self._only[state] = acts.pop() if len(acts) == 1 else 0
            if act >= 0:
                return found, state
            symbol, size, action = self._rules[act]
            if size != 1 or (found is not None and action is not None):
                return found, state
            found = found or action
            state = self._gotos[under][symbol]

    # -- runs ----------------------------------------------------------------------------------------------------------

    def run(self, terminals: list[str], values: list[Any], work: Any) -> int:
        """Parses; returns how often it had to recover. Never fails: at a terminal that cannot come, what is open is
        closed as at a BREAK, and what was found so far is kept; then parsing goes on with the terminal."""
        symbol, action = self._start
        states = [0, self._gotos[0][symbol]]
        top = action(work) if action is not None else None  # the last value; those below it are on the stack
        stack: list[Any] = []
        push, pop = stack.append, stack.pop
        row = self.row(*states)
        faults = 0
        for terminal, value in zip([*terminals, END], [*values, None], strict=True):
            size, action, cut, follows = row[terminal]
            while size:
                if size == 2:
                    top = action(work, pop(), top) if action is not None else pop()
                elif size == 1:
                    if action is not None:
                        top = action(work, top)
                elif size == 3:
                    middle = pop()
                    top = action(work, pop(), middle, top)
                elif size > 3:
                    push(top)
                    arguments = stack[-size:]
                    del stack[-size:]
                    top = action(work, *arguments)
                else:
                    faults += 1
                    states += cut
                    push(top)
                    self._mend(states, stack, terminal, value, work)
                    top = pop()
                    row = self.row(*states[-2:])
                    break
                if cut is not None:
                    del states[cut]
                size, action, cut, follows = follows[states[-1]]
            else:
                push(top)
                top = value if action is None else action(work, value)
                states += cut
                row = follows
        return faults

    def _mend(self, states: list[int], stack: list[Any], terminal: str, value: Any, work: Any) -> None:
        """Closes what is open before a terminal that cannot come, and takes the terminal if it can come then."""
        self._close(states, stack, work)
        while act := self._actions[states[-1]].get(terminal, 0):
            if act > 0:
                states.append(act)
                stack.append(value)
                return
            self._reduce(act, states, stack, work)

    def _close(self, states: list[int], stack: list[Any], work: Any) -> None:
        """Closes what is open, as a BREAK does; what nothing can close is dropped from the top."""
        while stack:
            act = self._actions[states[-1]].get(BREAK, 0)
            if act > 0:
                states.append(act)
                stack.append("")
                return
            if act:
                self._reduce(act, states, stack, work)
            else:
                states.pop()
                stack.pop()

    def _reduce(self, act: int, states: list[int], stack: list[Any], work: Any) -> None:
        symbol, size, action = self._rules[act]
        first = len(stack) - size
        arguments = stack[first:]
        del stack[first:], states[first + 1 :]
        stack.append(action(work, *arguments) if action is not None else arguments[0] if arguments else None)
        states.append(self._gotos[states[-1]][symbol])
