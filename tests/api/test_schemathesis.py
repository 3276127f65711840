"""The API does what its description says: documented statuses and types, and no failure."""

import warnings
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette

from lib.api import routes

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis import GenerationMode

pytestmark = pytest.mark.filterwarnings("ignore")


def described() -> list[Any]:
    """Every operation of the description, as the app gives it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        app = Starlette(routes=routes.routes(), middleware=routes.middleware())
        found = schemathesis.openapi.from_asgi("/api/openapi.json", app)
        # No schema can say that a day lies inside the data, or that a record is there.
        found.config.checks.positive_data_acceptance.expected_statuses = ["2xx", "400", "404"]
        return [operation.ok() for operation in found.get_all_operations()]


@pytest.mark.parametrize("operation", described(), ids=lambda one: one.label)
def test_answers_are_as_described(operation):
    fit, unfit = (operation.as_strategy(generation_mode=mode) for mode in GenerationMode)

    @settings(
        max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(case=st.one_of(fit, unfit))
    def holds(case):
        case.call_and_validate()

    holds()
