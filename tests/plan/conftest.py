import pytest

from bot.domain.plan import Plan
from bot.plan.importing import read_plan
from bot.plan.sample import sample_text


@pytest.fixture(scope="session")
def sample() -> Plan:
    return read_plan(sample_text(), name="sample")
