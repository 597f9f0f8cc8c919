"""Sums, comparison, even and odd, doubles and halves, short problems."""
from . import facts_tables as tables
from .context import is_held_out
from .questions import TRIES, Forms, answered, drawn

NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty").split()
TOO_BIG = "That is too big for me. I only know small numbers."


def is_open_sum(left, operator, right):
    """Whether a sum may be held out: not the sums of single digits, which the columns of bigger sums show, and of
    two products that differ in their order only the first, and no doubles."""
    if operator == "*":
        return 2 < left < right
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
        ("{a} {s} {b}", "{a}{s}{b}", "{a} {s} {b} =", "{a}{s}{b}=?", "{a}{s}{b}=", "{a}{s}{b}?", "{a} {s} {b} = ?",
         "{a} {s} {b}?",
         "{a} {s} {b} is", "{a} {s} {b} equals", "{a} {s} {b} equals?", "what is {a}{s}{b}", "what's {a}{s}{b}?",
         "({a} {s} {b})",
         "solve {a}{s}{b}", "calculate {a} {s} {b}", "Calculate {a}{s}{b}.", "Compute {a} {s} {b}.",
         "Solve {a} {s} {b}.",
         "What is {a} {s} {b}?", "what is {a} {s} {b}", "What's {a} {s} {b}?", "how much is {a} {s} {b}?",
         "How much is {a}{s}{b}?",
         "what does {a} {s} {b} make?", "Tell me {a} {s} {b}.", "give me {a} {s} {b}", "Can you solve {a} {s} {b}?",
         "do {a} {s} {b}",
         "Can you calculate {a}{s}{b}?", "the result of {a} {s} {b}", "result of {a}{s}{b}?",
         "What is the result of {a} {s} {b}?",
         "{a} {s} {b}, what is it?", "evaluate {a} {s} {b}", "I need {a} {s} {b}.", "sum: {a} {s} {b}",
         "math: {a} {s} {b}",
         "do you know {a} {s} {b}?", "What does {a} {s} {b} equal?", "answer {a}{s}{b}", "my homework: {a} {s} {b}",
         "I have to work out {a} {s} {b}.", "How many is {a} {s} {b}?", "Please calculate {a} {s} {b}.",
         "help me with {a} {s} {b}"),
        ("work out {a} {s} {b}", "Give me the result of {a} {s} {b}.", "Could you calculate {a} {s} {b}?",
         "find {a} {s} {b}",
         "Can you do {a} {s} {b}?", "what will {a} {s} {b} be?", "{a}{s}{b} equals what?",
         "Can you tell me {a} {s} {b}?"),
    ),
    "words": (
        ("{a} {w} {b}", "What is {a} {w} {b}?", "how much is {a} {w} {b}?", "{a} {w} {b}?", "{a} {w} {b} is",
         "{a} {w} {b} equals",
         "what's {a} {w} {b}", "calculate {a} {w} {b}", "Can you tell me {a} {w} {b}?", "Tell me what {a} {w} {b} is.",
         "what does {a} {w} {b} make?", "How much does {a} {w} {b} make?", "do you know {a} {w} {b}?",
         "{a} {w} {b} is what?",
         "please solve {a} {w} {b}", "I want to know {a} {w} {b}.", "how many is {a} {w} {b}", "give me {a} {w} {b}",
         "{A} {w} {B}", "What is {A} {w} {B}?", "how much is {A} {w} {B}?", "{A} {w} {B} is what?",
         "Tell me {A} {w} {B}.",
         "{A} {w} {B} makes", "What do you get for {a} {w} {b}?"),
        ("How much do I get for {a} {w} {b}?", "what would {a} {w} {b} be?", "could you solve {a} {w} {b}?",
         "do you know what {A} {w} {B} is?", "work out {a} {w} {b}", "{a} {w} {b} makes what?"),
    ),
})
VERB_FORMS = {
    "+": (("add {a} and {b}", "what is the sum of {a} and {b}?", "sum of {a} and {b}", "Add {b} to {a}.",
           "{a} and {b} together?", "the sum of {a} and {b}", "how much are {a} and {b} together?", "{a} and {b} is",
           "add up {a} and {b}",
           "total of {a} and {b}", "What do {a} and {b} make?", "Can you add {a} and {b}?",
           "What is the total of {a} and {b}?"),
          ("add {a} and {b} together", "tell me the sum of {a} and {b}", "what are {a} and {b} together?")),
    "-": (("subtract {b} from {a}", "take {b} away from {a}", "{a} take away {b}", "what is {a} less {b}?",
           "take {b} from {a}",
           "the difference of {a} and {b}", "What is the difference between {a} and {b}?",
           "how much is {a} without {b}?",
           "What is left when I take {b} from {a}?", "Subtract {b} from {a}, please.",
           "Can you subtract {b} from {a}?"),
          ("what remains if I take {b} from {a}?", "tell me the difference between {a} and {b}",
           "please take {b} away from {a}")),
    "*": (("multiply {a} by {b}", "multiply {a} and {b}", "the product of {a} and {b}",
           "What is the product of {a} and {b}?",
           "{a} multiplied by {b}", "what is {a} multiplied by {b}?", "Can you multiply {a} by {b}?",
           "{a} groups of {b}?"),
          ("tell me the product of {a} and {b}", "how much is {a} multiplied by {b}?", "please multiply {a} and {b}")),
}
WORDS_FOR = {"+": ("plus",), "-": ("minus",), "*": ("times",)}
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
        sum_frame(context, operator, trained_only), polite=context.chance(0.5), a=left, b=right,
        s=context.pick(SIGNS_FOR[operator]), w=context.pick(WORDS_FOR[operator]),
        A=NUMBER_WORDS[min(left, 20)], B=NUMBER_WORDS[min(right, 20)])


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


