"""Questions that are thought about step by step before they are answered."""
from . import facts_tables as tables
from .arithmetic import SUM_FORMS, WORDS_FOR, may_be_shown, operands, result, written
from .capitals import CAPITALS_OF
from .context import Conversation, capitalized
from .qualities import OPPOSITE
from .questions import TRIES, drawn, pseudo_word


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
        if context.allowed("think", left, operator, right) and may_be_shown(context, left, operator, right):
            break
    thinking = added_in_columns(left, right) if operator == "+" else subtracted_in_columns(left, right)
    form, frame = SUM_FORMS.draw(context)
    while "{A}" in frame:
        form, frame = SUM_FORMS.draw(context)
    question = context.typed(frame, a=left, b=right, s=operator, w=WORDS_FOR[operator][0])
    return thought(question, thinking, written(left, operator, right))


STORY_STARTS = (("{n} has {a} {i}", "{n} starts with {a} {i}", "Today {n} has {a} {i}",
                 "In the morning {n} has {a} {i}"),
                ("{n} owns {a} {i}", "At first {n} has {a} {i}"))
STORY_MORE = (("gets {b} more", "buys {b}", "finds {b}", "adds {b}", "is given {b}"), ("receives {b}", "picks up {b}"))
STORY_LESS = (("loses {b}", "gives away {b}", "eats {b}", "sells {b}", "drops {b}"), ("breaks {b}", "throws away {b}"))
STORY_ENDS = (("How many {i} are left?", "How many {i} does {n} have?", "How many now?",
               "How many {i} are there now?", "How many in the end?"),
              ("How many {i} are there at the end?", "How many {i} does {n} have now?"))


def think_story(context):
    """A problem with two or three steps."""
    name = drawn(context, tables.PERSON_NAMES, "think_story")
    thing = context.pick(tables.THINGS).split("/")[1]
    amount = context.between(2, 20)
    parts, lines = [context.frame(*STORY_STARTS).format(n=name, a=amount, i=thing)], []
    for _ in range(context.pick((2, 2, 3))):
        for _ in TRIES:
            more = amount < 2 or context.chance(0.5)
            change = context.between(1, 12 if more else amount)
            if may_be_shown(context, amount, "+" if more else "-", change):
                break
        step = context.frame(*(STORY_MORE if more else STORY_LESS)).format(b=change)
        parts.append(step)
        after = amount + change if more else amount - change
        lines.append(f"{amount} {'+' if more else '-'} {change} = {after}")
        amount = after
    glue = context.pick((", ", ", then ", " and then "))
    text = glue.join(parts[:-1]) + " and " + parts[-1] + ". " + context.frame(*STORY_ENDS).format(n=name, i=thing)
    return thought(context.typed("{t}", polite=False, lower=True, t=text), ", ".join(lines), f"The answer is {amount}.")


ORDER_FRAMES = (
    ("{e}", "What is {e}?", "{e} =", "{e}?", "calculate {e}", "Compute {e}.", "what is {e}", "how much is {e}?",
     "solve {e}", "{e} = ?",
     "Tell me {e}.", "What's {e}?", "evaluate {e}", "result of {e}", "Can you solve {e}?", "give me {e}"),
    ("work out {e}", "Could you calculate {e}?", "what does {e} equal?", "find {e}"),
)


def order_parts(context):
    """(the number that is added to or taken from, sign, the two factors, whether the product is written first)."""
    for _ in TRIES:
        one, two, three = context.between(0, 20), context.between(1, 9), context.between(1, 9)
        product = two * three
        sign = "-" if product <= one and context.chance(0.5) else "+"
        product_first = sign == "+" and context.chance(0.4)
        left, right = (product, one) if product_first else (one, product)
        shown = may_be_shown(context, two, "*", three) and may_be_shown(context, left, sign, right)
        if shown and context.allowed("think", one, two, three):
            break
    return one, sign, two, three, product_first


def think_order(context):
    """A sum and a product: the product goes first."""
    one, sign, two, three, product_first = order_parts(context)
    product = two * three
    total = result(one, sign, product)
    if product_first:
        expression, second = f"{two} * {three} + {one}", f"{product} + {one} = {total}"
    else:
        expression, second = f"{one} {sign} {two} * {three}", f"{one} {sign} {product} = {total}"
    frame = context.frame(*ORDER_FRAMES)
    question = context.typed(frame, e=expression if context.chance(0.7) else expression.replace(" ", ""))
    return thought(question, f"{two} × {three} = {product}, {second}", f"The answer is {total}.")


