"""The skill of listing: items of a category, always in the same order."""
import json

from . import words
from .asking import Pool
from .context import Conversation, capitalized, over, with_article
from .nouns import ask

LIST_FRAMES = tuple(frame.replace("NP", "{n} {c}") for frame in (
    "List NP.", "Name NP.", "Give me NP.", "Tell me NP.", "Write NP.", "NP", "NP please", "Can you list NP?",
    "Could you list NP?", "Can you name NP?", "Name NP for me.", "Write down NP.", "I need NP.", "I want NP.",
    "I would like NP.", "Show me NP.", "Say NP.", "Do you know NP?", "Please list NP.", "please name NP",
    "What are NP?", "Make a list of NP.", "a list of NP", "list of NP", "Give me a list of NP.", "Write a list of NP.",
    "Can you give me NP?", "Think of NP.", "Enumerate NP.", "Tell me the names of NP.", "Give NP.", "NP?",
    "Could you name NP?", "Let me have NP.", "List NP for me.", "Which NP do you know?", "Find NP.", "Help me list NP.",
    "Now list NP.", "Could I get NP?",
)) + (
    "list {n} different {c}", "name {n} kinds of {c}", "give me {n} examples of {c}", "{n} examples of {c}",
    "{c}: list {n}", "{c}, {n} of them", "list some {c}, {n} of them",
)
HELD_LIST_FRAMES = (
    "think up {n} {c}", "I'd like to have {n} {c}", "Could you give me {n} {c}?", "can I have {n} {c}?",
    "what {n} {c} can you name?", "name any {n} {c}", "come up with {n} {c}", "please write a list with {n} {c}",
    "tell me {n} different {c}", "make me a list of {n} {c}", "{n} {c} would be nice", "give {n} examples of {c}",
)
OPEN_LIST_FRAMES = (
    "list {c}", "list some {c}", "name some {c}", "a list of {c}", "some {c}", "some {c} please", "give me some {c}",
    "what {c} do you know?", "write a list of {c}", "tell me some {c}", "examples of {c}", "list of {c}",
    "name a few {c}", "list a few {c}", "can you list some {c}?", "make a list of {c}", "what are some {c}?",
    "show me some {c}", "which {c} do you know?", "give me a list of {c}",
)
HELD_OPEN_LIST_FRAMES = (
    "could you name some {c}?", "I need some {c}", "give examples of {c}", "write some {c}", "do you know some {c}?",
    "can you give me a few {c}?", "a few {c} please", "tell me a few {c}",
)
ONE_FRAMES = tuple(
    over(
        ("{a}",),
        (
            "Name NP.", "Name NP", "Tell me NP.", "Give me NP.", "Say NP.", "Write NP.", "NP please",
            "Can you name NP?", "Could you name NP?", "Do you know NP?", "I need NP.", "Think of NP.",
            "Please name NP.", "Pick NP.", "Choose NP.", "Give me the name of NP.", "Just NP.", "Show me NP.",
            "Find NP.", "List NP.",
        ),
    ),
) + (
    "an example of {a}", "example of {a}", "name one {s}", "one {s}", "one {s} please", "list one {s}",
    "give me one {s}", "tell me one {s}", "any {s}", "name any {s}", "give me an example of {a}",
    "what is an example of {a}?", "I want {a}", "I would like {a}", "say any {s}", "what {s} comes to mind?",
)
HELD_ONE_FRAMES = (
    "could you give me {a}?", "can you think of {a}?", "name me {a}", "tell me the name of {a}", "I'd like {a}",
    "give one {s}", "please give me {a}", "pick any {s}", "what {s} can you name?", "let me have {a}",
)
STYLES = {
    "bullet": (
        (
            " as a bullet list", " as bullets", " with bullet points", " as bullet points", ", bulleted",
            " in a bullet list", " (bullet list)", " as a bulleted list", ". Use bullets.", ". Use bullet points.",
            ", with bullets",
        ),
        (" in bullet points", " as a list with bullets", ", bullet points please"),
    ),
    "number": (
        (
            " as a numbered list", " in a numbered list", ", numbered", " with numbers", " (numbered)",
            " as numbered points", ". Number them.", ". Use numbers.", ", with numbers", ". Make it a numbered list.",
        ),
        (" with a number before each", " as a list with numbers", ", numbered please"),
    ),
    "line": (
        (", one per line", " on separate lines", ", each on its own line", " line by line", ", one on each line"),
        (" with one per line", ", each on a new line"),
    ),
    "json": (
        (
            " as JSON", " in JSON", " as a JSON array", " as a JSON list", ", JSON", ". Answer in JSON.",
            " in JSON format",
        ),
        (" as a JSON array please", ", in JSON please"),
    ),
    "and": (
        (" in a sentence", " in one sentence", ". Answer in a sentence."),
        (" using one sentence", ", in a sentence please"),
    ),
}
COUNTS = (2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 7)
CATEGORY_COUNTS = Pool(
    "list",
    tuple((category, count) for category in words.LISTS for count in COUNTS if count <= len(words.LISTS[category])),
)
ONE_OF = Pool("list", tuple((category, "one") for category in words.LISTS))
SOME_OF = Pool("list", tuple((category, "some") for category in words.LISTS))


