"""Small tools of the modules about talk: tables written as one text, weights, conversations of one question."""
from .context import Conversation


def words(text):
    """The comma-separated items of a text, with single spaces."""
    return cut(text, ",")


def lines(text):
    """The items of a text separated by bars, with single spaces."""
    return cut(text, "|")


def cut(text, mark):
    """The items of a text separated by a mark."""
    return [" ".join(item.split()) for item in text.split(mark) if item.strip()]


def weighted(choices):
    """A list that holds each item of (item, weight) as often as its weight says, to be picked from."""
    return [item for item, weight in choices for _ in range(weight)]


def single(user, answer, skill, accepts=None):
    """A conversation of one question and its answer."""
    return Conversation([("user", user), ("assistant", answer)], accepts or [answer], skill)