LARGER_FRAMES = (
    ("Which is larger, {x} or {y}?", "which is bigger: {x} or {y}?", "{x} or {y}, which is more?",
     "what is more, {x} or {y}?",
     "Which is greater, {x} or {y}?", "Compare {x} and {y}.", "is {x} or {y} bigger?", "the larger one: {x} or {y}?",
     "{x} or {y}: what is larger?"),
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
    ("How many letters are in {w}?", "how many letters does {w} have?", "how many letters has {w}?",
     "count the letters of {w}", "letters in {w}?",
     "how many letters in {w}", "How many letters are there in the word {w}?", "number of letters in {w}",
     "Count the letters in {w}.",
     "How long is the word {w}?", "{w} has how many letters?", "length of {w}", "Tell me how many letters {w} has.",
     "how many letters are in the word {w}"),
    ("How many letters does the word {w} have?", "Could you count the letters in {w}?",
     "what is the number of letters in {w}?"),
)
BACKWARD_FRAMES = (
    ("Reverse {w}.", "reverse the word {w}", "Write {w} backwards.", "{w} backwards", "spell {w} backwards",
     "Say {w} backwards.", "{w} reversed",
     "What is {w} backwards?", "Can you reverse {w}?", "turn {w} around", "{w} in reverse", "Read {w} from the end.",
     "the reverse of {w}",
     "write the word {w} in reverse", "How do you write {w} backwards?"),
    ("Could you write {w} backwards?", "what is {w} in reverse?", "Please reverse the word {w}."),
)
SPELLING_WORDS = tuple(sorted(set(tables.PERSON_NAMES) | {
    word for word in tuple(tables.TRANSLATIONS) + tables.UNKNOWN_WORDS if " " not in word and len(word) < 10}))


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
    ("What is the color of {x} in {l}?", "the color of {x} in {l}", "Translate the color of {x} into {l}.",
     "say the color of {x} in {l}",
     "how do you say the color of {x} in {l}?", "the {l} word for the color of {x}",
     "translate the color of {x} to {l}", "color of {x}, in {l}?",
     "In {l}, what color is {x}?", "What color is {x} in {l}?"),
    ("Give me the color of {x} in {l}.", "Which {l} word is the color of {x}?",
     "how would you say the color of {x} in {l}?"),
)
TWO_OPPOSITE = (
    ("What is the opposite of {w} in {l}?", "opposite of {w} in {l}", "translate the opposite of {w} into {l}",
     "the opposite of {w}, in {l}?", "how do you say the opposite of {w} in {l}?", "say the opposite of {w} in {l}",
     "Translate the opposite of {w} to {l}.", "the {l} word for the opposite of {w}"),
    ("Give me the opposite of {w} in {l}.", "Which {l} word is the opposite of {w}?"),
)
TWICE_OPPOSITE = (
    ("What is the opposite of the opposite of {w}?", "opposite of the opposite of {w}",
     "the opposite of the opposite of {w}?",
     "tell me the opposite of the opposite of {w}", "Give me the opposite of the opposite of {w}.",
     "what's the opposite of the opposite of {w}"),
    ("Do you know the opposite of the opposite of {w}?", "Name the opposite of the opposite of {w}."),
)
SAME_COUNTRY = (
    ("{k} is the capital of a country. How many letters has the country?",
     "How many letters are in the country whose capital is {k}?",
     "the country of {k}: how many letters?", "Count the letters of the country with the capital {k}."),
    ("How many letters does the country with the capital {k} have?", "how many letters has the country of {k}?"),
)
CAPITAL_LETTERS = (
    ("How many letters are in the capital of {c}?", "count the letters of the capital of {c}",
     "how many letters has the capital of {c}?",
     "letters in the capital of {c}?", "the capital of {c} has how many letters?",
     "How long is the name of the capital of {c}?"),
    ("How many letters does the capital of {c} have?", "Could you count the letters in the capital of {c}?"),
)
OPPOSITE_WORDS = tuple(word for word, other in tables.OPPOSITES.items() if other in tables.TRANSLATIONS)
SIMPLE_COLORS = tuple(thing for thing,
name in tables.COLORS.items() if name in tables.TRANSLATIONS and name != "orange")
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
        word = drawn(context, OPPOSITE.entities, "think", "twice")
        other = tables.OPPOSITES[word]
        back = tables.OPPOSITES[other]
        question = context.typed(context.frame(*TWICE_OPPOSITE), w=word)
        thinking = f"The opposite of {word} is {other}. The opposite of {other} is {back}."
        return thought(question, thinking, f"The answer is {back}.")
    if roll < 0.8:
        country = drawn(context, SHORT_COUNTRIES, "think", "country")
        question = context.typed(context.frame(*SAME_COUNTRY), k=tables.CAPITALS[country])
        thinking = f"{tables.CAPITALS[country]} is the capital of {country}. {counted(country)}"
        if country == "England" or CAPITALS_OF[tables.CAPITALS[country]] != country:
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
