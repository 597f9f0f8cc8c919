"""Skills about numbers: counting, sums, comparison, the calendar, and thinking before an answer."""
from . import facts, facts_tables as tables
from .context import Conversation, capitalized, is_held_out
from .questions import TRIES, Forms, answered, drawn, pseudo_word

NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty").split()
ORDINALS = ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth").split()
WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
YEAR = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December")
ALPHABET = tuple("abcdefghijklmnopqrstuvwxyz")
SEASONS = ("spring", "summer", "autumn", "winter")
TOO_BIG = "That is too big for me. I only know small numbers."


# MARK: sums

def is_open_sum(left, operator, right):
    """Whether a sum may be held out: not the sums of single digits, which the columns of bigger sums show, and of
    two products that differ in their order only the first."""
    if operator == "*":
        return left < right
    return left > 9 or right > 9


def sum_allowed(context, left, operator, right):
    """Whether the split allows the sum."""
    if not is_open_sum(left, operator, right):
        return context.split != "entity"
    return context.allowed("arithmetic", left, operator, right)


def result(left, operator, right):
    """The value of a sum, difference or product."""
    return left + right if operator == "+" else left - right if operator == "-" else left * right


def written(left, operator, right):
    """The sum with its result, as answers show it."""
    return f"{left} {'×' if operator == '*' else operator} {right} = {result(left, operator, right)}"


def operands(context, operator, split_filter=True):
    """Two numbers from 0 to 20 (to 12 for products) whose result is not negative."""
    for _ in TRIES:
        most = 12 if operator == "*" else 20
        left, right = context.between(0, most), context.between(0, most)
        if operator == "*" and max(left, right) > 10 and context.chance(0.4):
            continue
        if operator == "-" and right > left:
            left, right = right, left
        if not split_filter or sum_allowed(context, left, operator, right):
            break
    return left, right


SUM_FORMS = Forms({
    "signs": (
        ("{a} {s} {b}", "{a}{s}{b}", "{a} {s} {b} =", "{a}{s}{b}=?", "{a}{s}{b}=", "{a}{s}{b}?", "{a} {s} {b} = ?", "{a} {s} {b}?",
         "{a} {s} {b} is", "{a} {s} {b} equals", "{a} {s} {b} equals?", "what is {a}{s}{b}", "what's {a}{s}{b}?", "({a} {s} {b})",
         "solve {a}{s}{b}", "calculate {a} {s} {b}", "Calculate {a}{s}{b}.", "Compute {a} {s} {b}.", "Solve {a} {s} {b}.",
         "What is {a} {s} {b}?", "what is {a} {s} {b}", "What's {a} {s} {b}?", "how much is {a} {s} {b}?", "How much is {a}{s}{b}?",
         "what does {a} {s} {b} make?", "Tell me {a} {s} {b}.", "give me {a} {s} {b}", "Can you solve {a} {s} {b}?", "do {a} {s} {b}",
         "Can you calculate {a}{s}{b}?", "the result of {a} {s} {b}", "result of {a}{s}{b}?", "What is the result of {a} {s} {b}?",
         "{a} {s} {b}, what is it?", "evaluate {a} {s} {b}", "I need {a} {s} {b}.", "sum: {a} {s} {b}", "math: {a} {s} {b}",
         "do you know {a} {s} {b}?", "What does {a} {s} {b} equal?", "answer {a}{s}{b}", "my homework: {a} {s} {b}",
         "I have to work out {a} {s} {b}.", "How many is {a} {s} {b}?", "Please calculate {a} {s} {b}.", "help me with {a} {s} {b}"),
        ("work out {a} {s} {b}", "Give me the result of {a} {s} {b}.", "Could you calculate {a} {s} {b}?", "find {a} {s} {b}",
         "Can you do {a} {s} {b}?", "what will {a} {s} {b} be?", "{a}{s}{b} equals what?", "Can you tell me {a} {s} {b}?"),
    ),
    "words": (
        ("{a} {w} {b}", "What is {a} {w} {b}?", "how much is {a} {w} {b}?", "{a} {w} {b}?", "{a} {w} {b} is", "{a} {w} {b} equals",
         "what's {a} {w} {b}", "calculate {a} {w} {b}", "Can you tell me {a} {w} {b}?", "Tell me what {a} {w} {b} is.",
         "what does {a} {w} {b} make?", "How much does {a} {w} {b} make?", "do you know {a} {w} {b}?", "{a} {w} {b} is what?",
         "please solve {a} {w} {b}", "I want to know {a} {w} {b}.", "how many is {a} {w} {b}", "give me {a} {w} {b}",
         "{A} {w} {B}", "What is {A} {w} {B}?", "how much is {A} {w} {B}?", "{A} {w} {B} is what?", "Tell me {A} {w} {B}.",
         "{A} {w} {B} makes", "What do you get for {a} {w} {b}?"),
        ("How much do I get for {a} {w} {b}?", "what would {a} {w} {b} be?", "could you solve {a} {w} {b}?",
         "do you know what {A} {w} {B} is?", "work out {a} {w} {b}", "{a} {w} {b} makes what?"),
    ),
})
VERB_FORMS = {
    "+": (("add {a} and {b}", "what is the sum of {a} and {b}?", "sum of {a} and {b}", "Add {b} to {a}.",
           "{a} and {b} together?", "the sum of {a} and {b}", "how much are {a} and {b} together?", "{a} and {b} is", "add up {a} and {b}",
           "total of {a} and {b}", "What do {a} and {b} make?", "Can you add {a} and {b}?", "What is the total of {a} and {b}?"),
          ("add {a} and {b} together", "tell me the sum of {a} and {b}", "what are {a} and {b} together?")),
    "-": (("subtract {b} from {a}", "take {b} away from {a}", "{a} take away {b}", "what is {a} less {b}?", "take {b} from {a}",
           "the difference of {a} and {b}", "What is the difference between {a} and {b}?", "how much is {a} without {b}?",
           "What is left when I take {b} from {a}?", "Subtract {b} from {a}, please.", "Can you subtract {b} from {a}?"),
          ("what remains if I take {b} from {a}?", "tell me the difference between {a} and {b}", "please take {b} away from {a}")),
    "*": (("multiply {a} by {b}", "multiply {a} and {b}", "the product of {a} and {b}", "What is the product of {a} and {b}?",
           "{a} multiplied by {b}", "what is {a} multiplied by {b}?", "Can you multiply {a} by {b}?", "{a} groups of {b}?"),
          ("tell me the product of {a} and {b}", "how much is {a} multiplied by {b}?", "please multiply {a} and {b}")),
}
WORDS_FOR = {"+": ("plus", "plus", "plus", "and"), "-": ("minus",), "*": ("times",)}
SIGNS_FOR = {"+": ("+",), "-": ("-", "-", "-", "−"), "*": ("*", "x", "×", "X")}


