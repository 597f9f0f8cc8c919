import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

/// Turns the tree of a source into instructions, resolving its names and checking what can be checked on the way.
///
/// It goes on after a mistake, so that all of them are found; a function is only put into the program as long as there is no error.
struct Lowering {
  /// Where the main source comes from.
  let mode: ParseMode
  /// The program that is added to.
  var program: Program
  /// The names of the top level.
  var globals: GlobalScope
  /// The rules that settings keep.
  let rules: SettingRules
  /// What is wrong so far, in the order in which it was found.
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether an error, here or in the sources, keeps the program from being run.
  private(set) var hasErrors: Bool
  /// The function that is being lowered.
  var frame = FunctionFrame(.chunk)
  /// The functions around it, the outermost first.
  var outerFrames: [FunctionFrame] = []
  /// The `def` whose body is being lowered; nil in the code of the top level.
  var currentFunction: FunctionID?
  /// The trial that is being lowered; nil outside of one.
  var trial: TrialFrame?
  /// The tool whose body is being lowered; nil outside of one.
  var tool: ToolFrame?
  /// The tools of this source whose bodies were lowered.
  var tools: [ToolFrame] = []
  /// How many tools stand outside of functions and trials so far, and how many of their values may be null.
  var strictTools = 0
  var strictUnions = 0
  /// What `tool_choice` names in this source.
  var toolChoices: [(name: String, span: SourceSpan)] = []
  /// The names of the schemas of this source.
  var schemasOfSource: Set<String> = []
  /// The names of the schemas that are not defined yet.
  var undefinedSchemas: Set<String> = []
  /// The schemas that are being defined, each a part of the one before it.
  var schemaPath: [String] = []
  /// How many types are around the one that is being read, those of other schemas included.
  var typeDepth = 0
  /// The experiments of this source.
  var experiments: [LoweredExperiment] = []
  /// The calls of functions at the top level of this source.
  var mentions: [FunctionUses.Mention] = []
  /// The variables of the top level that this source makes, to tell "not yet" from "not at all".
  var laterVariables: [String: SourceSpan] = [:]
  /// The functions of this source by the start of their `def`; none for a `def` that may not be.
  var declared: [UInt32: GlobalFunction] = [:]
  /// What was read of the source and of those before it.
  let sources: SourceMap
  /// The columns of the data files that the source names, or why they are not known, by path.
  let dataColumns: DataColumns
  /// Names that are missing without fault, because their definitions could not be read.
  let excused: ExcusedNames
  /// How many texts are around the current expression.
  var templateDepth = 0
  /// Names that were reported as undefined.
  var reportedNames: Set<String> = []

  /// Prepares the lowering of a source.
  ///
  /// - Parameters:
  ///   - mode: Where the source comes from.
  ///   - program: The program to add to.
  ///   - globals: The names known from earlier sources.
  ///   - rules: The rules that settings keep.
  ///   - sources: What was read, this source included.
  ///   - dataColumns: The columns of the data files that the source names.
  ///   - excused: Names that are not reported as undefined.
  ///   - hasErrors: Whether reading the source found an error.
  init(
    mode: ParseMode,
    program: Program,
    globals: GlobalScope,
    rules: SettingRules,
    sources: SourceMap,
    dataColumns: DataColumns,
    excused: ExcusedNames,
    hasErrors: Bool
  ) {
    self.mode = mode
    self.program = program
    self.globals = globals
    self.rules = rules
    self.sources = sources
    self.dataColumns = dataColumns
    self.excused = excused
    self.hasErrors = hasErrors
  }

  /// Lowers a source with all that it includes; returns its chunk, nil after an error.
  mutating func lower(_ unit: SourceUnit) -> ChunkID? {
    declareTopLevel(of: unit)
    defineSchemas()
    lowerTopLevel(of: unit)
    let end = unit.tree.span.afterEnd
    emit(.null, at: end)
    emit(.return, at: end)
    checkUses()
    checkTrials()
    checkTools()
    checkToolChoices()
    describeExperiments()
    guard let function = finish(FunctionSignature(span: unit.tree.span, slotCount: 0)) else {
      return nil
    }
    return program.addChunk(function)
  }

  /// Records what is wrong.
  mutating func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
    if diagnostic.severity == .error { hasErrors = true }
  }

  /// Adds an instruction to the function that is being lowered.
  mutating func emit(_ instruction: Instruction, at span: SourceSpan) {
    frame.code.emit(instruction, at: span)
  }

  /// Makes the current frame's code into a function with as many slots as it took; nil after an error.
  mutating func finish(
    _ signature: FunctionSignature,
    entryPoints: [CodeBuilder.Label] = []
  ) -> Function? {
    if frame.scope.isFull { report(.tooManyVariables(at: signature.span)) }
    guard !hasErrors else { return nil }
    var signature = signature
    signature.slotCount = frame.scope.slotCount
    return frame.code.finish(signature, entryPoints: entryPoints)
  }

  private mutating func lowerTopLevel(of unit: SourceUnit) {
    for statement in unit.tree.statements {
      if case .include(let include) = statement {
        if let included = unit.included[include.span.start] { lowerTopLevel(of: included) }
      } else {
        lower(statement)
      }
    }
  }
}
