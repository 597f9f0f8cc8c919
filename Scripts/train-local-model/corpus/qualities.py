"""Opposites of words and colours of things."""
from . import facts_tables as tables
from .context import capitalized, with_article
from .questions import Forms, Kind, answered, drawn, pseudo_word

OPPOSITE_FORMS = Forms({
    "which": (
        ("Which word is the opposite of {w}?", "Which word means the opposite of {w}?",
         "What word is the opposite of {w}?",
         "What is opposite to {w}?", "What is the contrary of {w}?", "what is not {w}?",
         "If it is not {w}, what is it?",
         "How do you say the opposite of {w}?", "What would be the opposite of {w}?", "which word is opposite to {w}"),
        ("What word means the opposite of {w}?", "Which word is the antonym of {w}?", "what's opposite to {w}?"),
    ),
    "first": (
        ("{w} opposite?", "{w} opposite", "{w}: opposite?", "{w} is the opposite of what?", "{w} is the opposite of",
         "{w}, what is its opposite?", "not {w} but", "{w} and its opposite?", "opposite: {w}", "{w}'s opposite?",
         "the opposite of {w} is", "The word is {w}. What is its opposite?", "{w} has which opposite?", "antonym: {w}",
         "opposite word of {w}", "opposite for {w}", "{w} <-> ?", "{w} vs what?", "take {w}, the opposite?"),
        ("{w}: what is the opposite?", "{w} has what opposite?", "{w}, the opposite is", "opposite word for {w}"),
    ),
}, ("the opposite of {w}", "the antonym of {w}", "the opposite of the word {w}", "an antonym for {w}",
    "opposite of {w}"))


def opposite_answer(word):
    """See `Kind.answer`."""
    other = tables.OPPOSITES[word]
    return {"w": word}, f"The opposite of {word} is {other}.", other


OPPOSITE = Kind("opposite", tuple(tables.OPPOSITES), OPPOSITE_FORMS, opposite_answer)
CHECK_OPPOSITE = (
    ("Is {k} the opposite of {w}?", "is the opposite of {w} {k}?", "{k} is the opposite of {w}, right?",
     "the opposite of {w} is {k}, true?", "true or false: {k} is the opposite of {w}", "Are {w} and {k} opposites?",
     "is it true that {k} is the opposite of {w}?", "do {w} and {k} mean the opposite?",
     "I think {k} is the opposite of {w}."),
    ("Do you think {k} is the opposite of {w}?", "{w} and {k} are opposites, right?", "so {k} is the opposite of {w}?"),
)


def opposite(context):
    """Opposites of words, whether two are opposites, and words that have none."""
    roll = context.rng.random()
    if roll < 0.09:
        word = drawn(context, tables.NO_OPPOSITES, "no_opposite")
        if context.chance(0.5):
            word = pseudo_word(context, "no_opposite")
        _, frame = OPPOSITE_FORMS.draw(context)
        return answered(context.typed(frame, lower=False, w=word), f"I do not know the opposite of {word}.")
    if roll < 0.18:
        return check_opposite(context)
    return OPPOSITE.conversation(context)


def check_opposite(context):
    """Whether a word is the opposite of another."""
    word = drawn(context, OPPOSITE.entities, "opposite", "check")
    right = tables.OPPOSITES[word]
    other = right if context.chance(0.5) else context.pick(OPPOSITE.entities)
    if other != right and tables.OPPOSITES.get(other) == word or other == word:
        other = right
    question = context.typed(context.frame(*CHECK_OPPOSITE), w=word, k=other)
    return answered(question, f"{'Yes' if other == right else 'No'}. The opposite of {word} is {right}.")


# MARK: colours

COLOR_FORMS = Forms({
    "which": (
        ("What color is {w}?", "What colour is {w}?", "what color does {w} have?", "Which color is {w}?",
         "Which colour has {w}?",
         "what is the color of {w}?", "Of what color is {w}?", "what color would {w} be?",
         "What color do you give {w}?",
         "Do you know what color {w} is?", "can you tell me what color {w} is?", "tell me what color {w} is",
         "In what color do I paint {w}?", "what colors does {w} have?", "how does {w} look, what color?",
         "what color {w} is?",
         "I want to paint {w}. What color?", "hey what color is {w}", "so what color is {w}?",
         "Name the color {w} has."),
        ("Could you tell me what color {w} is?", "I wonder what color {w} is.", "what color is {w} usually?",
         "Which color does {w} have?", "Do you know the colour of {w}?"),
    ),
    "first": (
        ("{w} color?", "{w} color", "{w}: color?", "{w} has which color?", "{w} is what color?", "{w} is which color",
         "color: {w}", "{w}, what color is it?", "{w}'s color?", "{w} colour", "take {w}, what is its color?",
         "color of {w}",
         "{w} - what color?", "{w} has the color"),
        ("{w}: what color?", "{w} has what color?", "{w}, which color?", "the color {w} has"),
    ),
}, ("the color of {w}", "the colour of {w}", "the color {w} has"))


def color_answer(thing):
    """See `Kind.answer`."""
    color_name = tables.COLORS[thing]
    return {"w": thing}, f"{capitalized(thing)} is {color_name}.", color_name


COLOR = Kind("color", tuple(tables.COLORS), COLOR_FORMS, color_answer)
CHECK_COLOR = (
    ("Is {w} {k}?", "is {w} {k}", "{w} is {k}, right?", "is it true that {w} is {k}?", "true or false: {w} is {k}",
     "Yes or no: is {w} {k}?", "does {w} have the color {k}?", "is the color of {w} {k}?",
     "I think {w} is {k}. Is that right?"),
    ("Do you think {w} is {k}?", "so {w} is {k}?", "would you say {w} is {k}?"),
)


def color(context):
    """Colours of things, whether a thing has a colour, and things without one of their own."""
    roll = context.rng.random()
    if roll < 0.09:
        thing = drawn(context, tables.NO_COLORS, "no_color")
        if context.chance(0.6):
            thing = context.pick(("a ", "the ", "")) + pseudo_word(context, "no_color")
            thing = with_article(thing[2:]) if thing.startswith("a ") else thing
        _, frame = COLOR_FORMS.draw(context)
        return answered(context.typed(frame, lower=False, w=thing), f"I do not know the color of {thing}.")
    if roll < 0.22:
        thing = drawn(context, COLOR.entities, "color", "check")
        right = tables.COLORS[thing]
        asked = right if context.chance(0.5) else context.pick(tables.COLOR_NAMES)
        question = context.typed(context.frame(*CHECK_COLOR), w=thing, k=asked)
        if asked != right and asked in right:
            asked = right
        return answered(question, f"{'Yes' if asked == right else 'No'}. {capitalized(thing)} is {right}.")
    return COLOR.conversation(context)
