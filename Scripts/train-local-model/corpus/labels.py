"""Labels other than feelings: kinds of sentences, spam, topics, languages, even and odd."""
from . import words
from .asking import Pool, new_text
from .context import Conversation, capitalized, over, with_article
from .nouns import ask

TOPICS = {
    "food": (
        "The soup needs more salt.", "Bake the cake for an hour.", "I ate rice and beans.",
        "Cut the onion into small pieces.", "The bread is fresh.",
    ),
    "sport": (
        "Our team won the match.", "She scored two goals.", "The runner was very fast.", "He plays tennis on Monday.",
        "The coach was happy.",
    ),
    "weather": (
        "It will rain tomorrow.", "The sky is clear today.", "Snow fell all night.", "A strong wind is coming.",
        "It is cold and foggy.",
    ),
    "music": (
        "The band played a new song.", "She sings in a choir.", "He bought a guitar.", "The piano is out of tune.",
        "The concert begins at eight.",
    ),
    "travel": (
        "Our flight leaves at noon.", "We booked a hotel in Rome.", "The train to Oslo is late.",
        "I packed my suitcase.", "They crossed the border by bus.",
    ),
}
TOPIC_FOODS = words.items("soup, bread, cake, rice, pasta, salad, pizza, stew, curry, pie, cheese, sauce")
TOPIC_SHAPES = {
    "food": (
        "The {food} needs more salt.", "I ate {food} for lunch.", "Cook the {food} for ten minutes.",
        "{n} made {food} for dinner.", "The {food} is too hot to eat.",
    ),
    "sport": (
        "{n} won the {sport} match.", "{n} scored two goals.", "Our {sport} team lost again.",
        "{n} plays {sport} on {d}.", "The {sport} coach was happy.",
    ),
    "weather": (
        "It will rain on {d}.", "The sky over {c} is clear.", "It snowed in {c} all night.",
        "A strong wind is coming to {c}.", "It is cold and foggy in {c}.", "{d} will be sunny.",
    ),
    "music": (
        "{n} plays the {ins}.", "{n} sings in a choir.", "The {ins} is out of tune.", "{n} wrote a new song.",
        "The concert on {d} was sold out.",
    ),
    "travel": (
        "The flight to {c} leaves at noon.", "{n} booked a hotel in {c}.", "The train to {c} is late.",
        "{n} packed a suitcase for {c}.", "{n} took a bus from {c} to {c2}.",
    ),
}
QUESTIONS = (
    "Where is the {o}?", "Do you like {food}?", "What is in the {o}?", "Is {n} in {c}?",
    "When does the train to {c} leave?", "Who took the {o}?", "Why is the {o} broken?", "How much is the {o}?",
    "Can {n} come on {d}?", "Which {o} is yours?",
)
STATEMENTS = (
    "The {o} is on the table.", "{n} lives in {c}.", "I bought {food} on {d}.", "{n} has a new {o}.",
    "The {o} is broken.", "We went to {c}.", "My {o} is old.", "The train to {c} is late.", "{n} likes {food}.",
    "It was cold on {d}.",
)
ORDERS = (
    "Open the {o}.", "Bring me the {o}.", "Close the door, {n}.", "Go to {c}.", "Eat your {food}.", "Give {n} the {o}.",
    "Put the {o} on the table.", "Do not touch the {o}.", "Call {n} on {d}.", "Wash the {o}.",
)
SPAM = (
    "You have won {m} euros! Click here.", "Cheap {o}s, buy now!!!", "FREE {o}, only today!",
    "Congratulations {n}, claim your prize now!", "Earn {m} euros a day from home!", "Click this link to win a {o}!",
    "Send your password to get {m} euros.", "Act now! {m} percent off!", "You are the lucky winner of a {o}!",
    "Get rich fast, {n}! Click here!",
)
HAM = (
    "Hi {n}, see you on {d}.", "The meeting is on {d}.", "Thanks for the {o}, {n}.", "I will be in {c} next week.",
    "Can you send me the notes, {n}?", "Dinner at {n}'s on {d}?", "The train to {c} is late.",
    "I left the {o} at your house.", "{n} called you today.", "Happy birthday, {n}!",
)
LANGUAGE_TEXTS = {
    "English": words.items(
        """
            good morning, where is the house?, I like the sea, thank you very much, the cat is small, how are you?, the
            book is on the table, see you tomorrow, I have a dog, what is your name?, the water is cold, my friend
            lives here, good night, we are hungry, it is late
        """,
    ),
    "Korean": words.items(
        """
            안녕하세요, 감사합니다, 고양이, 오늘은 날씨가 좋아요, 물 주세요, 저는 학생입니다, 사랑해요, 어디에 있어요?, 내일 만나요, 이름이 뭐예요?, 저는 커피를 좋아해요, 학교, 친구, 바다가
            좋아요, 책이 있어요
        """,
    ),
    "French": words.items(
        """
            bonjour, merci beaucoup, où est la maison ?, je m'appelle Anna, le chat est petit, comment ça va ?, bonne
            nuit, j'aime la mer, je ne sais pas, au revoir, il fait froid, le livre est sur la table, mon ami habite
            ici, nous avons faim, s'il vous plaît
        """,
    ),
    "Spanish": words.items(
        """
            buenos días, muchas gracias, ¿dónde está la casa?, me llamo Ana, el gato es pequeño, ¿cómo estás?, buenas
            noches, me gusta el mar, no lo sé, hasta mañana, hace frío, el libro está en la mesa, mi amigo vive aquí,
            tenemos hambre, por favor
        """,
    ),
}
LANGUAGE_POOL = Pool("language", tuple((language, text) for language, texts in LANGUAGE_TEXTS.items() for text in texts)
                     + tuple((
                         language, row[index],
                     ) for row in words.TRANSLATIONS for index, language in enumerate(
                         ("English", "Korean", "French", "Spanish"),
                     )
                             if row.count(row[index]) == 1 and row[index] not in ("mar", "animal")))
