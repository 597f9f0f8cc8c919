/// What a code block's colours need to know of a language: its words and how its texts and comments are written.
struct CodeLanguage: Sendable {
  /// Something that begins with certain characters and ends with others.
  struct Literal: Sendable {
    /// What it begins with.
    var opening: String
    /// What it ends with; a line's end if empty.
    var closing: String
    /// Its look.
    var look: TextLook
    /// Whether it may go on in the next line.
    var isMultiline = false
    /// Whether a backslash takes its meaning from the next character.
    var hasEscapes = true
    /// Whether it begins only where no word stands before it.
    var needsBlankBefore = false

    /// A comment up to the end of the line.
    static func lineComment(_ opening: String, needsBlankBefore: Bool = false) -> Literal {
      Literal(
        opening: opening,
        closing: "",
        look: .comment,
        hasEscapes: false,
        needsBlankBefore: needsBlankBefore
      )
    }

    /// A comment up to its end.
    static func comment(_ opening: String, _ closing: String) -> Literal {
      Literal(
        opening: opening,
        closing: closing,
        look: .comment,
        isMultiline: true,
        hasEscapes: false
      )
    }

    /// A text in quotes.
    static func text(
      _ quote: String,
      isMultiline: Bool = false,
      hasEscapes: Bool = true,
      needsBlankBefore: Bool = false
    ) -> Literal {
      Literal(
        opening: quote,
        closing: quote,
        look: .string,
        isMultiline: isMultiline,
        hasEscapes: hasEscapes,
        needsBlankBefore: needsBlankBefore
      )
    }
  }

  /// The words that are coloured, in lower case if ``ignoresCase``.
  var keywords: Set<String> = []
  /// Texts and comments, those with longer openings first.
  var literals: [Literal] = []
  /// Whether the case of keywords does not matter.
  var ignoresCase = false
  /// Whether only what stands in `<…>` is code.
  var isMarkup = false
  /// Whether a word before a colon is a key, coloured as a keyword.
  var hasKeys = false
  /// Words that make the rest of their line a text if they begin it.
  var textVerbs: Set<String> = []

  /// Returns the language that a code block's label names with its first word, whatever its case; nil if it is not known.
  static func named(_ label: String) -> CodeLanguage? {
    let word = label.prefix { $0 != " " && $0 != "{" && $0 != "," && $0 != "\t" }
    return byName[word.lowercased()]
  }

  /// Whether a text or a comment may begin with a character.
  func mayOpen(with scalar: Unicode.Scalar) -> Bool {
    literals.contains { $0.opening.unicodeScalars.first == scalar }
  }
}
