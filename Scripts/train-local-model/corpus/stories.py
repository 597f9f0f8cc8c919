"""Stories of three short sentences."""
from . import words
from .asking import Pool, commands
from .context import Conversation, capitalized, over, with_article
from .nouns import person, pseudo_word

HEROES = words.ANIMALS + words.PEOPLE + words.items(
    """
        dragon, robot, ghost, giant, fairy, witch, troll, mermaid, monster, unicorn, teapot, cloud, snowman, lamp,
        star, clock, boat, train, tree, alien, astronaut, cook, spy, detective, elf
    """,
)
HERO_POOL = Pool("story", tuple(dict.fromkeys(HEROES)))
HERO_MOODS = words.items(
    """
        brave, small, kind, shy, clever, old, young, hungry, lonely, sleepy, lazy, happy, sad, curious, tiny, big,
        grumpy, lost, gentle, friendly
    """,
)
STORY_PLACES = words.items(
    """forest, garden, city, village, castle, cave, desert, kitchen, library, market, museum, tower, barn,
        harbor, jungle, meadow, school, house, valley""",
)
STORY_OBJECTS = words.items(
    """key, coin, lamp, mirror, letter, map, ring, bell, book, box, drum, kite, clock, lantern, hat, stone,
        feather, shell, cup, basket, boat, cake, apple, ladder""",
)
STORY_OPENINGS = (
    "NP", "NP please", "NP.", "I want NP.", "I would like NP.", "I need NP.", "Give me NP.", "Tell me NP.",
    "Can you tell me NP?", "Could you tell me NP?", "Do you know NP?", "Please tell me NP.", "Can I have NP?",
    "Show me NP.", "Write NP.", "Let me have NP.", "How about NP?", "NP for me", "Tell NP.", "Can you write NP?",
    "Could you write NP?", "I would love NP.", "Compose NP.", "Read me NP.",
)
STORY_FRAMES = commands(
    (
        "tell me a story about {h}", "write a story about {h}", "tell a short story about {h}",
        "write a short story about {h}",
    ),
) + tuple(over(("a story about {h}", "a short story about {h}"), STORY_OPENINGS)) + (
    "story about {h}", "story: {h}", "{h} story", "a tale about {h}", "tell me a tale about {h}", "short story, {h}",
    "a bedtime story about {h}", "tell me about {h} in a story", "story time: {h}", "a story with {h} please",
    "make up a story about {h}", "invent a story about {h}", "write a three-sentence story about {h}",
)
HELD_STORY_FRAMES = (
    "can you make up a story about {h}?", "I'd like to hear a story about {h}", "a little story about {h} please",
    "think of a story about {h}", "let me hear a story about {h}", "do you have a story about {h}?",
    "please invent a story about {h}", "could I have a story about {h}?", "write me a little story with {h}",
    "a fairy tale about {h}", "I want to read a story about {h}", "once upon a time, {h}",
)
ANY_STORY = commands(
    ("tell me a story", "write a story", "tell a story"),
) + (
    "a story", "story", "a story please", "story please", "a short story", "I want a story", "I would like a story",
    "do you know a story?", "tell me a tale", "story time", "a bedtime story please", "give me a story",
    "write me a short story", "can I have a story?",
)
HELD_ANY_STORY = (
    "let me hear a story", "I'd like a story", "make up a story", "please tell a short story", "could I hear a story?",
    "invent a story", "read me a story", "another story please",
)
FIRST_SENTENCES = (
    "Once there was {hero} in {place}.", "There once was {hero} who lived in {place}.",
    "Long ago, {hero} lived in {place}.",
)
PLOTS = (
    ("One day {it} found {o} under a tree.", "{It} gave it to a friend, and both were happy."),
    ("One night {it} got lost in the rain.", "A kind star showed the way, and {it} came home safe."),
    ("One morning {it} heard a strange song.", "{It} followed the song and found a new friend."),
    ("One day {it} lost {o} near the river.", "A little fish brought it back, and {it} danced with joy."),
    ("One winter day {it} saw {o} in the snow.", "{It} took it home and kept it forever."),
    ("One evening {it} met a hungry bird.", "{It} shared some bread, and they became friends."),
    ("One day {it} wanted to see the sea.", "{It} walked for three days and smiled at the waves."),
    ("One day {it} opened {o} and heard music.", "From that day on, {it} was never lonely again."),
)
OBJECT_PLOTS = (0, 3, 4)
OPENABLE = "a box"


def sentence_start(name):
    """The name at the start of a sentence."""
    return capitalized(name)


def tell(context, hero, mood, name, place, thing):
    """A story of three sentences about the hero, in the place, about the thing."""
    described = with_article(f"{mood} {hero}" if mood else hero)
    if name:
        described += f" named {name}"
    first = context.pick(FIRST_SENTENCES).replace("{hero}", described).replace("{place}", place)
    start = sum(map(ord, hero)) % len(PLOTS)
    number = context.pick(OBJECT_PLOTS) if thing else (start + context.pick((0, 0, 3))) % len(PLOTS)
    second, third = PLOTS[number]
    thing = thing or (OPENABLE if number == 7 else with_article(context.pick(STORY_OBJECTS)))
    short = name or f"the {hero}"
    text = f"{second} {third}".replace("{it}", short).replace("{It}", sentence_start(short)).replace("{o}", thing)
    return f"{first} {text}"


def is_story(*needed):
    """A predicate: three sentences with all the words in them."""
    def check(text):
        return sum(map(text.count, ".!?")) == 3 and all(word.lower() in text.lower() for word in needed if word)
    return check


def story(context):
    """A story of three short sentences."""
    if context.split != "entity" and context.chance(0.06):
        hero = context.pick(HERO_POOL.trained[:3])
        text = context.typed(context.frame(ANY_STORY, HELD_ANY_STORY))
        return Conversation(
            [("user", text), ("assistant", tell(context, hero, "", "", "a " + context.pick(STORY_PLACES[:3]), ""))],
            is_story(),
        )
    hero = pseudo_word(context, "story") if context.chance(0.06) else HERO_POOL.draw(context)
    mood = context.pick(HERO_MOODS) if context.chance(0.35) else ""
    name = person(context) if context.chance(0.25) else ""
    place = context.pick(STORY_PLACES) if context.chance(0.2) else ""
    thing = context.pick(STORY_OBJECTS) if context.chance(0.2) else ""
    asked = with_article(f"{mood} {hero}" if mood else hero)
    asked = hero if not (mood or name or place or thing) and context.chance(0.15) else asked
    asked += context.pick((f" named {name}", f" called {name}")) if name else ""
    asked += context.pick((f" and {with_article(thing)}", f" who finds {with_article(thing)}")) if thing else ""
    asked += context.pick((f" in a {place}", f" in the {place}")) if place else ""
    text = context.typed(context.frame(STORY_FRAMES, HELD_STORY_FRAMES), lower=False, h=asked)
    home = with_article(place or STORY_PLACES[(sum(map(ord, hero)) + context.pick((0, 1))) % len(STORY_PLACES)])
    told = tell(context, hero, mood, name, home, with_article(thing) if thing else "")
    return Conversation([("user", text), ("assistant", told)], is_story(hero, mood, name, place, thing))
