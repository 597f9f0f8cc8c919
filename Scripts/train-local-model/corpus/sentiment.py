"""The feeling of a text: positive, negative or neutral."""
from . import words
from .context import Conversation, capitalized, with_article
from .nouns import ask, plural

GOOD = words.items(
    """
        wonderful, great, excellent, lovely, amazing, fantastic, perfect, delightful, superb, brilliant, beautiful,
        good, very good, really nice, impressive, charming
    """,
)
BAD = words.items(
    """
        terrible, awful, horrible, bad, boring, disappointing, poor, ugly, dreadful, useless, very bad, really bad, a
        waste of money, a disaster, disgusting, annoying
    """,
)
REVIEWED = words.items(
    """
        food, film, book, hotel, room, service, movie, song, phone, soup, staff, game, bag, coat, car, pizza, coffee,
        concert, trip, class, app, show, chair, garden, bus, cake, camera, lamp, shirt, watch, radio, battery, screen,
        keyboard, breakfast, museum, beach, sofa, kettle, tea, restaurant, waiter, teacher, lesson, toy, bike, knife,
        pan, jacket, train ride, printer, mouse, charger, music, story, view
    """,
)
PRAISE = words.items(
    """
        I love it, I would buy it again, it works very well, everybody was happy, I recommend it, it made my day, the
        staff was kind, worth every cent, I will come back, five stars, it lasts for days, I am very happy with it, it
        is a pleasure to use, it never fails, we had a great time, thank you so much, I enjoyed it, best day ever, it
        makes me smile, I would buy it again at once, I use it every day and love it, it is better than I hoped, what a
        lovely surprise, my family loves it, it saved me a lot of time, well done, it arrived early and works perfectly
    """,
)
BLAME = words.items(
    """
        I hate it, I want my money back, it broke after a week, nobody was happy, I would not recommend it, it ruined
        my day, the staff was rude, not worth the money, I will never come back, one star, it stopped working, I regret
        buying it, it does not work, it is too slow, it fell apart, we left early, never again, I did not like it, it
        was cold and late, it made me sad, the handle broke off, it stopped working after a week, it is worse than I
        expected, what a bad surprise, my family hates it, it cost me a lot of time, it was dirty, it arrived broken,
        it leaks, it smells bad, the screen cracked on the first day, I had to send it back, the zipper broke, the
        colors faded at once, it was too loud to sleep
    """,
)
FACTS = words.items(
    """
        it is blue, it came in a box, I bought it on Monday, it has two doors, it is made of wood, it weighs two kilos,
        it arrived on Friday, it is on the table, there are four in the pack, it opens at nine, it comes with a cable,
        it is for the kitchen, it has a number on it, it is sold in shops, the box is brown, it runs on batteries, it
        was made in Spain, it stands near the door, it is ten years old, it costs five euros, it is a medium size, the
        manual has ten pages, I use it on Mondays, it has three buttons, the delivery took three days
    """,
)
POSITIVE_SHAPES = (
    "The {i} was {g}.", "The {i} is {g}.", "I love this {i}.", "I loved the {i}.", "This {i} is {g}!",
    "What {ag1} {i}!", "The {i} was {g}, {p}.", "{P}.", "{P}. The {i} is {g}.", "I really like the {i}.",
    "The {i} was {g} and {p}.", "{G1} {i}!", "I enjoyed the {i} a lot.", "The {i} makes me happy.",
    "I am so happy with the {i}.", "Best {i} ever.", "The {i} is not bad at all, {p}.",
    "I have never seen a better {i}.", "My new {i} is {g}.", "{P}!", "{n} loved the {i}.",
)
NEGATIVE_SHAPES = (
    "The {i} was {b}.", "The {i} is {b}.", "I hate this {i}.", "I hated the {i}.", "This {i} is {b}!",
    "What {ab1} {i}!", "The {i} was {b}, {c}.", "{C}.", "{C}. The {i} is {b}.", "I do not like the {i}.",
    "The {i} was {b} and {c}.", "{B1} {i}!", "I did not enjoy the {i}.", "The {i} makes me angry.",
    "I am not happy with the {i}.", "Worst {i} ever.", "The {i} was not good.", "I have never seen a worse {i}.",
    "My new {i} is {b}.", "{C}!", "The {i} broke.", "{n} hated the {i}.", "The {i} is not {g}.",
    "The {i} stopped working.",
)
NEUTRAL_SHAPES = (
    "{F}.", "The {i} is {k}.", "I bought the {i} on {d}.", "The {i} is in the {r}.", "The {i} has a number.",
    "This is {ai}.", "The {i} arrived on {d}.", "{n} has {ai}.", "The {i} is {k}. {F}.", "I saw the {i} on {d}.",
    "There is {ai} in the {r}.", "The {i} opens on {d}.", "The {i} costs {m} euros.", "They sell {is}.", "{F}. {F2}.",
    "The {i} is from {city}.",
)
ONE_WORD_GOOD = tuple(word for word in GOOD if " " not in word)
ONE_WORD_BAD = tuple(word for word in BAD if " " not in word and word != "useless")
SHAPES = {"Positive": POSITIVE_SHAPES, "Negative": NEGATIVE_SHAPES, "Neutral": NEUTRAL_SHAPES}
NOT_COUNTABLE = frozenset(("food", "service", "staff", "coffee", "soup", "music", "tea", "pizza", "breakfast"))
COUNTED_ITEMS = tuple(item for item in REVIEWED if item not in NOT_COUNTABLE)


