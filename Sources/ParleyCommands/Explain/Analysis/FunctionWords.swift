/// English words that carry grammar rather than meaning.
enum FunctionWords {
  /// Whether a word, in lower case, is one of them.
  static func contains(_ word: String) -> Bool { words.contains(word) }

  private static let words: Set<String> = Set(
    """
    a about after again all also am an and any are as at be because been before being but by can could did do does \
    doing don down each few for from further get give had has have having he her here hers him his how i if in into is it \
    its just let me more most much my no nor not now of off on once one only or other our out over own please same she \
    should so some such tell than that the their them then there these they this those through to too under until up \
    us very was we were what when where which while who whom why will with would you your
    """.split(whereSeparator: \.isWhitespace).map(String.init)
  )
}
