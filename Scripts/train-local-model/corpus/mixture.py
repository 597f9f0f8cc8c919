"""All skills with their shares, and conversations drawn from the mixture."""
from . import facts, korean, numbers, patterns, structured, talk, talkover, writing
from .context import Context

MODULES = (talk, facts, numbers, korean, writing, patterns, structured, talkover)

# Shares that differ from what the skill's author proposed: more for what is learned late (copying, patterns, labels), less for
# what is long.
SHARES = {
    "think": 1.2, "chain": 2.2, "long_memory": 0.5, "long_text": 0.9, "tool": 4.2, "schema": 4.5, "sentiment": 4.0,
    "classify": 3.5, "copy": 8.0, "fewshot": 7.0, "spell": 6.0, "transform": 4.5, "inline_style": 4.5,
}

# Every skill: name -> (function, share of the conversations, in parts of their sum).
SKILLS = {name: (function, SHARES.get(name, share))
          for module in MODULES for name, (function, share) in module.SKILLS.items()}

NAMES = tuple(SKILLS)
WEIGHTS = tuple(weight for _, weight in SKILLS.values())

# Neutral system prompts that stand before some conversations and change nothing in the answers.
NEUTRAL_SYSTEMS = (
    "You are a helpful assistant.", "Be helpful.", "You are a friendly assistant.", "Answer the question.",
    "You are a tutor.", "You help learners.", "Be brief.", "You are a small assistant in a lesson.", "Help the user.",
    "You are a helpful, careful assistant.", "Answer in one sentence.", "You are Parley's assistant.", "Be concise.",
    "Answer as well as you can.", "You are polite.", "You are an assistant.", "Keep it short.", "Be clear.",
)
NEUTRAL_SHARE = 0.15


def conversation(context, name):
    """One conversation of the skill, under a neutral system prompt now and then.

    In the split `entity` there is nothing to check where nothing held out was drawn (a greeting, the days of the week).
    """
    context.drew_held_out = False
    made = SKILLS[name][0](context)
    made.skill = name
    if context.split == "entity" and not context.drew_held_out:
        made.accepts = None
    if made.turns[0][0] != "system" and context.chance(NEUTRAL_SHARE):
        made.turns = [("system", context.pick(NEUTRAL_SYSTEMS))] + made.turns
    return made


def conversations(seed, split="train"):
    """Endless conversations of the mixture; the same for the same seed."""
    context = Context(split=split)
    context.rng.seed(seed)
    while True:
        name = context.rng.choices(NAMES, WEIGHTS)[0]
        yield conversation(context, name)