def reviewed(context, label):
    """A text with the feeling of the label, in sentences."""
    shape = context.pick(SHAPES[label])
    item = context.pick(
        COUNTED_ITEMS if any(slot in shape for slot in (
            "{ag1}", "{ab1}", "{ai}", "{is}", "better", "worse",
        )) else REVIEWED,
    )
    fill = {
        "{i}": item, "{is}": plural(item), "{ai}": with_article(item), "{g}": context.pick(GOOD),
        "{b}": context.pick(BAD), "{p}": context.pick(PRAISE), "{c}": context.pick(BLAME),
        "{k}": context.pick(words.COLORS), "{d}": context.pick(words.DAYS), "{r}": context.pick(words.LISTS["rooms"]),
        "{n}": context.pick(words.NAMES), "{m}": str(context.between(2, 90)), "{city}": context.pick(words.CITIES),
    }
    good, bad, fact, fact2 = context.pick(
        ONE_WORD_GOOD,
    ), context.pick(ONE_WORD_BAD), context.pick(FACTS), context.pick(FACTS)
    fill.update(
        {
            "{ag1}": with_article(good), "{ab1}": with_article(bad), "{G1}": capitalized(good),
            "{B1}": capitalized(bad), "{P}": capitalized(fill["{p}"]), "{C}": capitalized(fill["{c}"]),
            "{F}": capitalized(fact), "{F2}": capitalized(fact2),
        },
    )
    for slot, value in fill.items():
        if slot in shape:
            shape = shape.replace(slot, value)
    return shape


def review(context, label):
    """A text with the feeling of the label that the split allows."""
    for _ in range(200):
        text = reviewed(context, label)
        if context.allowed("sentiment", text.rstrip(".!")):
            break
    return text


TWO_LABELS = (
    "Is this positive or negative? {t}", "positive or negative? {t}", "Positive or negative: {t}",
    "{t} Is this positive or negative?", "{t}\nPositive or negative?",
    "Is the following text positive or negative? {t}", "Is this review positive or negative? {t}",
    "Is this a positive or a negative review? {t}", "Is it positive or negative: {t}",
    "Is this good or bad? Answer positive or negative. {t}", "Tell me if this is positive or negative: {t}",
    "Does this sound positive or negative? {t}", "Is the mood positive or negative? {t}",
    "Would you say this is positive or negative? {t}", "decide: positive or negative? {t}",
    "Is this sentence positive or negative: {t}", "\"{t}\" Is that positive or negative?",
    "Is \"{t}\" positive or negative?", "Text: {t}\nPositive or negative?", "Review: {t}\nIs it positive or negative?",
    "positive/negative? {t}", "is that positive or negative? {t}", "Say positive or negative: {t}",
    "Please decide if this is positive or negative. {t}", "{t} - positive or negative?",
    "Is the feeling positive or negative? {t}", "is the review \"{t}\" positive or negative?",
    "can you tell if this is positive or negative? {t}",
)
HELD_TWO_LABELS = (
    "Positive or negative review? {t}", "Is the text positive or negative: {t}",
    "Do you think this is positive or negative? {t}", "Read this and say positive or negative: {t}",
    "What is it, positive or negative? {t}", "{t} Is that review positive or negative?",
    "is this opinion positive or negative? {t}", "Choose positive or negative: {t}",
    "Is this comment positive or negative? {t}", "{t}\n\nIs this positive or is it negative?",
)
THREE_LABELS = (
    "Is this positive, negative or neutral? {t}", "positive, negative or neutral? {t}",
    "Positive, negative or neutral: {t}", "{t} Is this positive, negative or neutral?",
    "{t}\nPositive, negative or neutral?", "What is the sentiment of this text? {t}", "Sentiment: {t}",
    "What is the sentiment? {t}", "sentiment of: {t}", "Classify the sentiment: {t}", "Classify this review: {t}",
    "What is the mood of this text? {t}", "Rate the sentiment: {t}", "Is the review positive, negative or neutral? {t}",
    "Text: {t}\nSentiment:", "Review: {t}\nSentiment:", "sentiment? {t}", "Find the sentiment: {t}",
    "Detect the sentiment: {t}", "Give the sentiment of \"{t}\"", "Classify as positive, negative or neutral: {t}",
    "sentiment analysis: {t}", "Tell me the sentiment: {t}", "Label this text: {t}", "{t}\nWhat is the sentiment?",
    "What is the sentiment of the review \"{t}\"?", "Is the sentiment positive, negative or neutral? {t}",
    "what feeling does this have, positive, negative or neutral? {t}",
)
HELD_THREE_LABELS = (
    "Tell me whether this is positive, negative or neutral: {t}", "What sentiment does this have? {t}",
    "Which sentiment is this: {t}", "Determine the sentiment: {t}", "{t} - positive, negative or neutral?",
    "Please classify the sentiment of this: {t}", "Would you call this positive, negative or neutral? {t}",
    "what's the sentiment here? {t}", "The sentiment of this text: {t}", "Analyse the sentiment: {t}",
)
LABEL_SYSTEMS = (
    "Classify the review. Answer with one word: positive, negative or neutral.",
    "Classify the text as positive, negative or neutral.", "Answer with one word: positive, negative or neutral.",
    "You classify reviews as positive, negative or neutral.", "Label each review: positive, negative or neutral.",
    "Say positive, negative or neutral.", "Is the review positive, negative or neutral? One word.",
    "You are a classifier. Labels: positive, negative, neutral.", "Labels: positive, negative, neutral",
    "Reply only with positive, negative or neutral.",
    "Decide whether the text is positive, negative or neutral. One word only.",
    "Sentiment: answer positive, negative or neutral.", "Sort reviews into positive, negative and neutral.",
    "You label feelings: positive, negative or neutral.", "Classify each message as positive, negative or neutral.",
    "classify: positive, negative, neutral",
)
HELD_LABEL_SYSTEMS = (
    "Rate the review as positive, negative or neutral. Use one word.",
    "Your answer is one of: positive, negative, neutral.",
    "Classify the sentiment of the user's text: positive, negative or neutral.",
    "Tell if a review is positive, negative or neutral.", "You read reviews and answer positive, negative or neutral.",
)


