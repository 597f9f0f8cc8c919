"""Errors of the server behind the gateway, which plays upstream.json."""

import anthropic

from .setting import HAIKU, becomes, question, raised, text_of

# Status, type of the error, class in each line.
FAILURES = [
    (400, "invalid_request_error", "BadRequestError", "BadRequestError"),
    (402, "billing_error", "APIStatusError", "PaymentRequiredError"),
    (403, "permission_error", "PermissionDeniedError", "PermissionDeniedError"),
    (404, "not_found_error", "NotFoundError", "NotFoundError"),
    (408, "timeout_error", "APIStatusError", "RequestTimeoutError"),
    (409, "conflict_error", "ConflictError", "ConflictError"),
    (413, "request_too_large", "RequestTooLargeError", "ContentTooLargeError"),
    (422, "invalid_request_error", "UnprocessableEntityError", "UnprocessableEntityError"),
    (429, "rate_limit_error", "RateLimitError", "RateLimitError"),
    (500, "api_error", "InternalServerError", "InternalServerError"),
    (503, "api_error", "InternalServerError", "ServiceUnavailableError"),
    (504, "timeout_error", "InternalServerError", "GatewayTimeoutError"),
    (529, "overloaded_error", "OverloadedError", "OverloadedError"),
]


def _ask(setting, text, **options):
    """Asks one question, whose text ends with the mark of this run."""
    retries = options.pop("retries", 0)
    timeout = options.pop("timeout", 120.0)
    return setting.client(retries=retries, timeout=timeout).messages.create(
        model=HAIKU, max_tokens=50, messages=question(setting.marked(text)), **options
    )


def every_error_has_its_class(setting):
    """Status, type, message, code, id and headers pass the gateway as they are, whole and streamed."""
    for status, kind, first, second in FAILURES:
        for streamed in (False, True):
            expected = getattr(anthropic, first if setting.line == 1 else second)
            error = raised(expected, lambda: _ask(setting, f"fail {status}", stream=streamed))
            assert error.status_code == status, error
            assert error.body["error"]["type"] == kind, error.body
            assert error.body["error"]["message"] == f"scripted {status}", error.body
            assert error.request_id.startswith("req_scripted_"), error.request_id
            assert error.body["request_id"] == error.request_id, error.body


def a_rate_limit_keeps_its_headers(setting):
    """What tells a client when to come back."""
    error = raised(anthropic.RateLimitError, lambda: _ask(setting, "fail 429"))
    headers = error.response.headers
    assert headers["retry-after"] == "7", headers
    assert headers["x-should-retry"] == "true", headers
    assert headers["anthropic-ratelimit-requests-remaining"] == "0", headers
    assert error.body["error"]["details"]["error_code"] == "ramp_limit_exceeded", error.body


def a_refused_key_of_the_gateway_is_not_the_clients_fault(setting):
    """The client's token is fine, so it gets no 401."""
    error = raised(anthropic.InternalServerError, lambda: _ask(setting, "fail 401"))
    assert error.status_code == 502, error
    assert error.body["error"]["type"] == "api_error", error.body
    assert "credential" in error.body["error"]["message"], error.body


def an_error_that_is_no_json_passes(setting):
    """As a proxy before the API sends it."""
    error = raised(anthropic.InternalServerError, lambda: _ask(setting, "fail with a page"))
    assert error.status_code == 502 and "<h1>Bad Gateway</h1>" in error.response.text, error.response.text


def the_gateway_does_not_try_again(setting):
    """One request of a client is one request upstream."""
    raised(anthropic.APIStatusError, lambda: _ask(setting, "fail 529, alone"))
    assert len(setting.requests(setting.marked("fail 529, alone"))) == 1


def the_sdk_tries_again_by_its_own_rules(setting):
    """Two failures, then an answer; the third request tells that it is the third."""
    message = _ask(setting, "busy twice", retries=2)
    assert text_of(message) == "At last.", message
    records = setting.requests(setting.marked("busy twice"))
    assert [record["headers"]["x-stainless-retry-count"] for record in records] == ["0", "1", "2"], records


def the_sdk_gives_up_after_its_retries(setting):
    """Three requests and no more."""
    raised(anthropic.RateLimitError, lambda: _ask(setting, "always limited", retries=2))
    assert len(setting.requests(setting.marked("always limited"))) == 3


def the_word_of_the_server_against_a_retry_is_kept(setting):
    """`x-should-retry: false` passes, so the SDK asks once."""
    raised(anthropic.RateLimitError, lambda: _ask(setting, "never again", retries=2))
    assert len(setting.requests(setting.marked("never again"))) == 1


def an_error_within_a_stream_is_raised(setting):
    """An error event after some text."""
    text = []

    def read():
        with _ask(setting, "break with an event", stream=True) as stream:
            for event in stream:
                if event.type == "content_block_delta":
                    text.append(event.delta.text)

    error = raised(anthropic.APIStatusError, read)
    assert error.body["error"]["type"] == "overloaded_error", error.body
    assert "".join(text) == "So far", text


def a_cut_stream_is_not_taken_for_a_whole_one(setting):
    """The text so far comes, then the connection breaks."""
    text = []
    try:
        with _ask(setting, "cut me short", stream=True) as stream:
            for event in stream:
                if event.type == "content_block_delta":
                    text.append(event.delta.text)
        ended = True
    except Exception as error:
        ended = False
        assert "peer closed connection" in str(error) or "incomplete" in str(error).lower(), repr(error)
    assert not ended, "the stream ended as if it were whole"
    assert "".join(text) == "one two ", text


def a_silent_server_times_out_and_is_left(setting):
    """The client's own deadline; the gateway then leaves the server, too."""
    raised(anthropic.APITimeoutError, lambda: _ask(setting, "say nothing at all", timeout=1.0))

    def read():
        with _ask(setting, "fall silent", timeout=1.0, stream=True) as stream:
            return list(stream)

    error = raised(Exception, read)
    assert "timed out" in str(error) or "timeout" in type(error).__name__.lower(), repr(error)
    becomes(
        lambda: setting.requests(setting.marked("fall silent"))[-1]["outcome"] == "disconnected",
        "the upstream loses the gateway",
    )


def content_that_nobody_knows_passes(setting):
    """Blocks, deltas and events of tomorrow."""
    message = _ask(setting, "blocks of tomorrow")
    kinds = [block.type for block in message.content]
    assert kinds == ["text", "hologram"], message
    assert message.content[1].model_extra["depth"] == 3, message
    assert message.usage.model_extra["photons"] == 12, message
    with _ask(setting, "events of tomorrow", stream=True) as stream:
        seen = [event.type for event in stream]
    assert seen[0] == "message_start" and seen[-1] == "message_stop", seen
