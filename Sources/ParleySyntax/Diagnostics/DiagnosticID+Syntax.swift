import ParleyDiagnostics

extension Diagnostic.ID {
  // MARK: The source

  /// The source has more bytes than allowed.
  package static let sourceTooLong = Self(rawValue: "syntax.source-too-long")
  /// The source is not UTF-8.
  package static let invalidUTF8 = Self(rawValue: "syntax.invalid-utf8")
  /// The source nests too deeply, or an expression is too long.
  package static let tooDeep = Self(rawValue: "syntax.too-deep")
  /// The source has more errors than are shown.
  package static let tooManyErrors = Self(rawValue: "syntax.too-many-errors")
  /// A character that means nothing outside texts.
  package static let unexpectedCharacter = Self(rawValue: "syntax.unexpected-character")
  /// A quote as word processors write it.
  package static let smartQuote = Self(rawValue: "syntax.smart-quote")

  // MARK: Texts

  /// `\` before a character that is no escape.
  package static let unknownEscape = Self(rawValue: "syntax.unknown-escape")
  /// An ill-formed `\u{…}`.
  package static let unicodeEscape = Self(rawValue: "syntax.unicode-escape")
  /// A line of a `"""` text is indented less than its closing line.
  package static let textIndentation = Self(rawValue: "syntax.text-indentation")
  /// A text that does not end.
  package static let unclosedText = Self(rawValue: "syntax.unclosed-text")
  /// Text on the line of a `"""`.
  package static let textDelimiterLine = Self(rawValue: "syntax.text-delimiter-line")
  /// A second text over several lines that starts on one line.
  package static let secondHeredoc = Self(rawValue: "syntax.second-heredoc")
  /// `<<` without the word as it should be.
  package static let heredocWord = Self(rawValue: "syntax.heredoc-word")
  /// `{{` without `}}`.
  package static let unclosedInterpolation = Self(rawValue: "syntax.unclosed-interpolation")
  /// `{{ }}` with nothing inside.
  package static let emptyInterpolation = Self(rawValue: "syntax.empty-interpolation")
  /// A comment in `{{ }}`.
  package static let commentInInterpolation = Self(rawValue: "syntax.comment-in-interpolation")
  /// A text over several lines in `{{ }}`.
  package static let textInInterpolation = Self(rawValue: "syntax.text-in-interpolation")
  /// Something after a literal that is a whole text.
  package static let textAfterLiteral = Self(rawValue: "syntax.text-after-literal")
  /// A `}` at the end of a bare text while a block is open.
  package static let braceInText = Self(rawValue: "syntax.brace-in-text")
  /// A bare text in single quotes.
  package static let singleQuotedText = Self(rawValue: "syntax.single-quoted-text")
  /// A bare text that ends in `as NAME`.
  package static let textAs = Self(rawValue: "syntax.text-as")
  /// Lines after a bare text that start with no verb.
  package static let textContinues = Self(rawValue: "syntax.text-continues")
  /// A verb without its text or word.
  package static let missingArgument = Self(rawValue: "syntax.missing-argument")
  /// A word or text that has to stand in quotes.
  package static let needsQuotes = Self(rawValue: "syntax.needs-quotes")

  // MARK: Structure

