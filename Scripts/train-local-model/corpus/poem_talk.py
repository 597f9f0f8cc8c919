"""Talk about a poem: titles, another one, what it is about."""
from .asking import commands
from .context import Conversation, capitalized, with_article
from .haiku import COUNTABLE, POET_SYSTEMS, about, draw_subject, haiku_about, made_request, shown_subject

EDITOR_SYSTEMS = (
    "You are a sceptical editor. Answer in one sentence.", "You are an editor.", "You are a strict editor.",
    "You are a critic. Answer in one sentence.", "You are a sceptical critic.", "You are a kind editor.",
    "You are a teacher of poetry.", "Answer in one sentence.", "You are a careful reader.", "You judge poems.",
)
TITLE_FRAMES = (commands(("give the poem a title", "give it a title", "write a title for the poem"))
                + (
                    "Give the poem a title of at most four words.", "give the haiku a title", "a title please",
                    "title?", "title", "now a title", "what is a good title?", "what could the title be?",
                    "suggest a title", "name the poem", "title for this poem?", "what would you call it?",
                    "what would you call this poem?", "find a title", "Give the poem a short title.",
                    "a title of at most three words", "Give the poem a title of one to four words.",
                    "how would you title it?", "what is the title?", "what title fits?", "a title for it",
                    "Give this poem a title in at most five words.", "one title please", "a short title",
                ))
HELD_TITLE_FRAMES = (
    "can I have a title for it?", "think of a title for the poem", "which title would you choose?",
    "please add a title", "the poem needs a title", "propose a title", "what should the poem be called?",
    "make up a title for the haiku", "I need a title for this poem", "name this haiku",
    "Give your poem a title of at most four words.",
)
AGAIN_FRAMES = (
    "another one", "another one please", "one more", "again", "write another one", "another", "another haiku",
    "another haiku please", "one more haiku", "give me another one", "one more please", "write one more",
    "a different one", "can you write another one?", "do it again", "once more", "another poem", "next", "a second one",
    "write a second one", "try again", "more", "a new one please", "and another one?",
)
HELD_AGAIN_FRAMES = (
    "could you write one more?", "let me have another one", "please write a new one", "and one more?",
    "I want another one", "make another one", "do you have another one?", "can I get another haiku?",
    "another version please", "one more time",
)
CHANGE_FRAMES = (
    "make it about {t} instead", "now about {t}", "and about {t}?", "now one about {t}", "the same about {t}",
    "write one about {t}", "what about {t}?", "instead, about {t}", "change it to {t}", "now write about {t}",
    "one about {t} please", "make it about {t}", "about {t} this time", "and one about {t}", "no, about {t}",
    "do one about {t}", "rewrite it about {t}", "another one about {t}", "same thing about {t}", "and {t}?",
)
HELD_CHANGE_FRAMES = (
    "could it be about {t} instead?", "please make it about {t}", "I meant about {t}", "try {t} instead",
    "how about {t}?", "can you write one about {t}?", "turn it into a poem about {t}", "now do {t}",
    "write it about {t} instead", "next about {t}",
)
POEM_QUESTIONS = {
    "lines": (
        (
            "how many lines does it have?", "how many lines does the poem have?", "how many lines?", "count the lines",
            "how many lines are there?", "number of lines?", "how many lines is that?", "how long is it?",
            "how long is the poem?", "what is the number of lines?",
        ),
        (
            "how many lines has the poem?", "can you count its lines?", "tell me how many lines it has",
            "how many lines did you write?", "it has how many lines?",
        ),
    ),
    "syllables": (
        (
            "how many syllables does it have?", "how many syllables are there?", "count the syllables",
            "how many syllables?", "what are the syllables?", "how many syllables does the poem have?",
            "number of syllables?", "what is the pattern of syllables?",
        ),
        (
            "tell me the number of syllables", "how many syllables has it?", "can you count the syllables?",
            "what about the syllables?",
        ),
    ),
    "who": (
        (
            "who wrote this?", "who wrote it?", "who is the author?", "did you write this?",
            "did you write it yourself?", "whose poem is this?", "who is the poet?", "who made this poem?",
            "who wrote the poem?", "is it yours?",
        ),
        ("is this your poem?", "who is the writer?", "was it written by you?", "who wrote that haiku?"),
    ),
    "theme": (
        (
            "explain the poem", "what is it about?", "what does it mean?", "explain it", "what is the poem about?",
            "what is the subject?", "what is the theme?", "what is the haiku about?", "tell me what it is about",
            "what does the poem say?", "interpret it", "can you explain it?", "explain it to me",
            "in one sentence, what is it about?", "summarize it",
        ),
        (
            "could you explain the poem?", "what's the poem about?", "please explain the haiku",
            "what is the topic of the poem?", "about what is it?",
        ),
    ),
    "kind": (
        (
            "is it a haiku?", "is this a haiku?", "is that really a haiku?", "what kind of poem is it?",
            "what kind of poem is this?", "what form is it?", "is it a real haiku?",
        ),
        ("which kind of poem is that?", "so this is a haiku?", "what type of poem is it?"),
    ),
}
WORTHY_FRAMES = (
    "Is the title worthy of the poem?", "does the title fit?", "does the title fit the poem?", "is the title good?",
    "is it a good title?", "is the title right?", "do you like the title?", "does it fit the poem?",
    "is this a good title?", "is the title good enough?", "is that title worthy of the poem?",
    "would you keep the title?", "is the title worth keeping?", "does the title suit the poem?", "judge the title",
    "what do you think of the title?", "does the title match the poem?", "your opinion of the title?",
    "is that a fitting title?", "verdict on the title?",
)
HELD_WORTHY_FRAMES = (
    "is the title a good one?", "would you say the title fits?", "is it a worthy title?", "does that title work?",
    "how good is the title?", "is the title fitting?", "can the title stay?", "what about the title, is it good?",
)
ABOUT_QUESTION = (
    "is it about {t}?", "is the poem about {t}?", "is this about {t}?", "does it speak of {t}?", "is {t} in the poem?",
    "is {t} the subject?",
)
HELD_ABOUT_QUESTION = (
    "so it is about {t}?", "is your poem about {t}?", "is that a poem about {t}?", "do you mean {t}?",
)


