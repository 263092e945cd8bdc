"""The API against its own description: questions of every kind, in and outside of what it allows.

schemathesis makes them from the served OpenAPI description and judges every answer: no failure of
the server, only statuses, kinds and shapes that are described, and nothing without a token.
"""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

BOUNDED = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
REAL = {"kode": "patrang", "tahun": 2021}


@pytest.fixture
def described(issued, settings):
    """The API as it describes itself, one report issued, asked without a server in between."""
    settings.API_LIMIT = "100000/m/ip"
    settings.ALLOWED_HOSTS = ["*"]
    product = get_wsgi_application()

    def app(environ, start_response):
        return product({**environ, "REMOTE_ADDR": "127.0.0.1"}, start_response)

    # As Django's own client: the connection that holds the test's transaction stays open.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize(
    ("mode", "expected"),
    [(GenerationMode.POSITIVE, {200}), (GenerationMode.NEGATIVE, {422})],
    ids=["allowed", "not allowed"],
)
def test_no_question_is_answered_otherwise_than_described(described, token, mode, expected):
    tried = 0
    for one in described.get_all_operations():
        statuses = ask_much(one.ok(), token, mode)
        assert expected <= statuses <= {200, 401, 404, 422}, one.ok().label
        tried += 1
    assert tried == 5


def ask_much(asked, token: str, mode: GenerationMode) -> set[int]:
    """Ask one operation what its description allows, or what it does not; return the statuses."""
    statuses = set()

    @BOUNDED
    @given(case=asked.as_strategy(generation_mode=mode), real=st.booleans())
    def ask(case, real):
        if real and case.path_parameters and mode is GenerationMode.POSITIVE:
            case.path_parameters.update(REAL)
            case.query.pop("versi", None)
        answer = case.call_and_validate(headers={"Authorization": f"Bearer {token}"})
        statuses.add(answer.status_code)

    ask()
    return statuses
