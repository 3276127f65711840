"""Answers that are kept, and worked out once also where several readers ask at the same moment."""

from collections.abc import Callable
from functools import lru_cache, wraps
from threading import Lock, RLock
from typing import Generic, ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Given = TypeVar("Given")


class Answer(Generic[Given]):
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


def kept(most: int) -> Callable[[Callable[Asked, Given]], Callable[Asked, Given]]:
    """Keep the ``most`` latest answers of a function, as ``lru_cache`` does, each made once.

    Each answer has its own lock, so answers that rest on each other never wait in a circle.
    """

    def keeping(function: Callable[Asked, Given]) -> Callable[Asked, Given]:
        """The function with its answers kept."""
        place: Callable[..., Answer[Given]] = lru_cache(maxsize=most)(lambda *_, **__: Answer())
        one = Lock()

        @wraps(function)
        def answer(*asked: Asked.args, **named: Asked.kwargs) -> Given:
            """The kept answer."""
            with one:
                found = place(*asked, **named)
            return found.given(lambda: function(*asked, **named))

        return answer

    return keeping