KIND_POOL = Pool("thing kind", tuple((kind, item) for kind, found in words.THINGS_BY_KIND.items() for item in found))
LABEL_FRAMES = (
    "Is this {labels}? {t}", "{labels}? {t}", "{t}\n{labels}?", "Classify as {labels}: {t}", "{t} Is this {labels}?",
    "Is the following text {labels}? {t}", "Decide: {labels}? {t}", "Label this as {labels}: {t}",
    "Classify: {labels}\n{t}", "Text: {t}\nLabel ({labels}):", "Is it {labels}: {t}", "What is this, {labels}? {t}",
    "Tell me if this is {labels}: {t}", "Choose {labels}: {t}", "Say {labels}: {t}", "One word, {labels}: {t}",
    "\"{t}\" - {labels}?", "Sort this into {labels}: {t}", "Would you call this {labels}? {t}",
    "Answer with {labels}: {t}", "Please classify this text as {labels}. {t}", "Does this belong to {labels}? {t}",
)
HELD_LABEL_FRAMES = (
    "Which is it, {labels}? {t}", "Is this text {labels}: {t}", "Classify the text ({labels}): {t}",
    "Pick one of {labels}: {t}", "{t}\n\nIs that {labels}?", "Read this and answer {labels}: {t}",
    "Put this into one group, {labels}: {t}", "How would you classify this, {labels}? {t}", "Assign {labels}: {t}",
    "Do you see {labels} here? {t}",
)
CLASSIFIERS = (
    "Classify the text as {labels}.", "Answer with one word: {labels}.", "You classify texts as {labels}.",
    "Labels: {labels}", "Reply only with {labels}.", "Say {labels}.", "Decide whether the text is {labels}.",
    "Classify the message. Answer with one label: {labels}.", "You are a classifier. Labels: {labels}.",
    "Sort texts into {labels}.", "Give one label: {labels}.",
)
HELD_CLASSIFIERS = (
    "Tell whether each text is {labels}.", "The only answers are {labels}.", "Label every message as {labels}.",
    "Your task is to classify texts as {labels}.", "Use one of these labels: {labels}.",
)


def filled(context, shape):
    """The shape with random names, things and places in it."""
    for slot, values in (
        ("{n}", words.NAMES), ("{o}", words.OBJECTS), ("{food}", TOPIC_FOODS), ("{c}", words.CITIES),
        ("{c2}", words.CITIES), ("{d}", words.DAYS),
        ("{sport}", ("tennis", "football", "hockey", "golf", "rugby", "chess", "judo")),
        ("{ins}", words.LISTS["instruments"]),
    ):
        if slot in shape:
            shape = shape.replace(slot, context.pick(values))
    return shape.replace("{m}", str(context.between(2, 99) * 10)) if "{m}" in shape else shape


TASKS = {
    "type": (("question", "statement", "command"), {"question": QUESTIONS, "statement": STATEMENTS, "command": ORDERS}),
    "spam": (("spam", "not spam"), {"spam": SPAM, "not spam": HAM}),
    "topic": (tuple(TOPIC_SHAPES), TOPIC_SHAPES),
}


def labelled_text(context, task, label):
    """A text that the label fits."""
    return new_text(context, "classify " + task, lambda context: filled(context, context.pick(TASKS[task][1][label])))


def label_names(context, task, label):
    """The labels in words, and those among which to choose."""
    names = TASKS[task][0]
    if task == "topic":
        count = context.pick((2, 3, 4))
        others = [name for name in context.some(names, len(names)) if name != label][:count - 1]
        names = context.some([label] + others, count)
    shown = ", ".join(names[:-1]) + " or " + names[-1]
    if task == "type" and context.chance(0.5):
        shown = "a question, a statement or a command"
    return shown