def may_be_shown(context, left, operator, right):
    """Whether the sum may stand in a text of another skill: what `arithmetic` holds out is not trained anywhere."""
    return context.split != "train" or not never_trained(left, operator, right)


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
     "Which one is {w}, {x} or {y}?", "Tell me which is {w}: {x} or {y}.", "{x} and {y}: which is {w}?",
     "what number is {w}, {x} or {y}?",
     "Compare {x} and {y}. Which is {w}?", "Which of {x} and {y} is {w}?", "Say which is {w}, {x} or {y}.",
     "the {w} number: {x} or {y}?",
     "I have {x} and {y}. Which is {w}?", "find the {w} number: {x}, {y}", "{w} number of {x} and {y}?"),
    ("of {x} and {y}, which is {w}?", "Which of the two is {w}, {x} or {y}?",
     "Can you tell me which is {w}, {x} or {y}?",
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
    frame = context.frame(*COMPARE_FRAMES)
    question = context.typed(frame, w=context.pick(BIGGER if big else SMALLER), x=left, y=right)
    first, second = max(left, right), min(left, right)
    return answered(question, f"{first} is bigger than {second}." if big else f"{second} is smaller than {first}.")


EVEN_FRAMES = (
    ("Is {x} even?", "is {x} odd?", "is {x} an even number?", "is {x} an odd number?", "{x} is even, right?",
     "{x} is odd, right?", "Is the number {x} even?", "is the number {x} odd?", "is it true that {x} is even?",
     "is it true that {x} is odd?", "I think {x} is even.", "I think {x} is odd."),
    ("Do you think {x} is even?", "do you think {x} is odd?", "so {x} is even?", "Is {x} an odd one?"),
)
DOUBLE_FRAMES = (
    ("What is double {x}?", "double {x}", "Double of {x}?", "twice {x}", "what is twice {x}?", "two times {x}?",
     "what is the double of {x}?",
     "double the number {x}", "How much is double {x}?", "Double {x}.", "Can you double {x}?", "the double of {x}"),
    ("tell me the double of {x}", "how much is twice {x}?", "please double {x}"),
)
HALF_FRAMES = (
    ("What is half of {x}?", "half of {x}", "half {x}?", "the half of {x}", "what's half of {x}?",
     "How much is half of {x}?", "halve {x}",
     "divide {x} by 2", "{x} / 2", "{x} divided by 2", "Can you halve {x}?", "What is the half of {x}?", "{x}/2"),
    ("tell me the half of {x}", "what do I get when I halve {x}?", "please halve {x}"),
)


def even_or_odd(context):
    """Whether a number is even or odd."""
    number = drawn(context, range(0, 101), "even")
    even = number % 2 == 0
    frame = context.frame(*EVEN_FRAMES)
    right = ("even" in frame) == even
    answer = f"{'Yes' if right else 'No'}, {number} is {'even' if even else 'odd'}."
    return answered(context.typed(frame, x=number), answer)


def double_or_half(context):
    """Twice or half a number."""
    if context.chance(0.5):
        number = drawn(context, range(0, 51), "double")
        return answered(context.typed(context.frame(*DOUBLE_FRAMES), x=number), f"2 × {number} = {2 * number}")
    number = drawn(context, range(0, 101, 2), "half")
    return answered(context.typed(context.frame(*HALF_FRAMES), x=number), f"{number} / 2 = {number // 2}")


PROBLEMS = {
    "+": (
        ("{n} has {a} {i} and gets {b} more. How many {i} does {n} have?",
         "{n} has {a} {i}. {n} gets {b} {i}. How many now?",
         "{n} had {a} {i} and bought {b} more. How many {i} are there?",
         "{n} has {a} {i} and finds {b}. How many in all?",
         "There are {a} {i} on the table. {n} adds {b}. How many {i} are on the table?",
         "I have {a} {i} and buy {b} more. How many do I have?",
         "{n} has {a} {i} and {m} has {b} {i}. How many do they have together?",
         "if {n} has {a} {i} and gets {b}, how many are there?",
         "{a} {i} and {b} {i}. How many {i}?", "{n} picks {a} {i} and then {b} more. How many {i} has {n}?",
         "{n} has {a} {i}. {m} gives {n} {b} {i}. How many {i} does {n} have now?"),
        ("{n} had {a} {i} and then got {b} more. How many in all?",
         "{n} owns {a} {i} and buys {b}. How many {i} does {n} have now?",
         "I had {a} {i} and found {b}. How many now?", "{m} has {a} {i} and {n} has {b}. How many are there in all?"),
    ),
    "-": (
        ("{n} has {a} {i} and loses {b}. How many {i} does {n} have?",
         "{n} has {a} {i}. {n} gives away {b}. How many are left?",
         "{n} had {a} {i} and sold {b}. How many {i} are left?",
         "{n} has {a} {i} and gives {b} to {m}. How many does {n} have?",
         "There are {a} {i} on the table. {n} takes {b}. How many are left?",
         "I have {a} {i} and lose {b}. How many do I have?",
         "{n} had {a} {i} and lost {b}. How many now?", "if {n} has {a} {i} and loses {b}, how many are left?",
         "{a} {i}, {b} are gone. How many {i} are left?",
         "{n} has {a} {i}. {m} takes {b} {i}. How many {i} does {n} have now?"),
        ("{n} had {a} {i} and gave away {b}. How many remain?",
         "{n} owns {a} {i} and sells {b}. How many {i} does {n} have now?",
         "I had {a} {i} and lost {b}. How many now?", "{m} has {a} {i} and {n} takes {b}. How many does {m} have?"),
    ),
    "*": (
        ("{n} has {a} bags with {b} {i} each. How many {i} does {n} have?",
         "There are {a} boxes with {b} {i} in each. How many {i}?",
         "{a} friends have {b} {i} each. How many {i} are there?", "{n} buys {a} boxes of {b} {i}. How many {i}?",
         "{a} bags, {b} {i} in each bag. How many {i}?", "each of {a} boxes has {b} {i}. How many {i} in all?"),
        ("{n} gets {b} {i} in each of {a} bags. How many {i}?",
         "In {a} boxes there are {b} {i} each. How many {i} in all?"),
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
