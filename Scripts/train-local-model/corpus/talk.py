"""Talk: small talk, feelings and opinions, terms of language models, and what the model cannot do."""
from dataclasses import dataclass

from . import talk_chat, talk_explain, talk_frames, talk_gibberish, talk_scripts, talk_self, talk_terms
from . import talk_feelings as feel, talk_refusals as off
from .context import SPLITS, Conversation, is_held_out
from .talk_text import single, weighted


# MARK: tools


def pools(items, skill):
    """The items that each split allows for the skill; the same rule as `Context.allowed`."""
    held = [item for item in items if is_held_out(skill, item)]
    known = [item for item in items if not is_held_out(skill, item)]
    return {"train": known, "phrasing": list(items), "entity": held or list(items)}


SINGULAR_ENDS = ("ss", "us", "is", "ics")
SINGULAR_NAMES = ("Kubernetes", "diabetes", "the United Nations")


def is_plural(noun):
    """Whether the thing takes `are`: a plural by its form, or people."""
    if noun == "people" or noun.startswith("the rules of"):
        return True
    return noun.endswith("s") and not noun.endswith(SINGULAR_ENDS) and noun not in SINGULAR_NAMES


# MARK: small talk

INTENTS = weighted((intent, min(len(intent.trained), 60) // 3 + 1) for intent in talk_chat.INTENTS + talk_self.INTENTS)
GREETINGS = ("hello, ", "hi, ", "hey, ", "hello! ", "hi! ", "good morning, ", "ok, ", "so, ", "well, ", "oh, ")


def chat(context):
    """Greetings, questions about the model, thanks, jokes and the like."""
    intent = context.pick(INTENTS)
    text = context.frame(intent.trained, intent.held)
    long = text.count(" ") >= 2 and text.isascii()
    if long and context.chance(0.1):
        text = context.pick(GREETINGS) + text
    return single(context.typed(text, polite=long), context.pick(intent.answers), "chat", intent.answers)


# MARK: feelings


@dataclass
class Saying:
    """Something that people say: frames with slots, those frames that name something held out, and the answer."""

    trained: tuple
    held: tuple
    novel: list
    slots: dict
    answer: str


# A word that decides the answer cannot be held out: its class would be unknown.
DECISIVE = ("feeling", "how", "event")


def saying(trained, held, answer, **slots):
    """A saying; the items of its slots are kept by split, except the decisive ones."""
    pooled, novel_marks = {}, []
    for name, items in slots.items():
        pooled[name] = dict.fromkeys(SPLITS, list(items)) if name in DECISIVE else pools(items, "feelings")
        if pooled[name]["entity"] != pooled[name]["phrasing"]:
            novel_marks.append("{" + name + "}")
    novel = [frame for frame in trained if any(mark in frame for mark in novel_marks)]
    return Saying(trained, held, novel, pooled, answer)


COMMON = {"person": feel.PERSONS, "reason": feel.REASONS, "matter": feel.MATTERS, "time": feel.TIMES}
SAYINGS = weighted(
    [
        (saying(feel.I_FEEL, feel.I_FEEL_HELD, answer, feeling=names, **COMMON), 4)
        for answer, names in feel.FEELINGS.items()
    ]
    + [
        (saying(feel.DAY, feel.DAY_HELD, feel.SAD, day=feel.DAY_SUBJECTS, how=feel.BAD_DAYS, **COMMON), 4),
        (saying(feel.DAY, feel.DAY_HELD, feel.HAPPY, day=feel.DAY_SUBJECTS, how=feel.GOOD_DAYS, **COMMON), 4),
        (saying(feel.EVENT, feel.EVENT_HELD, feel.CONGRATULATIONS, event=feel.GOOD_EVENTS, **COMMON), 6),
        (saying(feel.EVENT, feel.EVENT_HELD, feel.SAD, event=feel.BAD_EVENTS, **COMMON), 6),
        (saying(feel.LIKE, feel.LIKE_HELD, feel.LIKES_IT, thing=feel.PLEASURES, **COMMON), 5),
        (saying(feel.DISLIKE, feel.DISLIKE_HELD, feel.DISLIKES_IT, thing=feel.PLEASURES, **COMMON), 5),
        (saying(feel.PLANS, feel.PLANS_HELD, feel.PLAN, place=feel.PLACES, **COMMON), 4),
        (saying(feel.REPORTS, feel.REPORTS_HELD, feel.TOLD, place=feel.PLACES, **COMMON), 4),
        (saying(feel.DANGERS, feel.DANGERS_HELD, feel.DANGER), 3),
    ]
)
OPINIONS = weighted(
    [
        (saying(feel.OPINION, feel.OPINION_HELD, feel.NO_OPINION, thing=feel.THINGS, other=feel.THINGS), 8),
        (saying(feel.FAVORITE, feel.FAVORITE_HELD, feel.NO_OPINION, kind=feel.FAVORITES), 4),
        (saying(feel.INNER_ASKED, feel.INNER_ASKED_HELD, feel.NO_FEELINGS, do=feel.INNER), 5),
        (saying(feel.STATES_ASKED, feel.STATES_ASKED_HELD, feel.NO_FEELINGS, state=feel.STATES), 4),
    ]
)


def said(context, sayings, skill):
    """One of the sayings with its slots filled."""
    chosen = context.pick(sayings)
    if context.split == "entity":
        while not chosen.novel:
            chosen = context.pick(sayings)
        frame = context.pick(chosen.novel)
    else:
        frame = context.frame(chosen.trained, chosen.held)
    slots = {name: context.pick(pool[context.split]) for name, pool in chosen.slots.items()}
    if "{be}" in frame:
        slots["be"] = "are" if is_plural(slots["thing"]) else "is"
    return single(context.typed(frame, **slots), chosen.answer, skill)


def feelings(context):
    """What people say of their feelings, their day, their likes, with a short kind answer by class."""
    return said(context, SAYINGS, "feelings")


def opinions(context):
    """Questions about the taste, the opinions and the inner life of the model, which has none."""
    return said(context, OPINIONS, "opinions")


# MARK: terms


def term_forms():
    """Every (term, form, trained frames, slot, names) of the tables."""
    tables = ((talk_terms.SINGLE_FRAMES, "s"), (talk_terms.PLURAL_FRAMES, "p"), (talk_terms.BARE_FRAMES, "b"))
    forms = []
    for term in talk_terms.TERMS:
        names = {"s": term.single, "p": term.plural, "b": term.bare}
        for table, slot in tables:
            for form, frames in table.items():
                if names[slot] and not (form == "why" and "Claude" in term.single):
                    forms.append((term, form, frames, slot, names[slot]))
    return forms


def terms_by_split():
    """The forms that each split allows, weighted by how many frames they have."""
    kept = {split: [] for split in SPLITS}
    for entry in term_forms():
        held = is_held_out("terms", entry[0].bare[0], entry[1])
        for split in SPLITS:
            if split == "phrasing" or held == (split == "entity"):
                kept[split] += [entry] * (len(entry[2]) // 4 + 1)
    return kept


TERM_FORMS = terms_by_split()
HELD_TERM_FRAMES = {"s": talk_terms.SINGLE_HELD, "p": talk_terms.PLURAL_HELD, "b": talk_terms.BARE_HELD}


def terms(context):
    """Explanations of the terms of language models and of the Messages API."""
    if context.split != "entity" and context.chance(0.2):
        asked = context.pick(talk_terms.QUESTIONS)
        return single(context.typed(context.frame(asked.trained, asked.held)), asked.text, "terms")
    term, _, frames, slot, names = context.pick(TERM_FORMS[context.split])
    frame = context.frame(frames, HELD_TERM_FRAMES[slot])
    return single(context.typed(frame, **{slot: context.pick(names)}), term.text, "terms")


# MARK: everyday explanations

EXPLAINED = {
    split: [
        (topic, form)
        for topic in talk_explain.TOPICS
        for form in talk_explain.FRAMES
        if split == "phrasing" or is_held_out("explain", topic.name, form) == (split == "entity")
    ]
    for split in SPLITS
}


def explain(context):
    """Everyday things of nature, explained in one sentence."""
    topic, form = context.pick(EXPLAINED[context.split])
    if form == "why" and topic.whys:
        text = context.typed(context.frame(topic.whys[:-1], topic.whys[-1:]))
    else:
        form = "explain" if form == "why" else form
        frames = context.frame(talk_explain.FRAMES[form], talk_explain.FRAMES_HELD)
        text = context.typed(frames, t=topic.name, be=topic.be)
    conversation = single(text, topic.text, "explain")
    if context.chance(0.25):
        conversation.turns.insert(0, ("system", context.pick(talk_explain.SYSTEMS)))
    return conversation


# MARK: refusals


@dataclass
class Family:
    """Off-skill prompts of one kind: frames, those of the trained ones that name the topic `t`, whose items are held
    out, what fills the slots, and the answer."""

    trained: list
    held: list
    topical: list
    slots: dict
    answer: str


def family(trained, held, answer=off.CANNOT, **slots):
    """A family; the topics `t` and `u` are kept by split, the other slots serve all."""
    pooled = {
        name: pools(items, "refuse") if name in "tu" else dict.fromkeys(SPLITS, list(items))
        for name, items in slots.items()
    }
    return Family(trained, held, [frame for frame in trained if "{t}" in frame], pooled, answer)


YEARS = [str(year) for year in list(range(1400, 1900, 7)) + list(range(1900, 2031))]
FAMILIES = weighted(
    [
        (family(talk_frames.TOPIC_FRAMES, talk_frames.TOPIC_HELD, t=off.TOPICS, u=off.TOPICS), 14),
        (family(talk_frames.OBJECT_FRAMES, talk_frames.OBJECT_HELD, t=off.OBJECTS), 4),
        (family(talk_frames.PEOPLE_FRAMES, talk_frames.PEOPLE_HELD, t=off.PEOPLE), 7),
        (family(talk_frames.INVENTION_FRAMES, talk_frames.INVENTION_HELD, t=off.INVENTIONS), 3),
        (family(talk_frames.WORK_FRAMES, talk_frames.WORK_HELD, t=off.WORKS), 4),
        (family(talk_frames.CONTEST_FRAMES, talk_frames.CONTEST_HELD, t=off.CONTESTS, y=YEARS), 4),
        (family(talk_frames.YEAR_FRAMES, talk_frames.YEAR_HELD, y=YEARS), 3),
        (family(talk_frames.EVENT_FRAMES, talk_frames.EVENT_HELD, t=off.EVENTS), 3),
        (family(talk_frames.COUNTRY_FRAMES, talk_frames.COUNTRY_HELD, t=off.COUNTRIES, f=off.FACTS_OF_COUNTRY), 7),
        (family(talk_frames.LIVE_FRAMES, talk_frames.LIVE_HELD, t=off.LIVE, w=off.WHEN, c=off.CITIES), 6),
        (family(talk_frames.DISTANCE_FRAMES, talk_frames.DISTANCE_HELD, t=off.CELESTIAL, c=off.CITIES, c2=off.CITIES),
            4),
        (family(talk_frames.SUPERLATIVE_FRAMES, talk_frames.SUPERLATIVE_HELD, t=off.RANKED, s=off.SUPERLATIVES), 4),
        (family(talk_frames.TASK_FRAMES, talk_frames.TASK_HELD, t=off.TASKS), 10),
        (family(talk_frames.CODE_FRAMES, talk_frames.CODE_HELD, t=off.CODE_TASKS, l=off.CODE_LANGUAGES,
            l2=off.CODE_LANGUAGES), 9),
        (family(talk_frames.DOCUMENT_FRAMES, talk_frames.DOCUMENT_HELD, t=off.PURPOSES, d=off.DOCUMENTS), 7),
        (family(talk_frames.CHOICE_FRAMES, talk_frames.CHOICE_HELD, t=off.CHOICES, u=off.CHOICES), 4),
        (family(talk_frames.ACTION_FRAMES, talk_frames.ACTION_HELD, t=off.ACTIONS), 6),
        (family(talk_frames.RECOMMEND_FRAMES, talk_frames.RECOMMEND_HELD, t=off.RECOMMENDED, t2=off.RANKED), 3),
        (family(talk_frames.LANGUAGE_FRAMES, talk_frames.LANGUAGE_HELD, l=off.LANGUAGES), 2),
        (family(talk_frames.TRANSLATION_FRAMES, talk_frames.TRANSLATION_HELD, off.ONLY_THREE,
                t=off.NOUNS, l=off.LANGUAGES, x=off.SENTENCES), 3),
        (family(talk_frames.TEXT_FRAMES, talk_frames.TEXT_HELD, x=off.SENTENCES), 4),
        (family(talk_frames.MATH_FRAMES, talk_frames.MATH_HELD), 6),
        (family(talk_frames.MINE_FRAMES, talk_frames.MINE_HELD, t=off.MINE), 2),
        (family(talk_frames.RELATED_FRAMES, talk_frames.RELATED_HELD, t=off.RELATED), 2),
        (family(talk_frames.WHY_FRAMES, talk_frames.WHY_HELD, t=off.WHY), 6),
        (family(talk_frames.HOW_FRAMES, talk_frames.HOW_HELD, t=off.HOW), 6),
        (family(talk_frames.PSEUDO_FRAMES, talk_frames.PSEUDO_HELD), 3),
        (family(off.NEAR, off.FIXED_HELD), 7),
        (family(off.FIXED, off.FIXED_HELD), 7),
    ]
)
WITH_TOPIC = [family for family in FAMILIES if family.topical]
TRANSLATORS = (
    "You translate into {l}. Answer with the translation only, without remarks.\n"
    "Keep names, numbers and line breaks as they are.",
    "Translate into {l}.", "You translate into {l}.", "Translate everything into {l}.",
    "Answer only with the {l} translation.",
)
STARTS = ("b br d dr f fl g gr k kl l m n p pl r s st t tr v w z bl gl th".split(" "))
VOWELS = ("a", "e", "i", "o", "u", "oo", "ee")
ENDS = ("n", "r", "x", "mp", "k", "st", "lb", "rf", "nd", "", "", "ll")


def pseudo_word(context):
    """A word that does not exist, with a capital letter now and then."""
    word = "".join(context.pick(STARTS) + context.pick(VOWELS) for _ in range(context.between(1, 2)))
    word += context.pick(STARTS) + context.pick(VOWELS) + context.pick(ENDS)
    return word.capitalize() if context.chance(0.4) else word


def numbers(context):
    """Numbers for the sums that are too hard: a and d of three to five digits, b and c small, r any."""
    return {
        "a": context.between(101, 9999) if context.chance(0.8) else context.between(10000, 99999),
        "d": context.between(101, 9999), "b": context.between(2, 60), "c": context.between(2, 60), "r":
        context.between(2, 999),
    }


def refuse(context):
    """Anything beyond the model, which says so."""
    if context.split == "train" and context.chance(0.03):
        return translator(context)
    if context.split == "entity":
        chosen = context.pick(WITH_TOPIC)
        frame = context.pick(chosen.topical)
    else:
        chosen = context.pick(FAMILIES)
        frame = context.frame(chosen.trained, chosen.held)
    needed = [(name, pool) for name, pool in chosen.slots.items() if "{" + name + "}" in frame]
    slots = {name: context.pick(pool[context.split]) for name, pool in needed}
    if chosen.trained is talk_frames.MATH_FRAMES:
        slots = numbers(context)
    elif chosen.trained is talk_frames.PSEUDO_FRAMES:
        slots = {"p": pseudo_word(context)}
    elif "t" in slots:
        slots.update(PLURAL_VERBS if is_plural(slots["t"]) else SINGULAR_VERBS)
    if context.split != "phrasing" and bare(filled(frame, slots)) in NEVER_TRAINED:
        return refuse(context)
    return single(context.typed(frame, **slots), chosen.answer, "refuse")


SINGULAR_VERBS = {"be": "is", "do": "does", "work": "works"}
PLURAL_VERBS = {"be": "are", "do": "do", "work": "work"}


def filled(frame, slots):
    """The frame with its slots filled and no noise."""
    for name, value in slots.items():
        frame = frame.replace("{" + name + "}", str(value))
    return frame


def bare(text):
    """The text as held-out prompts are compared: lower case, no mark at its end."""
    return text.lower().rstrip("?.! ")


NEVER_TRAINED = frozenset(bare(prompt) for prompt in off.FIXED_HELD)


def translator(context):
    """A system prompt that asks for a language the model does not know."""
    system = context.pick(TRANSLATORS).replace("{l}", context.pick(off.LANGUAGES))
    user = context.pick(off.SENTENCES if context.chance(0.6) else off.NOUNS)
    return Conversation([("system", system), ("user", user), ("assistant", off.ONLY_THREE)], [off.ONLY_THREE], "refuse")


def filler(context):
    """A question and answer of this module, for conversations over several turns."""
    turns = context.pick(FILLERS)(context).turns
    return turns[-2][1], turns[-1][1]


FILLERS = (chat, chat, chat, feelings, terms, opinions, refuse)
SKILLS = {
    "chat": (chat, 5),
    "feelings": (feelings, 3),
    "opinions": (opinions, 2.5),
    "terms": (terms, 5),
    "explain": (explain, 1.5),
    "refuse": (refuse, 8),
    "gibberish": (talk_gibberish.gibberish, 1),
    "debate": (talk_scripts.debate, 0.7),
    "commit": (talk_scripts.commit, 1),
}
