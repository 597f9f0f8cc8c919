"""Counting, series, the calendar and the alphabet."""
from .context import capitalized
from .questions import TRIES, answered, drawn

ORDINALS = ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth").split()
WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
YEAR = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December")
ALPHABET = tuple("abcdefghijklmnopqrstuvwxyz")
SEASONS = ("spring", "summer", "autumn", "winter")


UP_FRAMES = (
    ("Count from {a} to {b}.", "count from {a} to {b}", "count {a} to {b}", "Count up from {a} to {b}.",
     "numbers from {a} to {b}",
     "Can you count from {a} to {b}?", "please count from {a} to {b}", "List the numbers from {a} to {b}.",
     "the numbers {a} to {b}",
     "Write the numbers from {a} to {b}.", "Say the numbers from {a} to {b}.", "{a} to {b}, count",
     "from {a} to {b}, count please",
     "Give me the numbers from {a} to {b}.", "I want you to count from {a} to {b}.",
     "Could you count from {a} to {b}?", "count: {a} to {b}",
     "Start at {a} and count to {b}.", "Count from {a} until {b}.", "counting from {a} to {b}",
     "all numbers from {a} to {b}",
     "Show the numbers from {a} to {b}.", "Start with {a} and stop at {b}. Count.", "count {a}-{b}",
     "tell me the numbers from {a} to {b}"),
    ("Go from {a} to {b}, counting.", "Would you count from {a} to {b}?", "Name the numbers from {a} to {b}.",
     "Count for me from {a} to {b}.",
     "I'd like you to count from {a} to {b}.", "Let's count from {a} to {b}."),
)
ONE_UP_FRAMES = (
    ("Count to {b}.", "count to {b}", "Can you count to {b}?", "count up to {b}", "Please count to {b}.",
     "Could you count to {b}?",
     "I want you to count to {b}.", "count until {b}", "numbers up to {b}", "Count up to {b} for me."),
    ("Would you count to {b}?", "let's count to {b}", "Start counting to {b}."),
)
DOWN_WORDS = (
    ("Count down from {a} to {b}.", "count down from {a} to {b}", "count backwards from {a} to {b}",
     "countdown from {a} to {b}",
     "Count back from {a} to {b}.", "Can you count down from {a} to {b}?", "Count from {a} down to {b}.",
     "go down from {a} to {b}",
     "numbers from {a} down to {b}", "Please count backwards from {a} to {b}.", "from {a} down to {b}",
     "count in reverse from {a} to {b}"),
    ("Would you count down from {a} to {b}?", "List the numbers from {a} down to {b}.",
     "let's count backwards from {a} to {b}"),
)
STEP_FRAMES = (
    ("Count by {s} from {a} to {b}.", "count by {s}s from {a} to {b}", "Count in {s}s from {a} to {b}.",
     "count from {a} to {b} by {s}",
     "Count from {a} to {b} in steps of {s}.", "from {a} to {b} in steps of {s}", "every {s} from {a} to {b}",
     "Count up by {s} from {a} to {b}.",
     "Can you count by {s} from {a} to {b}?", "step {s}, from {a} to {b}", "skip count by {s} from {a} to {b}",
     "Numbers from {a} to {b}, step {s}."),
    ("Would you count by {s} from {a} to {b}?", "Go from {a} to {b} in steps of {s}.",
     "List numbers from {a} to {b} by {s}."),
)


def listed(numbers):
    """Numbers or words with commas between them."""
    return ", ".join(map(str, numbers))


def span(context, step=1):
    """(first, last) of a count that the split allows."""
    for _ in TRIES:
        steps = context.between(2, 9 if step > 1 else 14)
        first = context.between(0, 12) if context.chance(0.6) else context.between(0, 85)
        if step > 1:
            first = step * context.between(0, 4)
        if context.chance(0.35) and step == 1:
            first = 1
        last = first + steps * step
        if context.allowed("count", first, last, step):
            break
    return first, last


def count_up(context):
    """Counting up, down or in steps."""
    roll = context.rng.random()
    if roll < 0.45:
        first, last = span(context)
        frames = ONE_UP_FRAMES if first == 1 and context.chance(0.35) else UP_FRAMES
        return answered(context.typed(context.frame(*frames), a=first, b=last), listed(range(first, last + 1)))
    if roll < 0.75:
        last, first = span(context)
        frames = UP_FRAMES if context.chance(0.35) else DOWN_WORDS
        frame = context.frame(*frames)
        while frames is UP_FRAMES and " up" in frame:
            frame = context.frame(*frames)
        return answered(context.typed(frame, a=first, b=last), listed(range(first, last - 1, -1)))
    step = context.pick((2, 2, 3, 4, 5, 5, 10, 10))
    first, last = span(context, step)
    question = context.typed(context.frame(*STEP_FRAMES), a=first, b=last, s=step)
    return answered(question, listed(range(first, last + 1, step)))


