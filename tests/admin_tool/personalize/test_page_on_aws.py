"""The page against the local AWS: every step pressed, from an empty account to nothing left."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from admin_tool.core.training import StepState
from admin_tool.personalize.confirm_dialog import ConfirmDialog
from admin_tool.personalize.details_dialog import DetailsDialog
from admin_tool.personalize.versions_card import VersionRow
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.session import AwsSession
from tests.admin_tool.adapters.aws.training_works import TrainingWorks
from tests.admin_tool.personalize.works import opened, press
from tests.admin_tool.pumping import pump_until
from tests.aws_sandbox.access import REGION
from tests.aws_sandbox.process import SandboxProcess
from tests.aws_sandbox.shop_storage import make_bucket, make_shop_tables


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TrainingWorks]:
    with SandboxProcess() as sandbox:
        for name, value in sandbox.environment().items():
            monkeypatch.setenv(name, value)
        make_bucket(sandbox.client, "shop", REGION)
        tables = make_shop_tables(sandbox.client, "shop")
        session = AwsSession(read_s=60)
        names = AwsNames(
            bucket="shop",
            pictures_table=tables["pictures"],
            interactions_table=tables["interactions"],
            visitors_table=tables["visitors"],
        )
        yield TrainingWorks(sandbox, session, names, "shop", tmp_path)
        session.close()


def test_from_an_empty_account_to_live_and_down_again(qapp: QApplication, shop: TrainingWorks) -> None:
    shop.shelve()
    with opened(shop.trainer()) as works:
        page = works.page
        works.start("datasets")
        works.start("history")
        assert not page.seed_button.isHidden(), "too little data offers a seed"
        press(page.seed_button)
        works.settle()
        assert works.state("history") is StepState.DONE
        for step in ("tracker", "training", "campaign"):
            works.start(step)
            assert works.state(step) is StepState.DONE
        assert works.state("kiosks") is StepState.READY
        assert page._sub_title.text() == "Version 1 is live"
        [row] = page.versions.findChildren(VersionRow)
        assert "100% invented" in row.accessibleName()
        pump_until(lambda: len(works.pictures.asked) == 3)  # three calm pictures are live
        press(works.row("kiosks").action)
        details = works.dialog(DetailsDialog)
        whole = next(one for one in details.findChildren(QPushButton) if "Copy all" in one.text())
        press(whole)
        copied = QGuiApplication.clipboard().text()
        assert copied.startswith('[aws]\ncampaign_arn = "arn:aws:personalize:')
        assert "tracking_id" in copied
        details.accept()
        assert page.stop_button.isVisible()
        press(page.stop_button)
        press(works.dialog(ConfirmDialog).do)
        works.settle()
        assert works.state("campaign") is StepState.READY
        assert not page.stop_button.isVisible(), "the warning is gone with the campaign"
        pump_until(lambda: not page.findChildren(ConfirmDialog))
        page.dialogs.ask_teardown()
        dialog = works.dialog(ConfirmDialog)
        QTest.keyClicks(dialog.field, "shop")
        press(dialog.do)
        works.settle()
        assert works.state("datasets") is StepState.READY
        assert shop.left() == []
        assert works.said.warnings == []


def test_a_network_that_is_gone_is_told_and_comes_back(qapp: QApplication, shop: TrainingWorks) -> None:
    outage = shop.sandbox.fail("personalize", status=503)
    with opened(shop.trainer()) as works:
        assert works.state("account") is StepState.FAILED
        assert "failed" in works.row("account").accessibleName().lower()
        shop.sandbox.end_fault(outage)
        works.page.desk.look()
        pump_until(lambda: works.state("account") is StepState.DONE)
        works.settle()
        assert works.said.warnings == []
