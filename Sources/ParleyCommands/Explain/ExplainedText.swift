import ArgumentParser

/// The text of `parley explain`: its words, or standard input.
struct ExplainedText {
  /// The text.
  let text: String

  /// Puts a text together.
  ///
  /// - Parameters:
  ///   - words: The words of the command line; `-` alone is standard input.
  ///   - input: Reads standard input.
  /// - Throws: `ValidationError` when there is nothing, or no text.
  init(words: [String], input: () throws -> [UInt8]) throws {
    guard words == ["-"] else {
      text = words.joined(separator: " ")
      try Self.check(text, remedy: "give one, as in: parley explain \"What is rain?\"")
      return
    }
    guard var given = String(validating: try input(), as: UTF8.self) else {
      throw ValidationError("standard input is not UTF-8 text")
    }
    // The line that a shell pipes ends with a line break which nobody means.
    if given.hasSuffix("\r\n") || given.hasSuffix("\n") { given.removeLast() }
    text = given
    try Self.check(text, remedy: "standard input was empty")
  }

  private static func check(_ text: String, remedy: String) throws {
    guard !text.allSatisfy(\.isWhitespace) else {
      throw ValidationError("there is no text to explain: \(remedy)")
    }
  }
}
