/// What knows the language that is typed: whether an entry is whole, what could go on, how it looks.
///
/// Called on the editor's own thread while a line is edited, some of it after every key: it must answer within a millisecond
/// and never wait.
package protocol LineAssistant: Sendable {
  /// Whether the entry is whole, so that Enter hands it in; otherwise Enter starts another line.
  func isComplete(_ entry: String) -> Bool

  /// What could stand at the cursor.
  ///
  /// - Parameters:
  ///   - entry: The whole entry, its lines separated by `\n`.
  ///   - cursor: The cursor's place in UTF-8 bytes from the start of the entry.
  /// - Returns: The completions, best first; none when there is nothing to offer.
  func completions(of entry: String, at cursor: Int) -> Completions

  /// The looks of an entry, in order and without overlap; what is not named keeps the terminal's own.
  func highlights(of entry: String) -> [Highlight]
}

/// What could stand at the cursor.
package struct Completions: Sendable, Equatable {
  /// One of them.
  package struct Item: Sendable, Equatable {
    /// What replaces the word that has been begun.
    package var text: String
    /// What it is for, in a few words; empty for nothing to say.
    package var explanation: String
    /// What follows it when it is the only one, a blank or a bracket for instance; empty for nothing.
    package var suffix: String

    /// Makes an item.
    package init(_ text: String, explanation: String = "", suffix: String = " ") {
      self.text = text
      self.explanation = explanation
      self.suffix = suffix
    }
  }

  /// The word that has been begun, as a range of UTF-8 bytes that ends at the cursor.
  package var replaced: Range<Int>
  /// The completions, best first.
  package var items: [Item]

  /// Makes completions.
  package init(replacing replaced: Range<Int>, with items: [Item]) {
    self.replaced = replaced
    self.items = items
  }

  /// Nothing to offer.
  package static let none = Completions(replacing: 0..<0, with: [])
}

/// The looks of a stretch of an entry.
package struct Highlight: Sendable, Equatable {
  /// What a stretch is.
  package enum Kind: Sendable, Hashable, CaseIterable {
    /// A verb or another word of the language.
    case keyword
    /// A setting's name.
    case setting
    /// A command of the prompt.
    case command
    /// Text in quotes, or what is said.
    case text
    /// `{{ }}` with what is in it.
    case interpolation
    /// A number, `true`, `false`, `null`.
    case number
    /// A comment.
    case comment
    /// Something that cannot stand there.
    case mistake
  }

  /// The stretch in UTF-8 bytes from the start of the entry.
  package var range: Range<Int>
  /// What it is.
  package var kind: Kind

  /// Makes the looks of a stretch.
  package init(_ range: Range<Int>, _ kind: Kind) {
    self.range = range
    self.kind = kind
  }
}
