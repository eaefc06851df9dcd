import json
import os
import subprocess
import sys


def test_every_part_of_the_admin_tool_works() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "admin_tool", "selftest", "--json"],
        env={**os.environ, "EMOTION_KIOSK_BACKEND": "aws"},
        capture_output=True,
        text=True,
        check=False,
    )
    parts = {part["part"]: part for part in json.loads(told.stdout)}
    assert [name for name, part in parts.items() if not part["ok"]] == [], parts
    assert told.returncode == 0
    assert {"translations", "pool", "near duplicates", "charts", "window", "AWS clients"} <= parts.keys()
