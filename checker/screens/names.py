"""What a translated text means, and what names mean in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.feel import nodes
from checker.screens.lists import Items, OnePaper, Paper, PaperList
from checker.screens.values import Scalar, UntranslatableError


@dataclass(frozen=True, slots=True)
class Postponed:
    """An entry of a context, which is translated where it is used."""

    node: nodes.Expression
    around: Around


Found = Scalar | Paper | PaperList | Items | OnePaper
Named = Found | Postponed


@dataclass(frozen=True, slots=True)
class Around:
    """What names mean: each layer has names, or is the item of a filter."""

    layers: tuple[Mapping[str, Named] | Paper | Scalar, ...] = ()

    def within(self, layer: Mapping[str, Named] | Paper | Scalar) -> Around:
        """Return the same with a layer further in."""
        return Around((*self.layers, layer))

    def find(self, name: str) -> Named | None:
        """Return what a name means; None where no layer has it."""
        for depth in reversed(range(len(self.layers))):
            layer = self.layers[depth]
            if isinstance(layer, Mapping):
                if name in layer:
                    return layer[name]
            elif name == "item":
                return layer
            elif isinstance(layer, Paper) and name in layer.papers.columns:
                found = layer.field(name)
                if not found.is_sure and Around(self.layers[:depth]).find(name) is not None:
                    raise UntranslatableError(f"`{name}`, which is a field or means something else")
                return found
        return None
