from admin_tool.adapters.aws.shared_decisions import TableDecisions
from admin_tool.adapters.decision_book import SqliteDecisionBook
from admin_tool.adapters.decision_exchange import Unsent
from admin_tool.adapters.pool_lister import Standing
from admin_tool.core.decisions import Choice, DecisionReport
from admin_tool.core.pool_entry import Decision
from tests.adapters.aws.conftest import Shop
from tests.adapters.making import jpeg
from tests.admin_tool.adapters.aws.pool_shop import row_of, shared_book
from tests.admin_tool.adapters.pool_works import Machine, key


def test_decisions_meet_in_the_table(shop: Shop, pool: Machine, second: Machine) -> None:
    pool.place.put(key("a b+한%.jpeg"), jpeg(1))
    for one in (pool, second):
        one.refresh()
    mine, theirs = shared_book(shop, pool, "me"), shared_book(shop, second, "you")
    picture_id = key("a b+한%.jpeg")
    mine.decide([Choice(picture_id, Decision.APPROVED, 0)])
    assert mine.unsent() == 1
    assert mine.exchange().written == (picture_id,)
    assert mine.unsent() == 0
    row = row_of(shop, picture_id)
    assert (row["decision"], row["decided_by"], row["decision_version"]) == ("approved", "me", 1)
    assert (row["shelf"], row["mood"], row["status"]) == ("pool/happy", "happy", "pool")
    assert second.refresh() == 1
    entry = second.index.find(picture_id)
    assert entry is not None
    assert (entry.decision, entry.decided_by) == (Decision.APPROVED, "me")
    assert theirs.decide([Choice(picture_id, Decision.REJECTED, entry.version)]).written
    assert theirs.exchange().written == (picture_id,)
    assert [line.what for line in theirs.history(picture_id)] == ["rejected", "approved", "arrived"]
    assert pool.refresh() == 1
    late = mine.undo()
    assert [(one.stands, one.by) for one in late.conflicts] == [(Decision.REJECTED, "you")]


def test_who_is_late_is_told_once_and_shown_what_stands(shop: Shop, pool: Machine, second: Machine) -> None:
    picture_id = key("a.jpeg")
    pool.place.put(picture_id, jpeg(1))
    for one in (pool, second):
        one.refresh()
    mine, theirs = shared_book(shop, pool, "me"), shared_book(shop, second, "you")
    mine.decide([Choice(picture_id, Decision.APPROVED, 0)])
    theirs.decide([Choice(picture_id, Decision.REJECTED, 0)])
    assert mine.exchange().written == (picture_id,)
    (conflict,) = theirs.exchange().conflicts
    assert (conflict.wanted, conflict.stands, conflict.by) == (Decision.REJECTED, Decision.APPROVED, "me")
    entry = second.index.find(picture_id)
    assert entry is not None
    assert (entry.decision, entry.decided_by, entry.version) == (Decision.APPROVED, "me", conflict.version)
    assert theirs.exchange().conflicts == ()
    assert theirs.unsent() == 0
    assert row_of(shop, picture_id)["decision"] == "approved"


def test_reviewers_who_agree_have_no_conflict(shop: Shop, pool: Machine, second: Machine) -> None:
    picture_id = key("a.jpeg")
    mine, theirs = shared_book(shop, pool, "me"), shared_book(shop, second, "you")
    for one in (mine, theirs):
        one.decide([Choice(picture_id, Decision.APPROVED, 0)])
        assert one.exchange() == DecisionReport(written=(picture_id,))
    assert (theirs.history(picture_id)[0].what, theirs.history(picture_id)[0].by) == ("approved", "me")
    assert row_of(shop, picture_id)["decision_version"] == 1


