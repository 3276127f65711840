"""`make audit`: what it says of the reports of pip-audit and npm audit."""

import pytest

from tests import audit

SKIPPED = {"name": "b", "skip_reason": "not found"}
CLEAN = {"name": "a", "version": "1", "vulns": []}
FAULTY = {"name": "c", "version": "2", "vulns": [{"id": "CVE-1"}, {"id": "CVE-2"}]}


def test_a_known_fault_is_named_and_counted():
    sentence, found = audit.python_told("r.txt", {"dependencies": [CLEAN, FAULTY]})
    assert found == 2
    assert "c 2: CVE-1; c 2: CVE-2" in sentence


def test_what_could_not_be_looked_up_is_said():
    sentence, found = audit.python_told("r.txt", {"dependencies": [CLEAN, SKIPPED]})
    assert found == 0
    assert sentence.endswith("1 could not be looked up.")


@pytest.mark.parametrize("report", [{}, {"dependencies": [SKIPPED]}])
def test_an_index_that_does_not_answer_is_no_clean_bill(report):
    assert "not audited" in audit.python_told("r.txt", report)[0]


def test_npm_names_each_package_with_how_bad_it_is():
    report = {"vulnerabilities": {"left": {"severity": "high"}}}
    assert audit.npm_told(report) == ("frontend: left (high).", 1)


def test_npm_without_an_answer_is_no_clean_bill():
    assert "not audited" in audit.npm_told({"message": "405"})[0]


def test_a_command_that_is_not_there_reports_nothing(tmp_path):
    assert audit.reported(["no-such-command"], tmp_path) == {}