def sum_frame(context, operator, trained_only=False):
    """A frame for a sum."""
    if context.chance(0.18):
        pair = VERB_FORMS[operator]
        return context.pick(pair[0]) if trained_only else context.frame(*pair)
    return (context.pick(SUM_FORMS.trained) if trained_only else SUM_FORMS.draw(context))[1]


def sum_question(context, left, operator, right, trained_only=False):
    """The sum as people ask for it."""
    return context.typed(
        sum_frame(context, operator, trained_only), polite=context.chance(0.5), a=left, b=right, s=context.pick(SIGNS_FOR[operator]),
        w=context.pick(WORDS_FOR[operator][:3]), A=NUMBER_WORDS[min(left, 20)], B=NUMBER_WORDS[min(right, 20)])


def base_sum(context, skill):
    """(question, full answer, bare answer) of a small sum for another skill, which holds out sums of its own."""
    operator = context.pick("++-*")
    for _ in TRIES:
        left, right = operands(context, operator, False)
        if not never_trained(left, operator, right) and context.allowed(skill, left, operator, right):
            break
    question = sum_question(context, left, operator, right, True)
    return question, written(left, operator, right), str(result(left, operator, right))


def never_trained(left, operator, right):
    """Whether the skill `arithmetic` never trains the sum."""
    return is_open_sum(left, operator, right) and is_held_out("arithmetic", left, operator, right)


def plain_sum(context):
    """A sum, difference or product of small numbers."""
    operator = context.pick("+++---**")
    left, right = operands(context, operator)
    return answered(sum_question(context, left, operator, right), written(left, operator, right))


def too_big(context):
    """A sum of numbers that are too big."""
    operator = context.pick("+-*")
    if operator == "*":
        left, right = context.between(13, 999), context.between(13, 999)
    else:
        left, right = context.between(100, 9999), context.between(1, context.pick((20, 100, 9999)))
        if context.chance(0.5) and operator == "+":
            left, right = right, left
    form, frame = SUM_FORMS.draw(context)
    while "{A}" in frame:
        form, frame = SUM_FORMS.draw(context)
    question = context.typed(frame, a=left, b=right, s=context.pick(SIGNS_FOR[operator]), w=WORDS_FOR[operator][0])
    return answered(question, TOO_BIG)


COMPARE_FRAMES = (
    ("Which is {w}, {x} or {y}?", "which number is {w}: {x} or {y}?", "what is {w}, {x} or {y}", "{w}: {x} or {y}?",
     "{x} or {y}, which is {w}?", "Is {x} or {y} {w}?", "which is {w}: {x} or {y}", "the {w} one of {x} and {y}",
     "Which one is {w}, {x} or {y}?", "Tell me which is {w}: {x} or {y}.", "{x} and {y}: which is {w}?", "what number is {w}, {x} or {y}?",
     "Compare {x} and {y}. Which is {w}?", "Which of {x} and {y} is {w}?", "Say which is {w}, {x} or {y}.", "the {w} number: {x} or {y}?",
     "I have {x} and {y}. Which is {w}?", "find the {w} number: {x}, {y}", "{w} number of {x} and {y}?"),
    ("of {x} and {y}, which is {w}?", "Which of the two is {w}, {x} or {y}?", "Can you tell me which is {w}, {x} or {y}?",
     "which one of {x} and {y} is {w}?"),
)
BIGGER, SMALLER = ("bigger", "larger", "greater", "higher", "more"), ("smaller", "less", "lower")


