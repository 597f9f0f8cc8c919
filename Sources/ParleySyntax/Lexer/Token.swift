/// A piece of a source: the tokens of a source, blanks and comments included, tile it without gap or overlap.
package struct Token: Hashable, Sendable {
  /// What a piece is.
  ///
  /// The raw value is how messages spell it.
  package enum Kind: String, Sendable {
    /// Blanks between tokens.
    case blank = "a blank"
    /// The end of a line.
    case newline = "the end of the line"
    /// From `#` to the end of the line.
    case comment = "a comment"
    /// A name, a reserved word or a verb.
    case name = "a name"
    /// A number, well-formed or not.
    case number = "a number"
    /// The quotes, `<<END` and closing line around a text.
    case delimiter = "a text delimiter"
    /// Characters of a text.
    case text = "text"
    /// A word argument's characters.
    case word = "a word"
    /// An escape in a text.
    case escape = "an escape"
    /// Indentation of a text over several lines that is not part of it.
    case indentation
    /// `{{`.
    case interpolationStart = "`{{`"
    /// `}}`.
    case interpolationEnd = "`}}`"
    /// `(`.
    case leftParenthesis = "`(`"
    /// `)`.
    case rightParenthesis = "`)`"
    /// `[`.
    case leftBracket = "`[`"
    /// `]`.
    case rightBracket = "`]`"
    /// `{`.
    case leftBrace = "`{`"
    /// `}`.
    case rightBrace = "`}`"
    /// `,`.
    case comma = "`,`"
    /// `:`.
    case colon = "`:`"
    /// `.`.
    case dot = "`.`"
    /// `->`.
    case arrow = "`->`"
    /// `=` and `+=`, `-=`, `*=`, `/=`, `//=`, `%=`.
    case assign = "`=`"
    /// `==`, `<`, `+` and every other operator that is not a word.
    case `operator` = "an operator"
    /// An operator of other languages.
    case foreignOperator = "a foreign operator"
    /// `;`.
    case semicolon = "`;`"
    /// `"` at the start of a text.
    case quote = "a text"
    /// `"""` at the start of a text.
    case tripleQuote = "a text over several lines"
    /// `'` at the start of a text.
    case apostrophe = "a raw text"
    /// `<<` before a word.
    case heredoc = "`<<`"
    /// `#` where no comment may stand.
    case hash = "`#`"
    /// A character with no meaning outside texts.
    case unexpected = "a character"
    /// What was passed over after an error.
    case skipped = "skipped source"
    /// The end of the source, or of the part of it that is being read.
    case end = "the end of the script"
  }

  /// What it is.
  package let kind: Kind
  /// The offset of the first byte, from the source's start.
  package let start: Int
  /// The offset after the last byte.
  package let end: Int

  init(_ kind: Kind, _ start: Int, _ end: Int) {
    self.kind = kind
    self.start = start
    self.end = end
  }
}
