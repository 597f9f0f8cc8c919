"""What is answered: messages, streams, counts, models."""

import asyncio

from .setting import HAIKU, VERSIONS, becomes, question, text_of

STREAM = [
    "message_start",
    "content_block_start",
    "content_block_delta",
    "content_block_stop",
    "message_delta",
    "message_stop",
]
STREAMS_AT_ONCE = 50


def create_gives_a_message(setting):
    """One message, whole."""
    message = setting.client().messages.create(
        model=HAIKU, max_tokens=60, messages=question("What is the capital of France?")
    )
    assert message.type == "message" and message.role == "assistant", message
    assert text_of(message), message
    assert message.id.startswith("msg_"), message.id
    assert message.stop_reason in ("end_turn", "max_tokens"), message.stop_reason
    assert message.usage.input_tokens > 0 and message.usage.output_tokens > 0, message.usage
    assert message._request_id, "no request id"


def max_tokens_cuts_the_reply(setting):
    """The reason of the end is told."""
    message = setting.client().messages.create(
        model=HAIKU, max_tokens=3, messages=question("Tell me a long story about the sea and the wind.")
    )
    assert message.stop_reason == "max_tokens", message
    assert message.usage.output_tokens <= 3, message.usage


def a_stop_sequence_ends_the_reply(setting):
    """A word of a reply, given as a stop sequence, ends the same reply before it."""
    client = setting.client()
    asked = {"model": HAIKU, "max_tokens": 60, "messages": question("Please tell me about the sea.")}
    words = text_of(client.messages.create(**asked)).split()
    word = next(word for word in words[1:] if word not in words[0])
    message = client.messages.create(**asked, stop_sequences=[word])
    assert message.stop_reason == "stop_sequence", message
    assert message.stop_sequence == word, message
    assert word not in text_of(message), message


def a_conversation_has_turns_blocks_and_a_system_prompt(setting):
    """The forms of a prompt."""
    message = setting.client().messages.create(
        model=HAIKU,
        max_tokens=20,
        system=[{"type": "text", "text": "Answer briefly."}],
        messages=[
            {"role": "user", "content": [{"type": "text", "text": "Hello! 안녕하세요 🙂"}]},
            {"role": "assistant", "content": [{"type": "text", "text": "Hello."}]},
            {"role": "user", "content": "How are you?"},
        ],
        metadata={"user_id": "user-1"},
    )
    assert text_of(message), message


def raw_events_come_in_the_order_of_the_protocol(setting):
    """A stream as it is."""
    kinds, text, usage = [], "", None
    with setting.client().messages.create(
        model=HAIKU, max_tokens=40, messages=question("Please tell me about the moon."), stream=True
    ) as stream:
        for event in stream:
            if not kinds or kinds[-1] != event.type:
                kinds.append(event.type)
            if event.type == "content_block_delta" and event.delta.type == "text_delta":
                text += event.delta.text
            if event.type == "message_delta":
                usage = event.usage
                assert event.delta.stop_reason, event
    assert [kind for kind in kinds if kind in STREAM] == STREAM, kinds
    assert text and usage.output_tokens > 0, (text, usage)


def the_streaming_helper_gives_text_and_the_message(setting):
    """What `messages.stream` makes of a stream is what `create` gives."""
    client = setting.client()
    asked = {"model": HAIKU, "max_tokens": 40, "messages": question("Please tell me about trees.")}
    with client.messages.stream(**asked) as stream:
        pieces = list(stream.text_stream)
        message = stream.get_final_message()
        assert stream.request_id, "no request id"
    assert "".join(pieces) == text_of(message), (pieces, message)
    whole = client.messages.create(**asked)
    assert text_of(whole) == text_of(message), (whole, message)
    assert whole.stop_reason == message.stop_reason, (whole, message)
    assert whole.usage.output_tokens == message.usage.output_tokens, (whole.usage, message.usage)


