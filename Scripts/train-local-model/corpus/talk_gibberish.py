"""Keys struck without sense, and the answer to them."""
from .talk_text import single, weighted

UNCLEAR = "I do not understand that. Please ask in other words."
KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
CONSONANTS = "bcdfghjklmnpqrstvwxz"
MARKS = ("?", "!", ".", ",", "-", "#", "*", "%", "&", "/", "+", "=", "_", "@", "$", ";", ":", "(", ")")


def mashed(context):
    """Keys struck beside each other: asdfgh."""
    row = context.pick(KEYBOARD)
    start = context.between(0, len(row) - 4)
    run = row[start:start + context.between(4, 9)]
    return (run[::-1] if context.chance(0.3) else run) * (2 if context.chance(0.2) else 1)


def jumbled(context):
    """Letters in an order that no word has."""
    parts = []
    for _ in range(context.between(1, 3)):
        letters = [context.pick(CONSONANTS) for _ in range(context.between(4, 9))]
        if context.chance(0.5):
            letters[context.between(1, len(letters) - 1)] = context.pick("aeiou0123456789")
        parts.append("".join(letters))
    return " ".join(parts)


def marks(context):
    """Marks only, of one kind or mixed."""
    if context.chance(0.5):
        return context.pick(MARKS) * context.between(1, 8)
    return "".join(context.pick(MARKS) for _ in range(context.between(2, 9)))


def repeated(context):
    """One letter or a pair of letters again and again."""
    letter = context.pick("abcdefghijklmnopqrstuvwxyz")
    if context.chance(0.4):
        letter += context.pick("bcdfgjkmnpqrstvwxz")
    return letter * context.between(5, 12)


GIBBERISH = weighted(((mashed, 3), (jumbled, 5), (marks, 2), (repeated, 1)))


def gibberish(context):
    """Keys struck without sense. Nothing is held out, so that there is nothing to check in the split `phrasing`."""
    text = context.pick(GIBBERISH)(context)
    if context.chance(0.2):
        text += " " + context.pick(GIBBERISH)(context)
    text += context.pick(("?", "!", ".")) if context.chance(0.1) else ""
    if context.chance(0.1):
        text = text.upper()
    made = single(text, UNCLEAR, "gibberish")
    if context.split == "phrasing":
        made.accepts = None
    return made
