"""Errors that a client makes itself, whatever stands behind the gateway."""

import anthropic

from .setting import HAIKU, question, raised

TOO_LARGE = 33 << 20


def _is_well_formed(error, kind):
    """The API's shape, with the request's id in head and body."""
    assert error.body["type"] == "error", error.body
    assert error.body["error"]["type"] == kind, error.body
    assert error.body["error"]["message"], error.body
    assert error.request_id, error.response.headers
    assert error.body["request_id"] == error.request_id, (error.body, error.request_id)


def a_bad_request_is_a_bad_request_error(setting):
    """400, whole and streamed."""
    for options in ({}, {"stream": True}):
        error = raised(
            anthropic.BadRequestError,
            lambda options=options: setting.client().messages.create(
                model=HAIKU, max_tokens=5, messages=[], **options
            ),
        )
        assert error.status_code == 400
        _is_well_formed(error, "invalid_request_error")


def an_unknown_path_is_not_found(setting):
    """404 for a resource that is none."""
    error = raised(
        anthropic.NotFoundError, lambda: setting.client().get("/v1/no/such/thing", cast_to=object)
    )
    _is_well_formed(error, "not_found_error")


def an_unknown_model_is_not_found(setting):
    """404 where a model is looked at."""
    error = raised(
        anthropic.NotFoundError, lambda: setting.client().models.retrieve("claude-no-such-model")
    )
    _is_well_formed(error, "not_found_error")


def the_wrong_method_is_refused(setting):
    """405, which no class of the SDK has for itself."""
    error = raised(
        anthropic.APIStatusError, lambda: setting.client().get("/v1/messages", cast_to=object)
    )
    assert error.status_code == 405, error
    _is_well_formed(error, "invalid_request_error")


def a_body_of_33_megabytes_is_too_large(setting):
    """413, under the name it has in each line."""
    kind = anthropic.RequestTooLargeError if setting.line == 1 else anthropic.ContentTooLargeError
    error = raised(
        kind,
        lambda: setting.client().messages.create(
            model=HAIKU, max_tokens=5, messages=question("x" * TOO_LARGE)
        ),
    )
    _is_well_formed(error, "request_too_large")


def sampling_is_an_error_in_the_new_version_only(setting):
    """What the versions of the API differ in passes through the gateway."""
    if setting.is_built_in:
        return
    asked = {"model": HAIKU, "max_tokens": 5, "messages": question("Hello!"), "extra_body": {"top_k": 5}}
    if setting.line == 1:
        setting.client().messages.create(**asked)
    else:
        raised(anthropic.BadRequestError, lambda: setting.client().messages.create(**asked))
