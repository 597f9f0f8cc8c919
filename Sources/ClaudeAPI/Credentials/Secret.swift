/// A text that must not be shown: printing, dumping or interpolating it gives `<redacted>`.
public struct Secret: Sendable, Equatable {
  /// The text itself, for the request's header alone.
  let exposed: String

  /// Keeps a text, without blanks and line ends around it.
  ///
  /// - Parameters:
  ///   - text: The secret.
  ///   - source: What to name in the error: the variable or file it came from.
  /// - Throws: ``ClaudeError`` with code `configuration` for a text that cannot stand in a header.
  public init(_ text: String, from source: String) throws(ClaudeError) {
    let trimmed = text.trimmingBlanks()
    guard !trimmed.isEmpty else { throw .unusableSecret(source, "is empty") }
    guard trimmed.unicodeScalars.allSatisfy({ (0x21...0x7E).contains($0.value) }) else {
      throw .unusableSecret(source, "contains a blank, a line end or a character outside ASCII")
    }
    exposed = trimmed
  }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// `<redacted>`.
  public var description: String { "<redacted>" }
  /// `<redacted>`.
  public var debugDescription: String { "<redacted>" }
  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension StringProtocol {
  /// The text without ASCII blanks, tabs and line ends around it.
  func trimmingBlanks() -> String {
    let blanks: [Character] = [" ", "\t", "\r", "\n", "\r\n"]
    let isBlank: (Character) -> Bool = { blanks.contains($0) }
    guard let start = firstIndex(where: { !isBlank($0) }),
      let end = lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(self[start...end])
  }
}