SERIES_FRAMES = (
    ("What comes next: {q}?", "next number: {q}", "What is the next number in {q}?", "{q}, what comes next?",
     "{q}, ?", "{q}, what is next?",
     "Which number comes next: {q}?", "next: {q}", "What number comes next? {q}", "Find the next number: {q}",
     "what's next: {q}",
     "which is the next number: {q}", "tell me the next number: {q}", "{q} and then?", "the next number after {q}",
     "What follows {q}?",
     "Look at {q}. What is the next number?", "The numbers are {q}. What comes next?", "give the next number: {q}",
     "series: {q}, next?"),
    ("which number follows {q}?", "Can you find the next number? {q}", "{q}, what number is next?",
     "Say what comes next: {q}",
     "What would come next in {q}?"),
)
AFTER_FRAMES = (
    ("What number comes after {a}?", "what comes after {a}?", "which number comes after {a}?", "number after {a}",
     "next number after {a}",
     "after {a}?", "what is after {a}?", "what is the number after {a}?", "Which number follows {a}?",
     "what follows {a}?", "{a}, next?",
     "what comes next after {a}", "the number after {a}", "tell me the number after {a}", "What is next after {a}?",
     "one more than {a}",
     "What is one more than {a}?", "which comes after {a}?"),
    ("after {a} comes which number?", "what number is after {a}?", "Can you say what comes after {a}?",
     "which number is next after {a}?"),
)
BEFORE_FRAMES = (
    ("What number comes before {a}?", "what comes before {a}?", "which number comes before {a}?", "number before {a}",
     "before {a}?",
     "what is before {a}?", "what is the number before {a}?", "Which number is before {a}?", "the number before {a}",
     "one less than {a}",
     "tell me the number before {a}", "What is one less than {a}?", "which comes before {a}?",
     "what comes right before {a}?"),
    ("before {a} comes which number?", "what number is before {a}?", "Can you say what comes before {a}?"),
)


def series(context):
    """The next number of a series, or the number after or before one."""
    roll = context.rng.random()
    if roll < 0.45:
        step = context.pick((1, 1, 2, 2, 3, 4, 5, 10, -1, -2))
        length = context.between(3, 6)
        for _ in TRIES:
            first = context.between(0, 6) * abs(step) if step > 2 else context.between(0, 30)
            first += -step * length if step < 0 else 0
            if context.allowed("series", first, step):
                break
        numbers = [first + index * step for index in range(length + 1)]
        return answered(context.typed(context.frame(*SERIES_FRAMES), q=listed(numbers[:-1])), str(numbers[-1]))
    number = drawn(context, range(1, 120), "after" if roll < 0.75 else "before")
    if roll < 0.75:
        return answered(context.typed(context.frame(*AFTER_FRAMES), a=number), str(number + 1))
    return answered(context.typed(context.frame(*BEFORE_FRAMES), a=number), str(number - 1))


# MARK: calendar and alphabet

# What a list is called -> (its items, what one item is called).
LISTS = {
    "days of the week": (WEEK, "day"), "months of the year": (YEAR, "month"),
    "letters of the alphabet": (ALPHABET, "letter"),
    "seasons": (SEASONS, "season"),
}
OTHER_LIST_NAMES = {
    "days of the week": ("days of the week", "days of a week", "names of the days", "seven days", "days in a week"),
    "months of the year": ("months of the year", "months", "twelve months", "months of a year", "months in a year"),
    "letters of the alphabet": ("letters of the alphabet", "alphabet", "letters from a to z", "English alphabet"),
    "seasons": ("seasons", "four seasons", "seasons of the year", "four seasons of the year"),
}
LIST_FRAMES = (
    ("What are the {q}?", "name the {q}", "list the {q}", "say the {q}", "tell me the {q}", "the {q}", "{q}",
     "Name all {q}.", "list all {q}",
     "Can you list the {q}?", "Can you name the {q}?", "write the {q}", "show me the {q}", "I want to know the {q}.",
     "recite the {q}",
     "Please list the {q}.", "do you know the {q}?", "{q}?", "{q} please", "what are all the {q}",
     "Could you tell me the {q}?"),
    ("give me the {q}", "write down the {q}", "Could you list the {q}?", "I need the {q}.", "what are the {q} called?"),
)
NEXT_FRAMES = (
    ("What comes after {q}?", "what is after {q}?", "which one comes after {q}?", "which {k} comes after {q}?",
     "what {k} is after {q}?",
     "What {k} comes after {q}?", "after {q}?", "the {k} after {q}", "which {k} follows {q}?", "what follows {q}?",
     "{k} after {q}",
     "what is the {k} after {q}?", "tell me the {k} after {q}", "what comes next after {q}?",
     "{q}, what is the next {k}?", "next {k} after {q}?",
     "after {q} comes", "Which {k} is next after {q}?", "what comes right after {q}?"),
    ("after {q} comes what?", "Can you tell me what comes after {q}?", "what {k} follows {q}?",
     "which {k} is after {q}?"),
)
PREVIOUS_FRAMES = tuple(
    tuple(frame.replace("after", "before") for frame in frames if "next" not in frame and "follow" not in frame)
    for frames in NEXT_FRAMES)