  /// A semicolon.
  package static let semicolon = Self(rawValue: "syntax.semicolon")
  /// A block without its closing brace.
  package static let unclosedBlock = Self(rawValue: "syntax.unclosed-block")
  /// A bracket without its closing one.
  package static let unclosedDelimiter = Self(rawValue: "syntax.unclosed-delimiter")
  /// A bracket closed by one of another kind.
  package static let mismatchedDelimiter = Self(rawValue: "syntax.mismatched-delimiter")
  /// A closing bracket that closes nothing.
  package static let strayDelimiter = Self(rawValue: "syntax.stray-delimiter")
  /// A comment of another language.
  package static let foreignComment = Self(rawValue: "syntax.foreign-comment")
  /// No `{` where a block is due.
  package static let missingBlock = Self(rawValue: "syntax.missing-block")
  /// A block without a statement that it belongs to.
  package static let blockAlone = Self(rawValue: "syntax.block-alone")
  /// The `{` of a block on a line of its own.
  package static let braceOnNewLine = Self(rawValue: "syntax.brace-on-new-line")
  /// `else` or `catch` on a later line than the `}` before it.
  package static let keywordOnNewLine = Self(rawValue: "syntax.keyword-on-new-line")
  /// `else` without `if`, or `catch` without `try`.
  package static let keywordAlone = Self(rawValue: "syntax.keyword-alone")
  /// `try` without `catch`.
  package static let missingCatch = Self(rawValue: "syntax.missing-catch")

  // MARK: Statements

  /// A first word that is no verb.
  package static let unknownVerb = Self(rawValue: "syntax.unknown-verb")
  /// A word of another language.
  package static let foreignVerb = Self(rawValue: "syntax.foreign-verb")
  /// A verb that is followed by neither a blank nor a literal.
  package static let verbSpacing = Self(rawValue: "syntax.verb-spacing")
  /// `=` between a setting and its value.
  package static let settingEquals = Self(rawValue: "syntax.setting-equals")
  /// A verb to the left of `=`.
  package static let verbAssigned = Self(rawValue: "syntax.verb-assigned")
  /// Something in `with` that is no setting, or one of the run.
  package static let withSetting = Self(rawValue: "syntax.with-setting")
  /// A variable without its `=`.
  package static let expectedEquals = Self(rawValue: "syntax.expected-equals")
  /// A type after a name.
  package static let typeAnnotation = Self(rawValue: "syntax.type-annotation")
  /// Several names in one `let`, or to the left of one `=`.
  package static let severalNames = Self(rawValue: "syntax.several-names")
  /// Something to the left of `=` that cannot be assigned to.
  package static let invalidTarget = Self(rawValue: "syntax.invalid-target")
  /// `x++` or `x--`.
  package static let increment = Self(rawValue: "syntax.increment")
  /// A value that nothing is done with.
  package static let expressionAlone = Self(rawValue: "syntax.expression-alone")
  /// A line that starts with no word.
  package static let expectedStatement = Self(rawValue: "syntax.expected-statement")
  /// Something after a complete statement.
  package static let afterStatement = Self(rawValue: "syntax.after-statement")
  /// A loop as other languages write it.
  package static let foreignLoop = Self(rawValue: "syntax.foreign-loop")
  /// `repeat` without a number.
  package static let missingCount = Self(rawValue: "syntax.missing-count")
  /// The name after `catch` in parentheses.
  package static let catchName = Self(rawValue: "syntax.catch-name")

  // MARK: Experiments

  /// An experiment without a trial.
  package static let missingTrial = Self(rawValue: "syntax.missing-trial")
  /// An experiment with two trials.
  package static let secondTrial = Self(rawValue: "syntax.second-trial")
  /// A line in an experiment that starts with another word than one of an experiment.
  package static let experimentClause = Self(rawValue: "syntax.experiment-clause")
  /// A name without the `:` that comes before its values or file.
  package static let clauseColon = Self(rawValue: "syntax.clause-colon")
  /// `vary` without values, or `data` without a file.
  package static let missingValues = Self(rawValue: "syntax.missing-values")
  /// A comma that no value follows.
  package static let trailingComma = Self(rawValue: "syntax.trailing-comma")
  /// A setting that cannot vary, or not in this way.
  package static let varySetting = Self(rawValue: "syntax.vary-setting")
  /// Values in brackets.
  package static let varyList = Self(rawValue: "syntax.vary-list")
  /// `score` or `record` outside a trial.
  package static let measureOutsideTrial = Self(rawValue: "syntax.measure-outside-trial")

  // MARK: Schemas and tools