def title(subject, mood):
    """The title of a poem about the subject."""
    word, _, kind = subject
    named = f"{mood} {word}" if mood else word
    named = " ".join(capitalized(part) for part in named.split(" "))
    return f"The {named}" if kind == COUNTABLE else named


def theme(subject, mood):
    """The subject as it stands in a sentence."""
    word, _, kind = subject
    return (with_article(f"{mood} {word}") if mood else f"the {word}") if kind == COUNTABLE else word


def poem_answer(kind, subject, mood):
    """The answer to a question about the poem."""
    return {
        "lines": "It has three lines.",
        "syllables": "It has 17 syllables: 5, 7 and 5.",
        "who": "I wrote it.",
        "theme": f"The poem is about {theme(subject, mood)}.",
        "kind": "It is a haiku, with lines of 5, 7 and 5 syllables.",
    }[kind]


def change_subject(context, turns):
    """A wish for the poem to be about something else, and the new poem."""
    while True:
        subject = draw_subject(context, "about")
        poem = haiku_about(context, subject)
        if poem:
            break
    text = context.typed(
        context.frame(CHANGE_FRAMES, HELD_CHANGE_FRAMES), polite=False, t=shown_subject(context, subject, ""),
    )
    return Conversation(turns + [("user", text), ("assistant", poem)], about(subject[0]))


def poem_talk(context):
    """A poem, and then what people say about poems: a title, another one, questions."""
    form = context.pick(("about", "about", "wish", "poem"))
    text, poem, subject, mood = made_request(context, form)
    turns = [("user", text), ("assistant", poem)]
    roll = context.rng.random()
    if context.chance(0.25) or roll < 0.14:
        more = haiku_about(context, subject, mood, without=poem) or poem
        ask_more = context.typed(
            context.frame(AGAIN_FRAMES, HELD_AGAIN_FRAMES), polite=False,
        ) if context.chance(0.75) else text
        turns += [("user", ask_more), ("assistant", more)]
        if roll < 0.14:
            return Conversation(system_before(context, turns, POET_SYSTEMS), about(subject[0]))
    if roll < 0.24:
        return change_subject(context, system_before(context, turns, POET_SYSTEMS))
    if roll < 0.46:
        kind = context.pick(tuple(POEM_QUESTIONS))
        question = context.typed(context.frame(*POEM_QUESTIONS[kind]), polite=False)
        answer = poem_answer(kind, subject, mood)
        if context.chance(0.15):
            question = context.typed(
                context.frame(ABOUT_QUESTION, HELD_ABOUT_QUESTION), polite=False, t=theme(subject, mood),
            )
            answer = f"Yes, the poem is about {theme(subject, mood)}."
        return Conversation(turns + [("user", question), ("assistant", answer)], [answer])
    name = title(subject, mood)
    turns += [
        ("user", context.typed(context.frame(TITLE_FRAMES, HELD_TITLE_FRAMES), polite=False)), ("assistant", name),
    ]
    if roll < 0.78:
        return Conversation(system_before(context, turns, POET_SYSTEMS), [name])
    answer = "Yes, the title fits the poem."
    turns += [
        ("user", context.typed(context.frame(WORTHY_FRAMES, HELD_WORTHY_FRAMES), polite=False)), ("assistant", answer),
    ]
    return Conversation(system_before(context, turns, EDITOR_SYSTEMS, 0.6), [answer])


def system_before(context, turns, systems, chance=0.35):
    """The turns, sometimes with a system turn in front."""
    return [("system", context.pick(systems))] + turns if context.chance(chance) else turns
