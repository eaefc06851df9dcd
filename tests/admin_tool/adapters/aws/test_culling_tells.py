from PySide6.QtWidgets import QApplication

from admin_tool.core.decisions import Choice
from admin_tool.core.pool_entry import Decision
from admin_tool.pool.culling import Culling
from admin_tool.pool.pool_rows import PoolRows
from tests.adapters.aws.conftest import Shop
from tests.adapters.making import jpeg
from tests.admin_tool.adapters.aws.pool_shop import shared_book
from tests.admin_tool.adapters.pool_works import Machine, Silent, key
from tests.admin_tool.benches import Said, workbench
from tests.admin_tool.pumping import pump, pump_until


def test_why_decisions_wait_is_told_once(qapp: QApplication, shop: Shop, pool: Machine) -> None:
    pool.place.put(key("a.jpeg"), jpeg())
    pool.index.refresh(Silent())
    book = shared_book(shop, pool, "tester")
    book.decide([Choice(key("a.jpeg"), Decision.APPROVED, 0)])
    shop.sandbox.deny("dynamodb", "UpdateItem")
    told: list[str] = []
    with workbench(Said()) as bench:
        culling = Culling(bench.background, book, pool.index, PoolRows(bench.background, pool.index))
        culling.failed.connect(told.append)
        for _ in range(2):
            culling.exchange()
            pump_until(lambda: not bench.background.busy)
        assert (len(told), culling.unsent) == (1, 1)
        assert "denied" in told[0]
        shop.sandbox.clear_faults()
        culling.exchange()
        pump_until(lambda: culling.unsent == 0)
        culling.stop()
        pump_until(lambda: not bench.background.busy)
        culling.deleteLater()
    pump()
