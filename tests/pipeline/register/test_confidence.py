"""incidents.confidence: the least sure sign of a row speaks, and a row of unknown signs is never sure."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.register.codes import REVIEW
from pipeline.register.confidence import (
    NO_SIGN,
    NOTICE,
    OTHER_CODE,
    SCANNED,
    Share,
    confidence,
    shipped_shares,
    signs_of,
    with_confidence,
)
from pipeline.register.results import DocumentResult
from pipeline.register.rows import source_row
from pipeline.sources.source import Source
from tests.pipeline import fakes

SHARES = {NO_SIGN: Share(98, 95), "cause_unread": Share(18, 9), SCANNED: Share(8, 7), OTHER_CODE: Share(2, 0)}
CODES = [code.value for code in REVIEW]


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        ({NO_SIGN}, 0.96),
        ({"cause_unread"}, 0.5),
        ({"cause_unread", SCANNED}, 0.5),
        ({SCANNED}, 0.8),
        ({"date_unreadable"}, 0.25),
    ],
)
def test_worst_sign_of_a_row_is_overlooked(signs, expected):
    assert confidence(signs, SHARES) == expected


@given(st.sets(st.sampled_from(CODES)), st.sampled_from(CODES))
def test_row_gets_surer_by_one_more_doubt(codes, further):
    table = shipped_shares()
    before = signs_of({"review": sorted(codes)}, {})
    after = signs_of({"review": sorted(codes | {further})}, {})
    assert codes == set() or confidence(after, table) <= confidence(before, table)


def test_row_of_a_scanned_notice_loses_a_sign():
    assert signs_of({"review": ["words_unread"]}, {"ocr": True, "kind": "notice"}) == {"words_unread", SCANNED, NOTICE}
    assert signs_of({"review": []}, {"ocr": False, "kind": "log"}) == {NO_SIGN}


def test_shipped_table_knows_signs_that_no_row_has():
    assert set(shipped_shares()) <= {*CODES, NO_SIGN, SCANNED, NOTICE, OTHER_CODE}
    assert all(0 <= share.right <= share.rows for share in shipped_shares().values())
    assert shipped_shares()[NO_SIGN].value == max(share.value for share in shipped_shares().values())


def test_incident_is_left_without_confidence():
    document = {**source_row(Source(Path("a.pdf"), "a.pdf"), "ab" * 32), "status": "ok", "kind": "log"}
    rows = (fakes.incident("ab" * 8, 1), {**fakes.incident("ab" * 8, 2), "review": ["words_unread"]})
    sure, unsure = (row["confidence"] for row in with_confidence(DocumentResult(document, rows)).incidents)
    assert sure == confidence({NO_SIGN}, shipped_shares())
    assert unsure == confidence({"words_unread"}, shipped_shares())
