"""How requests are worded: command openings shared by many skills, and pools whose held-out part is never trained."""
from .context import is_held_out

# `VP` stands for what is to be done: "spell {w}".
COMMANDS = (
    "VP.", "VP", "VP", "Please VP.", "please VP", "Can you VP?", "can you VP", "Could you VP?", "could you VP please?",
    "Will you VP?", "I want you to VP.", "I would like you to VP.", "I need you to VP.", "Now VP.", "now VP",
    "VP for me", "VP please", "Would you VP?", "Your task: VP.", "Task: VP", "Just VP.", "Try to VP.", "Go on and VP.",
    "Can you VP for me?", "Could you please VP?", "Kindly VP.", "ok, VP", "Next, VP.", "you should VP",
    "Are you able to VP?",
)


def commands(phrases, openings=COMMANDS):
    """Every command opening over every verb phrase."""
    return tuple(opening.replace("VP", phrase) for phrase in phrases for opening in openings)


class Pool:
    """Items of which some are held out for the split `entity`; the key of an item is (skill, item)."""

    def __init__(self, skill, items):
        items = tuple(items)
        self.trained = tuple(item for item in items if not is_held_out(skill, item))
        self.held = tuple(item for item in items if is_held_out(skill, item)) or self.trained[:1]

    def draw(self, context):
        """One of the items that the split allows."""
        return context.pick(self.held if context.split == "entity" else self.trained)


def new_text(context, skill, make):
    """A text from `make(context)` that the split allows for the skill."""
    for _ in range(200):
        text = make(context)
        if context.allowed(skill, text):
            return text
    return text
