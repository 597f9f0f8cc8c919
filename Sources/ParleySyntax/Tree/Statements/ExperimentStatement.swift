import ParleyDiagnostics

/// `experiment NAME { … trial { … } }`.
package struct ExperimentStatement: Sendable {
  /// The name of the experiment, which its results bear afterwards.
  package let name: Identifier
  /// What stands before and after the trial, in the order of the source.
  package let clauses: [ExperimentClause]
  /// The statements of the trial; nil where it is missing, which was reported.
  package let trial: Block?
  /// How many clauses stand before the trial.
  package let trialPlace: Int
  /// From the opening to the closing brace.
  package let body: SourceSpan
  /// From the verb to the closing brace.
  package let span: SourceSpan
}

/// A line of an experiment beside its trial.
package indirect enum ExperimentClause: Sendable {
  /// `vary NAME: …`, `vary NAME in EXPR`.
  case vary(VaryClause)
  /// `data NAME: EXPR`.
  case data(DataClause)
  /// `repeat N`, `concurrency N`, `timeout SECONDS`.
  case limit(LimitClause)
  /// What could not be read; an error was reported there.
  case invalid(SourceSpan)

  /// The source it covers.
  package var span: SourceSpan {
    switch self {
    case .vary(let node): node.span
    case .data(let node): node.span
    case .limit(let node): node.span
    case .invalid(let span): span
    }
  }
}

/// A factor: `vary model: haiku, sonnet`, `vary style: "terse", "chatty"`, `vary n in range(3)`.
package struct VaryClause: Sendable {
  /// The values of a factor.
  package enum Values: Sendable {
    /// One argument of the setting each, of the shape that the setting's ``SettingSyntax/argument`` asks for; a text may be a word, and
    /// of several texts each argument holds one.
    case setting(SettingSyntax, [SettingArgument])
    /// One expression each.
    case expressions([Expression])
    /// The items of a list.
    case list(Expression)
  }

  /// The factor: a setting's name, or that of a new variable of the trial.
  package let name: Identifier
  /// Its values.
  package let values: Values
  /// From `vary` to the last value.
  package let span: SourceSpan
}

/// `data row: "capitals.csv"`: each row of a file, under a name.
package struct DataClause: Sendable {
  /// The variable of the trial that holds the row.
  package let name: Identifier
  /// The path of the file.
  package let path: Expression
  /// From `data` to the path.
  package let span: SourceSpan
}

/// A number that an experiment is given.
package struct LimitClause: Sendable {
  /// Which number.
  package enum Kind: String, Sendable, CaseIterable {
    /// How often each combination is tried.
    case repeats = "repeat"
    /// How many trials run at once at most.
    case concurrency
    /// How many seconds a trial may take.
    case timeout

    /// A number as an example, for messages.
    var example: String {
      switch self {
      case .repeats: "5"
      case .concurrency: "16"
      case .timeout: "60"
      }
    }
  }

  /// Which number.
  package let kind: Kind
  /// The number.
  package let value: Expression
  /// From the word to the number.
  package let span: SourceSpan
}

/// `score NAME = EXPR`, `record NAME = EXPR`: what is measured in a trial.
package struct MeasureStatement: Sendable {
  /// Whether the value judges the trial or is only kept.
  package enum Kind: String, Sendable, CaseIterable {
    /// A bool or a number; a false one fails the trial.
    case score
    /// Any value.
    case record
  }

  /// Whether the value judges the trial or is only kept.
  package let kind: Kind
  /// The name of the column.
  package let name: Identifier
  /// The value.
  package let value: Expression
  /// From the verb to the end of the value.
  package let span: SourceSpan
}
