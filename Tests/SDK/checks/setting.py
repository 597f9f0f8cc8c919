"""What the checks run against."""

import json
import secrets
import time
import urllib.request

import anthropic

HAIKU = "claude-haiku-5-5"
SONNET = "claude-sonnet-5-5"
VERSIONS = {1: "2023-06-01", 2: "2026-10-21"}
PATIENCE = 90


class Setting:
    """A gateway, the token for it, and what is known of the server behind it."""

    def __init__(self, parsed):
        self.base_url = parsed.base_url.rstrip("/")
        self.line = parsed.line
        self.token = parsed.token
        self.upstream = parsed.upstream.rstrip("/") if parsed.upstream else None
        self.limited_token = parsed.limited_token
        self.poor_token = parsed.poor_token
        self.hurried_token = parsed.hurried_token
        self.mark = secrets.token_hex(4)

    def marked(self, text):
        """A text that no other run of the checks has asked."""
        return f"{text} [{self.mark}]"

    @property
    def is_built_in(self):
        """Whether the built-in model answers."""
        return self.upstream is None

    def client(self, token=None, bearer=False, retries=0, timeout=120.0):
        """A client of the SDK; it tries again only where a check says so."""
        credential = {"auth_token" if bearer else "api_key": token or self.token}
        return anthropic.Anthropic(base_url=self.base_url, max_retries=retries, timeout=timeout, **credential)

    def asynchronous(self, timeout=300.0):
        """The same for many requests at once."""
        return anthropic.AsyncAnthropic(
            base_url=self.base_url, max_retries=0, timeout=timeout, api_key=self.token
        )

    def requests(self, containing=""):
        """The upstream's requests whose body contains a text, in order."""
        with urllib.request.urlopen(f"{self.upstream}/requests") as answer:
            records = json.load(answer)
        return [
            record for record in records if containing in json.dumps(record["body"], ensure_ascii=False)
        ]


def question(text):
    """The messages of one question."""
    return [{"role": "user", "content": text}]


def text_of(message):
    """The text of a message."""
    return "".join(block.text for block in message.content if block.type == "text")


def becomes(condition, what):
    """Waits until a condition holds."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"{what}: not within {PATIENCE} s"
        time.sleep(0.05)


def raised(kind, action):
    """The error of the SDK that an action raises, which has to be of a kind."""
    try:
        value = action()
    except kind as error:
        return error
    except Exception as error:
        raise AssertionError(f"{type(error).__name__} ({error}) instead of {kind.__name__}") from error
    raise AssertionError(f"no {kind.__name__} but {value!r}"[:400])
