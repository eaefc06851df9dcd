"""Makes the templates of a plan: `python -m installer.cloud.app FOLDER`, the plan as JSON on its input."""

import sys
from pathlib import Path

from aws_cdk import App

from installer.cloud.bundle import make_bundle
from installer.cloud.plan import Generation, Plan
from installer.cloud.stacks.faces import Faces
from installer.cloud.stacks.fleet import Fleet
from installer.cloud.stacks.generation import GenerationStack
from installer.cloud.stacks.personalize import Campaign, Personalize, Solution
from installer.cloud.stacks.pictures import Pictures
from installer.cloud.stacks.storage import Storage
from installer.cloud.stacks.watch import Watch


def make_templates(plan: Plan, folder: Path) -> None:
    """Writes `<stack>.template.json` and `<stack>.assets.json` of every stack into `folder`."""
    code = make_bundle(folder / "code")
    app = App(outdir=str(folder), analytics_reporting=False)
    storage = Storage(app, plan)
    Faces(app, plan, code, storage.visitors)
    tracker_arn = ""
    if plan.personalize:
        first = Personalize(app, plan)
        tracker_arn = first.tracker.attr_event_tracker_arn
        Solution(app, plan, code)
        Campaign(app, plan)
    Pictures(app, plan, code)
    if plan.generation is not Generation.NONE:
        GenerationStack(app, plan, code)
    Fleet(app, plan, tracker_arn)
    Watch(app, plan)
    app.synth()


if __name__ == "__main__":
    make_templates(Plan.from_json(sys.stdin.read()), Path(sys.argv[1]))
