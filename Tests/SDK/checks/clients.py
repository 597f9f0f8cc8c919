"""Tokens of clients and their limits, in front of a ScriptedServer."""

import anthropic

from .setting import HAIKU, SONNET, question, raised, text_of


def _ask(setting, text, token=None, model=HAIKU, tokens=20, retries=0):
    """Asks one question, whose text ends with the mark of this run."""
    return setting.client(token=token, retries=retries).messages.create(
        model=model, max_tokens=tokens, messages=question(setting.marked(text))
    )


def without_its_token_nobody_is_served(setting):
    """401 for a wrong token in either header, on every endpoint; nothing goes upstream."""
    wrong = "parley_" + "A" * 43
    for bearer in (False, True):
        client = setting.client(token=wrong, bearer=bearer)
        actions = [
            lambda: client.messages.create(model=HAIKU, max_tokens=5, messages=question(setting.marked("unpaid"))),
            lambda: client.messages.count_tokens(model=HAIKU, messages=question(setting.marked("unpaid"))),
            lambda: client.models.list(),
            lambda: client.messages.batches.list(),
        ]
        for action in actions:
            error = raised(anthropic.AuthenticationError, action)
            assert error.body["error"]["type"] == "authentication_error", error.body
            assert wrong not in error.response.text, error.response.text
    assert not setting.requests(setting.marked("unpaid"))


def a_token_serves_in_either_header(setting):
    """As a key and as a bearer."""
    for bearer in (False, True):
        client = setting.client(bearer=bearer)
        message = client.messages.create(model=SONNET, max_tokens=5, messages=question("paid"))
        assert text_of(message), message


def a_model_beyond_the_token_is_refused(setting):
    """403, and the list shows what may be asked."""
    error = raised(
        anthropic.PermissionDeniedError,
        lambda: _ask(setting, "forbidden", setting.limited_token, model=SONNET),
    )
    assert error.body["error"]["type"] == "permission_error", error.body
    assert not setting.requests(setting.marked("forbidden"))
    client = setting.client(token=setting.limited_token)
    listed = [model.id for model in client.models.list()]
    assert listed and all("haiku" in name for name in listed), listed
    raised(anthropic.APIStatusError, lambda: client.models.retrieve(SONNET))
    assert text_of(_ask(setting, "allowed", setting.limited_token))


def more_tokens_than_allowed_are_refused(setting):
    """400 that names the limit."""
    error = raised(
        anthropic.BadRequestError, lambda: _ask(setting, "too long", setting.limited_token, tokens=51)
    )
    assert "50" in error.body["error"]["message"], error.body
    assert not setting.requests(setting.marked("too long"))


def a_spent_budget_is_a_rate_limit_that_is_not_tried_again(setting):
    """429 with the API's code; the SDK does not come back."""
    error = raised(
        anthropic.RateLimitError, lambda: _ask(setting, "unaffordable", setting.poor_token, retries=2)
    )
    assert error.body["error"]["type"] == "rate_limit_error", error.body
    assert error.body["error"]["details"]["error_code"] == "enforced_spend_limit_reached", error.body
    assert error.response.headers["x-should-retry"] == "false", error.response.headers
    assert not setting.requests(setting.marked("unaffordable"))


def too_many_requests_in_a_minute_are_refused(setting):
    """429 with the time to wait."""
    error = None
    for number in range(5):
        try:
            _ask(setting, f"hurry {number}", setting.hurried_token)
        except anthropic.RateLimitError as refused:
            error = refused
            break
    assert error is not None, "five requests in a minute"
    assert 0 < float(error.response.headers["retry-after"]) <= 60, error.response.headers
    sent = [record for number in range(5) for record in setting.requests(setting.marked(f"hurry {number}"))]
    assert len(sent) == 2, sent


def a_batch_is_its_makers_alone(setting):
    """404 for everybody else."""
    mine = setting.client().messages.batches
    batch = mine.create(
        requests=[
            {"custom_id": "a", "params": {"model": HAIKU, "max_tokens": 5, "messages": question("mine")}}
        ]
    )
    others = setting.client(token=setting.limited_token).messages.batches
    for action in (others.retrieve, others.cancel, others.delete, others.results):
        raised(anthropic.NotFoundError, lambda action=action: action(batch.id))
    assert batch.id not in [listed.id for listed in others.list()]
    assert mine.retrieve(batch.id).id == batch.id
