"""All skills with their shares, and conversations drawn from the mixture."""
from . import facts, korean, numbers, patterns, structured, talk, talkover, writing
from .context import Context

MODULES = (talk, facts, numbers, korean, writing, patterns, structured, talkover)

# Shares that differ from what the skill's author proposed, set after measuring a whole training: more for what is learned late
# (sums, words, spelling, copying, patterns, styles), less for what is long or learned early.
SHARES = {
    "think": 0.4, "chain": 1.6, "long_memory": 0.3, "long_text": 0.4, "tool": 4.5, "schema": 8.0, "sentiment": 1.6,
    "classify": 1.6, "copy": 9.5, "fewshot": 10.0, "spell": 10.0, "transform": 9.5, "inline_style": 7.0,
    "system_style": 6.5, "translate": 8.0, "arithmetic": 7.5, "count": 8.0, "korean": 6.0, "recall": 6.0,
    "remember_name": 0.8, "remember_thing": 0.8, "refuse": 6.0, "poem_talk": 1.6, "debate": 0.4, "json": 6.0,
    "haiku": 2.6, "story": 1.8, "capital": 5.0, "animal": 4.0, "color": 1.8, "opposite": 2.4, "persona": 1.0,
    "explain": 2.0, "feelings": 3.5, "restyle": 2.2, "list": 4.0,
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
