/// Whether a question is worth thinking about before it is answered, where the request leaves that to the model.
///
/// The largest built-in model has learnt to think about some kinds of questions: sums beyond single digits and of several steps,
/// problems told as a story, letters of words, and facts that need another fact first. About anything else it answers better at once.
/// The model itself cannot decide it: what it writes first is part of the prompt.
///
/// - Source: the skill `think` of `Scripts/train-local-model/corpus`.
struct ThinkingDecision {
  /// Whether to think first.
  let thinks: Bool

  /// Decides by the words of a question.
  init(about question: String) {
    let words = QuestionWords(question)
    thinks = words.haveSum || words.haveStory || words.askForLetters || words.askForTwoFacts
  }
}

/// The words, numbers and signs of a question, in lower case; a sign stands alone.
private struct QuestionWords {
  private let words: [String]

  init(_ text: String) {
    var words: [String] = []
    var word = ""
    for character in text.lowercased() {
      let isPart = character.isLetter || character.isNumber
      if !isPart || word.last.map({ $0.isNumber != character.isNumber }) ?? false {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if isPart {
        word.append(character)
      } else if !character.isWhitespace {
        words.append(String(character))
      }
    }
    self.words = word.isEmpty ? words : words + [word]
  }

  private static let sums: Set<String> = ["+", "-", "−", "plus", "minus"]
  private static let products: Set<String> = ["*", "×", "x", "times"]
  private static let languages: Set<String> = ["korean", "french", "spanish"]
  private static let letterWords: Set<String> = [
    "letter", "letters", "backwards", "reverse", "reversed",
  ]

  private var numbers: [Int] { words.compactMap { Int($0) } }

  /// The operations that stand between two numbers.
  private var operations: [String] {
    words.indices.dropFirst().dropLast().filter { index in
      Int(words[index - 1]) != nil && Int(words[index + 1]) != nil
    }.map { words[$0] }.filter { Self.sums.contains($0) || Self.products.contains($0) }
  }

  /// A sum that goes beyond single digits, or several steps of arithmetic.
  var haveSum: Bool {
    let operations = operations
    if operations.count >= 2 { return true }
    return operations.contains(where: Self.sums.contains) && numbers.contains { $0 >= 10 }
  }

  /// A problem told in sentences.
  var haveStory: Bool {
    numbers.count >= 3 && zip(words, words.dropFirst()).contains { $0 == ("how", "many") }
  }

  /// A question about the letters of a word.
  var askForLetters: Bool {
    words.contains(where: Self.letterWords.contains)
      || (words.contains("length") || words.contains("long")) && words.contains("word")
  }

  /// A fact that is asked for through another one.
  var askForTwoFacts: Bool {
    let opposites = words.filter { $0 == "opposite" }.count
    let isColor = words.contains("color") || words.contains("colour")
    return opposites > 1
      || (opposites == 1 || isColor) && words.contains(where: Self.languages.contains)
  }
}
