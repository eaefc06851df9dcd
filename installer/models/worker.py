"""One process's share of the training: its part of each batch, gradients averaged with the others'."""

import time
from dataclasses import dataclass
from math import cos, pi
from pathlib import Path

import torch
from torch import Tensor, distributed, nn
from torch.nn import functional
from tqdm import tqdm

from installer.models import augment, faces, network
from installer.models.evaluate import accuracy

VALIDATE_EVERY = 5  # epochs; the other workers wait meanwhile


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that decides what the trained model is, but the data."""

    seed: int
    epochs: int
    minutes: float | None  # a schedule by the clock instead of by epochs: not reproducible, but ends in time
    workers: int
    batch: int
    peak_rate: float
    weight_decay: float
    smoothing: float
    trust_own: float  # share of the target that is the network's own earlier opinion, at the end of training
    average: float
    clean_share: float  # last part of the schedule without mixup
    strength: augment.Strength
    start: Path | None = None  # a checkpoint whose averaged network is trained on


@dataclass(slots=True)
class Progress:
    """How far the training is."""

    epoch: int = 0
    step: int = 0
    seconds: float = 0


class Worker:
    """One core's share of the training; all workers hold the same weights."""

    def __init__(self, rank: int, plan: Plan, split: faces.Split, out: Path) -> None:
        self._rank, self._plan, self._out = rank, plan, out
        self._pictures = torch.from_numpy(split.learn.pictures)
        self._moods = torch.from_numpy(split.learn.moods)
        self._validate = split.validate
        moods = len(faces.MOODS)
        self._network = network.new_network(moods, plan.seed)
        self._averaged = network.new_network(moods, plan.seed)
        self._optimizer = torch.optim.SGD(
            _groups(self._network, plan.weight_decay), lr=0.1, momentum=0.9, nesterov=True
        )
        counts = torch.bincount(self._moods, minlength=moods).clamp(min=1).float()
        self._weights = (counts.mean() / counts) ** 0.2
        hard = functional.one_hot(self._moods, moods).float()
        self._targets = hard * (1 - plan.smoothing) + plan.smoothing / moods
        self._opinions = self._targets.clone()
        self._common = self._opinions.clone()
        self._progress = Progress()
        self._resume()

    def train(self, stop_after: int | None = None) -> None:
        """Runs the plan to its end, or until there are `stop_after` epochs."""
        done = self._fraction(self._progress.seconds) >= 1
        while not done and self._progress.epoch != stop_after:
            started = time.monotonic()
            loss = self._epoch(started)
            self._progress.epoch += 1
            self._progress.seconds += time.monotonic() - started
            self._share_opinions()
            done = self._fraction(self._progress.seconds) >= 1
            if self._rank == 0:
                self._save()
                if done or self._progress.epoch % VALIDATE_EVERY == 0:
                    self._report(loss)

    def _report(self, loss: float) -> None:
        right, right_flipped = accuracy(self._averaged, self._validate)
        minutes = self._progress.seconds / 60
        tqdm.write(
            f"epoch {self._progress.epoch} at {minutes:.1f} min: loss {loss:.4f}, "
            f"validation {right:.4f}, with flip {right_flipped:.4f}"
        )

    def _fraction(self, seconds: float) -> float:
        """How much of the plan is done, 0 to 1; every worker gets the same answer."""
        if self._plan.minutes is None:
            steps = self._plan.epochs * self._steps_per_epoch()
            return min(1.0, self._progress.step / steps)
        clock = torch.tensor([min(1.0, seconds / 60 / self._plan.minutes)])
        distributed.broadcast(clock, src=0)
        return float(clock)

    def _steps_per_epoch(self) -> int:
        return len(self._moods) // self._plan.batch

    def _epoch(self, started: float) -> float:
        plan, epoch = self._plan, self._progress.epoch
        order = torch.randperm(len(self._moods), generator=torch.Generator().manual_seed(plan.seed + epoch))
        random = torch.Generator().manual_seed(plan.seed + 1000 * (epoch + 1) + self._rank)
        torch.manual_seed(plan.seed + 1000 * (epoch + 1) + self._rank)  # dropout
        self._network.train()
        total, share = 0.0, plan.batch // plan.workers
        steps = tqdm(
            range(self._steps_per_epoch()), disable=self._rank != 0, desc=f"epoch {epoch + 1}", mininterval=10
        )
        done = 0
        for number in steps:
            fraction = self._fraction(self._progress.seconds + time.monotonic() - started)
            if fraction >= 1:
                break
            start = number * plan.batch + self._rank * share
            total += self._step(order[start : start + share], fraction, random)
            done += 1
        return total / max(1, done)

    def _step(self, chosen: Tensor, fraction: float, random: torch.Generator) -> float:
        plan = self._plan
        for group in self._optimizer.param_groups:
            group["lr"] = plan.peak_rate * rate(fraction)
        strength = plan.strength
        pictures = augment.change(self._pictures[chosen][:, None].float(), strength, random)
        # Targets lean on the network's own earlier opinion as it gets better (PS-KD, Kim et al. 2021): labels
        # are noisy.
        lean = plan.trust_own * fraction
        targets = self._targets[chosen] * (1 - lean) + self._opinions[chosen] * lean
        targets = targets * self._weights[self._moods[chosen]][:, None]
        mixed = fraction < 1 - plan.clean_share and bool(torch.rand(1, generator=random) < strength.mix_share)
        if mixed:
            pictures, targets = augment.mix(pictures, targets, strength.mix_alpha, random)
        inputs = network.as_input(pictures).contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", torch.bfloat16):
            logits = self._network(inputs)
        guesses = functional.log_softmax(logits.float(), dim=1)
        loss = -(targets * guesses).sum(1).mean()
        self._optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        self._average_gradients()
        self._optimizer.step()
        self._progress.step += 1
        self._average_weights()
        if not mixed:
            self._opinions[chosen] = 0.7 * self._opinions[chosen] + 0.3 * guesses.detach().exp()
        return float(loss.detach())

    def _average_gradients(self) -> None:
        gradients = [parameter.grad for parameter in self._network.parameters() if parameter.grad is not None]
        flat = torch.cat([gradient.flatten() for gradient in gradients])
        distributed.all_reduce(flat)
        flat /= self._plan.workers
        start = 0
        for gradient in gradients:
            gradient.copy_(flat[start : start + gradient.numel()].view_as(gradient))
            start += gradient.numel()

    @torch.no_grad()
    def _average_weights(self) -> None:
        if self._rank != 0:
            return
        keep = min(self._plan.average, (1 + self._progress.step) / (10 + self._progress.step))
        mine, theirs = self._averaged.state_dict(), self._network.state_dict()
        for name, value in mine.items():
            if value.is_floating_point():
                value.lerp_(theirs[name], 1 - keep)

    def _share_opinions(self) -> None:
        """Each worker learnt the opinions on its own share of the epoch: bring them together."""
        news = self._opinions - self._common
        distributed.all_reduce(news)
        self._opinions = self._common + news
        self._common = self._opinions.clone()

    def _save(self) -> None:
        state = {
            "network": self._network.state_dict(),
            "averaged": self._averaged.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "opinions": self._opinions,
            "progress": (self._progress.epoch, self._progress.step, self._progress.seconds),
        }
        part = self._out / "checkpoint.part"
        torch.save(state, part)
        part.replace(self._out / "checkpoint.pt")

    def _resume(self) -> None:
        path = self._out / "checkpoint.pt"
        if not path.exists() and self._plan.start:
            state = torch.load(self._plan.start, weights_only=True)
            self._network.load_state_dict(state["averaged"])
            self._averaged.load_state_dict(state["averaged"])
        if path.exists():
            state = torch.load(path, weights_only=True)
            self._network.load_state_dict(state["network"])
            self._averaged.load_state_dict(state["averaged"])
            self._optimizer.load_state_dict(state["optimizer"])
            self._opinions = state["opinions"]
            self._progress = Progress(*state["progress"])
            self._common = self._opinions.clone()


def rate(fraction: float) -> float:
    """Learning rate over its peak: 5 % warm-up, then cosine to zero."""
    if fraction < 0.05:
        return max(0.02, fraction / 0.05)
    return 0.5 * (1 + cos(pi * (fraction - 0.05) / 0.95))


def _groups(model: nn.Module, weight_decay: float) -> list[dict[str, object]]:
    """Weight decay for convolutions and the head, none for norms and biases."""
    heavy = [parameter for parameter in model.parameters() if parameter.ndim > 1]
    light = [parameter for parameter in model.parameters() if parameter.ndim <= 1]
    return [{"params": heavy, "weight_decay": weight_decay}, {"params": light, "weight_decay": 0.0}]
