"""An administrator's program that paints until it is killed; says how many pictures are done."""

import os
import signal
import sys
import time
from pathlib import Path

from admin_tool.core.batch import JobState
from kiosk.adapters.local.generator import PaintingGenerator
from kiosk.core.picture import Prompt
from tests.admin_tool.adapters.generation_contract import order
from tests.admin_tool.adapters.painting_works import open_works

MOST = 14
"""So many pictures are painted at most: who kills it may come too late on a busy machine."""


class MortalGenerator(PaintingGenerator):
    """Kills its process when it is asked for one picture too many."""

    _left = MOST

    def generate(self, prompt: Prompt) -> bytes:
        if not self._left:
            os.kill(os.getpid(), signal.SIGKILL)
        self._left -= 1
        return super().generate(prompt)


def main() -> None:
    works = open_works(Path(sys.argv[1]), MortalGenerator())
    if int(sys.argv[2]):
        works.queue.send(order(int(sys.argv[2])))
    works.queue.start()
    while True:
        done = sum(batch.count(JobState.DONE) for batch in works.queue.batches())
        sys.stdout.write(f"{done}\n")
        sys.stdout.flush()
        time.sleep(0.005)


if __name__ == "__main__":
    main()