def the_head_of_an_answer_tells_its_id_and_times(setting):
    """Headers of a whole and of a streamed answer."""
    client = setting.client()
    asked = {"model": HAIKU, "max_tokens": 5, "messages": question("Hello!")}
    whole = client.messages.with_raw_response.create(**asked)
    assert whole.headers["content-type"].startswith("application/json"), whole.headers
    with client.messages.with_streaming_response.create(**asked, stream=True) as streamed:
        assert streamed.headers["content-type"].startswith("text/event-stream"), streamed.headers
        for _ in streamed.iter_lines():
            pass
    for headers in (whole.headers, streamed.headers):
        assert headers["request-id"], headers
        assert "admit;dur=" in headers["server-timing"], headers
        assert "upstream;dur=" in headers["server-timing"], headers
        assert "parley" in headers["via"], headers


def tokens_are_counted(setting):
    """A count grows with the prompt, and is what a request is told to have had."""
    client = setting.client()
    short = client.messages.count_tokens(model=HAIKU, messages=question("Hello!"))
    long = client.messages.count_tokens(
        model=HAIKU, messages=question("Hello! How are you today, and what is the weather like?"), system="Be kind."
    )
    assert 0 < short.input_tokens < long.input_tokens, (short, long)
    if setting.is_built_in:
        message = client.messages.create(model=HAIKU, max_tokens=1, messages=question("Hello!"))
        assert message.usage.input_tokens == short.input_tokens, (message.usage, short)


def models_are_listed_and_described(setting):
    """Every model of the list, page by page, can be looked at alone."""
    client = setting.client()
    models = list(client.models.list(limit=1))
    assert models and len({model.id for model in models}) == len(models), models
    for model in models:
        found = client.models.retrieve(model.id)
        assert found.id == model.id and found.display_name == model.display_name, (found, model)


def a_bearer_token_is_as_good_as_a_key(setting):
    """Both forms of a credential."""
    for bearer in (False, True):
        message = setting.client(bearer=bearer).messages.create(
            model=HAIKU, max_tokens=3, messages=question("Hello!")
        )
        assert text_of(message), message


def beta_requests_pass(setting):
    """A request of the beta resource, with its query and its header."""
    message = setting.client().beta.messages.create(
        model=HAIKU,
        max_tokens=5,
        betas=["context-1m-2025-08-07"],
        messages=question("Hello, beta of the SDK!"),
    )
    assert text_of(message), message
    if setting.upstream:
        record = setting.requests("beta of the SDK")[-1]
        path = "/v1/messages?beta=true" if setting.line == 1 else "/v1/messages"
        assert record["path"] == path, record["path"]
        assert record["headers"]["anthropic-beta"] == "context-1m-2025-08-07", record["headers"]


def the_version_of_the_sdk_goes_upstream_and_its_token_does_not(setting):
    """What the server behind the gateway gets to see."""
    if setting.is_built_in:
        return
    setting.client().messages.create(
        model=HAIKU, max_tokens=5, messages=question("Which version is this?")
    )
    headers = setting.requests("Which version is this?")[-1]["headers"]
    assert headers["anthropic-version"] == VERSIONS[setting.line], headers
    assert headers["user-agent"].lower().startswith("anthropic/python"), headers
    assert headers["x-stainless-lang"] == "python", headers
    assert setting.token not in headers.values(), headers


def fifty_streams_at_once_each_get_their_own_answer(setting):
    """The asynchronous client."""

    async def one(client, number):
        text = f"Question {number}: how are you?"
        async with client.messages.stream(model=HAIKU, max_tokens=12, messages=question(text)) as stream:
            message = await stream.get_final_message()
        assert text_of(message), message
        if setting.upstream:
            assert f"Question {number}:" in text_of(message), (number, message)
        return message.id

    async def all_of_them():
        async with setting.asynchronous() as client:
            return await asyncio.gather(*(one(client, number) for number in range(STREAMS_AT_ONCE)))

    assert len(set(asyncio.run(all_of_them()))) == STREAMS_AT_ONCE


def a_client_that_leaves_ends_the_request_upstream(setting):
    """A stream that is closed in its middle; the gateway answers others afterwards."""
    client = setting.client()
    text = setting.marked("Tell me of leaving, at length.")
    asked = {"model": HAIKU, "max_tokens": 400, "messages": question(text)}
    with client.messages.create(**asked, stream=True) as stream:
        next(iter(stream))
    message = client.messages.create(model=HAIKU, max_tokens=3, messages=question("Hello!"))
    assert text_of(message), message
    if setting.upstream:
        becomes(
            lambda: setting.requests(text)[-1]["outcome"] == "disconnected",
            "the upstream loses the client",
        )
