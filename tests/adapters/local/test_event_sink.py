import pytest

from kiosk.adapters.local.database import Database
from kiosk.adapters.local.event_sink import LocalEventSink
from kiosk.adapters.local.interaction_history import InteractionHistory
from kiosk.adapters.local.picture_store import FolderPictureStore
from kiosk.adapters.local.recommender import ThompsonRecommender
from kiosk.core.interaction import Interaction
from tests.adapters.contracts.event_sink import Counted, EventSinkContract


class TestLocalEventSink(EventSinkContract):
    @pytest.fixture
    def recommender(self, folder_store: FolderPictureStore, database: Database) -> ThompsonRecommender:
        return ThompsonRecommender(folder_store, InteractionHistory(database), seed=1)

    @pytest.fixture
    def sink(self, recommender: ThompsonRecommender) -> LocalEventSink:
        return LocalEventSink(recommender.observe)

    @pytest.fixture
    def counted(self, recommender: ThompsonRecommender) -> Counted:
        def counted(view: Interaction) -> int:
            return recommender.counts(view.picture_id)[0]

        return counted
