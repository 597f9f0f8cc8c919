import ParleyRuntime

extension LanguageReference {
  /// The functions that every script knows, in the order of the language's own list.
  package static let builtins: [Entry] = texts + conversions + collections + numbers + world

  private static let texts = [
    builtin("len", "how many characters, items or keys", "print len(\"né\"), len([1, 2])"),
    builtin("lower", "the text in small letters", "print lower(\"ABC\")"),
    builtin("upper", "the text in capitals", "print upper(\"abc\")"),
    builtin("trim", "the text without blanks around it", "print trim(\"  hi  \")"),
    builtin("lines", "the lines of a text", "print lines(\"one\\ntwo\")"),
    builtin("words", "the words of a text", "print words(\"an old pond\")"),
    builtin("split", "the parts between separators", "print split(\"a,b,c\", \",\")"),
    builtin("join", "the items with a separator between", "print join([\"a\", \"b\"], \"-\")"),
    builtin("replace", "the text with old as new", "print replace(\"banana\", \"an\", \"or\")"),
    builtin("starts_with", "whether it starts so", "print starts_with(\"parley\", \"par\")"),
    builtin("ends_with", "whether it ends so", "print ends_with(\"parley\", \"ley\")"),
    builtin("find", "where it stands, -1 for nowhere", "print find(\"parley\", \"ley\")"),
    builtin("chars", "the characters of a text", "print chars(\"né\")"),
    builtin("regex_find", "the first match, or null", "print regex_find(\"a1b22\", '\\d+')"),
    builtin("regex_all", "all matches", "print regex_all(\"a1b22\", '\\d+')"),
    builtin("format", "the number with so many decimals", "print format(2 / 3, 2)"),
  ]

  private static let conversions = [
    builtin("int", "as a whole number", "print int(\"42\")"),
    builtin("float", "as a number with a fraction", "print float(\"1e3\")"),
    builtin("string", "as a text", "print string([1, 2])"),
    builtin("bool", "true or false from a text", "print bool(\"true\")"),
    builtin("type", "the name of a value's type", "print type(3.5)"),
    builtin("json", "a value as JSON", "print json({ city: \"Seoul\" })"),
    builtin("parse_json", "the value of a JSON text", "print parse_json('{\"a\": 1}').a"),
  ]

  private static let collections = [
    builtin("get", "an item, or the default", "print get({ a: 1 }, \"b\", \"none\")"),
    builtin("keys", "the keys of a map", "print keys({ a: 1, b: 2 })"),
    builtin("values", "the values of a map", "print values({ a: 1, b: 2 })"),
    builtin("items", "the pairs of a map", "print items({ a: 1, b: 2 })"),
    builtin("sort", "the list in order", "print sort([3, 1, 2])"),
    builtin("reverse", "a list or text backwards", "print reverse([1, 2, 3])"),
    builtin("unique", "the list without doubles", "print unique([1, 2, 1])"),
    builtin("range", "whole numbers in a row", "print range(5), range(2, 5)"),
    builtin("map", "what a function makes of each item", "print map([1, 2], n -> n * n)"),
    builtin("filter", "the items that pass", "print filter(range(6), n -> n % 2 == 0)"),
    builtin("sorted_by", "sorted by a key", "print sorted_by(words(\"an old pond\"), len)"),
    builtin("any", "whether one passes", "print any([1, 2], n -> n > 1)"),
    builtin("all", "whether all pass", "print all([1, 2], n -> n > 1)"),
  ]

  private static let numbers = [
    builtin("sum", "all numbers added", "print sum([1, 2.5])"),
    builtin("min", "the least", "print min(3, 1)"),
    builtin("max", "the greatest", "print max([1, 4])"),
    builtin("mean", "the average", "print mean([1, 2])"),
    builtin("median", "the one in the middle", "print median([4, 1, 3])"),
    builtin("stdev", "how far numbers spread", "print stdev([1, 2, 4])"),
    builtin("round", "to whole numbers or decimals", "print round(2.675, 2)"),
    builtin("floor", "the whole number below", "print floor(-1.5)"),
    builtin("abs", "without its sign", "print abs(-3)"),
  ]

  private static let world = [
    builtin("read", "the text of a file", "print read(\"notes.txt\")"),
    builtin("read_json", "the value of a JSON file", "print read_json(\"data.json\")"),
    builtin("read_csv", "the rows of a table, as maps", "print read_csv(\"cities.csv\")"),
    builtin("glob", "the files that match", "print glob(\"*.txt\")"),
    builtin("env", "a variable of the environment", "print env(\"LANG\")"),
    builtin("exec", "runs a program", "print exec(\"date\", [\"-u\"])"),
    builtin("count_tokens", "how many tokens it takes", "print count_tokens(\"Hello\")"),
    builtin("cost", "what a usage costs", "print cost(usage, \"haiku\")"),
    builtin("models", "what is known of the models", "print models()"),
    builtin(
      "judge",
      "asks a model whether a text meets it",
      "print judge(reply, \"names a city\").pass"
    ),
    builtin("hash", "the SHA-256 of a value's text", "print hash(\"Hello\")"),
  ]

  private static func builtin(_ word: String, _ explanation: String, _ example: String) -> Entry {
    let form = Builtin(rawValue: word)?.usage ?? word
    return Entry(.builtin, word, form, explanation, example: example)
  }
}
