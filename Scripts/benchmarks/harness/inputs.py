"""The inputs of the benchmarks: made here, the same each time."""

import json

WORDS = (
    "the answer depends on what was asked before because a conversation is a list of turns and "
    "each of them is sent again naïve façade “quoted” 東京 🎹 model token stream of text"
).split()


def pieces(count):
    """Yields `count` pieces of a reply as the API cuts them: one to six words, now and then a line's end."""
    state = 1
    for index in range(count):
        state = (state * 1_103_515_245 + 12_345) % 2**31
        length = 1 + (state >> 16) % 6
        chosen = [WORDS[((state >> 8) + 5 * k) % len(WORDS)] for k in range(length)]
        yield " ".join(chosen) + (".\n\n" if index % 16 == 15 else " ")


def event(name, body):
    """One server-sent event."""
    data = json.dumps({"type": name, **body}, ensure_ascii=False, separators=(",", ":"))
    return f"event: {name}\ndata: {data}\n\n"


def stream(count):
    """A whole reply as a stream of events: its bytes, and the text that it tells in `count` pieces."""
    usage = {
        "input_tokens": 12,
        "cache_creation_input_tokens": 0,
        "cache_read_input_tokens": 0,
        "output_tokens": 1,
        "service_tier": "standard",
    }
    message = {
        "id": "msg_bench",
        "type": "message",
        "role": "assistant",
        "model": "claude-sonnet-5",
        "content": [],
        "stop_reason": None,
        "stop_sequence": None,
        "usage": usage,
    }
    texts = list(pieces(count))
    parts = [
        event("message_start", {"message": message}),
        event("content_block_start", {"index": 0, "content_block": {"type": "text", "text": ""}}),
        event("ping", {}),
    ]
    for text in texts:
        delta = {"type": "text_delta", "text": text}
        parts.append(event("content_block_delta", {"index": 0, "delta": delta}))
    parts.append(event("content_block_stop", {"index": 0}))
    end = {"stop_reason": "end_turn", "stop_sequence": None}
    parts.append(event("message_delta", {"delta": end, "usage": {"output_tokens": 4 * count}}))
    parts.append(event("message_stop", {}))
    return "".join(parts).encode(), "".join(texts)


SCRIPT_HEAD = """\
#!/usr/bin/env parley
# A script as people write it, repeated to the size that is asked for.
model haiku
max_tokens 2000
system Answer in one sentence, and name your source.
param subject = "rivers" "what the questions are about"
param rounds = 3 "how often each is asked"
"""

# 25 lines; NUMBER makes its names different from those of the other blocks.
SCRIPT_BLOCK = """\

# Block NUMBER: a function, a loop with questions, checks.
def summaryNUMBER(text, limit = 12) {
  let found = words(text)
  if len(found) <= limit and not (text contains "http") {
    return join(found, " ")
  } else if limit == 0 {
    return "nothing"
  }
  return "{{join(found[0:limit], " ")}} and {{len(found) - limit}} more"
}
let countsNUMBER = { asked: 0, cut: 0, "kept whole": [1, 2.5, null] }
for i in range(rounds) {
  user What is known about {{subject}} in the year {{1900 + 10 * i}}, in JSON like {"fact": "…"}?
  assistant "I know this much:\\n"
  user Go on.
  let answerNUMBER = say "Say more, number {{i}}, about {{upper(subject)}}."
  countsNUMBER["asked"] = get(countsNUMBER, "asked", 0) + 1
  if answerNUMBER.stop_reason == "max_tokens" {
    countsNUMBER.cut += 1
  }
  expect answerNUMBER matches '^[A-Z].*[.!]$' or len(answerNUMBER) < 400 // 2
}
print summaryNUMBER("a text of {{rounds * 2}} words"), countsNUMBER.asked, reply.usage.output_tokens
"""


def script(line_count):
    """A script of exactly `line_count` lines without errors and without warnings."""
    lines = SCRIPT_HEAD.splitlines()
    number = 0
    block = SCRIPT_BLOCK.splitlines()
    while len(lines) + len(block) <= line_count:
        number += 1
        lines += [line.replace("NUMBER", str(number)) for line in block]
    lines += [f"# Line {len(lines) + k + 1} of {line_count}." for k in range(line_count - len(lines))]
    return "\n".join(lines) + "\n"
