"""The network that reads a mood: a small residual net on a 48x48 grey face."""

from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

PICTURE_SIDE_PX = 48
# (width, stride) of each residual block; widths in multiples of 32 are what bf16 on a CPU likes.
BLOCKS = ((32, 1), (64, 2), (128, 2), (128, 1), (192, 2))


def as_input(pictures: Tensor) -> Tensor:
    """Grey values 0-255 of any real type to the network's scale; same shape, float32."""
    return (pictures.float() - 128) / 64


class ResidualBlock(nn.Module):
    """Two 3x3 convolutions beside a shortcut of average pool and 1x1 convolution.

    Padding is explicit everywhere: OpenCV 5 computes SAME with stride 2 wrongly.
    """

    def __init__(self, width_in: int, width: int, stride: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(width_in, width, 3, stride=stride, padding=1, bias=False)
        self.first_norm = nn.BatchNorm2d(width)
        self.second = nn.Conv2d(width, width, 3, padding=1, bias=False)
        self.second_norm = nn.BatchNorm2d(width)
        self.shortcut = nn.Sequential()
        if stride != 1:
            self.shortcut.append(nn.AvgPool2d(stride))
        if width != width_in:
            self.shortcut.append(nn.Conv2d(width_in, width, 1, bias=False))
            self.shortcut.append(nn.BatchNorm2d(width))
        # Starts as the shortcut alone, which lets a high rate be used from the first epochs (Goyal et al.
        # 2017).
        nn.init.zeros_(self.second_norm.weight)

    def forward(self, x: Tensor) -> Tensor:
        """(n, width_in, h, w) to (n, width, h / stride, w / stride)."""
        inner = functional.relu(self.first_norm(self.first(x)), inplace=True)
        inner = self.second_norm(self.second(inner))
        return functional.relu(inner + self.shortcut(x), inplace=True)


class MoodNetwork(nn.Module):
    """(n, 1, 48, 48) faces from `as_input` to (n, moods) logits."""

    def __init__(self, moods: int, drop: float = 0.25) -> None:
        super().__init__()
        width = BLOCKS[0][0]
        self.stem = nn.Conv2d(1, width, 3, stride=2, padding=1, bias=False)
        self.stem_norm = nn.BatchNorm2d(width)
        self.blocks = nn.Sequential()
        for next_width, stride in BLOCKS:
            self.blocks.append(ResidualBlock(width, next_width, stride))
            width = next_width
        self.drop = nn.Dropout(drop)
        self.head = nn.Linear(width, moods)

    def forward(self, x: Tensor) -> Tensor:
        """(n, 1, 48, 48) to (n, moods)."""
        x = functional.relu(self.stem_norm(self.stem(x)), inplace=True)
        x = self.blocks(x).mean(dim=(2, 3))
        return cast(Tensor, self.head(self.drop(x)))


def parameter_count(network: nn.Module) -> int:
    """Numbers that are learnt."""
    return sum(parameter.numel() for parameter in network.parameters())


def new_network(moods: int, seed: int) -> MoodNetwork:
    """The untrained network of this seed, in the memory order that convolutions on a CPU are fastest with."""
    torch.manual_seed(seed)
    network = MoodNetwork(moods)
    return network.to(memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]
