"""Which words of many are one slip of the pen apart: found by what remains of them, so the cost grows with the letters.

One slip drops, adds or replaces a letter or swaps two neighbours. Two words that differ in one letter are alike once it
is dropped from both; where a letter is dropped or two are swapped, the one word is made of the other. So no two words
need be compared.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence


def one_slip_apart(words: Sequence[str]) -> dict[str, str]:
    """For each of the different words that has one, the first of them that is one slip away."""
    place = {word: at for at, word in enumerate(words)}
    near = dict[str, int]()

    def met(word: str, at: int) -> None:
        near[word] = min(at, near.get(word, at))

    for word, other in _pairs(words, place):
        met(word, place[other])
        met(other, place[word])
    return {word: words[near[word]] for word in words if word in near}


def _pairs(words: Sequence[str], known: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Pairs one slip apart; of the words alike but for the letter at one place, each with the first and the second."""
    alike: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for word in words:
        for at in range(len(word)):
            shorter = word[:at] + word[at + 1 :]
            alike[at, shorter].append(word)
            swapped = word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
            yield from ((word, other) for other in (shorter, swapped) if other in known and other != word)
    for group in alike.values():
        yield from ((group[0], other) for other in group[1:])
