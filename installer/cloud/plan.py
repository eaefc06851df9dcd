"""What is to be deployed, and what it is called in stacks, commands and settings."""

import json
import re
from dataclasses import asdict, dataclass
from enum import StrEnum

_NAME = re.compile(r"[a-z][a-z0-9-]{2,29}[a-z0-9]")


class Generation(StrEnum):
    """How pictures are generated."""

    ASYNC = "async"
    REALTIME = "realtime"
    NONE = "none"


class PlanWrong(ValueError):
    """A choice that is not allowed."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The choices of one deployment; `name` is the start of every name.

    `model` is JumpStart's id; `idle_minutes` is when a real-time endpoint is stopped, `budget_usd` a month's;
    `withdrawn_days` is when the bucket drops withdrawn pictures, whatever the settings of an admin tool say;
    `signing_key` is a public key (PEM) where pictures are delivered for signed addresses only.
    """

    name: str = "emotion-kiosk"
    region: str = "ap-northeast-2"
    generation: Generation = Generation.ASYNC
    model: str = "model-txt2img-stabilityai-stable-diffusion-v2-1-base"
    instance: str = "ml.g5.xlarge"
    personalize: bool = True
    budget_usd: int = 300
    email: str = ""
    idle_minutes: int = 15
    withdrawn_days: int = 30
    signing_key: str = ""

    def check(self) -> "Plan":
        """Itself. Raises PlanWrong naming the choice."""
        if not _NAME.fullmatch(self.name):
            raise PlanWrong("name: 4 to 31 small letters, digits and dashes, a letter first")
        if not re.fullmatch(r"[a-z]{2}(-[a-z]+)+-[0-9]", self.region):
            raise PlanWrong(f"region: {self.region!r} is no region such as ap-northeast-2")
        if not re.fullmatch(r"ml\.[a-z0-9]+\.[0-9a-z]+", self.instance):
            raise PlanWrong(f"instance: {self.instance!r} is no instance type such as ml.g5.xlarge")
        if self.email and not re.fullmatch(r"[^@\s]+@[^@\s]+", self.email):
            raise PlanWrong("email: that is no address")
        if not 15 <= self.idle_minutes <= 240 or not 1 <= self.budget_usd <= 1_000_000:
            raise PlanWrong("idle_minutes: 15 to 240; budget_usd: 1 to 1,000,000")
        if not 1 <= self.withdrawn_days <= 365:
            raise PlanWrong("withdrawn_days: 1 to 365, as admin.withdrawn_keep_days")
        return self

    def to_json(self) -> str:
        """As text for the program that makes the templates."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "Plan":
        """From `to_json`. Raises PlanWrong."""
        values = json.loads(text)
        return cls(**values | {"generation": Generation(values["generation"])}).check()

    def part(self, role: str) -> str:
        """The name of a part: `emotion-kiosk-pictures`."""
        return f"{self.name}-{role}"

    def bucket(self, account: str) -> str:
        """The bucket for pictures; names of buckets are unique in the world."""
        return f"{self.name}-{account}-{self.region}"

    def code_bucket(self, account: str) -> str:
        """The bucket for templates and the functions' code."""
        return f"{self.name}-code-{account}-{self.region}"

    @property
    def stacks(self) -> tuple[str, ...]:
        """The stacks of `deploy`, in order; `solution` and `campaign` are those of `train`."""
        found = ["storage", "faces"]
        if self.personalize:
            found.append("personalize")
        found.append("pictures")
        if self.generation is not Generation.NONE:
            found.append("generation")
        return (*found, "fleet", "watch")


TRAINING_STACKS = ("solution", "campaign")
"""Phases two and three of Personalize: when there is something to learn from, when it has been learnt."""
