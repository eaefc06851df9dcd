"""How often a network is right while it learns."""

import torch
from torch import Tensor, nn

from installer.models import faces, network


@torch.no_grad()
def logits_of(model: nn.Module, pictures: Tensor) -> tuple[Tensor, Tensor]:
    """(n, moods) logits of (n, 48, 48) grey pictures: as they are, and averaged with their mirror image's."""
    model.eval()
    plain, mirrored = [], []
    for part in torch.split(pictures, 256):
        inputs = network.as_input(part[:, None]).contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", torch.bfloat16):
            plain.append(model(inputs).float())
            mirrored.append(model(inputs.flip(3)).float())
    once = torch.cat(plain)
    return once, (once + torch.cat(mirrored)) / 2


def accuracy(model: nn.Module, part: faces.Faces) -> tuple[float, float]:
    """Share of `part` read right, without and with the mirrored picture."""
    once, both = logits_of(model, torch.from_numpy(part.pictures))
    right, right_flipped = (
        float((logits.argmax(1) == torch.from_numpy(part.moods)).float().mean()) for logits in (once, both)
    )
    return right, right_flipped
