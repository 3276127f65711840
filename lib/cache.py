"""Answers about a thing: kept while it lives, worked out once also where several readers ask."""

from collections.abc import Callable
from functools import wraps
from threading import Lock, RLock
from typing import Concatenate, Generic, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

About = TypeVar("About")
Asked = ParamSpec("Asked")
Given = TypeVar("Given")
#: A function whose first argument is what its answers are about.
Function = Callable[Concatenate[About, Asked], Given]


class Slot(Generic[Given]):
    """The place of one answer: whoever asks first works it out, the others wait for it."""

    def __init__(self) -> None:
        """Begin without an answer."""
        self.lock, self.found = RLock(), list[Given]()

    def given(self, work: Callable[[], Given]) -> Given:
        """The answer; where the work raises an error, the next who asks tries again."""
        if not self.found:
            with self.lock:
                if not self.found:
                    self.found.append(work())
        return self.found[0]


class Memo(Generic[Given]):
    """The places of the ``most`` latest answers about each thing; a thing that goes takes its own.

    Things are held weakly, so no answer may hold the thing that it is about.
    """

    def __init__(self, most: int) -> None:
        """Begin without a thing."""
        self.most, self.lock = most, Lock()
        self.of_things: WeakKeyDictionary[object, dict[object, Slot[Given]]]
        self.of_things = WeakKeyDictionary()

    def place(self, about: object, /, *asked: object, **named: object) -> Slot[Given]:
        """The place of what is asked about a thing, which is the latest now."""
        question = (asked, tuple(named.items()))
        with self.lock:
            own = self.of_things.setdefault(about, {})
            own[question] = found = own.pop(question, None) or Slot[Given]()
            if len(own) > self.most:
                del own[next(iter(own))]
            return found

    def held(self, about: object, /, *asked: object) -> Given | None:
        """The answer to what is asked about a thing, if it was found before; keeps nothing new."""
        question = (asked, ())
        with self.lock:
            own = self.of_things.get(about, {})
            if (found := own.pop(question, None)) is None:
                return None
            own[question] = found
        return found.found[0] if found.found else None


def memoize(
    most: int,
) -> Callable[[Function[About, Asked, Given]], Function[About, Asked, Given]]:
    """Keep the ``most`` latest answers of a function about each first argument, each made once.

    They go when that argument goes: a reader's own negotiation with the session that loaded it.
    Each answer has its own lock, so answers that rest on each other never wait in a circle.
    """

    def keeping(function: Function[About, Asked, Given]) -> Function[About, Asked, Given]:
        """The function with its answers kept."""
        places = Memo[Given](most)

        @wraps(function)
        def answer(about: About, /, *asked: Asked.args, **named: Asked.kwargs) -> Given:
            """The kept answer."""
            found = places.place(about, *asked, **named)
            return found.given(lambda: function(about, *asked, **named))

        return answer

    return keeping
