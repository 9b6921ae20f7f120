"""For each word of a vocabulary, the most frequent one that is written nearly the same."""

from __future__ import annotations

from array import array
from collections.abc import Mapping

_AT_ONCE = 60_000  # words whose variants are in memory together
_LEAST_LETTERS = 4


class Neighbours:
    """Two words are neighbours if they are the same after one letter is left out of one of them, or of both."""

    def __init__(self, counts: Mapping[str, int], most: int) -> None:
        """Words that more than `most` records have stand for themselves."""
        self._counts = counts
        vocabulary = [word for word in counts if len(word) >= _LEAST_LETTERS and word[1] != ":" and word[0] > "9"]
        vocabulary.sort(key=lambda word: (-counts[word], word))
        nearest = _nearest(vocabulary)
        self._stands_for: dict[str, str] = {}
        self._added: dict[str, int] = {}
        for place, near in enumerate(nearest):
            word = vocabulary[place]
            if near < place and counts[word] <= most:
                root = vocabulary[near]
                root = self._stands_for[word] = self._stands_for.get(root, root)
                self._added[root] = self._added.get(root, 0) + counts[word]

    def of(self, word: str) -> str:
        return self._stands_for.get(word, word)

    def count(self, word: str) -> int:
        """Of the word and of all that it stands for."""
        return self._counts.get(word, 0) + self._added.get(word, 0)


def _nearest(vocabulary: list[str]) -> array[int]:
    """The place of the first word that shares a variant, or the word's own place."""
    nearest = array("l", range(len(vocabulary)))
    passes = len(vocabulary) // _AT_ONCE + 1
    for part in range(passes):
        first: dict[int, int] = {}
        for place, word in enumerate(vocabulary):
            near = nearest[place]
            for at in range(-1, len(word)):
                variant = hash(word if at < 0 else word[:at] + word[at + 1 :])
                if passes == 1 or variant % passes == part:
                    near = min(near, first.setdefault(variant, place))
            nearest[place] = near
    return nearest
