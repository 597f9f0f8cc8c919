"""Skills that write or judge: haiku and talk about them, stories, sentiment and other labels."""
from .haiku import haiku, made_request
from .labels import by_kind, by_language, classify
from .poem_talk import poem_talk
from .sentiment import HELD_TWO_LABELS, TWO_LABELS, quoted_in, review, sentiment
from .stories import story
from .syllables import is_haiku, syllable_count

__all__ = ["SKILLS", "filler", "is_haiku", "syllable_count"]


def filler(context):
    """A short question and its answer."""
    roll = context.rng.random()
    if roll < 0.5:
        text, poem, _, _ = made_request(context)
        return text, poem
    made = by_kind(context) if roll < 0.65 else by_language(context)
    if roll > 0.8:
        label = context.pick(("Positive", "Negative"))
        frame = context.frame(TWO_LABELS, HELD_TWO_LABELS)
        return context.typed(frame, polite=False, lower=False, t=quoted_in(frame, review(context, label))), label
    return made.turns[0][1], made.turns[1][1]


SKILLS = {
    "haiku": (haiku, 4.0),
    "poem_talk": (poem_talk, 2.5),
    "story": (story, 3.0),
    "sentiment": (sentiment, 3.0),
    "classify": (classify, 2.5),
}
