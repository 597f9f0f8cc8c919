"""Message batches: make, look, list, results, cancel, delete."""

import anthropic

from .setting import HAIKU, becomes, question, raised, text_of


def _made(client, *texts, tokens=10):
    """A batch with a request for each text."""
    return client.messages.batches.create(
        requests=[
            {
                "custom_id": f"item-{index}",
                "params": {"model": HAIKU, "max_tokens": tokens, "messages": question(text)},
            }
            for index, text in enumerate(texts)
        ]
    )


def _ended(client, batch):
    """The batch once it has ended."""
    becomes(
        lambda: client.messages.batches.retrieve(batch.id).processing_status == "ended", "the batch ends"
    )
    return client.messages.batches.retrieve(batch.id)


def a_batch_is_made_listed_answered_and_deleted(setting):
    """The life of a batch."""
    client = setting.client()
    batch = _made(client, "Hello!", "How are you?", "What is the capital of France?")
    assert batch.id.startswith("msgbatch_") and batch.type == "message_batch", batch
    ended = _ended(client, batch)
    counts = ended.request_counts
    assert (counts.succeeded, counts.processing, counts.errored) == (3, 0, 0), counts
    results = {entry.custom_id: entry.result for entry in client.messages.batches.results(batch.id)}
    assert set(results) == {"item-0", "item-1", "item-2"}, results
    for result in results.values():
        assert result.type == "succeeded" and text_of(result.message), result
    assert batch.id in [listed.id for listed in client.messages.batches.list(limit=1)]
    deleted = client.messages.batches.delete(batch.id)
    assert deleted.id == batch.id and deleted.type == "message_batch_deleted", deleted
    raised(anthropic.NotFoundError, lambda: client.messages.batches.retrieve(batch.id))
    assert batch.id not in [listed.id for listed in client.messages.batches.list()]


def a_batch_can_be_cancelled(setting):
    """Every request of a cancelled batch comes out one way or another."""
    client = setting.client()
    batch = _made(client, *(f"Tell me story {number}." for number in range(20)), tokens=100)
    cancelled = client.messages.batches.cancel(batch.id)
    assert cancelled.processing_status in ("canceling", "ended"), cancelled
    counts = _ended(client, batch).request_counts
    assert counts.succeeded + counts.canceled + counts.errored + counts.expired == 20, counts
    assert len(list(client.messages.batches.results(batch.id))) == 20
    client.messages.batches.delete(batch.id)


def a_bad_request_in_a_batch_is_an_error_of_its_own(setting):
    """The others are answered."""
    client = setting.client()
    batch = client.messages.batches.create(
        requests=[
            {"custom_id": "good", "params": {"model": HAIKU, "max_tokens": 5, "messages": question("Hello!")}},
            {"custom_id": "bad", "params": {"model": HAIKU, "max_tokens": 5, "messages": []}},
        ]
    )
    _ended(client, batch)
    results = {entry.custom_id: entry.result for entry in client.messages.batches.results(batch.id)}
    assert results["good"].type == "succeeded", results
    assert results["bad"].type == "errored", results
    assert results["bad"].error.error.type == "invalid_request_error", results
    client.messages.batches.delete(batch.id)


def an_unknown_batch_is_not_found(setting):
    """Retrieve, cancel, delete, results."""
    batches = setting.client().messages.batches
    for action in (batches.retrieve, batches.cancel, batches.delete, batches.results):
        error = raised(anthropic.NotFoundError, lambda action=action: action("msgbatch_unknown"))
        assert error.body["error"]["type"] == "not_found_error", error.body
        assert error.request_id, error
