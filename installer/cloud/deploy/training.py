"""Phases two and three of Personalize: a solution, a version trained once, a campaign that answers."""

from pathlib import Path

from installer.cloud.deploy.account import Account


def train(account: Account, folder: Path) -> str:
    """Trains a version and lets the campaign answer with it; answers the campaign's ARN.

    `folder` has the templates. Training takes an hour or more and is paid for by the hour; nothing trains
    by itself. Raises DeploymentFailed and errors of the SDK.
    """
    client = account.client_of("personalize")
    name = account.plan.part("solution")
    solution = account.stacks.deploy(name, _template(folder, name))["SolutionArn"]

    def solution_status() -> str:
        return str(client.describe_solution(solutionArn=solution)["solution"]["status"])

    account.wait_until("Solution", solution_status)
    version = client.create_solution_version(solutionArn=solution)["solutionVersionArn"]

    def version_status() -> str:
        found = client.describe_solution_version(solutionVersionArn=version)
        return str(found["solutionVersion"]["status"])

    account.wait_until("Training", version_status)
    metrics = client.get_solution_metrics(solutionVersionArn=version).get("metrics", {})
    for metric, value in sorted(metrics.items()):
        account.say(f"  {metric}: {value:.4f}")
    campaign = account.plan.part("campaign")
    parameters = {"SolutionVersionArn": version}
    return account.stacks.deploy(campaign, _template(folder, campaign), parameters)["CampaignArn"]


def _template(folder: Path, name: str) -> str:
    return (folder / f"{name}.template.json").read_text(encoding="utf-8")
