"""Starts a sandbox with a whole shop in it, and prints the environment that sends our programs there."""

import argparse
import json
import signal
import sys
import threading
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

from tests.aws_sandbox.access import SandboxOptions
from tests.aws_sandbox.sandbox import Sandbox
from tests.aws_sandbox.shop_functions import shop_workers


def main(arguments: list[str] | None = None) -> int:
    """Serves until its input ends (`--serve-only`), Ctrl+C or SIGTERM; answers the exit code."""
    given = _parser().parse_args(arguments)
    options = SandboxOptions(
        given.port, given.seed, given.settle, given.new_items_after, given.bucket, given.models
    )
    over = threading.Event()

    def end(number: int, frame: FrameType | None) -> None:
        over.set()

    signal.signal(signal.SIGTERM, end)
    with Sandbox(options) as sandbox:
        if given.serve_only:
            _say(json.dumps(_addresses(sandbox)))
            sys.stdin.read()
            return 0
        signal.signal(signal.SIGINT, end)
        shop = sandbox.provision(pictures_per_mood=given.seed_pictures, pool_per_mood=given.seed_pool)
        variables = sandbox.environment() | shop.settings()
        with ExitStack() as at_work:
            for worker in shop_workers(sandbox.client, shop):
                at_work.enter_context(worker)
            _say("\n".join(f"export {name}='{value}'" for name, value in variables.items()))
            _say(f"# {len(shop.pictures)} pictures are painted. Copy these lines into another terminal, then")
            _say("# start the kiosk or the admin tool there. Ctrl+C ends the sandbox with everything in it.")
            while not over.wait(0.5):
                pass
    return 0


def _addresses(sandbox: Sandbox) -> dict[str, str]:
    found = sandbox.addresses
    return {
        "endpoint": found.endpoint,
        "credential_endpoint": found.credential_endpoint,
        "ca_file": str(found.ca_file),
    }


def _parser() -> argparse.ArgumentParser:
    usual = SandboxOptions()
    parser = argparse.ArgumentParser(prog="python -m tests.aws_sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=usual.port, help="0 is any free one")
    parser.add_argument("--seed-pictures", type=int, default=12, metavar="N", help="live pictures a mood")
    parser.add_argument("--seed-pool", type=int, default=6, metavar="N", help="pictures a mood in the pool")
    parser.add_argument("--seed", type=int, default=usual.seed, help="of the faults")
    parser.add_argument("--settle", type=float, default=usual.settle_s, metavar="S", help="until ACTIVE")
    parser.add_argument("--new-items-after", type=float, default=usual.new_items_after_s, metavar="S")
    parser.add_argument("--bucket", default=usual.bucket)
    parser.add_argument("--models", type=Path, help="folder of a model pack; EMOTION_KIOSK_MODELS otherwise")
    parser.add_argument("--serve-only", action="store_true", help="for tests: no shop, addresses as JSON")
    return parser


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
