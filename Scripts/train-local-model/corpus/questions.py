"""How facts are asked for: forms of questions, kinds of facts, and made-up words."""
from dataclasses import dataclass
from typing import Callable

from .context import OPENINGS, Conversation, is_held_out

# Openings that are trained in all skills about facts, besides `OPENINGS`.
MORE_OPENINGS = (
    "I was wondering what NP is.", "Would you please tell me NP?", "I'd like to know NP.", "Just tell me NP.",
    "Any idea what NP is?", "Can you say what NP is?", "What exactly is NP?", "hey what is NP", "I don't know NP.",
    "I do not know what NP is.", "The question is: what is NP?", "Do you know what NP is?", "I'd like NP.",
    "let's hear NP",
    "I have to know NP.", "Could you say NP?", "Answer: what is NP?", "Try this: what is NP?", "what's NP again?",
    "Can I have NP?", "May I ask what NP is?", "I am trying to remember NP.", "Please name NP.", "wats NP",
    "what NP is?",
    "what is NP, please?", "is it true that you know NP?", "I'm not sure what NP is.", "My son asks what NP is.",
)
# Openings that are never trained in any skill about facts.
HELD_OPENINGS = (
    "I wonder what NP is.", "Do you happen to know NP?", "Would you tell me NP?", "Could you give me NP?",
    "Please say NP.", "May I know NP?", "Can you remind me of NP?", "I can't remember NP.", "hello, what is NP?",
    "I'd love to know NP.", "What could NP be?", "Could you please tell me NP?", "I need to know NP.",
    "Can you find NP?", "Go on, tell me NP.", "Would you know NP?", "My friend wants to know NP.",
)


# How often a draw is tried: enough to find what one in twelve is.
TRIES = range(300)


def is_asking(opening):
    """Whether the opening is a question (all others are requests or bare names)."""
    return opening.endswith("?") or "what" in opening.lower()


def over(phrases, openings):
    """Every opening over every noun phrase."""
    return [opening.replace("NP", phrase) for phrase in phrases for opening in openings]


class Forms:
    """The ways to ask for one thing, in coarse classes: name of the class -> (trained frames, frames never trained).

    A fact that is held out is held out in one class and known from the others.
    """

    def __init__(self, classes, phrases=()):
        """`phrases` are noun phrases that all openings are put over, as the classes `ask` and `tell`."""
        classes = dict(classes)
        if phrases:
            openings = OPENINGS + MORE_OPENINGS
            for name, asking in (("ask", True), ("tell", False)):
                trained = over(phrases, [opening for opening in openings if is_asking(opening) == asking])
                held = over(phrases[:2], [opening for opening in HELD_OPENINGS if is_asking(opening) == asking])
                classes[name] = (trained + list(classes.get(name, ((), ()))[0]), held + list(classes.get(name, ((),
                ()))[1]))
        seen = {bare(frame) for trained, _ in classes.values() for frame in trained}
        self.trained = tuple((name, frame) for name, (trained, _) in classes.items() for frame in trained)
        self.held = tuple(
            (name, frame) for name, (_, held) in classes.items() for frame in held if bare(frame) not in seen)
        self.of_one_class = self.frames_of_one_class()

    def frames_of_one_class(self):
        """The trained frames that no other class has but for a mark at the end ("NP" and "NP?")."""
        classes = {}
        for name, frame in self.trained:
            classes.setdefault(bare(frame), set()).add(name)
        return tuple((name, frame) for name, frame in self.trained if len(classes[bare(frame)]) == 1)

    def draw(self, context):
        """(class, frame) for the split."""
        if context.split == "entity":
            return context.pick(self.of_one_class)
        return context.frame(self.trained, self.held)


def bare(frame):
    """What two frames have in common when they differ only in case and final mark."""
    return frame.lower().rstrip("?.! ")


@dataclass(frozen=True)
class Kind:
    """A kind of closed facts: entities, how they are asked for, and what is answered.

    `answer(entity)` gives (slots of the frames, full sentence, bare answer).
    """

    name: str
    entities: tuple
    forms: Forms
    answer: Callable

    def question(self, context):
        """(question, full answer, bare answer) that the split allows for the kind itself."""
        for _ in TRIES:
            entity, (form, frame) = context.pick(self.entities), self.forms.draw(context)
            if context.allowed(self.name, entity, form):
                break
        slots, full, short = self.answer(entity)
        return context.typed(frame, **slots), full, short

    def conversation(self, context):
        """The question and the full answer."""
        question, full, _ = self.question(context)
        return answered(question, full)

    def reused(self, context, skill):
        """(entity, question, full answer, bare answer) for another skill, in trained frames only: what that skill
        holds out is the entity as a whole, and nothing that is held out here is shown."""
        for _ in TRIES:
            entity = context.pick(self.entities)
            if context.allowed(skill, self.name, entity):
                break
        for _ in TRIES:
            form, frame = context.pick(self.forms.trained)
            if not is_held_out(self.name, entity, form):
                break
        slots, full, short = self.answer(entity)
        return entity, context.typed(frame, **slots), full, short


def drawn(context, entities, *key):
    """One of the entities that the split allows (key: the skill, and after the entity what else names it), or after
    many tries any: so few are held out in the split `entity` of small tables that there may be none."""
    for _ in TRIES:
        entity = context.pick(entities)
        if context.allowed(key[0], entity, *key[1:]):
            break
    return entity


def answered(question, answer, accepts=None):
    """A conversation of one question and its only right answer."""
    return Conversation([("user", question), ("assistant", answer)], accepts or [answer])


# MARK: made-up words

STARTS = "b d f g h j k l m n p r s t v w z br dr gr kl pl st tr sh ch fl gl sk sn th qu".split()
VOWELS = "a e i o u a e i o u ai oo ee ou".split()
ENDS = ("", "n", "r", "l", "s", "t", "k", "m", "", "x", "nd", "rt", "p", "ck", "mble", "ng", "ble", "sk", "ff")


def pseudo_word(context, skill, syllables=(1, 1, 2, 2, 3), ends=ENDS):
    """A word that does not exist and that the split allows for the skill."""
    for _ in TRIES:
        parts = [context.pick(STARTS) + context.pick(VOWELS) for _ in range(context.pick(syllables))]
        word = "".join(parts) + context.pick(ends)
        if len(word) > 3 and context.allowed(skill, word):
            break
    return word
