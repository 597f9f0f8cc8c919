"""Skills about the form of words and texts: copying, spelling, changing words, lists and patterns to continue."""
from .copying import change_case, copy, copy_exactly, greet, say_times
from .fewshot import fewshot
from .lists import list_items
from .nouns import noun, person, sentence
from .spelling import letter_at, spell, spell_out
from .transforming import make_plural, past_tense, transform

__all__ = ["SKILLS", "filler", "noun", "person", "sentence"]

FILLER_TASKS = (make_plural, past_tense, spell_out, letter_at, greet, say_times, change_case, copy_exactly)


def filler(context):
    """A short question and its answer."""
    if context.chance(0.35):
        turns = list_items(context).turns
        return turns[0][1], turns[1][1]
    return context.pick(FILLER_TASKS)(context)


SKILLS = {
    "copy": (copy, 7.0),
    "spell": (spell, 5.0),
    "transform": (transform, 4.0),
    "list": (list_items, 4.0),
    "fewshot": (fewshot, 6.0),
}
