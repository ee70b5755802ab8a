"""Words: how many are names, places, professions …, and where they stand in the value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.reference import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

    from leakassay.recognise.features.column import Column

_HAN_NAME = (2, 4)
_LOOKED_AT = 240
_WORDS = 24


def _cut(folded: str, look: Callable[[str], int]) -> list[tuple[str, int]]:
    """Words of a value with their masks; unspaced runs are cut unless known whole."""
    found: list[tuple[str, int]] = []
    for word in lexicon.words(folded)[:_WORDS]:
        bits = look(word)
        if bits or not lexicon.unspaced(word):
            found.append((word, bits))
            continue
        parts = [(p, b) for p, _ in lexicon.pieces(word) if (b := look(p))]
        found.extend(parts or [(word, 0)])
    return found


def lexical(column: Column, look: Callable[[str], int] = lexicon.mask) -> dict[str, float]:
    """Shares over the different values; `look` gives the classes of a folded word."""
    classes = lexicon.CLASSES
    width = len(classes)
    whole, every, first, last = (np.zeros(width) for _ in range(4))
    some = np.zeros(width)
    spelled: list[tuple[float, ...]] = []
    kinds = {
        "han.name": 0.0,
        "han.surname": 0.0,
        "known": 0.0,
        "words.seen": 0.0,
        "given.family": 0.0,
        "family.given": 0.0,
    }
    values = column.distinct[:: max(1, len(column.distinct) // _LOOKED_AT)][:_LOOKED_AT]
    wholes: list[int] = []
    for value in values:
        folded = " ".join(lexicon.fold(value[:200]).split())
        own = look(folded)
        wholes.append(own)
        cut = _cut(folded, look)
        if not cut:
            continue
        bits = lexicon.bits_of(b for _, b in cut)
        every += bits.mean(0)
        some += bits.any(0)
        first += bits[0]
        last += bits[-1]
        kinds["known"] += float(bits.any(1).mean())
        kinds["words.seen"] += len(cut)
        kinds["given.family"] += float(bits[0, 0] and bits[-1, 2] and len(cut) > 1)
        kinds["family.given"] += float(bits[0, 2] and bits[-1, 0] and len(cut) > 1)
        _han(folded, look, kinds)
        if len(spelled) < 120:
            spelled.append(tuple(np.mean([lexicon.spelling(w) for w, _ in cut[:6]], axis=0)))
    total = max(1, len(values))
    whole = lexicon.bits_of(wholes).sum(0) if wholes else whole
    found = {f"{k}": v / total for k, v in kinds.items()}
    for i, name in enumerate(classes):
        found[f"whole.{name}"] = float(whole[i]) / total
        found[f"every.{name}"] = float(every[i]) / total
        found[f"some.{name}"] = float(some[i]) / total
        found[f"first.{name}"] = float(first[i]) / total
        found[f"last.{name}"] = float(last[i]) / total
    mean = np.mean(spelled, axis=0) if spelled else np.zeros(len(lexicon.SPELLED))
    found.update({f"spelled.{n}": float(x) for n, x in zip(lexicon.SPELLED, mean, strict=True)})
    found["whole.any"] = sum(1 for b in wholes if b) / total
    weights = column.weights[: len(column.distinct)][:: max(1, len(column.distinct) // _LOOKED_AT)][
        :_LOOKED_AT
    ]
    if wholes:
        shares = (lexicon.bits_of(wholes) * (weights / max(weights.sum(), 1e-9))[:, None]).sum(0)
        found.update({f"rows.{n}": float(x) for n, x in zip(classes, shares, strict=True)})
    else:
        found.update({f"rows.{n}": 0.0 for n in classes})
    return found


def _han(folded: str, look: Callable[[str], int], kinds: dict[str, float]) -> None:
    if "\u3400" <= folded[:1] <= "\u9fff" or "\uac00" <= folded[:1] <= "\ud7a3":
        low, high = _HAN_NAME
        bit = 1 << lexicon.CLASSES.index("family")
        surname = bool(look(folded[0]) & bit or look(folded[:2]) & bit)
        kinds["han.surname"] += float(surname)
        kinds["han.name"] += float(surname and low <= len(folded.replace(" ", "")) <= high)
