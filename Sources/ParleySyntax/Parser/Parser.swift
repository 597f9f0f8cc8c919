import ParleyDiagnostics

/// Makes a source into its tree.
///
/// The parser is written by hand, one function for each production of the grammar. It drives the ``Lexer`` token by token,
/// because what a character means depends on where it stands: code, bare text, a word, a literal.
package struct Parser {
  /// The source.
  let file: SourceFile
  /// Finds tokens.
  let lexer: Lexer
  /// Where the source comes from.
  let mode: ParseMode
  /// What the source may not exceed.
  let limits: ParseLimits
  /// Whether ``tokens`` is filled.
  let recordsTokens: Bool

  /// The offset after the last token taken.
  var position = 0
  /// The offset that reading stops at: the source's end, or the end of a `{{ }}`.
  var limit: Int
  /// The token at or after ``position`` when it has been looked at.
  var lookahead: Lookahead?
  /// The `<<END` text whose opening was read last.
  var heredoc: HeredocLines?

  /// The number of brackets open in the expression that is being read; a newline in them is a blank.
  var brackets = 0
  /// The number of blocks open.
  var blockDepth = 0
  /// The number of `{{ }}` open.
  var interpolationDepth = 0
  /// The number of nested constructs open, whatever they are.
  var depth = 0
  /// The height of the tree of the expression that was read last.
  var height = 0
  /// The greatest height of the expressions in the `{{ }}` of the text that was read last.
  var interpolatedHeight = 0
  /// The number of trials of experiments open.
  var trialDepth = 0
  /// Whether the lines of an experiment are being read, and not its trial.
  var isAmongClauses = false
  /// Whether reading was given up for good.
  var isStopped = false
  /// The offset of the first construct that the source ends in, or before which it should not have ended.
  var moreNeededFrom: Int?
  /// Whether recovery goes on to the next line that starts with a verb, because a text over several lines was not read.
  var skipsToVerb = false
  /// Whether the error thrown last is a bracket that nothing closes.
  var lacksBracket = false
  /// Whether a `with` and its settings are being read.
  var isInWith = false

  /// What is wrong so far.
  var diagnostics: [Diagnostic] = []
  /// The comments so far.
  var comments: [Comment] = []
  /// The tokens so far, in the order they were taken.
  var tokens: [Token] = []
  /// The productions used so far.
  var productions = ProductionSet()
  /// What is reported when the whole source has been read.
  var deferred = DeferredChecks()
  /// The bare text of the statement before, for lines that seem to continue it.
  var lastBareText: BareTextPlace?
  /// The last `//` taken as an operator.
  var lastFloorDivision: Token?
  /// A closing brace that is not indented like the line of its opening one.
  var misalignedBrace: MisalignedBrace?

  /// Parses a source.
  ///
  /// - Parameters:
  ///   - file: The source, normalized by ``SourceText``.
  ///   - mode: Where it comes from.
  ///   - limits: How deeply it may nest.
  /// - Returns: The tree, every diagnostic, and whether more lines are needed.
  /// - Complexity: O(bytes).
  package static func parse(
    _ file: SourceFile,
    mode: ParseMode = .file,
    limits: ParseLimits = ParseLimits()
  ) -> ParseResult {
    var parser = Parser(file, mode: mode, limits: limits, recordsTokens: false)
    return parser.run()
  }

  /// Finds the tokens of a source, blanks, comments and texts included, in their order; they tile it without gap or overlap.
  ///
  /// `file` is the source, normalized by ``SourceText``.
  /// `mode` is where it comes from.
  /// `limits` is how deeply it may nest; what lies after a place that is nested too deeply is one token, `.skipped`.
  package static func tokens(
    of file: SourceFile,
    mode: ParseMode = .file,
    limits: ParseLimits = ParseLimits()
  ) -> [Token] {
    var parser = Parser(file, mode: mode, limits: limits, recordsTokens: true)
    _ = parser.run()
    return parser.tiledTokens()
  }

  init(_ file: SourceFile, mode: ParseMode, limits: ParseLimits, recordsTokens: Bool) {
    self.file = file
    self.mode = mode
    self.limits = limits
    self.recordsTokens = recordsTokens
    lexer = Lexer(bytes: file.text)
    limit = file.text.count
  }

  /// Reads the whole source.
  mutating func run() -> ParseResult {
    let statements = parseScript()
    reportDeferred()
    diagnostics.sort { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
    return ParseResult(
      tree: Script(statements: statements, span: file.span),
      diagnostics: diagnostics,
      isIncomplete: isIncomplete,
      comments: comments,
      productions: productions
    )
  }

  /// Whether the source only lacks an end: nothing before the place where it lacks it is wrong.
  private var isIncomplete: Bool {
    guard let moreNeededFrom, !isStopped else { return false }
    let place = span(moreNeededFrom, moreNeededFrom).start
    return diagnostics.allSatisfy { $0.severity != .error || $0.span.start >= place }
  }

  /// Reads all statements of the source.
  ///
  ///     script ::= statements
  private mutating func parseScript() -> [Statement] {
    note(.script)
    let statements = parseStatements(inBlock: false)
    // Comments before the end belong to no statement.
    if !isStopped { take() }
    return statements
  }
}

/// The token that comes next.
struct Lookahead {
  /// The token.
  let token: Token
  /// Whether comments stand before it.
  let followsComment: Bool
  /// Whether a line ends before it, inside brackets.
  let isFirstOnLine: Bool
}

/// The thrown sign that a construct could not be read; what is wrong was reported before.
struct ParseError: Error {}

/// Where the bare text of a statement stands.
struct BareTextPlace {
  /// The offset of its first character.
  let start: Int
  /// The offset after its last character.
  let end: Int
}

/// A closing brace that seems to close another block than it does.
struct MisalignedBrace {
  /// Where it stands.
  let brace: SourceSpan
  /// The brace that it closes.
  let opening: SourceSpan
}
