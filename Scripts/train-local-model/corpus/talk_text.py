"""Tables written as one text: how they are cut into items."""


def words(text):
    """The comma-separated items of a text, with single spaces."""
    return cut(text, ",")


def lines(text):
    """The items of a text separated by bars, with single spaces."""
    return cut(text, "|")


def cut(text, mark):
    """The items of a text separated by a mark."""
    return [" ".join(item.split()) for item in text.split(mark) if item.strip()]