KIND_FRAMES = (
    "Is {a} an animal, a plant or a thing?", "{x}: animal, plant or thing?", "animal, plant or thing: {x}",
    "animal, plant or thing? {x}", "Is {x} an animal, a plant or a thing?", "What is {a}: animal, plant or thing?",
    "{a}: is it an animal, a plant or a thing?", "Classify {x} as animal, plant or thing.",
    "Decide: animal, plant or thing? {x}", "is {a} an animal, plant or thing", "which is {a}, animal, plant or thing?",
    "Label: animal, plant or thing. Word: {x}", "Sort this word into animal, plant or thing: {x}",
    "{x} - animal, plant or thing?", "Tell me if {a} is an animal, a plant or a thing.",
    "Would you call {a} an animal, a plant or a thing?",
)
HELD_KIND_FRAMES = (
    "{x} is what, animal, plant or thing?", "Would {a} be an animal, a plant or a thing?",
    "Classify the word {x}: animal, plant or thing", "Do you know if {a} is an animal, a plant or a thing?",
    "Choose animal, plant or thing for {x}.", "which one is {x}: animal, plant or thing?",
)
LANGUAGE_FRAMES = (
    "Which language is this? {t}", "What language is this? {t}", "which language: {t}", "language? {t}",
    "{t}\nWhich language is this?", "What language is \"{t}\"?", "In which language is this written? {t}",
    "Detect the language: {t}", "Name the language: {t}", "Which language is \"{t}\"?", "{t} - what language is that?",
    "Is this English, Korean, French or Spanish? {t}", "Identify the language: {t}",
    "Tell me the language of this text: {t}", "what language is it: {t}", "Language of \"{t}\"?",
    "Classify the language: {t}", "In what language is this? {t}", "language: {t}",
    "What is the language of this text? {t}", "Guess the language: {t}", "Do you know which language this is? {t}",
)
HELD_LANGUAGE_FRAMES = (
    "Can you tell which language this is? {t}", "What's the language here? {t}", "Find the language of this: {t}",
    "Which language do you see? {t}", "{t}\nIn what language is that?", "Say which language this is: {t}",
    "What language am I writing? {t}", "recognize the language: {t}",
)
PARITY_FRAMES = over(
    ("an odd or an even number: {k}",), ("Is this NP",),
) + [
    "Is {k} even or odd?", "even or odd: {k}", "even or odd? {k}", "{k}: even or odd?",
    "Is the number {k} even or odd?", "is {k} odd or even", "odd or even: {k}", "odd or even? {k}",
    "Classify {k} as even or odd.", "Decide: is {k} even or odd?", "{k} even or odd", "Tell me if {k} is even or odd.",
    "Is {k} an even or an odd number?", "Label {k} as even or odd.", "What is {k}, even or odd?",
    "do you know if {k} is even or odd?", "is the number {k} odd or even?", "even/odd: {k}",
]
HELD_PARITY_FRAMES = [
    "Would {k} be even or odd?", "the number {k}, is it even or odd?", "Say whether {k} is even or odd.",
    "Can you tell if {k} is odd or even?", "{k} is even or odd?", "Choose even or odd for {k}.",
    "is {k} an odd or an even number?", "check if {k} is even or odd",
]


def by_text(context):
    """A label for a composed text, in the user's question or with the labels in the system turn."""
    task = context.pick(tuple(TASKS))
    label = context.pick(TASKS[task][0])
    if context.chance(0.6):
        text = labelled_text(context, task, label)
        frame = context.frame(LABEL_FRAMES, HELD_LABEL_FRAMES)
        question = context.typed(frame, polite=False, lower=False, t=text, labels=label_names(context, task, label))
        return Conversation([("user", question), ("assistant", capitalized(label))], [capitalized(label)])
    names = list(TASKS[task][0])
    shown = ", ".join(names[:-1]) + " or " + names[-1]
    turns = [("system", context.frame(CLASSIFIERS, HELD_CLASSIFIERS).replace("{labels}", shown))]
    for example in context.some(names, context.pick((0, 0, 1, 2))):
        turns += [("user", labelled_text(context, task, example)), ("assistant", example)]
    turns += [("user", labelled_text(context, task, label)), ("assistant", label)]
    return Conversation(turns, [label])


def by_kind(context):
    """Whether a word names an animal, a plant or a thing."""
    kind, item = KIND_POOL.draw(context)
    item_shown = "grass" if item == "grass" else with_article(item)
    return ask((context.typed(context.frame(KIND_FRAMES, HELD_KIND_FRAMES), x=item, a=item_shown), capitalized(kind)))


def by_language(context):
    """The language of a text."""
    language, text = LANGUAGE_POOL.draw(context)
    return ask(
        (
            context.typed(context.frame(LANGUAGE_FRAMES, HELD_LANGUAGE_FRAMES), polite=False, lower=False, t=text),
            language,
        ),
    )


def by_parity(context):
    """Whether a number is even or odd."""
    while True:
        number = context.between(0, 99 if context.chance(0.8) else 999)
        if context.allowed("parity", number):
            break
    return ask(
        (context.typed(context.frame(PARITY_FRAMES, HELD_PARITY_FRAMES), k=number), "Odd" if number % 2 else "Even"),
    )


def classify(context):
    """Labels other than feelings."""
    return context.pick((by_text, by_text, by_text, by_kind, by_language, by_language, by_parity))(context)
