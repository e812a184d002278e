"""The first moment of a server, when nothing has been imported or read and everybody comes at once."""

from tests.servers import running
from tests.sessions import visits

SESSIONS = 20


def test_twenty_sessions_at_once_after_a_start_meet_no_error(matrices):
    names = ["role", "overview"]
    with running(matrices) as server:
        seen = visits(server.address, *((names[number % 2], "lang=en") for number in range(SESSIONS)))
        assert [error for one in seen for error in one.errors] == []
        assert all("plotly_chart" in one.kinds or "header" in one.kinds or "heading" in one.kinds for one in seen)
        assert "Traceback" not in server.log.read_text(encoding="utf-8")
