"""Recursive calls, calls with three arguments and a default, and calls of function values."""


def fibonacci(n):
    if n < 2:
        return n
    return fibonacci(n - 1) + fibonacci(n - 2)


def mixed(a, b, c=3):
    return a * b - c


def repeated(f, rounds):
    total = 0
    for i in range(rounds):
        total += f(i) + mixed(i, 2) - mixed(i, 2, 1)
    return total


print(fibonacci(29))
print(repeated(lambda x: x + 1, 1_000_000))