  /// A field or parameter without its type, or a type that is not written as one.
  package static let fieldType = Self(rawValue: "syntax.field-type")
  /// A field or parameter with a default.
  package static let fieldDefault = Self(rawValue: "syntax.field-default")

  // MARK: Expressions

  /// Something else than what has to stand there.
  package static let expectedToken = Self(rawValue: "syntax.expected-token")
  /// Something else than a name.
  package static let expectedName = Self(rawValue: "syntax.expected-name")
  /// Something else than a value.
  package static let expectedValue = Self(rawValue: "syntax.expected-value")
  /// A reserved word where a name or value has to stand.
  package static let reservedWord = Self(rawValue: "syntax.reserved-word")
  /// `say`, `send` or `retry` inside an expression.
  package static let requestInExpression = Self(rawValue: "syntax.request-in-expression")
  /// A number that is not written as one.
  package static let malformedNumber = Self(rawValue: "syntax.number")
  /// A number that no int or float holds.
  package static let numberTooLarge = Self(rawValue: "syntax.number-too-large")
  /// A letter before a text.
  package static let textPrefix = Self(rawValue: "syntax.text-prefix")
  /// Several values, or none, in parentheses.
  package static let tuple = Self(rawValue: "syntax.tuple")
  /// A key that is neither a name nor a text, or has no value.
  package static let mapKey = Self(rawValue: "syntax.map-key")
  /// An argument with a name.
  package static let namedArgument = Self(rawValue: "syntax.named-argument")
  /// A third part of a slice.
  package static let sliceStep = Self(rawValue: "syntax.slice-step")
  /// Two elements without a comma between them.
  package static let missingComma = Self(rawValue: "syntax.missing-comma")
  /// `a if c` without `else`.
  package static let conditionalElse = Self(rawValue: "syntax.conditional-else")
  /// A comparison of a comparison.
  package static let chainedComparison = Self(rawValue: "syntax.chained-comparison")
  /// `not` between a value and what it is searched in.
  package static let notIn = Self(rawValue: "syntax.not-in")
  /// An operator of another language.
  package static let foreignOperator = Self(rawValue: "syntax.foreign-operator")
  /// `=` inside an expression.
  package static let assignmentInCondition = Self(rawValue: "syntax.assignment-in-condition")

  /// Every id of this module, in the order above.
  package static let allSyntax: [Self] = [
    .sourceTooLong, .invalidUTF8, .tooDeep, .tooManyErrors, .unexpectedCharacter, .smartQuote,
    .unknownEscape,
    .unicodeEscape, .textIndentation, .unclosedText, .textDelimiterLine, .secondHeredoc,
    .heredocWord, .unclosedInterpolation, .emptyInterpolation, .commentInInterpolation,
    .textInInterpolation, .textAfterLiteral, .braceInText, .singleQuotedText, .textAs,
    .textContinues, .missingArgument, .needsQuotes, .semicolon, .unclosedBlock,
    .unclosedDelimiter, .mismatchedDelimiter, .strayDelimiter, .foreignComment, .missingBlock,
    .blockAlone, .braceOnNewLine, .keywordOnNewLine, .keywordAlone, .missingCatch,
    .unknownVerb, .foreignVerb, .verbSpacing, .settingEquals, .verbAssigned,
    .withSetting, .expectedEquals, .typeAnnotation, .severalNames, .invalidTarget, .increment,
    .expressionAlone, .expectedStatement, .afterStatement, .foreignLoop,
    .missingCount, .catchName, .missingTrial, .secondTrial, .experimentClause,
    .clauseColon, .missingValues, .trailingComma, .varySetting, .varyList, .measureOutsideTrial,
    .fieldType, .fieldDefault, .expectedToken, .expectedName, .expectedValue,
    .reservedWord, .requestInExpression, .malformedNumber, .numberTooLarge, .textPrefix,
    .tuple, .mapKey, .namedArgument, .sliceStep, .missingComma, .conditionalElse,
    .chainedComparison, .notIn, .foreignOperator, .assignmentInCondition,
  ]
}
