"""`cloud deploy|status|enroll|revoke|seed|train|redrive|destroy`: the AWS side from the command line."""

import argparse
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from installer.cloud.deploy import costs, removal, standing
from installer.cloud.deploy.account import Account, Deployer
from installer.cloud.deploy.code_bucket import CodeBucket
from installer.cloud.deploy.enrolment import Enrolment
from installer.cloud.deploy.model_lookup import Model, find_model
from installer.cloud.deploy.seeds import seed
from installer.cloud.deploy.settings_file import admin_settings, settings_of, write_names, write_settings
from installer.cloud.deploy.stack_deployer import StackDeployer
from installer.cloud.deploy.synthesis import REPORT, synthesise
from installer.cloud.deploy.training import train
from installer.cloud.functions.clients import ClientOf
from installer.cloud.plan import Generation, Plan, PlanWrong
from kiosk.adapters.aws.dead_letters import Fate, redrive
from kiosk.core.errors import KioskError

Say = Callable[[str], None]


class Command:
    """One call of the command; `ask` gives the user's answer to a question."""

    def __init__(
        self,
        given: argparse.Namespace,
        plan: Plan,
        client_of: ClientOf,
        say: Say,
        ask: Callable[[str], str],
        stacks: Deployer | None = None,
        make_templates: Callable[[Plan, Path], list[Path]] = synthesise,
    ) -> None:
        self._given = given
        self._plan = plan
        self._client_of = client_of
        self._say = say
        self._ask = ask
        self._stacks = stacks
        self._make_templates = make_templates
        self._out: Path = given.out

    def run(self) -> int:
        """Does what was asked; the exit code. Raises KioskError and errors of the SDK."""
        work: Callable[[], int] = getattr(self, f"_{self._given.verb}")
        return work()

    def _account(self) -> Account:
        stacks = self._stacks or StackDeployer(self._client_of("cloudformation"), self._say)
        return Account(self._plan, self._client_of, stacks, self._say)

    def _deploy(self) -> int:
        plan = self._plan
        lines = costs.estimate(plan, self._given.kiosks, self._given.visitors, self._given.pictures)
        self._say(costs.as_text(lines, plan.budget_usd))
        templates = self._make_templates(plan, self._templates)
        self._say(f"{len(templates)} templates in {self._templates}, permissions in {REPORT}")
        if self._given.synth_only:
            return 0
        if not self._agreed("Deploy this?"):
            return 1
        account = self._account()
        number = account.number
        needed = {"generation": self._model().parameters()} if "generation" in plan.stacks else {}
        code = CodeBucket(self._client_of("s3"), plan.code_bucket(number), plan.region)
        code.ensure()
        self._say(f"code: {code.upload(self._templates)} archives sent")
        for role in plan.stacks:
            name = plan.part(role)
            text = (self._templates / f"{name}.template.json").read_text(encoding="utf-8")
            account.stacks.deploy(name, text, needed.get(role))
        self._write(account)
        return 0

    def _status(self) -> int:
        account = self._account()
        for name, status in standing.stacks_of(account).items():
            self._say(f"{name:12} {status}")
        for name, waiting in standing.queues_of(account).items():
            self._say(f"{name:16} {waiting} messages")
        costly = standing.running(account)
        self._say("costs by the hour: " + ("; ".join(costly) or "nothing"))
        kiosks = Enrolment(self._client_of("iot"), self._plan).kiosks()
        self._say(f"kiosks: {', '.join(kiosks) or 'none'}")
        return 0

    def _enroll(self) -> int:
        account = self._account()
        settings = settings_of(self._plan, account.number, account.outputs())
        made = Enrolment(self._client_of("iot"), self._plan).enroll(
            self._given.kiosk, self._out / "kiosks", settings
        )
        self._say(f"Carry {made.folder} to the kiosk, then delete it here: it holds the private key.")
        return 0

    def _revoke(self) -> int:
        ended = Enrolment(self._client_of("iot"), self._plan).revoke(self._given.kiosk)
        self._say(f"{ended} certificates ended; sessions that were given end within the hour.")
        return 0

    def _seed(self) -> int:
        count = seed(self._account())
        self._say(f"{count} seeds imported; they carry the source `seed`.")
        return 0

    def _train(self) -> int:
        self._say(f"A campaign costs about ${costs.CAMPAIGN_HOUR * costs.HOURS:.0f} a month while it stands.")
        if not self._agreed("Train, and let it stand?"):
            return 1
        account = self._account()
        self._make_templates(self._plan, self._templates)
        number = account.number
        code = CodeBucket(self._client_of("s3"), self._plan.code_bucket(number), self._plan.region)
        code.upload(self._templates)
        train(account, self._templates)
        self._write(account)
        return 0

    def _redrive(self) -> int:
        sqs, name = self._client_of("sqs"), self._plan.part(self._given.queue)
        url = sqs.get_queue_url(QueueName=f"{name}.fifo")["QueueUrl"]
        dead = sqs.get_queue_url(QueueName=f"{name}-dead.fifo")["QueueUrl"]
        drop: str = self._given.drop
        done = redrive(sqs, dead, url, lambda one: Fate.DROP if drop and drop in one.reason else Fate.AGAIN)
        self._say(f"{done.again} messages given again, {done.dropped} thrown away.")
        return 0

    def _destroy(self) -> int:
        if not self._agreed(f"Take {self._plan.name} down? Kiosks will work on their own.", self._plan.name):
            return 1
        data: bool = self._given.delete_data
        if data and not self._agreed("Delete all pictures, faces and records for ever?", "delete"):
            return 1
        account = self._account()
        removal.destroy(account, data=data)
        if data:
            removal.delete_data(account)
        else:
            for what, why in removal.retained(account):
                self._say(f"kept: {what} ({why})")
            self._say("`destroy --delete-data` deletes that too.")
        removal.check(account, data=data)
        return 0

    @property
    def _templates(self) -> Path:
        return self._out / "templates"

    def _model(self) -> Model:
        if self._given.model_image and self._given.model_data:
            return Model(self._given.model_image, self._given.model_data)
        return find_model(self._client_of("s3"), self._plan)

    def _write(self, account: Account) -> None:
        values = settings_of(self._plan, account.number, account.outputs())
        write_settings(self._out / "kiosk.toml", values, admin_settings(self._plan))
        write_names(self._out / "cloud.json", values)
        self._say(f"Settings for both programs: {self._out / 'kiosk.toml'}")

    def _agreed(self, question: str, word: str = "yes") -> bool:
        if self._given.yes:
            return True
        if self._ask(f"{question} Type {word} to go on: ").strip() == word:
            return True
        self._say("Nothing was done.")
        return False


