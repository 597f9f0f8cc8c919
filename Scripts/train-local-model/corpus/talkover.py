"""Skills that work on other skills: styles asked for by the system or the user, memory, follow-ups, long texts."""
import json

from . import facts, numbers, patterns, structured, talk, writing
from .context import Conversation, capitalized
from .talkover_frames import (
    AFTERTHOUGHTS, INLINE_STYLES, KNOWN_THINGS, LEADING_SENTENCES, NAME_QUESTIONS, NAME_STATEMENTS,
    RECALL_QUESTIONS, REPEAT_ANSWER, SECRET_QUESTIONS, SECRET_STATEMENTS, SYSTEM_STYLES, TAGS,
    THING_QUESTIONS, THING_STATEMENTS, WHO_QUESTIONS,
)

FILLERS = (talk.filler, facts.filler, numbers.filler, writing.filler, patterns.filler, structured.filler)


def filler(context):
    """A question and its answer from any skill."""
    return context.pick(FILLERS)(context)


def styled(context, style, full, short, word):
    """The answer in the style: what a style does to the full sentence or to the bare fact."""
    if style == "word":
        return short
    if style == "json":
        return json.dumps({"answer": short}, ensure_ascii=False)
    if style == "pirate":
        return "Arr, matey! " + full
    if style == "upper":
        return full.upper()
    if style == "lower":
        return full.lower()
    if style == "end":
        return f"{full} {word}"
    if style == "start":
        return f"{capitalized(word)}! {full}"
    if style == "tag":
        return f"<{word}>{short}</{word}>"
    if style == "quotes":
        return f'"{short}"'
    if style == "brackets":
        return f"[{short}]"
    return full


def argument(context, style):
    """The word that a style needs: one to begin or end with, or the name of a tag."""
    return context.pick(TAGS) if style == "tag" else patterns.noun(context)


def system_style(context):
    """A system prompt that asks for a style, and one to three questions answered in it."""
    style = context.pick(tuple(SYSTEM_STYLES))
    word = argument(context, style)
    system = context.frame(*SYSTEM_STYLES[style]).replace("{w}", word)
    if context.chance(0.25):
        system = context.pick(LEADING_SENTENCES) + system
    if context.chance(0.12):
        system += context.pick(AFTERTHOUGHTS)
    turns = [("system", system)]
    for _ in range(context.pick((1, 1, 1, 2, 3))):
        question, full, short = facts.base_fact(context, "system_style")
        answer = styled(context, style, full, short, word)
        turns += [("user", question), ("assistant", answer)]
    return Conversation(turns, [turns[-1][1]])


def persona(context):
    """A system prompt that gives the model a name."""
    name = patterns.person(context)
    system = context.frame(
        ("Your name is {n}.", "You are called {n}.", "You are {n}, a helpful assistant.", "You are an assistant named {n}.",
         "You are {n}.", "Your name is {n}. Be kind.", "You are a tutor whose name is {n}.", "People call you {n}.",
         "You play {n}, a helper.", "You are {n}, who answers short questions.", "Call yourself {n}.",
         "Introduce yourself as {n}."),
        ("Act as {n}, a friendly helper.", "The name that you use is {n}.", "You go by the name {n}.",
         "Pretend that your name is {n}."),
    ).replace("{n}", name)
    roll = context.rng.random()
    if roll < 0.6:
        question, answer = context.typed(context.pick(WHO_QUESTIONS)), f"My name is {name}."
    elif roll < 0.8:
        greeting = context.pick(("hello", "hi", "hey", "good morning", "hello there"))
        question, answer = context.typed(greeting, polite=False), f"Hello! My name is {name}."
    else:
        question, answer, _ = facts.base_fact(context, "persona")
    return Conversation([("system", system), ("user", question), ("assistant", answer)], [answer])


def inline_style(context):
    """A question that itself says how to answer."""
    style = context.pick(tuple(INLINE_STYLES))
    question, full, short = facts.base_fact(context, "inline_style")
    word = argument(context, style)
    request = context.frame(*INLINE_STYLES[style]).replace("{w}", word)
    question = question.strip()
    if context.chance(0.75):
        mark = "" if question[-1:] in "?.!" else context.pick((".", "", ","))
        text = f"{question}{mark} {request}"
    else:
        text = f"{request.rstrip('.')}{context.pick((': ', '. ', ', '))}{question}"
    answer = styled(context, style, full, short, word)
    return Conversation([("user", text), ("assistant", answer)], [answer])


def restyle(context):
    """A question, its answer, and a wish to have that answer in another form."""
    style = context.pick(("word", "json", "upper", "lower", "pirate", "quotes"))
    question, full, short = facts.base_fact(context, "restyle")
    request = context.typed(context.frame(*INLINE_STYLES[style]), polite=False)
    answer = styled(context, style, full, short, "")
    turns = [("user", question), ("assistant", full), ("user", request), ("assistant", answer)]
    return Conversation(turns, [answer])


def with_fillers(context, opening, closing, most=3):
    """The opening pair, some unrelated pairs, and the closing pair, as turns."""
    pairs = [opening] + [filler(context) for _ in range(context.pick((0, 0, 1, 1, 2, most)))] + [closing]
    return [turn for user, answer in pairs for turn in (("user", user), ("assistant", answer))]


