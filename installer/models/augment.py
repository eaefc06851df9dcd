"""What may happen to a face between the shop's camera and the network, applied at random while it learns."""

from dataclasses import dataclass
from math import pi

import torch
from torch import Tensor
from torch.nn import functional


@dataclass(frozen=True, slots=True)
class Strength:
    """Limits of each change; 0 switches it off."""

    turn_degrees: float = 14
    zoom: float = 0.16  # detectors frame the same face +-10-15 % differently
    stretch: float = 0.05
    shear: float = 0.08
    shift: float = 0.075  # of the side: 3.6 px of 48
    gain: float = 0.35
    gamma: float = 0.35
    offset: float = 30  # grey values
    soften_share: float = 0.15  # pictures that come from a camera with less than 48 px on the face
    noise_share: float = 0.1
    erase_share: float = 0.35
    mix_share: float = 0.5
    mix_alpha: float = 0.3


GENTLE = Strength(
    turn_degrees=10,
    zoom=0.12,
    stretch=0.04,
    shear=0.05,
    shift=0.06,
    gain=0.3,
    gamma=0.25,
    offset=20,
    soften_share=0.1,
    noise_share=0.05,
    erase_share=0.2,
    mix_share=0.0,
)
"""For the second stage."""


def change(pictures: Tensor, strength: Strength, random: torch.Generator) -> Tensor:
    """Changes (n, 1, 48, 48) float grey values 0-255, each picture in its own way; same shape and range."""
    pictures = _move(pictures, strength, random)
    pictures = _soften(pictures, strength.soften_share, random)
    pictures = _relight(pictures, strength, random)
    return _erase(pictures, strength.erase_share, random)


def mix(pictures: Tensor, targets: Tensor, alpha: float, random: torch.Generator) -> tuple[Tensor, Tensor]:
    """Blends each picture and its target with another's (mixup, Zhang et al. 2018)."""
    order = torch.randperm(len(pictures), generator=random)
    draws = torch._standard_gamma(torch.full((2, len(pictures)), alpha), generator=random) + 1e-6
    share = (draws[0] / draws.sum(0)).clamp(0, 1)
    share = torch.maximum(share, 1 - share)
    own = share.view(-1, 1, 1, 1)
    return (
        pictures * own + pictures[order] * (1 - own),
        targets * share[:, None] + targets[order] * (1 - share[:, None]),
    )


def _spread(count: int, random: torch.Generator) -> Tensor:
    """`count` numbers in [-1, 1]."""
    return torch.rand(count, generator=random) * 2 - 1


def _chosen(count: int, share: float, random: torch.Generator) -> Tensor:
    return torch.rand(count, generator=random) < share


def _move(pictures: Tensor, strength: Strength, random: torch.Generator) -> Tensor:
    count = len(pictures)
    angle = _spread(count, random) * strength.turn_degrees * pi / 180
    size = 1 / (1 + _spread(count, random) * strength.zoom)
    aspect = 1 + _spread(count, random) * strength.stretch
    shear = _spread(count, random) * strength.shear
    mirror = torch.where(_chosen(count, 0.5, random), -1.0, 1.0)
    matrix = torch.zeros(count, 2, 3)
    matrix[:, 0, 0] = angle.cos() * size * aspect * mirror
    matrix[:, 0, 1] = (-angle.sin() + shear) * size
    matrix[:, 1, 0] = angle.sin() * size * mirror
    matrix[:, 1, 1] = angle.cos() * size / aspect
    matrix[:, 0, 2] = _spread(count, random) * strength.shift * 2
    matrix[:, 1, 2] = _spread(count, random) * strength.shift * 2
    grid = functional.affine_grid(matrix, list(pictures.shape), align_corners=False)
    return functional.grid_sample(pictures, grid, mode="bilinear", padding_mode="border", align_corners=False)


def _soften(pictures: Tensor, share: float, random: torch.Generator) -> Tensor:
    """Fewer pixels, then 48 again: a face far from the camera."""
    chosen = _chosen(len(pictures), share, random)
    if not chosen.any():
        return pictures
    side = int(torch.randint(20, 40, (1,), generator=random))
    few = functional.interpolate(pictures[chosen], size=(side, side), mode="area")
    result = pictures.clone()
    result[chosen] = functional.interpolate(
        few, size=tuple(pictures.shape[-2:]), mode="bilinear", align_corners=False
    )
    return result


def _relight(pictures: Tensor, strength: Strength, random: torch.Generator) -> Tensor:
    count = len(pictures)
    power = torch.exp(_spread(count, random) * strength.gamma).view(-1, 1, 1, 1)
    gain = torch.exp(_spread(count, random) * strength.gain).view(-1, 1, 1, 1)
    offset = (_spread(count, random) * strength.offset).view(-1, 1, 1, 1)
    middle = pictures.mean(dim=(2, 3), keepdim=True)
    lit = 255 * (pictures / 255).clamp(0, 1) ** power
    lit = (lit - middle) * gain + middle + offset
    grain = torch.where(_chosen(count, strength.noise_share, random), 10.0, 0.0).view(-1, 1, 1, 1)
    if grain.any():
        lit = lit + torch.randn(lit.shape, generator=random) * grain
    return lit.clamp(0, 255)


def _erase(pictures: Tensor, share: float, random: torch.Generator) -> Tensor:
    """A grey rectangle over 4-25 % of some pictures: a hand, glasses, hair."""
    count, side = len(pictures), pictures.shape[-1]
    area = (0.04 + 0.21 * torch.rand(count, generator=random)) * side * side
    ratio = torch.exp(_spread(count, random) * 1.1)
    height = (area * ratio).sqrt().clamp(max=side - 1)
    width = (area / ratio).sqrt().clamp(max=side - 1)
    top = torch.rand(count, generator=random) * (side - height)
    left = torch.rand(count, generator=random) * (side - width)
    line = torch.arange(side)
    rows = (line >= top[:, None]) & (line < (top + height)[:, None])
    columns = (line >= left[:, None]) & (line < (left + width)[:, None])
    inside = rows[:, :, None] & columns[:, None, :] & _chosen(count, share, random)[:, None, None]
    grey = (torch.rand(count, generator=random) * 255).view(-1, 1, 1, 1)
    return torch.where(inside[:, None], grey, pictures)