PLACE_FRAMES = (
    ("What is the {o} {k}?", "which {k} is the {o}?", "the {o} {k}?", "the {o} {k}", "name the {o} {k}",
     "What is the {o} {k} of the {g}?",
     "tell me the {o} {k}", "{o} {k}?", "which is the {o} {k} of the {g}?", "what's the {o} {k} of the {g}?",
     "the {o} {k} of the {g}",
     "Which {k} comes at place {i}?", "{k} number {i}", "what is {k} number {i}?", "say the {o} {k}",
     "Name {k} number {i}."),
    ("Can you name the {o} {k}?", "what {k} is the {o} of the {g}?", "which {k} is number {i}?"),
)
GROUPS = {"day": "week", "month": "year", "letter": "alphabet", "season": "year"}
HOW_MANY = (
    ("days", "a week", 7), ("months", "a year", 12), ("hours", "a day", 24), ("minutes", "an hour", 60), ("seconds",
     "a minute", 60),
    ("seasons", "a year", 4), ("letters", "the alphabet", 26), ("weeks", "a year", 52), ("days", "a year", 365),
     ("years", "a century", 100),
    ("years", "a decade", 10), ("days", "January", 31), ("days", "March", 31), ("days", "April", 30), ("days", "May",
     31),
    ("days", "June", 30), ("days", "July", 31), ("days", "August", 31), ("days", "September", 30), ("days", "October",
     31),
    ("days", "November", 30), ("days", "December", 31), ("things", "a dozen", 12), ("sides", "a triangle", 3),
     ("sides", "a square", 4),
    ("days", "a weekend", 2), ("cents", "a dollar", 100), ("centimeters", "a meter", 100), ("meters", "a kilometer",
     1000),
)
HOW_MANY_FRAMES = (
    ("How many {x} are in {g}?", "how many {x} are there in {g}?", "how many {x} in {g}?",
     "How many {x} does {g} have?", "{x} in {g}?",
     "how many {x} has {g}?", "number of {x} in {g}", "{g} has how many {x}?", "Tell me how many {x} are in {g}.",
     "how many {x} make {g}?",
     "Do you know how many {x} are in {g}?", "in {g}, how many {x}?", "What is the number of {x} in {g}?",
     "say how many {x} {g} has",
     "Can you tell me how many {x} {g} has?", "{g}: how many {x}?"),
    ("Could you tell me how many {x} are in {g}?", "I wonder how many {x} are in {g}.",
     "how many {x} would you find in {g}?"),
)


def capital_sentence(start, count, noun):
    """A sentence about how many there are."""
    return f"{capitalized(start)} has {count} {noun}."


def calendar(context):
    """Days, months, letters and seasons: lists, neighbours, places, how many."""
    roll = context.rng.random()
    if roll < 0.18:
        name = context.pick(tuple(LISTS))
        asked = context.pick(OTHER_LIST_NAMES[name])
        return answered(context.typed(context.frame(*LIST_FRAMES), q=asked), listed(LISTS[name][0]))
    if roll < 0.36:
        noun, group, count = context.pick(HOW_MANY)
        question = context.typed(context.frame(*HOW_MANY_FRAMES), x=noun, g=group)
        return answered(question, capital_sentence(group, count, noun))
    items, noun = context.pick(tuple(LISTS.values()))
    if roll < 0.54:
        index = context.between(0, min(len(items), 12) - 1)
        if context.chance(0.1):
            index = len(items) - 1
        ordinal = "last" if index == len(items) - 1 else ORDINALS[index]
        frame = context.frame(*PLACE_FRAMES)
        question = context.typed(frame, o=ordinal, k=noun, g=GROUPS[noun], i=index + 1)
        return answered(question, f"The {ordinal} {noun} is {items[index]}.")
    index = context.between(0, len(items) - 1)
    after = context.chance(0.6)
    for _ in TRIES:
        if context.allowed("neighbour", items[index], after):
            break
        items, noun = context.pick(tuple(LISTS.values()))
        index = context.between(0, len(items) - 1)
    frame = context.frame(*(NEXT_FRAMES if after else PREVIOUS_FRAMES))
    if len(items) == 26 and not 0 <= index + (1 if after else -1) < 26:
        index = 12
    other = items[(index + (1 if after else -1)) % len(items)]
    question = context.typed(frame, q=items[index], k=noun)
    return answered(question, other if len(items) == 26 else capitalized(other))


def count(context):
    """Counting, series, calendar and alphabet."""
    roll = context.rng.random()
    if roll < 0.42:
        return count_up(context)
    if roll < 0.66:
        return series(context)
    return calendar(context)
