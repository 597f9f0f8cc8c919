import ParleySyntax

/// A command split at its blanks into a program and its arguments.
///
/// What stands between `'` and `'` or `"` and `"` belongs to one word, blanks included; the quotes go, and no other character
/// is special. What is computed is never split and never unquoted.
struct CommandWords {
  /// The words, each of literal and computed parts.
  private(set) var words: [[TextPart]] = []
  /// Whether a quote is not closed.
  private(set) var hasOpenQuote = false
  /// The parts of the word that is being read; nil between two words.
  private var word: [TextPart]?
  private var literal = ""
  private var quote: Character?

  /// Splits a command.
  init(_ command: TextTemplate) {
    for part in command.parts {
      switch part {
      case .literal(let text): for character in text { add(character) }
      case .expression:
        endLiteral()
        word = (word ?? []) + [part]
      }
    }
    endWord()
    hasOpenQuote = quote != nil
  }

  private mutating func add(_ character: Character) {
    if let open = quote {
      if character == open { quote = nil } else { literal.append(character) }
    } else if character == "'" || character == "\"" {
      quote = character
      word = word ?? []
    } else if character == " " || character == "\t" || character.isNewline {
      endWord()
    } else {
      word = word ?? []
      literal.append(character)
    }
  }

  private mutating func endLiteral() {
    guard !literal.isEmpty else { return }
    word = (word ?? []) + [.literal(literal)]
    literal = ""
  }

  private mutating func endWord() {
    endLiteral()
    if let word { words.append(word) }
    word = nil
  }
}
