"""A problem as RFC 9457 has it, checked."""


def assert_problem(response, status):
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json; charset=utf-8"
    assert response.headers["access-control-allow-origin"] == "*"
    problem = response.json()
    assert set(problem) == {"type", "title", "status", "detail", "word", "value", "allowed"}
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    return problem


def assert_answer_or_problem(response, status):
    """An answer of 200, or a problem of that status."""
    assert response.status_code in (200, status)
    if response.status_code == status:
        assert_problem(response, status)