def compare(context):
    """The bigger or smaller of two numbers."""
    for _ in TRIES:
        left, right = context.between(0, 100), context.between(0, 100)
        if context.chance(0.4):
            left, right = left % 21, right % 21
        if left != right and context.allowed("compare", left, right):
            break
    big = context.chance(0.6)
    question = context.typed(context.frame(*COMPARE_FRAMES), w=context.pick(BIGGER if big else SMALLER), x=left, y=right)
    first, second = max(left, right), min(left, right)
    return answered(question, f"{first} is bigger than {second}." if big else f"{second} is smaller than {first}.")


EVEN_FRAMES = (
    ("Is {x} even or odd?", "is {x} odd or even?", "{x}: even or odd?", "even or odd: {x}", "{x} even or odd", "{x} odd or even?",
     "Tell me if {x} is even or odd.", "Is the number {x} even or odd?", "{x} is even or odd?", "what is {x}, even or odd?",
     "Say whether {x} is odd or even.", "Is {x} even?", "is {x} odd?", "is {x} an even number?", "is {x} an odd number?"),
    ("Can you tell me if {x} is odd or even?", "would you say {x} is even or odd?", "{x}, is it even or odd?", "Is {x} an odd one?"),
)
DOUBLE_FRAMES = (
    ("What is double {x}?", "double {x}", "Double of {x}?", "twice {x}", "what is twice {x}?", "two times {x}?", "what is the double of {x}?",
     "double the number {x}", "How much is double {x}?", "Double {x}.", "Can you double {x}?", "the double of {x}"),
    ("tell me the double of {x}", "how much is twice {x}?", "please double {x}"),
)
HALF_FRAMES = (
    ("What is half of {x}?", "half of {x}", "half {x}?", "the half of {x}", "what's half of {x}?", "How much is half of {x}?", "halve {x}",
     "divide {x} by 2", "{x} / 2", "{x} divided by 2", "Can you halve {x}?", "What is the half of {x}?", "{x}/2"),
    ("tell me the half of {x}", "what do I get when I halve {x}?", "please halve {x}"),
)


def even_or_odd(context):
    """Whether a number is even or odd."""
    number = drawn(context, range(0, 101), "even")
    even = number % 2 == 0
    frame = context.frame(*EVEN_FRAMES)
    start = ""
    if "or" not in frame.split():
        start = "Yes, " if ("odd" in frame) != even else "No, "
    return answered(context.typed(frame, x=number), f"{start}{number} is {'even' if even else 'odd'}.")


def double_or_half(context):
    """Twice or half a number."""
    if context.chance(0.5):
        number = drawn(context, range(0, 51), "double")
        return answered(context.typed(context.frame(*DOUBLE_FRAMES), x=number), f"2 × {number} = {2 * number}")
    number = drawn(context, range(0, 101, 2), "half")
    return answered(context.typed(context.frame(*HALF_FRAMES), x=number), f"{number} / 2 = {number // 2}")


PROBLEMS = {
    "+": (
        ("{n} has {a} {i} and gets {b} more. How many {i} does {n} have?", "{n} has {a} {i}. {n} gets {b} {i}. How many now?",
         "{n} had {a} {i} and bought {b} more. How many {i} are there?", "{n} has {a} {i} and finds {b}. How many in all?",
         "There are {a} {i} on the table. {n} adds {b}. How many {i} are on the table?", "I have {a} {i} and buy {b} more. How many do I have?",
         "{n} has {a} {i} and {m} has {b} {i}. How many do they have together?", "if {n} has {a} {i} and gets {b}, how many are there?",
         "{a} {i} and {b} {i}. How many {i}?", "{n} picks {a} {i} and then {b} more. How many {i} has {n}?",
         "{n} has {a} {i}. {m} gives {n} {b} {i}. How many {i} does {n} have now?"),
        ("{n} had {a} {i} and then got {b} more. How many in all?", "{n} owns {a} {i} and buys {b}. How many {i} does {n} have now?",
         "I had {a} {i} and found {b}. How many now?", "{m} has {a} {i} and {n} has {b}. How many are there in all?"),
    ),
    "-": (
        ("{n} has {a} {i} and loses {b}. How many {i} does {n} have?", "{n} has {a} {i}. {n} gives away {b}. How many are left?",
         "{n} had {a} {i} and sold {b}. How many {i} are left?", "{n} has {a} {i} and gives {b} to {m}. How many does {n} have?",
         "There are {a} {i} on the table. {n} takes {b}. How many are left?", "I have {a} {i} and lose {b}. How many do I have?",
         "{n} had {a} {i} and lost {b}. How many now?", "if {n} has {a} {i} and loses {b}, how many are left?",
         "{a} {i}, {b} are gone. How many {i} are left?", "{n} has {a} {i}. {m} takes {b} {i}. How many {i} does {n} have now?"),
        ("{n} had {a} {i} and gave away {b}. How many remain?", "{n} owns {a} {i} and sells {b}. How many {i} does {n} have now?",
         "I had {a} {i} and lost {b}. How many now?", "{m} has {a} {i} and {n} takes {b}. How many does {m} have?"),
    ),
    "*": (
        ("{n} has {a} bags with {b} {i} each. How many {i} does {n} have?", "There are {a} boxes with {b} {i} in each. How many {i}?",
         "{a} friends have {b} {i} each. How many {i} are there?", "{n} buys {a} boxes of {b} {i}. How many {i}?",
         "{a} bags, {b} {i} in each bag. How many {i}?", "each of {a} boxes has {b} {i}. How many {i} in all?"),
        ("{n} gets {b} {i} in each of {a} bags. How many {i}?", "In {a} boxes there are {b} {i} each. How many {i} in all?"),
    ),
}


