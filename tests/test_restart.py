import subprocess
import sys
from collections.abc import Mapping

from kiosk import restart
from kiosk.program import Ending


def test_a_program_that_waits_runs_the_next_one_until_it_does_not_ask_again() -> None:
    codes = [restart.AGAIN, restart.AGAIN, 3]
    started: list[Mapping[str, str]] = []

    def run(environment: Mapping[str, str]) -> int:
        started.append(environment)
        return codes[len(started) - 1]

    assert restart.keep_running({"PLACE": "shop"}, run) == 3
    assert [environment["PLACE"] for environment in started] == ["shop"] * 3


def test_a_program_that_is_waited_for_only_asks_so_that_they_do_not_pile_up() -> None:
    environments: list[Mapping[str, str]] = []

    def run(environment: Mapping[str, str]) -> int:
        environments.append(environment)
        return 0

    restart.keep_running({}, run)
    assert restart.keep_running(environments[0], run) == Ending.RESTART
    assert len(environments) == 1


CHILDREN = """
import os, subprocess
from kiosk import restart
restart.bury_children()
ended, living = subprocess.Popen(["true"]), subprocess.Popen(["cat"], stdin=subprocess.PIPE)
os.waitid(os.P_PID, ended.pid, os.WEXITED | os.WNOWAIT)
restart.bury_children()
print(os.path.exists(f"/proc/{ended.pid}"), living.poll())
living.communicate()
"""


def test_children_that_ended_are_buried_and_living_ones_stay() -> None:
    told = subprocess.run([sys.executable, "-c", CHILDREN], capture_output=True, text=True, check=True)
    assert told.stdout == "False None\n"
