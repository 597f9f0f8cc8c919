"""Nested loops with integer arithmetic, comparisons and branches."""


def count(rounds):
    total = 0
    for i in range(rounds):
        j = 0
        while j < 1000:
            if (i + j) % 3 == 0:
                total += j
            else:
                total -= i
            j += 1
    return total


print(count(5000))
