import ParleyDiagnostics
import ParleySyntax

/// What somebody is told who types to the model without a verb.
package enum UnknownWord {
  /// How to say an entry, as a line of help: "to say it, write `say Hello there` or `> Hello there`".
  ///
  /// - Parameter entry: What was entered.
  /// - Returns: The help; nil for what is not words: several lines, a command, something that looks like code.
  package static func suggestion(for entry: String) -> String? {
    let line = trimmed(entry)
    return wordCount(of: line) == nil ? nil : suggestion(forLine: line)
  }

  private static func suggestion(forLine line: Substring) -> String {
    let limit = 40
    let shown = line.count > limit ? "\(line.prefix(limit))…" : String(line)
    return "to say it, write `say \(shown)` or `> \(shown)`"
  }

  /// Adds how to say an entry to what is wrong with it, where it seems to be meant to be said.
  ///
  /// The parser's own advice to write `say` is replaced by it; a first word that is no verb, an unknown name that is the whole
  /// entry, and a sentence that only starts like a statement get it too.
  ///
  /// - Parameters:
  ///   - diagnostics: What is wrong with the entry, in its order.
  ///   - entry: What was entered.
  /// - Returns: The same with the help at the first error, if there is something to say.
  package static func helping(_ diagnostics: [Diagnostic], of entry: String) -> [Diagnostic] {
    let line = trimmed(entry)
    guard let index = diagnostics.firstIndex(where: { $0.severity == .error }),
      !line.contains("\n"), let helped = helped(diagnostics[index], by: line)
    else { return diagnostics }
    var diagnostics = diagnostics
    diagnostics[index] = helped
    return diagnostics
  }

  private static func helped(_ diagnostic: Diagnostic, by line: Substring) -> Diagnostic? {
    let suggestion = suggestion(forLine: line)
    let isSay = { (fixIt: FixIt) in fixIt.edits.map(\.replacement) == ["say "] }
    if diagnostic.fixIts.contains(where: isSay) {
      if startsWithVerb(line), (wordCount(of: line) ?? 0) < 3 {
        let fixIts = diagnostic.fixIts.filter { !isSay($0) }
        return diagnostic.with(help: diagnostic.help, fixIts: fixIts)
      }
      let fixIts = diagnostic.fixIts.map { isSay($0) ? FixIt(suggestion, $0.edits) : $0 }
      return diagnostic.with(help: diagnostic.help, fixIts: fixIts)
    }
    guard let count = wordCount(of: line) else { return nil }
    let id = diagnostic.id.rawValue
    if id == "name.undefined", count == 1 {
      return diagnostic.with(help: [suggestion] + diagnostic.help)
    }
    guard count >= 3, !line.hasPrefix("say "), id.hasPrefix("syntax.") || id == "name.undefined"
    else { return nil }
    return diagnostic.with(help: diagnostic.help + [suggestion])
  }

  private static func startsWithVerb(_ line: Substring) -> Bool {
    Verb(rawValue: String(line.prefix { $0.isLetter || $0 == "_" })) != nil
  }

  /// The number of words with a letter of a line that starts with one; nil when something in it is no word, number or punctuation,
  /// as in code.
  private static func wordCount(of line: Substring) -> Int? {
    guard let first = line.first, first.isLetter || "¿¡".contains(first), !line.contains("\n")
    else { return nil }
    let words = line.split { $0 == " " || $0 == "\t" }
    let isPlain = words.allSatisfy { word in
      word.allSatisfy { $0.isLetter || $0.isNumber || punctuation.contains($0) }
    }
    return isPlain ? words.count { $0.contains(where: \.isLetter) } : nil
  }

  private static let punctuation: Set<Character> = Set("\"'’“”‘,.?!:;-–—…%€$¿¡&/")

  private static func trimmed(_ entry: String) -> Substring {
    var line = entry[...]
    while line.first?.isWhitespace == true { line.removeFirst() }
    while line.last?.isWhitespace == true { line.removeLast() }
    return line
  }
}
