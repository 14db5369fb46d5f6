"""Every code of the packaged codebook is given by a rule or a table, or says why it is not."""

from __future__ import annotations

from tacitus.workbench.codebook import codes, lines
from tacitus.workbench.live import Live


def test_no_code_without_a_rule_or_a_reason() -> None:
    found = codes(Live(None))
    assert [each.code.cameo for each in found if not each.reached and not each.code.why] == []
    assert [each.code.cameo for each in found if each.rules and not each.examples] == []
    table = "\n".join(lines(found))
    assert "(what is returned is always told" in table
    assert "0 by nothing" in table
