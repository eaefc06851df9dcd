"""Asks the Personalize campaign for one list."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.personalize_ids import UserIds, is_cohort, marked, user_of
from kiosk.adapters.aws.service_errors import asking, check_answer
from kiosk.core.mood import Mood
from kiosk.core.picture import LIVE_ROOT, parse_key

if TYPE_CHECKING:
    from mypy_boto3_personalize_runtime.client import PersonalizeRuntimeClient
    from mypy_boto3_personalize_runtime.type_defs import (
        GetRecommendationsRequestTypeDef,
        GetRecommendationsResponseTypeDef,
    )

ACTION = "personalize:GetRecommendations"
FEWEST_ASKED = 25
MOST_ASKED = 500
"""Personalize's limit; the price does not depend on the number."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What the campaign answered, best first, and its id of the list, marked as Personalize's."""

    picture_ids: tuple[str, ...]
    recommendation_id: str


class Campaign:
    """One campaign with its filter."""

    def __init__(self, clients: Clients, names: AwsNames, user_ids: UserIds = UserIds.CONTEXT) -> None:
        self._clients = clients
        self._names = names
        self._user_ids = user_ids

    @property
    def there(self) -> bool:
        """Whether a campaign was deployed."""
        return bool(self._names.campaign_arn)

    @property
    def name(self) -> str:
        """What lists of this campaign are kept under; another filter gives other lists."""
        return f"{self._names.campaign_arn} {self._names.filter_arn} {self._user_ids}"

    def ask(self, user_id: str, mood: Mood, count: int = FEWEST_ASKED) -> Listed:
        """Live pictures of `mood` for a cohort or a visitor. Raises ServiceError.

        Where no filter is deployed the list may be short: pictures of other moods are dropped here.
        """
        answer = self._answer(user_id, mood, count)
        ids = [item.get("itemId", "") for item in answer["itemList"]]
        return Listed(
            tuple(dict.fromkeys(found for found in ids if _shows(found, mood))),
            marked(answer["recommendationId"]),
        )

    def scored(self, user_id: str, mood: Mood, count: int) -> list[tuple[str, float]]:
        """The same with Personalize's scores, for people who want to see how it chooses; at most `count`."""
        answer = self._answer(user_id, mood, count)
        found = {item.get("itemId", ""): float(item.get("score", 0.0)) for item in answer["itemList"]}
        return [(one, score) for one, score in found.items() if _shows(one, mood)][:count]

    def _answer(self, user_id: str, mood: Mood, count: int) -> "GetRecommendationsResponseTypeDef":
        request = self._request(user_id, mood, min(MOST_ASKED, max(FEWEST_ASKED, count)))
        with asking(ACTION):
            client: PersonalizeRuntimeClient = self._clients.client("personalize-runtime")
            answer = client.get_recommendations(**request)
        check_answer(answer, ACTION, "itemList", "recommendationId")
        return answer

    def _request(self, user_id: str, mood: Mood, count: int) -> "GetRecommendationsRequestTypeDef":
        names = self._names
        request: GetRecommendationsRequestTypeDef = {
            "campaignArn": names.campaign_arn,
            "userId": user_of(user_id, mood, self._user_ids),
            "numResults": count,
        }
        if self._user_ids is UserIds.CONTEXT:
            request["context"] = {"EMOTION": mood}
        # a cohort has liked all that is popular: leaving that out is for persons only
        own = "" if is_cohort(user_id) else names.personal_filter_arn
        if own or names.filter_arn:
            request["filterArn"] = own or names.filter_arn
            # the value itself must be quoted: https://docs.aws.amazon.com/personalize/latest/dg/filter-real-time.html
            request["filterValues"] = {"EMOTION": f'"{mood}"'}
        return request


def _shows(picture_id: str, mood: Mood) -> bool:
    key = parse_key(picture_id)
    return key is not None and key[:2] == (LIVE_ROOT, mood)