def problem(context):
    """A sum told with a person and things."""
    operator = context.pick("++--*")
    for _ in TRIES:
        left, right = operands(context, operator)
        if left > 1 and right > 0 and (operator != "*" or right > 1):
            break
    name, other = context.some(tables.PERSON_NAMES, 2)
    thing = context.pick(tables.THINGS).split("/")[1]
    question = context.typed(context.frame(*PROBLEMS[operator]), n=name, m=other, a=left, b=right, i=thing)
    return answered(question, written(left, operator, right))


def arithmetic(context):
    """Sums, comparison, even and odd, doubles and halves, short problems."""
    roll = context.rng.random()
    if roll < 0.62:
        return plain_sum(context)
    if roll < 0.67:
        return too_big(context)
    if roll < 0.78:
        return compare(context)
    if roll < 0.82:
        return even_or_odd(context)
    if roll < 0.87:
        return double_or_half(context)
    return problem(context)


# MARK: counting

UP_FRAMES = (
    ("Count from {a} to {b}.", "count from {a} to {b}", "count {a} to {b}", "Count up from {a} to {b}.", "numbers from {a} to {b}",
     "Can you count from {a} to {b}?", "please count from {a} to {b}", "List the numbers from {a} to {b}.", "the numbers {a} to {b}",
     "Write the numbers from {a} to {b}.", "Say the numbers from {a} to {b}.", "{a} to {b}, count", "from {a} to {b}, count please",
     "Give me the numbers from {a} to {b}.", "I want you to count from {a} to {b}.", "Could you count from {a} to {b}?", "count: {a} to {b}",
     "Start at {a} and count to {b}.", "Count from {a} until {b}.", "counting from {a} to {b}", "all numbers from {a} to {b}",
     "Show the numbers from {a} to {b}.", "Start with {a} and stop at {b}. Count.", "count {a}-{b}", "tell me the numbers from {a} to {b}"),
    ("Go from {a} to {b}, counting.", "Would you count from {a} to {b}?", "Name the numbers from {a} to {b}.", "Count for me from {a} to {b}.",
     "I'd like you to count from {a} to {b}.", "Let's count from {a} to {b}."),
)
ONE_UP_FRAMES = (
    ("Count to {b}.", "count to {b}", "Can you count to {b}?", "count up to {b}", "Please count to {b}.", "Could you count to {b}?",
     "I want you to count to {b}.", "count until {b}", "numbers up to {b}", "Count up to {b} for me."),
    ("Would you count to {b}?", "let's count to {b}", "Start counting to {b}."),
)
DOWN_WORDS = (
    ("Count down from {a} to {b}.", "count down from {a} to {b}", "count backwards from {a} to {b}", "countdown from {a} to {b}",
     "Count back from {a} to {b}.", "Can you count down from {a} to {b}?", "Count from {a} down to {b}.", "go down from {a} to {b}",
     "numbers from {a} down to {b}", "Please count backwards from {a} to {b}.", "from {a} down to {b}", "count in reverse from {a} to {b}"),
    ("Would you count down from {a} to {b}?", "List the numbers from {a} down to {b}.", "let's count backwards from {a} to {b}"),
)
STEP_FRAMES = (
    ("Count by {s} from {a} to {b}.", "count by {s}s from {a} to {b}", "Count in {s}s from {a} to {b}.", "count from {a} to {b} by {s}",
     "Count from {a} to {b} in steps of {s}.", "from {a} to {b} in steps of {s}", "every {s} from {a} to {b}", "Count up by {s} from {a} to {b}.",
     "Can you count by {s} from {a} to {b}?", "step {s}, from {a} to {b}", "skip count by {s} from {a} to {b}",
     "Numbers from {a} to {b}, step {s}."),
    ("Would you count by {s} from {a} to {b}?", "Go from {a} to {b} in steps of {s}.", "List numbers from {a} to {b} by {s}."),
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
    ("What comes next: {q}?", "next number: {q}", "What is the next number in {q}?", "{q}, what comes next?", "{q}, ?", "{q}, what is next?",
     "Which number comes next: {q}?", "next: {q}", "What number comes next? {q}", "Find the next number: {q}", "what's next: {q}",
     "which is the next number: {q}", "tell me the next number: {q}", "{q} and then?", "the next number after {q}", "What follows {q}?",
     "Look at {q}. What is the next number?", "The numbers are {q}. What comes next?", "give the next number: {q}", "series: {q}, next?"),
    ("which number follows {q}?", "Can you find the next number? {q}", "{q}, what number is next?", "Say what comes next: {q}",
     "What would come next in {q}?"),
)
AFTER_FRAMES = (
    ("What number comes after {a}?", "what comes after {a}?", "which number comes after {a}?", "number after {a}", "next number after {a}",
     "after {a}?", "what is after {a}?", "what is the number after {a}?", "Which number follows {a}?", "what follows {a}?", "{a}, next?",
     "what comes next after {a}", "the number after {a}", "tell me the number after {a}", "What is next after {a}?", "one more than {a}",
     "What is one more than {a}?", "which comes after {a}?"),
    ("after {a} comes which number?", "what number is after {a}?", "Can you say what comes after {a}?", "which number is next after {a}?"),
)
BEFORE_FRAMES = (
    ("What number comes before {a}?", "what comes before {a}?", "which number comes before {a}?", "number before {a}", "before {a}?",
     "what is before {a}?", "what is the number before {a}?", "Which number is before {a}?", "the number before {a}", "one less than {a}",
     "tell me the number before {a}", "What is one less than {a}?", "which comes before {a}?", "what comes right before {a}?"),
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
    "days of the week": (WEEK, "day"), "months of the year": (YEAR, "month"), "letters of the alphabet": (ALPHABET, "letter"),
    "seasons": (SEASONS, "season"),
}
OTHER_LIST_NAMES = {
    "days of the week": ("days of the week", "days of a week", "weekdays", "seven days of the week", "days in a week"),
    "months of the year": ("months of the year", "months", "twelve months", "months of a year", "months in a year"),
    "letters of the alphabet": ("letters of the alphabet", "alphabet", "letters from a to z", "English alphabet"),
    "seasons": ("seasons", "four seasons", "seasons of the year", "four seasons of the year"),
}
LIST_FRAMES = (
    ("What are the {q}?", "name the {q}", "list the {q}", "say the {q}", "tell me the {q}", "the {q}", "{q}", "Name all {q}.", "list all {q}",
     "Can you list the {q}?", "Can you name the {q}?", "write the {q}", "show me the {q}", "I want to know the {q}.", "recite the {q}",
     "Please list the {q}.", "do you know the {q}?", "{q}?", "{q} please", "what are all the {q}", "Could you tell me the {q}?"),
    ("give me the {q}", "write down the {q}", "Could you list the {q}?", "I need the {q}.", "what are the {q} called?"),
)
NEXT_FRAMES = (
    ("What comes after {q}?", "what is after {q}?", "which one comes after {q}?", "which {k} comes after {q}?", "what {k} is after {q}?",
     "What {k} comes after {q}?", "after {q}?", "the {k} after {q}", "which {k} follows {q}?", "what follows {q}?", "{k} after {q}",
     "what is the {k} after {q}?", "tell me the {k} after {q}", "what comes next after {q}?", "{q}, what is the next {k}?", "next {k} after {q}?",
     "after {q} comes", "Which {k} is next after {q}?", "what comes right after {q}?"),
    ("after {q} comes what?", "Can you tell me what comes after {q}?", "what {k} follows {q}?", "which {k} is after {q}?"),
)
PREVIOUS_FRAMES = tuple(
    tuple(frame.replace("after", "before") for frame in frames if "next" not in frame and "follow" not in frame) for frames in NEXT_FRAMES)
