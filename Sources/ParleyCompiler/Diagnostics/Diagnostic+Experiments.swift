import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

extension Diagnostic.ID {
  /// Something in a trial, or in a function that it calls, that reaches beyond the trial.
  package static let notInTrial = Self(rawValue: "experiment.not-in-trial")
  /// A variable from outside of a trial that is changed in it, or by a function that it calls.
  package static let outerVariable = Self(rawValue: "experiment.outer-variable")
  /// Two columns of the same name.
  package static let doubledColumn = Self(rawValue: "experiment.doubled-column")
  /// A column with a name that every trial has for something else.
  package static let reservedColumn = Self(rawValue: "experiment.reserved-column")
  /// A limit that stands twice.
  package static let doubledLimit = Self(rawValue: "experiment.doubled-limit")
  /// A limit of a wrong type or out of range.
  package static let wrongLimit = Self(rawValue: "experiment.limit")
  /// A factor without values, or with values that are no list or cannot be a column of the results.
  package static let wrongValues = Self(rawValue: "experiment.values")
  /// A value that a factor has twice.
  package static let doubledValue = Self(rawValue: "experiment.doubled-value")
  /// A setting that varies and that the trial gives a value.
  package static let variedSetting = Self(rawValue: "experiment.varied-setting")
  /// A score or a record of a type that it cannot have.
  package static let wrongMeasure = Self(rawValue: "experiment.measure-type")
  /// A column that the trials of an experiment do not have.
  package static let unknownColumn = Self(rawValue: "experiment.unknown-column")
  /// A status that no trial has.
  package static let unknownStatus = Self(rawValue: "experiment.unknown-status")
  /// The results of an experiment that are assigned to.
  package static let resultsAssigned = Self(rawValue: "experiment.results-assigned")
  /// A data file that cannot be read.
  package static let unreadableData = Self(rawValue: "data.unreadable")
  /// A data file that may not be read under the script's permissions.
  package static let refusedData = Self(rawValue: "data.refused")
  /// A column that a data file does not have.
  package static let unknownDataColumn = Self(rawValue: "data.unknown-column")
}

/// What is wrong with experiments.
extension Diagnostic {
  // MARK: Trials

  private static let howToKeep =
    "keep what the trial finds with record, and use it after the experiment"

  static func notInTrial(_ deed: TrialDeed) -> Diagnostic {
    if let variable = deed.variable {
      return Diagnostic(
        .outerVariable,
        "a trial cannot change \(variable), which is made outside of it",
        at: deed.span,
        label: "trials share nothing",
        help: ["make a variable of the trial with let; or \(howToKeep)"]
      )
    }
    return Diagnostic(
      .notInTrial,
      "a trial cannot \(deed.phrase)",
      at: deed.span,
      label: "trials share nothing",
      help: [deed.verb == "budget" ? "put it before the experiment" : howToKeep]
    )
  }

  static func notInTrial(
    _ deed: TrialDeed,
    through function: String,
    at span: SourceSpan
  ) -> Diagnostic {
    let what = deed.variable.map { "changes \($0)" } ?? "uses \(deed.verb ?? "it")"
    return Diagnostic(
      deed.variable == nil ? .notInTrial : .outerVariable,
      "a trial cannot call \(function), which \(what)",
      at: span,
      label: "trials share nothing",
      notes: [Note("it \(what) here", at: deed.span)],
      help: [howToKeep]
    )
  }

  static func variedSetting(_ name: Identifier, variedAt: SourceSpan) -> Diagnostic {
    Diagnostic(
      .variedSetting,
      "\(name.text) varies, but this trial gives it one value",
      at: name.span,
      severity: .warning,
      notes: [Note("it varies here", at: variedAt)],
      help: ["leave one of them out"]
    )
  }

