"""An administrator's program that paints until it is killed; says each picture that is done."""

import sys
import time
from pathlib import Path

from admin_tool.core.batch import JobState
from tests.admin_tool.adapters.generation_contract import order
from tests.admin_tool.adapters.painting_works import open_works


def main() -> None:
    works = open_works(Path(sys.argv[1]))
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
