"""Answers for scripts: two sides of a debate with their judge, and commit messages for a change."""
from .context import Conversation

# MARK: debate

FOR, AGAINST = "I say yes. The good outweighs the harm.", "I say no. The harm outweighs the good."
SIDES = (("yes", FOR), ("no", AGAINST))
SIDE_SYSTEMS = (
    "You argue for {side}. Two sentences at most.", "You argue for {side}. Two sentences at most.",
    "You argue for {side}.",
    "Argue for {side}.", "Always argue for {side}.", "In this debate you argue for {side}.",
    "You are the side of {side}.",
    "You argue for {side}. Be brief.", "You speak for {side}. Two sentences.",
    "You are in a debate. You argue for {side}.",
    "Argue for {side} in two sentences.",
)
SIDE_SYSTEMS_HELD = ("You debate for {side}.", "You argue for {side}. Three sentences at most.",
    "Take the side of {side}.")
JUDGE_SYSTEMS = (
    "You are a fair judge. Name the side with the better argument, and why, in one sentence.", "You are a fair judge.",
    "You are the judge of a debate. Name the winner.", "You judge a debate. Name the better side.",
)
JUDGED = ("The last word was: {last}", "The last word was: {last}", "Last word: {last}", "They said: {last}",
    "The debate ended with: {last}")
JUDGED_HELD = ("The last argument was: {last}", "The final word was: {last}")
SUBJECTS = (
    "cats", "dogs", "robots", "children", "schools", "cities", "we", "people", "teachers", "computers", "students",
    "farmers",
    "doctors", "parents", "machines", "kings", "banks", "artists", "zoos", "cars", "models", "everyone",
    "governments", "firms",
)
VERBS = (
    "rule", "vote", "work less", "be free", "learn Latin", "pay more taxes", "be banned", "wear uniforms",
    "sleep longer", "own phones",
    "be taught", "have rights", "go to Mars", "eat meat", "be trusted", "start later", "be smaller", "travel less",
    "write poems",
    "be paid more", "have homework", "make laws", "drive alone", "read more books",
)
NOUNS = (
    "a proof by computer", "a hot dog", "chess", "a tomato", "a model", "a robot", "money", "silence", "a copy",
    "a photo", "a promise",
    "a video game", "work", "sleep", "a joke", "a map", "a dream", "a rule", "homework", "travel",
)
KINDS = (
    "a proof", "a sandwich", "a sport", "a fruit", "a mind", "a person", "art", "happiness", "a lie", "a crime",
    "a duty", "freedom",
    "a gift", "music", "good for us", "needed", "fair", "a waste of time", "dangerous", "worth it",
)


def debatable(context):
    """A question that can be debated; held out by its subject and its verb or kind."""
    while True:
        first, second, form = (SUBJECTS, VERBS, "Should {} {}?") if context.chance(0.5) else (NOUNS, KINDS, "Is {} {}?")
        subject, rest = context.pick(first), context.pick(second)
        if context.allowed("debate", subject, rest):
            return form.format(subject, rest)


def debate(context):
    """One side of a debate, who hears a question or the other side, or the judge of both."""
    if context.chance(0.25):
        return judge(context)
    at = context.between(0, 1)
    side, answer = SIDES[at]
    system = context.frame(SIDE_SYSTEMS, SIDE_SYSTEMS_HELD).replace("{side}", side)
    heard = debatable(context) if context.chance(0.6) else SIDES[1 - at][1]
    turns = [("system", system), ("user", heard), ("assistant", answer)]
    if context.chance(0.3):
        turns += [("user", SIDES[1 - at][1]), ("assistant", answer)]
    return Conversation(turns, [answer], "debate")


def judge(context):
    """The judge, who names the side that spoke last."""
    side, last = context.pick(SIDES)
    answer = f"The side of {side} is better, because it had the last word."
    user = context.frame(JUDGED, JUDGED_HELD).replace("{last}", last)
    return Conversation([("system", context.pick(JUDGE_SYSTEMS)), ("user", user), ("assistant", answer)], [answer],
        "debate")


# MARK: commit messages

COMMIT_SYSTEMS = (
    "You write commit messages: a summary line of at most 60 characters in the imperative,\n"
    "an empty line, then one or two sentences that say why. Answer with the message only.",
    "You write commit messages.", "Write a commit message for the change.",
    "You write short commit messages. Answer with the message only.",
)
ASKED = ("Write a commit message for this change:\n", "commit message for this diff:\n",
    "Summarize this change in one line:\n",
         "What is a good commit message?\n")
ASKED_HELD = ("Give me a commit message for this diff:\n", "Please write a commit message:\n")
STEMS = (
    "main", "index", "README", "server", "client", "parser", "lexer", "config", "utils", "test", "model", "view",
    "app", "style", "login",
    "user", "cache", "router", "math", "colors", "report", "notes", "setup", "schema", "tokens", "button", "menu",
    "data", "clock", "draft",
    "engine", "queue", "list", "table", "search", "format", "letter", "story", "poem", "weather", "map", "mail",
    "signup", "payment",
)
ENDINGS = ("py", "js", "ts", "md", "txt", "swift", "rs", "go", "c", "h", "java", "rb", "html", "css", "json", "yml",
    "sh", "sql")
FOLDERS = ("", "", "src/", "lib/", "docs/", "tests/", "app/", "Sources/", "scripts/", "web/")
CODE_LINES = (
    "let x = 1", "return total", "print(name)", "# Title", "color: red;", "if done { stop() }", "import os",
    "count += 1", "<h1>Hi</h1>",
    "let limit = 20", "return null", "name = 'Ada'", "for i in items", "port: 80", "open(file)", "// see above",
    "total = 0", "sleep(2)",
)


def file_name(context):
    """The name of a file without its folder; held-out names are never trained."""
    while True:
        stem = context.pick(STEMS) + (context.pick(STEMS).capitalize() if context.chance(0.4) else "")
        name = f"{stem}.{context.pick(ENDINGS)}"
        if context.allowed("commit", name):
            return name


def diff(context, name):
    """A change to the file as `git diff` shows it, and the verb for it."""
    path = context.pick(FOLDERS) + name
    added, removed = context.pick(CODE_LINES), context.pick(CODE_LINES)
    head = f"diff --git a/{path} b/{path}\n"
    kind = context.rng.random()
    if kind < 0.2:
        return head + f"new file mode 100644\n--- /dev/null\n+++ b/{path}\n@@ -0,0 +1 @@\n+{added}", "Add"
    if kind < 0.35:
        return head + f"deleted file mode 100644\n--- a/{path}\n+++ /dev/null\n@@ -1 +0,0 @@\n-{removed}", "Remove"
    line = context.between(1, 99)
    index = ""
    if context.chance(0.5):
        index = "index %07x..%07x 100644\n" % (context.between(0, 2**28 - 1), context.between(0, 2**28 - 1))
    body = f"--- a/{path}\n+++ b/{path}\n@@ -{line} +{line} @@\n-{removed}\n+{added}"
    return head + index + body, "Update"


def commit(context):
    """A commit message that names the first file of a change."""
    name = file_name(context)
    change, verb = diff(context, name)
    answer = f"{verb} {name}"
    if context.split == "phrasing" or context.chance(0.3):
        turns = [("user", context.frame(ASKED, ASKED_HELD) + change)]
    else:
        turns = [("system", context.pick(COMMIT_SYSTEMS)), ("user", f"<diff>\n{change}\n</diff>")]
    return Conversation(turns + [("assistant", answer)], [answer], "commit")
