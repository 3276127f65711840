"""Per-object memoization: weakly keyed, LRU-bounded, computed once under concurrent calls."""

from collections.abc import Callable
from functools import wraps
from threading import Lock, RLock
from typing import Any, Concatenate, Final, Generic, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

About = TypeVar("About")
Asked = ParamSpec("Asked")
Given = TypeVar("Given")
#: A function whose first argument is the object that its results are memoized by.
Function = Callable[Concatenate[About, Asked], Given]


class Slot(Generic[Given]):
    """One memoized result: the first caller computes it, concurrent callers wait for it."""

    def __init__(self) -> None:
        """Begin without a result."""
        self.lock, self.found = RLock(), list[Given]()

    def given(self, work: Callable[[], Given]) -> Given:
        """The result; where computing it raises an error, the next caller tries again."""
        if not self.found:
            with self.lock:
                if not self.found:
                    self.found.append(work())
        return self.found[0]


class Memo(Generic[Given]):
    """Slots of the ``most`` recently used results of each object, freed with the object.

    With ``size``, which gives the bytes of a result, those of one object are also no more than
    ``room`` bytes together, but for the latest ones. Objects are held weakly, so no result may
    hold the object that it belongs to.
    """

    def __init__(
        self, most: int, room: int = 0, size: Callable[[Given], int] | None = None
    ) -> None:
        """Begin empty."""
        self.room, self.size = room, size
        self.most, self.lock, self.hits, self.misses = most, Lock(), 0, 0
        self.of_things: WeakKeyDictionary[object, dict[object, Slot[Given]]]
        self.of_things = WeakKeyDictionary()

    def place(self, about: object, /, *asked: object, **named: object) -> Slot[Given]:
        """The slot of an object and arguments, which is the most recently used now."""
        question = (asked, tuple(named.items()))
        with self.lock:
            own = self.of_things.setdefault(about, {})
            known = own.pop(question, None)
            self.count(known is not None)
            own[question] = found = known or Slot[Given]()
            if known is None:
                self.bound(own)
            return found

    def bound(self, own: dict[object, Slot[Given]]) -> None:
        """Let go of the results of an object that were not used for longest; the lock is held."""
        if len(own) > self.most:
            del own[next(iter(own))]
        if self.size is None:
            return
        sizes = {key: sum(map(self.size, slot.found)) for key, slot in own.items()}
        over = sum(sizes.values()) - self.room
        for key, size in sizes.items():
            if over <= 0:
                return
            over -= size
            if own[key].found:
                del own[key]

    def held(self, about: object, /, *asked: object) -> Given | None:
        """The memoized result of an object and arguments, or None; computes nothing."""
        question = (asked, ())
        with self.lock:
            own = self.of_things.get(about, {})
            if (found := own.pop(question, None)) is None:
                return None
            own[question] = found
            self.count(bool(found.found))
        return found.found[0] if found.found else None

    def count(self, is_hit: bool) -> None:
        """Count a question; the lock is held."""
        self.hits += is_hit
        self.misses += not is_hit


#: The memos of decorated functions by their names.
NAMED: Final[dict[str, Memo[Any]]] = {}


def used() -> dict[str, tuple[int, int]]:
    """How often each memoized function was asked what was known, and what was not."""
    return {name: (memo.hits, memo.misses) for name, memo in NAMED.items()}


def memoize(
    most: int,
) -> Callable[[Function[About, Asked, Given]], Function[About, Asked, Given]]:
    """A decorator that memoizes the ``most`` recently used results by first argument.

    They are freed with that argument: an uploaded negotiation with the session that loaded it.
    Each result has its own lock, so results that need each other never deadlock.
    """

    def keeping(function: Function[About, Asked, Given]) -> Function[About, Asked, Given]:
        """The memoized function."""
        places = Memo[Given](most)
        NAMED[f"{function.__module__}.{function.__qualname__}"] = places

        @wraps(function)
        def answer(about: About, /, *asked: Asked.args, **named: Asked.kwargs) -> Given:
            """The memoized result."""
            found = places.place(about, *asked, **named)
            return found.given(lambda: function(about, *asked, **named))

        return answer

    return keeping
