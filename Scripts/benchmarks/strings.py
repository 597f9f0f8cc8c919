"""Texts grown piece by piece, interpolated, split, joined, searched and replaced."""


def grown(count):
    text = ""
    for i in range(count):
        text += f"item {i} of {count}: "
        text += "done\n"
    return text


def longest(text):
    found = ""
    for line in text.splitlines():
        parts = line.split(" ")
        name = parts[1].upper()
        if len(name) > len(found) and "of" in line and line.startswith("item"):
            found = name
    return found


text = grown(500_000)
print(len(text))
print(longest(text))
shorter = text.replace("done", "ok")
print(len(shorter))
print(len("; ".join(shorter.split("\n"))))