def remember_name(context):
    """The user says a name and asks for it later."""
    name = patterns.person(context)
    greeting = context.typed(context.frame(*NAME_STATEMENTS), polite=False, lower=False, n=name)
    question = context.typed(context.frame(*NAME_QUESTIONS), polite=False)
    answer = f"Your name is {name}."
    turns = with_fillers(context, (greeting, f"Nice to meet you, {name}!"), (question, answer))
    if context.split == "train" and context.chance(0.25):
        return Conversation(turns[:2], [turns[1][1]])
    return Conversation(turns, [answer])


def known_thing(context):
    """(what it is, its value) of something that a user says about themselves."""
    while True:
        kind = context.pick(tuple(KNOWN_THINGS))
        values = KNOWN_THINGS[kind]
        if values == "word":
            return kind, patterns.noun(context)
        value = str(context.between(1, 99)) if values == "number" else context.pick(values)
        if context.allowed("remember_thing", kind, value):
            return kind, value


def remember_thing(context):
    """The user says something about themselves and asks for it later."""
    kind, value = known_thing(context)
    statement = context.typed(context.frame(*THING_STATEMENTS), polite=False, lower=False, k=kind, v=value)
    question = context.typed(context.frame(*THING_QUESTIONS), polite=False, lower=False, k=kind)
    answer = f"Your {kind} is {value}."
    turns = with_fillers(context, (statement, f"I see, your {kind} is {value}."), (question, answer))
    return Conversation(turns, [answer])


def recall(context):
    """What was said before, asked for word by word."""
    user, said = filler(context)
    if context.chance(0.5):
        question, answer = context.frame(*RECALL_QUESTIONS), f"You said: {user.strip()}"
    else:
        question, answer = context.frame(*REPEAT_ANSWER), said
    question = context.typed(question, polite=False)
    before = [filler(context)] if context.chance(0.3) else []
    pairs = before + [(user, said), (question, answer)]
    turns = [turn for pair in pairs for turn in (("user", pair[0]), ("assistant", pair[1]))]
    return Conversation(turns, [answer])


def follow_up(context):
    """A fact, and then the same about something else in two or three words."""
    first, second = facts.fact_pair(context, "follow_up")
    ask = context.frame(
        ("and {x}?", "and of {x}?", "what about {x}?", "{x}?", "and for {x}?", "and {x}", "now {x}", "{x} please", "then {x}?",
         "ok, and {x}?", "and what about {x}?", "next {x}", "also {x}?", "do {x} too", "same for {x}", "and {x} please"),
        ("how about {x}?", "ok now {x}", "could you do {x} as well?", "and the same for {x}?"),
    )
    question = context.typed(ask, polite=False, lower=False, x=second[0])
    turns = [("user", first[1]), ("assistant", first[2]), ("user", question), ("assistant", second[2])]
    return Conversation(turns, [second[2]])


def chain(context):
    """Several unrelated requests in one conversation."""
    pairs = [filler(context) for _ in range(context.pick((2, 2, 3, 3, 4, 5)))]
    turns = [turn for user, answer in pairs for turn in (("user", user), ("assistant", answer))]
    return Conversation(turns)


def long_text(context):
    """A long text with one sentence in it that matters, and a question about that sentence."""
    count = context.pick((3, 5, 8, 12, 18, 26, 34))
    sentences = [patterns.sentence(context) for _ in range(count)]
    kind = context.pick(("code word", "password", "secret number", "room", "key"))
    value = str(context.between(10, 999)) if kind in ("secret number", "room") else patterns.noun(context)
    secret = context.frame(*SECRET_STATEMENTS).replace("{k}", kind).replace("{v}", value)
    sentences.insert(context.between(0, count), secret)
    question = context.typed(context.frame(*SECRET_QUESTIONS), lower=False, k=kind)
    text = " ".join(sentences)
    prompt = f"{text}\n\n{question}" if context.chance(0.6) else f"{question}\n\n{text}"
    answer = f"The {kind} is {value}."
    return Conversation([("user", prompt), ("assistant", answer)], [answer])


def long_memory(context):
    """A name or thing given at the start of a long conversation."""
    name = patterns.person(context)
    opening = (context.typed(context.frame(*NAME_STATEMENTS), polite=False, lower=False, n=name),
               f"Nice to meet you, {name}!")
    closing = (context.typed(context.frame(*NAME_QUESTIONS), polite=False), f"Your name is {name}.")
    pairs = [opening] + [filler(context) for _ in range(context.between(4, 9))] + [closing]
    turns = [turn for user, answer in pairs for turn in (("user", user), ("assistant", answer))]
    return Conversation(turns, [closing[1]])


SKILLS = {
    "system_style": (system_style, 5.0),
    "persona": (persona, 1.5),
    "inline_style": (inline_style, 4.0),
    "restyle": (restyle, 1.5),
    "remember_name": (remember_name, 2.5),
    "remember_thing": (remember_thing, 2.5),
    "recall": (recall, 1.5),
    "follow_up": (follow_up, 2.0),
    "chain": (chain, 3.0),
    "long_text": (long_text, 1.2),
    "long_memory": (long_memory, 0.6),
}
