"""Trains the mood model on a CPU: python -m installer.models.train FACES.npz OUT [--quick].

One single-thread process per core works on its share of each batch and the gradients are averaged: faster
than one process with as many threads, and far less disturbed by other programs. A checkpoint is written after
each epoch; the same command carries on from it.
"""

import argparse
import os
from dataclasses import replace
from pathlib import Path

import torch
from torch import distributed
from torch.multiprocessing.spawn import spawn

from installer.models import augment, faces
from installer.models.worker import Plan, Worker


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("faces", type=Path, help=".npz with images, labels, label_names, public_test")
    parser.add_argument("out", type=Path, help="folder for the checkpoint")
    parser.add_argument("--quick", action="store_true", help="two minutes: shows that it works, not how well")
    parser.add_argument("--epochs", type=int, default=104)
    parser.add_argument("--minutes", type=float, help="length by the clock instead of by epochs")
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1), help="processes")
    parser.add_argument(
        "--stop-after", type=int, metavar="EPOCHS", help="stop early; the same plan carries on"
    )
    parser.add_argument(
        "--finish", type=Path, metavar="CHECKPOINT", help="second stage, from the first one's end"
    )
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    run(plan_of(arguments), arguments.faces, arguments.out, arguments.stop_after)


def plan_of(arguments: argparse.Namespace) -> Plan:
    """The long first stage, or the short second one that starts from its end."""
    plan = Plan(
        seed=arguments.seed,
        epochs=arguments.epochs,
        minutes=1.8 if arguments.quick else arguments.minutes,
        workers=arguments.workers,
        batch=128,
        peak_rate=0.1,
        weight_decay=5e-4,
        smoothing=0.1,
        trust_own=0.5,
        average=0.9 if arguments.quick else 0.999,
        clean_share=0.12,
        strength=augment.Strength(),
    )
    if not arguments.finish:
        return plan
    # After the first stage the network is right on 69 % of what it learnt from, 66 % of what it did not: it
    # can take pictures that are changed less.
    gentle = replace(plan, peak_rate=0.03, trust_own=0.3, clean_share=1.0, strength=augment.GENTLE)
    return replace(gentle, start=arguments.finish, average=0.998)


def run(plan: Plan, source: Path, out: Path, stop_after: int | None = None) -> None:
    """Trains to the end of the plan.

    `out`/checkpoint.pt holds the averaged network and what is needed to go on.
    """
    meeting = out / "meeting"
    meeting.unlink(missing_ok=True)
    arguments = (plan, source, out, stop_after, meeting)
    spawn(_work, args=arguments, nprocs=plan.workers)  # type: ignore[no-untyped-call]
    meeting.unlink(missing_ok=True)


def _work(rank: int, plan: Plan, source: Path, out: Path, stop_after: int | None, meeting: Path) -> None:
    torch.set_num_threads(1)
    distributed.init_process_group(
        "gloo", init_method=f"file://{meeting}", rank=rank, world_size=plan.workers
    )
    split = faces.load(source)
    Worker(rank, plan, split, out).train(stop_after)
    distributed.destroy_process_group()


if __name__ == "__main__":
    main()
