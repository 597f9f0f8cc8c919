"""Maps as counters under computed keys, and as records whose fields are read and written."""


def counted(rounds):
    names = [f"name{i}" for i in range(1000)]
    counts = {}
    for i in range(rounds):
        name = names[i * 7919 % 1000]
        counts[name] = counts.get(name, 0) + 1
    return counts


def moved(rounds):
    point = {"x": 0, "y": 1, "label": "p"}
    for i in range(rounds):
        point["x"] = point["x"] + point["y"]
        point["y"] = i - point["x"] % 7
    return point


counts = counted(1_500_000)
print(len(counts))
print(counts["name10"])
print(sum(counts.values()))
point = moved(1_500_000)
print(point["x"], point["y"])