def test_an_undo_is_sent_and_loses_against_a_newer_decision(
    shop: Shop, pool: Machine, second: Machine
) -> None:
    picture_id = key("a.jpeg")
    pool.place.put(picture_id, jpeg(1))
    for one in (pool, second):
        one.refresh()
    mine, theirs = shared_book(shop, pool, "me"), shared_book(shop, second, "you")
    mine.decide([Choice(picture_id, Decision.APPROVED, 0)])
    mine.exchange()
    mine.undo()
    mine.exchange()
    assert row_of(shop, picture_id)["decision"] == "undecided"
    mine.redo()
    mine.exchange()
    second.refresh()
    seen = second.index.find(picture_id)
    assert seen is not None
    theirs.decide([Choice(picture_id, Decision.REJECTED, seen.version)])
    theirs.exchange()
    mine.undo()
    (conflict,) = mine.exchange().conflicts
    assert (conflict.stands, conflict.by) == (Decision.REJECTED, "you")
    assert row_of(shop, picture_id)["decision"] == "rejected"


def test_a_denied_decision_stays_queued_and_the_rest_goes_on(shop: Shop, pool: Machine) -> None:
    ids = [key(f"{number}.jpeg") for number in range(40)]
    mine = shared_book(shop, pool, "me")
    mine.decide([Choice(one, Decision.APPROVED, 0) for one in ids])
    shop.sandbox.deny("dynamodb", "UpdateItem", times=1)
    report = mine.exchange()
    assert len(report.written) == 39
    ((denied, why),) = report.failed
    assert "dynamodb:UpdateItem is denied" in why
    assert mine.unsent() == 1
    assert mine.exchange().written == (denied,)


def test_what_is_throttled_or_cut_off_is_sent_later_and_only_once(shop: Shop, pool: Machine) -> None:
    ids = [key(f"{number}.jpeg") for number in range(100)]
    mine = shared_book(shop, pool, "me")
    mine.decide([Choice(one, Decision.REJECTED, 0) for one in ids])
    shop.sandbox.fail("dynamodb", "UpdateItem", status=500, applied=True, share=0.5)  # done, but not answered
    first = mine.exchange()
    assert first.conflicts == ()
    shop.sandbox.clear_faults()
    rest = mine.exchange()
    assert sorted(first.written + rest.written) == sorted(ids)
    assert (rest.conflicts, rest.failed, mine.unsent()) == ((), (), 0)
    assert {row_of(shop, one)["decision_version"] for one in ids} == {1}


def test_a_service_that_is_down_is_not_asked_for_every_decision(shop: Shop, pool: Machine) -> None:
    mine = shared_book(shop, pool, "me")
    mine.decide([Choice(key(f"{number}.jpeg"), Decision.REJECTED, 0) for number in range(500)])
    shop.sandbox.deny("dynamodb")
    report = mine.exchange()
    assert (report.written, len(report.failed), mine.unsent()) == ((), 64, 500)


def test_a_decision_made_while_another_is_under_way_is_sent_after_it(shop: Shop, pool: Machine) -> None:
    picture_id = key("a.jpeg")
    real = TableDecisions(shop.session, shop.names)

    class Slow:
        def send(self, one: Unsent) -> Standing:
            stands = real.send(one)
            book.decide([Choice(picture_id, Decision.REJECTED, 1)])
            return stands

    book = SqliteDecisionBook(pool.database, "me", Slow())
    book.decide([Choice(picture_id, Decision.APPROVED, 0)])
    book.exchange()
    assert book.unsent() == 1
    assert shared_book(shop, pool, "me").exchange().written == (picture_id,)
    assert (row_of(shop, picture_id)["decision"], row_of(shop, picture_id)["decision_version"]) == (
        "rejected",
        2,
    )


def test_a_table_that_was_made_anew_takes_decisions_again(shop: Shop, pool: Machine) -> None:
    picture_id = key("a.jpeg")
    mine = shared_book(shop, pool, "me")
    mine.decide([Choice(picture_id, Decision.APPROVED, 0)])
    mine.exchange()
    shop.fitter.client("dynamodb").delete_item(
        TableName=shop.names.pictures_table, Key={"id": {"S": picture_id}}
    )
    mine.undo()
    assert mine.exchange().written == (picture_id,)
    assert row_of(shop, picture_id)["decision"] == "undecided"
