import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

/// What is known before the run of the results of experiments.
extension Lowering {
  /// The fields of an experiment's results.
  static let resultFields = ["summary", "trials", "mean", "count"]

  /// The columns of the trials that a name stands for; nil where it is no experiment's.
  private func columns(_ name: String) -> [String]? {
    let isLocal =
      frame.scope.variable(name) != nil
      || outerFrames.contains { $0.scope.variable(name) != nil }
    guard !isLocal, case .variable(let variable) = globals[name] else { return nil }
    return variable.columns
  }

  /// Whether a name stands for the results of an experiment.
  func isResults(_ name: String) -> Bool { columns(name) != nil }

  /// Whether an expression is the name of an experiment's results.
  func isResults(_ expression: Expression) -> Bool {
    if case .name(let name) = expression { isResults(name.text) } else { false }
  }

  /// The type of a field of an experiment's results; nil for every other expression.
  func typeOfResult(_ member: MemberExpression) -> StaticType? {
    guard isResults(member.base) else { return nil }
    switch member.name.text {
    case "summary": return .string
    case "trials": return .list
    case "mean", "count": return .function
    default: return nil
    }
  }

  /// The type of what a function of an experiment's results gives; nil for every other call.
  func typeOfResultsCall(_ call: CallExpression) -> StaticType? {
    guard case .member(let member) = call.function, isResults(member.base) else { return nil }
    switch member.name.text {
    case "mean": return .float
    case "count": return .int
    default: return nil
    }
  }

  /// Reports what is surely wrong with a call of `mean` or `count` of an experiment's results.
  mutating func checkResultsCall(_ call: CallExpression) {
    guard case .member(let member) = call.function, case .name(let name) = member.base,
      let columns = columns(name.text), typeOfResultsCall(call) != nil
    else { return }
    let function = "\(name.text).\(member.name.text)"
    let isMean = member.name.text == "mean"
    guard (1...2).contains(call.arguments.count) else {
      report(.wrongResultsCall(function, isMean: isMean, call.arguments.count, at: call.span))
      return
    }
    checkSubject(of: call, function, isMean: isMean, columns)
    if call.arguments.count == 2 { checkCondition(call.arguments[1], of: function, columns) }
  }

  private mutating func checkSubject(
    of call: CallExpression,
    _ function: String,
    isMean: Bool,
    _ columns: [String]
  ) {
    let argument = call.arguments[0]
    guard case .string(let word) = Constant.value(of: argument) else {
      if let type = staticType(of: argument), !type.isTextual {
        report(
          .wrongResultsArgument(
            function,
            isMean ? "a score's name" : "a status",
            type,
            at: argument.span
          )
        )
      }
      return
    }
    let place = argument.quotedSpan
    if isMean, !columns.contains(word.string) {
      report(.unknownColumn(word.string, among: columns, at: argument.span, inside: place))
    } else if !isMean, !Self.statuses.contains(word.string) {
      report(.unknownStatus(word.string, among: Self.statuses, at: argument.span, inside: place))
    }
  }

  private static let statuses = ["pass", "fail", "error"]

  private mutating func checkCondition(
    _ condition: Expression,
    of function: String,
    _ columns: [String]
  ) {
    guard case .map(let map) = condition else {
      if let type = staticType(of: condition), type != .map {
        report(
          .wrongResultsArgument(
            function,
            "a map of columns and their values",
            type,
            at: condition.span
          )
        )
      }
      return
    }
    for entry in map.entries {
      guard let key = entry.key.constant, !columns.contains(key) else { continue }
      let place =
        if case .name = entry.key { entry.key.span as SourceSpan? } else { nil as SourceSpan? }
      report(.unknownColumn(key, among: columns, at: entry.key.span, inside: place))
    }
  }
}

extension Expression {
  /// The characters between the quotes of a text on one line; nil for every other expression.
  fileprivate var quotedSpan: SourceSpan? {
    guard case .text(let text) = self, text.form == .quoted || text.form == .raw else { return nil }
    return SourceSpan(text.span.start + 1, text.span.end - 1)
  }
}