  static func scoreIsNoNumber(_ type: StaticType, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongMeasure,
      "a score is true, false or a number, not \(type.phrase)",
      at: span,
      help: ["write a comparison, or keep the value with record"]
    )
  }

  static func functionRecorded(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongMeasure,
      "a function cannot be recorded",
      at: span,
      help: ["call it and record its value"]
    )
  }

  // MARK: Clauses

  static func reservedColumn(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      .reservedColumn,
      "every trial has a column \(name.text) of its own",
      at: name.span,
      help: ["choose another name, such as my_\(name.text)"]
    )
  }

  static func doubledColumn(
    _ name: Identifier,
    _ kind: TrialColumns.Kind,
    earlier: TrialColumns.Column
  ) -> Diagnostic {
    let isSame = earlier.kind == kind
    return Diagnostic(
      .doubledColumn,
      isSame
        ? "the experiment has two \(kind.rawValue)s \(name.text)"
        : "\(name.text) is a \(kind.rawValue) here, but a \(earlier.kind.rawValue) before",
      at: name.span,
      notes: [Note("it stands here first", at: earlier.name.span)],
      help: ["each is a column of the results: choose another name"]
    )
  }

  static func doubledLimit(_ limit: LimitClause, first: LimitClause) -> Diagnostic {
    Diagnostic(
      .doubledLimit,
      "\(limit.kind.rawValue) stands twice in this experiment",
      at: limit.span,
      notes: [Note("it stands here first", at: first.span)],
      help: ["leave one of them out"]
    )
  }

  static func wrongLimit(_ limit: LimitClause, _ shown: String) -> Diagnostic {
    let wanted =
      limit.kind == .timeout ? "a number of seconds above 0" : "an int from 1"
    return Diagnostic(
      .wrongLimit,
      "\(limit.kind.rawValue) takes \(wanted), not \(shown)",
      at: limit.value.span
    )
  }

  static func valuesAreNoList(_ type: StaticType, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongValues,
      "the values of a factor come from a list, not from \(type.phrase)",
      at: span,
      help: ["write single values after a colon: vary x: 1, 2"]
    )
  }

  static func noValues(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongValues,
      "a factor has no values: the list is empty",
      at: span,
      help: ["give it one value at least"]
    )
  }

  static func functionAsFactor(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongValues,
      "a function cannot be the value of a factor, which is a column of the results",
      at: span,
      help: ["vary a name, and choose the function by it in the trial"]
    )
  }

  static func doubledValue(at span: SourceSpan, first: SourceSpan) -> Diagnostic {
    Diagnostic(
      .doubledValue,
      "the factor has this value twice",
      at: span,
      severity: .warning,
      label: "the same is tried again",
      notes: [Note("it stands here first", at: first)],
      help: ["to try each combination several times, write repeat 2"]
    )
  }

  // MARK: Data

  static func unreadableData(_ error: SourceLoadError, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      error.isRefused ? .refusedData : .unreadableData,
      error.message,
      at: span,
      help: error.help.map { [$0] } ?? []
    )
  }

  static func unknownDataColumn(
    _ field: ExperimentDefinition.DataSet.Field,
    of row: String,
    columns: [String]
  ) -> Diagnostic {
    // After a `.` stands the name alone, else a text in quotes.
    let isName = field.span.byteCount == field.name.utf8.count
    return choice(
      .unknownDataColumn,
      "\(row) has no column \(field.name)",
      "the file has \(columns.joined(separator: ", "))",
      NearestName.of(field.name, among: columns),
      at: field.span,
      inside: isName ? field.span : SourceSpan(field.span.start + 1, field.span.end - 1)
    )
  }

  // MARK: Results

  static func resultsAssigned(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      .resultsAssigned,
      "\(name.text) holds the results of an experiment and cannot be changed",
      at: name.span,
      help: ["copy what you need: let results = \(name.text).trials"]
    )
  }

  static func unknownColumn(
    _ name: String,
    among columns: [String],
    at span: SourceSpan,
    inside place: SourceSpan?
  ) -> Diagnostic {
    choice(
      .unknownColumn,
      "the trials have no column \(name)",
      "they have \(columns.joined(separator: ", "))",
      NearestName.of(name, among: columns),
      at: span,
      inside: place
    )
  }

  static func unknownStatus(
    _ name: String,
    among statuses: [String],
    at span: SourceSpan,
    inside place: SourceSpan?
  ) -> Diagnostic {
    choice(
      .unknownStatus,
      "no trial ends with \(name)",
      "a trial ends with \"pass\", \"fail\" or \"error\"",
      NearestName.of(name, among: statuses),
      at: span,
      inside: place
    )
  }

  private static func choice(
    _ id: ID,
    _ message: String,
    _ help: String,
    _ nearest: String?,
    at span: SourceSpan,
    inside place: SourceSpan?
  ) -> Diagnostic {
    guard let nearest, let place else { return Diagnostic(id, message, at: span, help: [help]) }
    return Diagnostic(
      id,
      message,
      at: span,
      fixIts: [FixIt("did you mean \(nearest)?", [FixIt.Edit(place, nearest)])]
    )
  }

  static func wrongResultsCall(
    _ function: String,
    isMean: Bool,
    _ count: Int,
    at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .wrongArgumentCount,
      "\(function)(\(isMean ? "score" : "status"), where?) takes 1 or 2 arguments, not \(count)",
      at: span
    )
  }

  static func wrongResultsArgument(
    _ function: String,
    _ wanted: String,
    _ type: StaticType,
    at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(.wrongArgument, "\(function) takes \(wanted), not \(type.phrase)", at: span)
  }
}
