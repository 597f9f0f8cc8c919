import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

/// What is checked of the trials of experiments.
extension Lowering {
  // MARK: - Rows

  /// The data set whose row a name stands for here; nil for any other name.
  private func row(_ name: String) -> TrialFrame.DataRow? {
    guard let row = trial?.rows[name] else { return nil }
    for around in [frame] + outerFrames.reversed() {
      guard let variable = around.scope.variable(name) else { continue }
      let isCapture = around.scope.captures.contains { $0.slot == variable.slot }
      let keepsValues = around.scope.kind == .lambda || around.scope.kind == .tool
      if keepsValues, isCapture { continue }
      return around.scope.kind == .trial && variable.slot == row.slot ? row : nil
    }
    return nil
  }

  /// Notes that a column of a row is read by its name.
  mutating func noteColumn(_ column: String, of base: Expression, at span: SourceSpan) {
    guard case .name(let name) = base, row(name.text) != nil else { return }
    trial?.rows[name.text]?.named.append(
      ExperimentDefinition.DataSet.Field(name: column, span: span)
    )
  }

  /// Notes that a variable is changed, which may be a row.
  mutating func noteRowChange(_ name: String) {
    if row(name) != nil { trial?.rows[name]?.isChanged = true }
  }

  /// Reports the columns that the trial names and the files do not have.
  mutating func checkRows() {
    guard let rows = trial?.rows else { return }
    for (name, row) in rows.sorted(by: { $0.key < $1.key }) where !row.isChanged {
      guard let columns = row.columns else { continue }
      for field in row.named where !columns.contains(field.name) {
        report(.unknownDataColumn(field, of: name, columns: columns))
      }
    }
  }

  /// Reports a setting that the trial gives a value although it varies.
  mutating func noteSettingOfTrial(_ name: Identifier) {
    guard frame.scope.kind == .trial, let varied = trial?.variedSettings[name.text] else { return }
    report(.variedSetting(name, variedAt: varied))
  }

  // MARK: - Functions

  /// Reports the functions that a trial calls and that do what it may not.
  mutating func checkTrials() {
    for experiment in experiments {
      var seen: Set<FunctionID> = []
      for mention in experiment.mentions where !seen.contains(mention.function.id) {
        let deeds = globals.uses.named(from: mention.function.id)
          .filter { seen.insert($0).inserted }
          .flatMap { globals.uses.deeds(of: $0) }
        for deed in deeds.sorted(by: { $0.span.start < $1.span.start }) {
          report(.notInTrial(deed, through: mention.function.name, at: mention.span))
        }
      }
    }
  }

  /// Gives the experiments what is known only at the end of the source: what they use.
  mutating func describeExperiments() {
    guard !hasErrors, !experiments.isEmpty else { return }
    var texts = SourceWords(sources: sources, mode: mode)
    for experiment in experiments {
      guard let id = experiment.id else { continue }
      let tools = tools(before: experiment)
      let reached = ([experiment.trial] + tools.map(\.function)).reduce(into: Set()) {
        $0.formUnion(globals.uses.reached(from: $1))
      }
      let names = globals.names.compactMap { globals.function($0) }
        .filter { reached.contains($0.id) }
      var text = texts.words(in: experiment.block)
      for function in names { text += "\n" + texts.words(in: program[function.id].span) }
      for tool in tools { text += "\n" + texts.words(in: tool.span) }
      for schema in schemas(of: reached) { text += "\n" + texts.words(in: schema.node.span) }
      program.define(
        id,
        as: program.experiments[Int(id.rawValue)]
          .using(text: text, globals: globals.uses.globals(of: reached))
      )
    }
  }
}

extension Lowering {
  /// The tools that the conversations of an experiment's trials may have from the start.
  ///
  /// These are those declared before it, and those of functions, of which nobody knows when they run. The trial's own are part of
  /// its text.
  private func tools(before experiment: LoweredExperiment) -> [GlobalTool] {
    let others = globals.tools.enumerated().filter { index, tool in
      index < experiment.toolCount || tool.isInFunction
    }
    return others.map(\.element)
  }

  /// The schemas that some functions ask for and those in their fields, in the order of the source.
  private func schemas(of functions: Set<FunctionID>) -> [GlobalSchema] {
    var found: [String: GlobalSchema] = [:]
    var pending = Array(globals.uses.schemas(of: functions))
    while let name = pending.popLast() {
      guard found[name] == nil, let schema = globals.schemas[name] else { continue }
      found[name] = schema
      pending += schema.references
    }
    return found.values.sorted { $0.node.span.start < $1.node.span.start }
  }
}

extension ExperimentDefinition {
  /// The same experiment with what it uses.
  fileprivate func using(text: String, globals: [UInt32]) -> ExperimentDefinition {
    ExperimentDefinition(
      name: name,
      span: span,
      factors: factors,
      dataSets: dataSets,
      axes: axes,
      trial: trial,
      scores: scores,
      records: records,
      text: text,
      globals: globals
    )
  }
}

/// Pieces of sources as the parser reads them: without comments and layout, so that these change nothing.
private struct SourceWords {
  let sources: SourceMap
  let mode: ParseMode
  private var tokens: [UInt32: [Token]] = [:]

  init(sources: SourceMap, mode: ParseMode) {
    self.sources = sources
    self.mode = mode
  }

  /// The words of a piece, a blank between two, and a line of each line.
  mutating func words(in span: SourceSpan) -> String {
    guard let file = sources.file(containing: span) else { return "" }
    let tokens = tokens[file.base] ?? Parser.tokens(of: file, mode: mode)
    self.tokens[file.base] = tokens
    var words = ""
    for token in tokens {
      let place = SourceSpan(file.base + UInt32(token.start), file.base + UInt32(token.end))
      guard place.start >= span.start, place.end <= span.end else { continue }
      switch token.kind {
      case .blank, .comment, .indentation: continue
      case .newline: if words.last != "\n" { words += "\n" }
      default:
        if !words.isEmpty, words.last != "\n" { words += " " }
        words += file.text(of: place)
      }
    }
    return words
  }
}