def main(
    arguments: Sequence[str],
    client_of: ClientOf | None = None,
    say: Say | None = None,
    ask: Callable[[str], str] = input,
) -> int:
    """Runs the command. 0 is done, 1 is not done, 2 is a wrong call."""
    given = parser().parse_args(arguments)
    tell = say or _tell
    try:
        plan = plan_of(given)
        return Command(given, plan, client_of or _clients(plan.region), tell, ask).run()
    except PlanWrong as trouble:
        tell(str(trouble))
        return 2
    except KioskError as trouble:
        tell(str(trouble))
    except (ClientError, BotoCoreError) as trouble:
        tell(f"AWS says: {trouble}")
    return 1


def plan_of(given: argparse.Namespace) -> Plan:
    """The plan of the options. Raises PlanWrong."""
    key = given.signing_key.read_text(encoding="ascii") if given.signing_key else ""
    return Plan(
        name=given.name,
        region=given.region,
        generation=Generation(given.generation),
        model=given.model,
        instance=given.instance,
        personalize=not given.without_personalize,
        budget_usd=given.budget_usd,
        email=given.email,
        idle_minutes=given.idle_minutes,
        withdrawn_days=given.withdrawn_days,
        signing_key=key,
    ).check()


def parser() -> argparse.ArgumentParser:
    """The options of all verbs; those of the plan must be the same in every call."""
    usual = Plan()
    plan = argparse.ArgumentParser(add_help=False)
    region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or usual.region
    plan.add_argument("--name", default=usual.name, help="start of all names")
    plan.add_argument("--region", default=region)
    plan.add_argument("--generation", choices=list(Generation), default=usual.generation)
    plan.add_argument("--model", default=usual.model, help="JumpStart's id")
    plan.add_argument("--instance", default=usual.instance)
    plan.add_argument("--without-personalize", action="store_true")
    plan.add_argument("--budget-usd", type=int, default=usual.budget_usd, help="of a month")
    plan.add_argument("--email", default=usual.email, help="who is told of alarms")
    plan.add_argument("--idle-minutes", type=int, default=usual.idle_minutes)
    plan.add_argument(
        "--withdrawn-days",
        type=int,
        default=usual.withdrawn_days,
        help="how long withdrawn pictures stay; not below the setting admin.withdrawn_keep_days",
    )
    plan.add_argument("--signing-key", type=Path, help="public key (PEM): pictures for signed addresses only")
    plan.add_argument("--out", type=Path, default=Path("out/cloud"), help="where files are written")
    plan.add_argument("--yes", action="store_true", help="asks nothing")
    whole = argparse.ArgumentParser(prog="bootstrap.py cloud", description=__doc__)
    verbs = whole.add_subparsers(dest="verb", required=True)

    def verb(name: str, text: str) -> Any:
        return verbs.add_parser(name, help=text, parents=[plan])

    deploy = verb("deploy", "makes or changes everything but the campaign")
    deploy.add_argument("--synth-only", action="store_true", help="only makes the templates, offline")
    deploy.add_argument("--model-image", default="", help="container image in place of JumpStart's")
    deploy.add_argument("--model-data", default="", help="S3 address of the model's files")
    deploy.add_argument("--kiosks", type=int, default=1, help="for the estimate")
    deploy.add_argument("--visitors", type=int, default=300, help="a day and kiosk, for the estimate")
    deploy.add_argument("--pictures", type=int, default=1000, help="generated a month, for the estimate")
    verb("status", "stacks, queues, and what costs money now")
    verb("enroll", "a certificate for a kiosk").add_argument("kiosk")
    verb("revoke", "ends the certificates of a kiosk").add_argument("kiosk")
    verb("seed", "a first history for Personalize, marked as such")
    verb("train", "trains, and lets the campaign answer")
    again = verb("redrive", "gives messages that were set aside to their queue again")
    again.add_argument("queue", choices=["orders", "events", "outcomes"])
    again.add_argument(
        "--drop", default="", metavar="TEXT", help="throws away those with TEXT in their reason"
    )
    verb("destroy", "takes everything down; data stays").add_argument("--delete-data", action="store_true")
    return whole


def _clients(region: str) -> ClientOf:
    made: dict[str, Any] = {}

    def client_of(service: str) -> Any:
        if service not in made:
            make: Callable[..., Any] = boto3.client  # its stubs want a literal name
            made[service] = make(service, region_name=region)
        return made[service]

    return client_of


def _tell(text: str) -> None:
    print(text, flush=True)
