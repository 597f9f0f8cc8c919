"""The official Python SDK on a recorded stream: prints the CPU seconds of one reading, after one that is not measured."""

import sys
import time

import anthropic

try:
    import httpx2 as httpx
except ImportError:
    # The SDK before its version 2.
    import httpx

PIECE = 16_384


def answer(body):
    """A transport that gives every request the stream, in the pieces that a connection delivers."""

    def handle(_):
        pieces = (body[start : start + PIECE] for start in range(0, len(body), PIECE))
        return httpx.Response(200, headers={"content-type": "text/event-stream"}, content=pieces)

    return httpx.MockTransport(handle)


def reading(client):
    """Reads the whole stream event by event, as a program that shows a reply does, and returns its text."""
    messages = [{"role": "user", "content": "Go on."}]
    with client.messages.stream(model="claude-sonnet-5", max_tokens=4096, messages=messages) as events:
        for _ in events:
            pass
        return events.get_final_message().content[0].text


def main():
    with open(sys.argv[1], "rb") as file:
        body = file.read()
    transport = answer(body)
    client = anthropic.Anthropic(
        api_key="bench",
        base_url="http://127.0.0.1:9",
        http_client=httpx.Client(transport=transport),
    )
    text = reading(client)
    begun = time.process_time()
    if reading(client) != text:
        sys.exit("two readings differ")
    print(time.process_time() - begun, len(text))


main()