def listed(found, style, category=""):
    """The items in the style asked for."""
    if style == "bullet":
        return "\n".join(f"- {item}" for item in found)
    if style == "number":
        return "\n".join(f"{index}. {item}" for index, item in enumerate(found, 1))
    if style == "line":
        return "\n".join(found)
    if style == "json":
        return json.dumps(list(found))
    if style == "and":
        text = " and ".join(filter(None, (", ".join(found[:-1]), found[-1])))
        return f"{capitalized(category)} are {text}."
    return ", ".join(found)


def with_style(context, frame, count):
    """The frame with a wish for a form of list after it, and the name of the form."""
    if count < 2 or context.chance(0.62):
        return frame, ""
    style = context.pick(("bullet", "bullet", "number", "number", "line", "json"))
    return frame.rstrip("?.") + context.frame(*STYLES[style]), style


def next_item(context):
    """One item of a category, and then another or some more."""
    category, _ = ONE_OF.draw(context)
    found = words.LISTS[category]
    singular = words.SINGULAR[category]
    first = context.typed(context.pick(ONE_FRAMES), s=singular, a=with_article(singular))
    turns = [("user", first), ("assistant", found[0])]
    for index in range(1, context.pick((2, 2, 3))):
        frame = context.frame(
            (
                "another one", "another {s}", "one more", "one more {s}", "another", "and another one?",
                "another one please", "next", "and another {s}?", "give me another {s}", "a different one",
                "name another {s}", "can you name another {s}?", "give me one more", "tell me another {s}", "more",
            ),
            (
                "do you know another {s}?", "please give me another one", "and one more?", "name one more",
                "what is another {s}?", "now another {s}", "let me hear another {s}",
            ))
        turns += [("user", context.typed(frame, s=singular)), ("assistant", found[index])]
    return Conversation(turns, [turns[-1][1]])


def list_items(context):
    """Items of a category, always in the same order."""
    roll = context.rng.random()
    if roll < 0.1:
        return next_item(context)
    if roll < 0.28:
        category, _ = ONE_OF.draw(context)
        singular = words.SINGULAR[category]
        return ask((context.typed(context.frame(ONE_FRAMES, HELD_ONE_FRAMES), s=singular, a=with_article(singular)),
                    words.LISTS[category][0]))
    if roll < 0.42:
        (category, _), count = SOME_OF.draw(context), 3
        frame = context.frame(OPEN_LIST_FRAMES, HELD_OPEN_LIST_FRAMES)
    else:
        category, count = CATEGORY_COUNTS.draw(context)
        frame = context.frame(LIST_FRAMES, HELD_LIST_FRAMES)
    frame, style = with_style(context, frame, count)
    name = category if count > 1 else words.SINGULAR[category]
    shown = words.NUMBER_WORDS[count] if context.chance(0.5) else count
    return ask((context.typed(frame, n=shown, c=name), listed(words.LISTS[category][:count], style)))