PLACE_FRAMES = (
    ("What is the {o} {k}?", "which {k} is the {o}?", "the {o} {k}?", "the {o} {k}", "name the {o} {k}", "What is the {o} {k} of the {g}?",
     "tell me the {o} {k}", "{o} {k}?", "which is the {o} {k} of the {g}?", "what's the {o} {k} of the {g}?", "the {o} {k} of the {g}",
     "Which {k} comes at place {i}?", "{k} number {i}", "what is {k} number {i}?", "say the {o} {k}", "Name {k} number {i}."),
    ("Can you name the {o} {k}?", "what {k} is the {o} of the {g}?", "which {k} is number {i}?"),
)
GROUPS = {"day": "week", "month": "year", "letter": "alphabet", "season": "year"}
HOW_MANY = (
    ("days", "a week", 7), ("months", "a year", 12), ("hours", "a day", 24), ("minutes", "an hour", 60), ("seconds", "a minute", 60),
    ("seasons", "a year", 4), ("letters", "the alphabet", 26), ("weeks", "a year", 52), ("days", "a year", 365), ("years", "a century", 100),
    ("years", "a decade", 10), ("days", "January", 31), ("days", "March", 31), ("days", "April", 30), ("days", "May", 31),
    ("days", "June", 30), ("days", "July", 31), ("days", "August", 31), ("days", "September", 30), ("days", "October", 31),
    ("days", "November", 30), ("days", "December", 31), ("things", "a dozen", 12), ("sides", "a triangle", 3), ("sides", "a square", 4),
    ("days", "a weekend", 2), ("cents", "a dollar", 100), ("centimeters", "a meter", 100), ("meters", "a kilometer", 1000),
)
HOW_MANY_FRAMES = (
    ("How many {x} are in {g}?", "how many {x} are there in {g}?", "how many {x} in {g}?", "How many {x} does {g} have?", "{x} in {g}?",
     "how many {x} has {g}?", "number of {x} in {g}", "{g} has how many {x}?", "Tell me how many {x} are in {g}.", "how many {x} make {g}?",
     "Do you know how many {x} are in {g}?", "in {g}, how many {x}?", "What is the number of {x} in {g}?", "say how many {x} {g} has",
     "Can you tell me how many {x} {g} has?", "{g}: how many {x}?"),
    ("Could you tell me how many {x} are in {g}?", "I wonder how many {x} are in {g}.", "how many {x} would you find in {g}?"),
)


