"""What a skill draws from: seeded randomness, the split that decides what is held out, and the noise of typing."""
import hashlib
import random
import re
from dataclasses import dataclass, field
from typing import Callable, Union

# The three kinds of conversations. `train` is what the model learns from; `phrasing` asks for trained things in
# frames that are never trained; `entity` asks in trained frames for entities (or entity and frame pairs) that are
# never trained together.
SPLITS = ("train", "phrasing", "entity")

# One of this many keys is held out from training for the `entity` split.
HELD_OUT_SHARE = 12


@dataclass
class Conversation:
    """Turns as (role, text) and what counts as a right answer to the last one.

    Roles are system, user, assistant, think, tool and result. `accepts` is a list of exact texts or a predicate
    over the text of the answer; it is None where there is nothing to check (such a skill is not evaluated).
    """

    turns: list
    accepts: Union[list, Callable, None] = None
    skill: str = ""


@dataclass
class Context:
    """The source of every choice while one conversation is made."""

    rng: random.Random = field(default_factory=lambda: random.Random(0))
    split: str = "train"
    drew_held_out: bool = False  # whether something held out was allowed since this was last set to false

    # MARK: choices

    def pick(self, items):
        """One of the items, each as likely as the others."""
        return items[int(self.rng.random() * len(items))]

    def chance(self, probability):
        """True with the probability given."""
        return self.rng.random() < probability

    def between(self, low, high):
        """A whole number from low to high, both included."""
        return low + int(self.rng.random() * (high - low + 1))

    def some(self, items, count):
        """Several different items in random order."""
        return self.rng.sample(items, count)

    def frame(self, trained, held):
        """A phrasing: one that is trained, or in the split `phrasing` one that never is."""
        return self.pick(held if self.split == "phrasing" else trained)

    def allowed(self, *key):
        """Whether the thing that the key names may be used: held-out keys only in the split `entity`, all others
        only outside it. Put the skill's name first in the key, then what is held out."""
        if self.split == "phrasing":
            return True
        held_out = is_held_out(*key)
        self.drew_held_out = self.drew_held_out or held_out
        return held_out == (self.split == "entity")

    def draw(self, items, skill):
        """One of the items that the split allows for the skill (items are keys of their own)."""
        while True:
            item = self.pick(items)
            if self.allowed(skill, item):
                return item

    # MARK: typing

    def typed(self, frame, polite=True, lower=True, **slots):
        """The frame as a person might type it: `{name}` slots filled, then sometimes all in lower case, with a
        typing error, a polite word, no mark at the end. Slots are never misspelled; they are put into lower case
        with the rest only when `lower` is true (false for what the answer must copy exactly)."""
        return typed(self, frame, polite, lower, slots)


def is_held_out(*key):
    """Whether a key belongs to the held-out share; the same on every machine."""
    digest = hashlib.md5("|".join(map(str, key)).encode()).digest()
    return int.from_bytes(digest[:8], "big") % HELD_OUT_SHARE == 0


LEADS = (
    "please ", "can you tell me: ", "could you tell me: ", "hey, ", "hi, ", "ok, ", "so ", "now ", "well, ",
    "I want to know: ", "question: ", "quick question: ", "tell me, ", "quick: ", "um, ", "one more: ", "next: ",
)
SLOT = re.compile(r"(\{\w+\})")


def misspelled(context, text):
    """The text with one letter in some of its longer words dropped, doubled or swapped with its neighbour."""
    words = text.split(" ")
    for index, word in enumerate(words):
        if len(word) >= 4 and word.isascii() and word.isalpha() and context.chance(0.12):
            at, kind = context.between(1, len(word) - 2), context.rng.random()
            if kind < 0.4:
                words[index] = word[:at] + word[at + 1:]
            elif kind < 0.8:
                words[index] = word[:at] + word[at + 1] + word[at] + word[at + 2:]
            else:
                words[index] = word[:at] + word[at] + word[at:]
    return " ".join(words)


def typed(context, frame, polite, lower, slots):
    """See `Context.typed`."""
    lowered = context.chance(0.4)
    erring = context.chance(0.12 if context.split == "train" else 0.05)
    parts = []
    for part in SLOT.split(frame):
        if part[:1] == "{" and part[1:-1] in slots:
            value = str(slots[part[1:-1]])
            parts.append(value.lower() if lowered and lower else value)
        else:
            part = part.lower() if lowered else part
            parts.append(misspelled(context, part) if erring else part)
    text = "".join(parts)
    if polite and context.chance(0.08):
        lead = context.pick(LEADS)
        text = lead + (text if frame[:1] == "{" else text[:1].lower() + text[1:])
    elif not lowered and frame[:1] != "{" and context.chance(0.7):
        text = capitalized(text)
    roll = context.rng.random()
    if roll < 0.22:
        text = text.rstrip("?.!")
    elif roll < 0.25 and polite:
        text = text.rstrip("?.!") + " please"
    elif roll < 0.27 and lower and len(text) < 60:
        text = text.upper()
    elif roll < 0.28:
        text += " "
    elif roll < 0.30 and text[-1:] in "?!.":
        text += text[-1]
    return text


# MARK: shared frames
#
# Every skill that asks for a thing uses the same openings, so that what one skill teaches about an opening serves
# all of them. `NP` stands for the thing: "the capital of {c}".

OPENINGS = (
    "What is NP?", "What's NP?", "what is NP", "whats NP?", "Tell me NP.", "tell me NP", "Give me NP.", "give me NP please",
    "NP?", "NP", "NP please", "Name NP.", "I want to know NP.", "I would like to know NP.", "I need NP.", "Do you know NP?",
    "Can you tell me NP?", "Could you tell me NP?", "Please tell me NP.", "Can you give me NP?", "Say NP.", "Show me NP.",
    "Find NP.", "Write NP.", "do you know what NP is?", "Can you name NP?", "I am looking for NP.", "So what is NP?",
    "And what is NP?", "Please give me NP.", "What might NP be?", "Help me: what is NP?", "Answer this: what is NP?",
    "I forgot NP.", "Remind me of NP.", "Let me know NP.", "you know NP?", "NP is what?", "tell me what NP is",
    "I have a question: what is NP?", "My question is: what is NP?", "What do you call NP?",
)


def over(phrases, openings=OPENINGS):
    """Every opening over every noun phrase."""
    return [opening.replace("NP", phrase) for phrase in phrases for opening in openings]


def capitalized(text):
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def with_article(noun):
    """The noun with `a` or `an`."""
    return ("an " if noun[:1].lower() in "aeiou" else "a ") + noun
