import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

extension Lowering {
  mutating func lower(_ node: ExperimentStatement) {
    let head = SourceSpan(node.span.start, node.name.span.end)
    guard isAtTopLevel else {
      report(.notAtTopLevel("experiment", at: head))
      return
    }
    var columns = TrialColumns()
    for clause in node.clauses {
      guard let (kind, name) = clause.column, let mistake = columns.add(kind, name) else {
        continue
      }
      report(mistake)
    }
    let toolCount = globals.tools.count
    lowerFactors(of: node)
    lowerPaths(of: node)
    lowerLimits(of: node)
    let trial = lowerTrial(of: node, columns)
    let definition = definition(of: node, at: head, trial)
    let id = hasErrors ? nil : program.add(definition)
    if let block = node.trial {
      experiments.append(
        LoweredExperiment(
          id: id,
          trial: trial.id,
          block: block.span,
          mentions: trial.mentions,
          toolCount: toolCount
        )
      )
    }
    emitCall(of: node, id, at: head)
    guard let number = declareGlobal(node.name, columns: trial.columns.all) else {
      emit(.pop, at: head)
      return
    }
    emit(.setGlobal(number), at: head)
  }

  private mutating func emitCall(
    of node: ExperimentStatement,
    _ id: ExperimentID?,
    at span: SourceSpan
  ) {
    let site = ExperimentSite(
      // After an error the code is never run.
      id: id ?? ExperimentID(rawValue: 0),
      factorCount: node.factors.count,
      dataSetCount: node.dataSets.count
    )
    emit(.experiment(frame.code.add(site)), at: span)
  }

  // MARK: - The trial

  /// Lowers the trial into a function of the variables that vary and of the rows.
  private mutating func lowerTrial(
    of node: ExperimentStatement,
    _ columns: TrialColumns
  ) -> TrialFrame {
    var varied: [String: SourceSpan] = [:]
    for factor in node.factors where factor.isSetting {
      varied[factor.name.text] = factor.name.span
    }
    trial = TrialFrame(id: program.declareFunction(), variedSettings: varied, columns: columns)
    enter(.trial)
    let parameters = declareVariables(of: node)
    if let block = node.trial {
      lower(block)
      emit(.null, at: block.span.afterEnd)
      emit(.return, at: block.span.afterEnd)
    }
    frame.scope.closeBlock()
    checkRows()
    let signature = FunctionSignature(
      name: "trial",
      span: node.trial?.span ?? node.span,
      parameterCount: parameters,
      slotCount: 0
    )
    let lowered = trial
    if let code = finish(signature), let lowered { program.define(lowered.id, as: code) }
    leave()
    trial = nil
    return lowered
      ?? TrialFrame(id: program.declareFunction(), variedSettings: varied, columns: columns)
  }

  /// Opens the block of the trial's parameters; returns how many there are.
  private mutating func declareVariables(of node: ExperimentStatement) -> Int {
    let variables = node.factors.filter { !$0.isSetting }.map(\.name)
    let names = variables + node.dataSets.map(\.name)
    frame.scope.openBlock()
    _ = frame.scope.takeSlots(names.count)
    for (index, name) in names.enumerated() where frame.scope.variable(name.text) == nil {
      declareParameter(name, slot: UInt16(clamping: index))
    }
    for (index, data) in node.dataSets.enumerated() {
      let columns = columns(of: data)
      trial?.rows[data.name.text] = TrialFrame.DataRow(
        slot: UInt16(clamping: variables.count + index),
        columns: columns
      )
    }
    return names.count
  }

  /// The columns of a data file that is named in the source; an error is reported.
  private mutating func columns(of data: DataClause) -> [String]? {
    guard let path = data.constantPath, let found = dataColumns[path] else { return nil }
    switch found {
    case .success(let columns): return columns
    case .failure(let error):
      report(.unreadableData(error, at: data.path.span))
      return nil
    }
  }

  private func definition(
    of node: ExperimentStatement,
    at span: SourceSpan,
    _ trial: TrialFrame
  ) -> ExperimentDefinition {
    var axes: [ExperimentDefinition.Axis] = []
    var factors: [ExperimentDefinition.Factor] = []
    var dataSets: [ExperimentDefinition.DataSet] = []
    for clause in node.clauses {
      switch clause {
      case .vary(let factor):
        axes.append(.factor(factors.count))
        factors.append(
          ExperimentDefinition.Factor(
            name: factor.name.text,
            isSetting: factor.isSetting,
            span: factor.name.span
          )
        )
      case .data(let data):
        let row = trial.rows[data.name.text]
        axes.append(.dataSet(dataSets.count))
        dataSets.append(
          ExperimentDefinition.DataSet(
            name: data.name.text,
            span: data.path.span,
            fields: row?.fields ?? []
          )
        )
      case .limit, .invalid: break
      }
    }
    return ExperimentDefinition(
      name: node.name.text,
      span: span,
      factors: factors,
      dataSets: dataSets,
      axes: axes,
      trial: trial.id,
      scores: trial.columns.names(.score),
      records: trial.columns.names(.record),
      text: "",
      globals: []
    )
  }
}

extension ExperimentStatement {
  /// The factors in the order in which they are declared.
  var factors: [VaryClause] {
    clauses.compactMap { if case .vary(let clause) = $0 { clause } else { nil } }
  }

  /// The data sets in the order in which they are declared.
  var dataSets: [DataClause] {
    clauses.compactMap { if case .data(let clause) = $0 { clause } else { nil } }
  }
}

extension VaryClause {
  /// Whether a setting varies, and no variable.
  var isSetting: Bool { if case .setting = values { true } else { false } }
}

extension ExperimentClause {
  /// The column that the clause makes; nil for none.
  fileprivate var column: (TrialColumns.Kind, Identifier)? {
    switch self {
    case .vary(let clause): (.factor, clause.name)
    case .data(let clause): (.dataSet, clause.name)
    case .limit, .invalid: nil
    }
  }
}