def quoted_in(frame, text):
    """The text without its full stop where the frame puts it into quotation marks."""
    return text.rstrip(".") if '"{t}"' in frame else text


def sentiment(context):
    """The feeling of a text."""
    if context.chance(0.12):
        return sentiment_by_example(context)
    roll = context.rng.random()
    if roll < 0.38:
        label = context.pick(("Positive", "Negative"))
        frame = context.frame(TWO_LABELS, HELD_TWO_LABELS)
        return ask((context.typed(frame, polite=False, lower=False, t=quoted_in(frame, review(context, label))), label))
    label = context.pick(("Positive", "Negative", "Neutral"))
    if roll < 0.62:
        frame = context.frame(THREE_LABELS, HELD_THREE_LABELS)
        return ask((context.typed(frame, polite=False, lower=False, t=quoted_in(frame, review(context, label))), label))
    turns = []
    if context.chance(0.85):
        turns.append(("system", context.frame(LABEL_SYSTEMS, HELD_LABEL_SYSTEMS)))
    shots = context.pick((0, 1, 2, 3, 3)) if turns else 3
    labels = context.some(("Positive", "Negative", "Neutral"), 3) + [context.pick(("Positive", "Negative"))]
    for shown in labels[:shots]:
        turns += [("user", review(context, shown)), ("assistant", shown.lower())]
    turns += [("user", lowered(context, review(context, label))), ("assistant", label.lower())]
    return Conversation(turns, [label.lower()])


EXAMPLE_LABELS = (
    ("Review: ", "Sentiment: "), ("Text: ", "Label: "), ("", "-> "), ("Input: ", "Output: "), ("Q: ", "A: "),
    ("Review: ", "Label: "), ("text: ", "sentiment: "), ("Message: ", "Mood: "), ("Comment: ", "Class: "),
)
HELD_EXAMPLE_LABELS = (("Opinion: ", "Sentiment: "), ("Review: ", "Feeling: "), ("> ", "= "), ("Sentence: ", "Label: "))


def sentiment_by_example(context):
    """Texts with their labels in one prompt, and a last text without one."""
    before, between = context.frame(EXAMPLE_LABELS, HELD_EXAMPLE_LABELS)
    labels = context.pick((("Positive", "Negative"), ("Positive", "Negative", "Neutral")))
    wanted = context.pick(labels)
    shown = context.some(labels, len(labels)) + [wanted]
    case = context.pick((str.lower, str.lower, str.capitalize, str.upper))
    inner = context.pick(("\n", " "))
    blocks = [f"{before}{review(context, label)}{inner}{between}{case(label)}" for label in shown]
    text = context.pick(("\n", "\n\n") if inner == " " else ("\n\n", "\n")).join(blocks)
    text = text[:-len(wanted)].rstrip()
    return ask((text, case(wanted)))


def lowered(context, text):
    """The text, sometimes in lower case or without its mark."""
    roll = context.rng.random()
    return text.lower() if roll < 0.15 else text.rstrip(".") if roll < 0.3 else text