def capital_sentence(start, count, noun):
    """A sentence about how many there are."""
    return f"{capitalized(start)} has {count} {noun}."


def one_of(items, index):
    """The item as an answer: names and seasons in upper case, letters as they are."""
    return items[index] if len(items) == 26 else capitalized(items[index])


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
    items, noun = context.pick((LISTS["days of the week"], LISTS["months of the year"], LISTS["letters of the alphabet"], LISTS["seasons"]))
    if roll < 0.54:
        index = context.between(0, min(len(items), 12) - 1)
        if context.chance(0.1):
            index = len(items) - 1
        ordinal = "last" if index == len(items) - 1 else ORDINALS[index]
        frame = context.frame(*PLACE_FRAMES)
        question = context.typed(frame, o=ordinal, k=noun, g=GROUPS[noun], i=index + 1)
        return answered(question, f"The {ordinal if '{o}' in frame or ordinal != 'last' else 'last'} {noun} is {items[index]}.")
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


# MARK: thinking

def thought(question, thinking, answer):
    """A conversation with a think turn before the answer."""
    return Conversation([("user", question), ("think", thinking), ("assistant", answer)], [answer])


def digits_of(number, width):
    """The digits from the right, with zeros up to the width."""
    return [number // 10 ** place % 10 for place in range(width)]


def added_in_columns(left, right):
    """Each column from the right: the digits, the carry, the sum, and the digit that is written."""
    width = max(len(str(left)), len(str(right)))
    lines, carry = [], 0
    for one, other in zip(digits_of(left, width), digits_of(right, width)):
        total = one + other + carry
        lines.append(f"{one}+{other}" + (f"+{carry}" if carry else "") + f"={total} write {total % 10}")
        carry = total // 10
    return ", ".join(lines) + (f", write {carry}" if carry else "")


def subtracted_in_columns(left, right):
    """Each column from the right: the digits, the borrow, the difference, and the digit that is written."""
    width = len(str(left))
    lines, borrow = [], 0
    for one, other in zip(digits_of(left, width), digits_of(right, width)):
        taken = other + borrow
        top = one + 10 if one < taken else one
        borrow_mark = f"-{borrow}" if borrow else ""
        lines.append(f"{top}-{other}{borrow_mark}={top - taken} write {top - taken}")
        borrow = 1 if one < taken else 0
    return ", ".join(lines)


def think_columns(context):
    """A sum or difference of numbers up to three digits."""
    operator = context.pick("++-")
    for _ in TRIES:
        most = context.pick((99, 99, 999))
        left, right = context.between(10, most), context.between(1, most)
        if operator == "-" and right > left:
            left, right = right, left
        if context.allowed("think", left, operator, right):
            break
    thinking = added_in_columns(left, right) if operator == "+" else subtracted_in_columns(left, right)
    form, frame = SUM_FORMS.draw(context)
    while "{A}" in frame:
        form, frame = SUM_FORMS.draw(context)
    question = context.typed(frame, a=left, b=right, s=operator, w=WORDS_FOR[operator][0])
    return thought(question, thinking, written(left, operator, right))


STORY_STARTS = (("{n} has {a} {i}", "{n} starts with {a} {i}", "Today {n} has {a} {i}", "In the morning {n} has {a} {i}"),
                ("{n} owns {a} {i}", "At first {n} has {a} {i}"))
STORY_MORE = (("gets {b} more", "buys {b}", "finds {b}", "adds {b}", "is given {b}"), ("receives {b}", "picks up {b}"))
STORY_LESS = (("loses {b}", "gives away {b}", "eats {b}", "sells {b}", "drops {b}"), ("breaks {b}", "throws away {b}"))
STORY_ENDS = (("How many {i} are left?", "How many {i} does {n} have?", "How many now?", "How many {i} are there now?", "How many in the end?"),
              ("How many {i} are there at the end?", "How many {i} does {n} have now?"))


def think_story(context):
    """A problem with two or three steps."""
    name = drawn(context, tables.PERSON_NAMES, "think_story")
    thing = context.pick(tables.THINGS).split("/")[1]
    amount = context.between(2, 20)
    parts, lines = [context.frame(*STORY_STARTS).format(n=name, a=amount, i=thing)], []
    for _ in range(context.pick((2, 2, 3))):
        more = amount < 2 or context.chance(0.5)
        change = context.between(1, 12 if more else amount)
        step = context.frame(*(STORY_MORE if more else STORY_LESS)).format(b=change)
        parts.append(step)
        after = amount + change if more else amount - change
        lines.append(f"{amount} {'+' if more else '-'} {change} = {after}")
        amount = after
    glue = context.pick((", ", ", then ", " and then "))
    text = glue.join(parts[:-1]) + " and " + parts[-1] + ". " + context.frame(*STORY_ENDS).format(n=name, i=thing)
    return thought(context.typed("{t}", polite=False, lower=True, t=text), ", ".join(lines), f"The answer is {amount}.")


ORDER_FRAMES = (
    ("{e}", "What is {e}?", "{e} =", "{e}?", "calculate {e}", "Compute {e}.", "what is {e}", "how much is {e}?", "solve {e}", "{e} = ?",
     "Tell me {e}.", "What's {e}?", "evaluate {e}", "result of {e}", "Can you solve {e}?", "give me {e}"),
    ("work out {e}", "Could you calculate {e}?", "what does {e} equal?", "find {e}"),
)


def think_order(context):
    """A sum and a product: the product goes first."""
    for _ in TRIES:
        one, two, three = context.between(0, 20), context.between(1, 9), context.between(1, 9)
        if context.allowed("think", one, two, three):
            break
    product = two * three
    minus = product <= one and context.chance(0.5)
    sign, total = ("-", one - product) if minus else ("+", one + product)
    if not minus and context.chance(0.4):
        expression, second = f"{two} * {three} + {one}", f"{product} + {one} = {total}"
    else:
        expression, second = f"{one} {sign} {two} * {three}", f"{one} {sign} {product} = {total}"
    question = context.typed(context.frame(*ORDER_FRAMES), e=expression if context.chance(0.7) else expression.replace(" ", ""))
    return thought(question, f"{two} × {three} = {product}, {second}", f"The answer is {total}.")


LARGER_FRAMES = (
    ("Which is larger, {x} or {y}?", "which is bigger: {x} or {y}?", "{x} or {y}, which is more?", "what is more, {x} or {y}?",
     "Which is greater, {x} or {y}?", "Compare {x} and {y}.", "is {x} or {y} bigger?", "the larger one: {x} or {y}?", "{x} or {y}: what is larger?"),
    ("Of {x} and {y}, which is larger?", "Tell me which is bigger, {x} or {y}.", "which one is more: {x} or {y}?"),
)


def think_larger(context):
    """Which of two sums is larger."""
    sides, values, lines = [], [], []
    for _ in range(2):
        for _ in TRIES:
            operator = context.pick("+-")
            left, right = operands(context, operator)
            value = result(left, operator, right)
            if value not in values:
                break
        sides.append(f"{left} {operator} {right}")
        values.append(value)
        lines.append(f"{left} {operator} {right} = {value}")
    if values[0] == values[1]:
        return think_order(context)
    best = 0 if values[0] > values[1] else 1
    question = context.typed(context.frame(*LARGER_FRAMES), x=sides[0], y=sides[1])
    thinking = f"{lines[0]}, {lines[1]}, {values[best]} is bigger than {values[1 - best]}"
    return thought(question, thinking, f"{sides[best]} is larger.")


LETTER_FRAMES = (
    ("How many letters are in {w}?", "how many letters does {w} have?", "how many letters has {w}?", "count the letters of {w}", "letters in {w}?",
     "how many letters in {w}", "How many letters are there in the word {w}?", "number of letters in {w}", "Count the letters in {w}.",
     "How long is the word {w}?", "{w} has how many letters?", "length of {w}", "Tell me how many letters {w} has.",
     "how many letters are in the word {w}"),
    ("How many letters does the word {w} have?", "Could you count the letters in {w}?", "what is the number of letters in {w}?"),
)
BACKWARD_FRAMES = (
    ("Reverse {w}.", "reverse the word {w}", "Write {w} backwards.", "{w} backwards", "spell {w} backwards", "Say {w} backwards.", "{w} reversed",
     "What is {w} backwards?", "Can you reverse {w}?", "turn {w} around", "{w} in reverse", "Read {w} from the end.", "the reverse of {w}",
     "write the word {w} in reverse", "How do you write {w} backwards?"),
    ("Could you write {w} backwards?", "what is {w} in reverse?", "Please reverse the word {w}."),
)
SPELLING_WORDS = tuple(sorted({word for word in list(tables.TRANSLATIONS) + list(tables.UNKNOWN_WORDS) if " " not in word and len(word) < 10}
                              | set(tables.PERSON_NAMES)))


def spelled_word(context):
    """A word whose letters are looked at."""
    return pseudo_word(context, "think", (1, 2, 2)) if context.chance(0.4) else drawn(context, SPELLING_WORDS, "think")


def think_letters(context):
    """How many letters a word has, or the word reversed."""
    word = spelled_word(context)
    if context.chance(0.5):
        thinking = ", ".join(f"{letter} {index}" for index, letter in enumerate(word, 1))
        question = context.typed(context.frame(*LETTER_FRAMES), lower=False, w=word)
        return thought(question, thinking, f"{word} has {len(word)} letters.")
    question = context.typed(context.frame(*BACKWARD_FRAMES), lower=False, w=word)
    return thought(question, f"{'-'.join(word)}, backwards {'-'.join(reversed(word))}", word[::-1])


TWO_COLOR = (
    ("What is the color of {x} in {l}?", "the color of {x} in {l}", "Translate the color of {x} into {l}.", "say the color of {x} in {l}",
     "how do you say the color of {x} in {l}?", "the {l} word for the color of {x}", "translate the color of {x} to {l}", "color of {x}, in {l}?",
     "In {l}, what color is {x}?", "What color is {x} in {l}?"),
    ("Give me the color of {x} in {l}.", "Which {l} word is the color of {x}?", "how would you say the color of {x} in {l}?"),
)
TWO_OPPOSITE = (
    ("What is the opposite of {w} in {l}?", "opposite of {w} in {l}", "translate the opposite of {w} into {l}",
     "the opposite of {w}, in {l}?", "how do you say the opposite of {w} in {l}?", "say the opposite of {w} in {l}",
     "Translate the opposite of {w} to {l}.", "the {l} word for the opposite of {w}"),
    ("Give me the opposite of {w} in {l}.", "Which {l} word is the opposite of {w}?"),
)
TWICE_OPPOSITE = (
    ("What is the opposite of the opposite of {w}?", "opposite of the opposite of {w}", "the opposite of the opposite of {w}?",
     "tell me the opposite of the opposite of {w}", "Give me the opposite of the opposite of {w}.", "what's the opposite of the opposite of {w}"),
    ("Do you know the opposite of the opposite of {w}?", "Name the opposite of the opposite of {w}."),
)
SAME_COUNTRY = (
    ("{k} is the capital of a country. How many letters has the country?", "How many letters are in the country whose capital is {k}?",
     "the country of {k}: how many letters?", "Count the letters of the country with the capital {k}."),
    ("How many letters does the country with the capital {k} have?", "how many letters has the country of {k}?"),
)
CAPITAL_LETTERS = (
    ("How many letters are in the capital of {c}?", "count the letters of the capital of {c}", "how many letters has the capital of {c}?",
     "letters in the capital of {c}?", "the capital of {c} has how many letters?", "How long is the name of the capital of {c}?"),
    ("How many letters does the capital of {c} have?", "Could you count the letters in the capital of {c}?"),
)
OPPOSITE_WORDS = tuple(word for word, other in tables.OPPOSITES.items() if other in tables.TRANSLATIONS)
SIMPLE_COLORS = tuple(thing for thing, name in tables.COLORS.items() if name in tables.TRANSLATIONS and name != "orange")
SHORT_COUNTRIES = tuple(name for name in tables.CAPITALS if " " not in name and len(name) < 10)
SHORT_CAPITALS = tuple(name for name, city in tables.CAPITALS.items() if city.isalpha() and len(city) < 10)


def counted(word):
    """The letters of a word with their numbers."""
    return ", ".join(f"{letter} {index}" for index, letter in enumerate(word, 1))


def think_two_facts(context):
    """A question that needs one fact to ask for the next."""
    roll = context.rng.random()
    language = context.pick(tables.LANGUAGES)
    if roll < 0.3:
        thing = drawn(context, SIMPLE_COLORS, "think", language)
        name = tables.COLORS[thing]
        answer = f"{capitalized(name)} in {language} is {tables.TRANSLATIONS[name][language]}."
        question = context.typed(context.frame(*TWO_COLOR), x=thing, l=language)
        return thought(question, f"{capitalized(thing)} is {name}.", answer)
    if roll < 0.5:
        word = drawn(context, OPPOSITE_WORDS, "think", language)
        other = tables.OPPOSITES[word]
        answer = f"{capitalized(other)} in {language} is {tables.TRANSLATIONS[other][language]}."
        question = context.typed(context.frame(*TWO_OPPOSITE), w=word, l=language)
        return thought(question, f"The opposite of {word} is {other}.", answer)
    if roll < 0.65:
        word = drawn(context, facts.OPPOSITE.entities, "think", "twice")
        other = tables.OPPOSITES[word]
        back = tables.OPPOSITES[other]
        question = context.typed(context.frame(*TWICE_OPPOSITE), w=word)
        return thought(question, f"The opposite of {word} is {other}. The opposite of {other} is {back}.", f"The answer is {back}.")
    if roll < 0.8:
        country = drawn(context, SHORT_COUNTRIES, "think", "country")
        question = context.typed(context.frame(*SAME_COUNTRY), k=tables.CAPITALS[country])
        thinking = f"{tables.CAPITALS[country]} is the capital of {country}. {counted(country)}"
        if country == "England" or facts.CAPITALS_OF[tables.CAPITALS[country]] != country:
            return think_letters(context)
        return thought(question, thinking, f"{country} has {len(country)} letters.")
    country = drawn(context, SHORT_CAPITALS, "think", "capital")
    city = tables.CAPITALS[country]
    question = context.typed(context.frame(*CAPITAL_LETTERS), c=country)
    return thought(question, f"The capital of {country} is {city}. {counted(city)}", f"{city} has {len(city)} letters.")


def think(context):
    """Questions that are thought about step by step before they are answered."""
    roll = context.rng.random()
    if roll < 0.34:
        return think_columns(context)
    if roll < 0.5:
        return think_story(context)
    if roll < 0.6:
        return think_order(context)
    if roll < 0.69:
        return think_larger(context)
    if roll < 0.84:
        return think_letters(context)
    return think_two_facts(context)


def filler(context):
    """A question of this module and its answer, for conversations of several turns."""
    made = context.pick(FILLERS)(context)
    return made.turns[0][1], made.turns[1][1]


FILLERS = (arithmetic, arithmetic, series, calendar)
SKILLS = {
    "count": (count, 6.0),
    "arithmetic": (arithmetic, 8.0),
    "think": (think, 5.0),
}
