/// Looks for stop sequences in a text that comes in pieces, and holds back what could be the start of one.
///
/// The sequence that is complete first wins; of several that end at the same byte, the longest.
///
/// - Source: the failure function of Knuth, Morris and Pratt, 1977; time is linear in the text for each sequence.
struct StopMatcher: Sendable {
  private struct Pattern: Sendable {
    let text: String
    let bytes: [UInt8]
    let failures: [Int]
    var matched = 0

    init(_ text: String) {
      self.text = text
      let bytes = Array(text.utf8)
      var failures = [0]
      for index in bytes.indices.dropFirst() {
        var length = failures[index - 1]
        while length > 0, bytes[length] != bytes[index] { length = failures[length - 1] }
        failures.append(bytes[length] == bytes[index] ? length + 1 : 0)
      }
      self.bytes = bytes
      self.failures = failures
    }

    /// Takes one byte; whether the sequence is complete with it.
    mutating func isComplete(with byte: UInt8) -> Bool {
      while matched > 0, bytes[matched] != byte { matched = failures[matched - 1] }
      if bytes[matched] == byte { matched += 1 }
      return matched == bytes.count
    }
  }

  private var patterns: [Pattern]
  private var held: [UInt8] = []

  /// Makes a matcher; none of the sequences is empty.
  init(_ sequences: [String]) {
    patterns = sequences.filter { !$0.isEmpty }.map(Pattern.init)
  }

  /// What a text led to.
  struct Outcome {
    /// The text that can be shown.
    let text: String
    /// The sequence that ended it; nil to go on.
    let stop: String?
  }

  /// Takes more text.
  ///
  /// After a stop it must not be called again.
  mutating func append(_ text: String) -> Outcome {
    guard !patterns.isEmpty else { return Outcome(text: text, stop: nil) }
    for byte in text.utf8 {
      held.append(byte)
      var longest: Pattern?
      for index in patterns.indices where patterns[index].isComplete(with: byte) {
        if patterns[index].bytes.count > longest?.bytes.count ?? 0 { longest = patterns[index] }
      }
      if let longest {
        held.removeLast(longest.bytes.count)
        return Outcome(text: flush(), stop: longest.text)
      }
    }
    let kept = patterns.map(\.matched).max() ?? 0
    let shown = held.prefix(held.count - kept)
    defer { held.removeFirst(held.count - kept) }
    return Outcome(text: String(decoding: shown, as: UTF8.self), stop: nil)
  }

  /// The text that was held back, at the end.
  mutating func flush() -> String {
    defer { held.removeAll() }
    return String(decoding: held, as: UTF8.self)
  }
}
