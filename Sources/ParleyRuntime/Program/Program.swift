import ParleyDiagnostics

/// The place of a chunk in its ``Program``: a file, or a line typed at the prompt.
package struct ChunkID: Hashable, Sendable {
  /// Its number.
  package let rawValue: Int
}

/// A compiled script: functions, chunks, global names and parameters.
///
/// It is only ever added to, so that what a machine knows of an earlier version stays right. Copying it is cheap.
package struct Program: Sendable {
  /// The functions by ``FunctionID``; those of built-ins written in bytecode come first.
  package private(set) var functions: [Function] = BytecodeBuiltins.functions
  /// What calls need of each function.
  private(set) var linked: [LinkedFunction] = BytecodeBuiltins.functions.map(LinkedFunction.init)
  /// How many functions had their references checked.
  private var verifiedCount = 0
  /// The chunks by ``ChunkID``: functions without parameters.
  package private(set) var chunks: [FunctionID] = []
  /// The names of the globals by number, for messages.
  package private(set) var globalNames: [String] = []
  /// The parameters of the script in the order of the source.
  package private(set) var parameters: [Parameter] = []
  /// The experiments by ``ExperimentID``.
  package private(set) var experiments: [ExperimentDefinition] = []
  /// The schemas by ``SchemaID``.
  package private(set) var schemas: [DataSchema] = []
  /// The tools by ``ToolID``.
  package private(set) var tools: [ToolDeclaration] = []
  /// The sources that spans refer to.
  package var sources: SourceMap

  /// Makes an empty program.
  package init(sources: SourceMap = SourceMap()) {
    self.sources = sources
  }

  /// Adds a global and returns its number.
  package mutating func addGlobal(_ name: String) -> UInt32 {
    globalNames.append(name)
    return UInt32(globalNames.count - 1)
  }

  /// Adds a parameter.
  package mutating func add(_ parameter: Parameter) {
    parameters.append(parameter)
  }

  /// Adds an experiment.
  ///
  /// - Requires: its trial is a function of this program.
  package mutating func add(_ experiment: ExperimentDefinition) -> ExperimentID {
    experiments.append(experiment)
    return ExperimentID(rawValue: UInt32(experiments.count - 1))
  }

  /// Gives an experiment another definition, once what it uses is known.
  ///
  /// - Requires: `id` was returned by ``add(_:)-(ExperimentDefinition)``; the factors and data sets are as many as before.
  package mutating func define(_ id: ExperimentID, as experiment: ExperimentDefinition) {
    experiments[Int(id.rawValue)] = experiment
  }

  /// Adds a schema.
  package mutating func add(_ schema: DataSchema) -> SchemaID {
    schemas.append(schema)
    return SchemaID(rawValue: UInt32(schemas.count - 1))
  }

  /// Gives a schema another definition, as when it is defined anew at the prompt.
  ///
  /// - Requires: `id` was returned by ``add(_:)-(DataSchema)``.
  package mutating func define(_ id: SchemaID, as schema: DataSchema) {
    schemas[Int(id.rawValue)] = schema
  }

  /// Adds a tool.
  ///
  /// - Requires: its body is a function of this program with as many parameters as the tool.
  package mutating func add(_ tool: ToolDeclaration) -> ToolID {
    tools.append(tool)
    return ToolID(rawValue: UInt32(tools.count - 1))
  }

  /// Makes room for a function, so that others can call it before its code is there.
  ///
  /// Until ``define(_:as:)`` it is an empty function that returns null.
  package mutating func declareFunction() -> FunctionID {
    add(BytecodeBuiltins.empty)
  }

  /// Gives a declared function its code.
  ///
  /// A function may get another code later, as when it is defined anew at the prompt; a machine knows of it once it has loaded
  /// this program.
  ///
  /// - Requires: `id` was returned by ``declareFunction()``.
  package mutating func define(_ id: FunctionID, as function: Function) {
    functions[Int(id.rawValue)] = function
    linked[Int(id.rawValue)] = LinkedFunction(function)
  }

  /// Adds a function.
  package mutating func add(_ function: Function) -> FunctionID {
    functions.append(function)
    linked.append(LinkedFunction(function))
    return FunctionID(rawValue: UInt32(functions.count - 1))
  }

  /// Adds a chunk: the code of a file or of a line at the prompt.
  ///
  /// - Requires: the function takes no parameters and captures nothing, and what it and the functions added since the last
  ///   chunk refer to is in the program.
  package mutating func addChunk(_ function: Function) -> ChunkID {
    precondition(
      function.parameterCount == 0 && function.captureCount == 0,
      "a chunk takes no arguments"
    )
    let id = add(function)
    verifyReferences()
    chunks.append(id)
    return ChunkID(rawValue: chunks.count - 1)
  }

  /// Checks what ``CodeVerifier`` cannot: that functions and globals which code names are there.
  private mutating func verifyReferences() {
    for function in functions[verifiedCount...] {
      for instruction in function.code.listing {
        precondition(
          isWithin(instruction),
          "\(instruction) of \(function.name ?? "a chunk") fits the program"
        )
      }
      for path in function.code.paths {
        guard case .global(let number) = path.root else { continue }
        precondition(Int(number) < globalNames.count, "a path starts at a global of the program")
      }
      for site in function.code.experiments {
        precondition(isWithin(site), "an experiment fits its definition")
      }
    }
    verifiedCount = functions.count
  }

  private func isWithin(_ site: ExperimentSite) -> Bool {
    guard Int(site.id.rawValue) < experiments.count else { return false }
    let experiment = experiments[Int(site.id.rawValue)]
    guard Int(experiment.trial.rawValue) < functions.count else { return false }
    let variables = experiment.factors.count { !$0.isSetting } + experiment.dataSets.count
    return experiment.factors.count == site.factorCount
      && experiment.dataSets.count == site.dataSetCount
      && self[experiment.trial].parameterCount == variables
  }

  private func isWithin(_ instruction: Instruction) -> Bool {
    switch instruction {
    case .global(let number), .setGlobal(let number), .addToGlobal(let number),
      .increaseGlobal(let number, _), .appendToGlobal(let number),
      .assignToGlobalItem(let number), .addToGlobalItem(let number), .globalItem(let number),
      .globalField(let number, _):
      return Int(number) < globalNames.count
    case .callFunction(let id, let count):
      guard Int(id.rawValue) < functions.count else { return false }
      return (self[id].requiredCount...self[id].parameterCount).contains(Int(count))
    case .sayAs(let id, _): return Int(id.rawValue) < schemas.count
    case .declareTool(let id):
      guard Int(id.rawValue) < tools.count else { return false }
      let tool = self[id]
      return Int(tool.function.rawValue) < functions.count
        && self[tool.function].parameterCount == tool.parameters.fields.count
    case .closure(let id, let count):
      return Int(id.rawValue) < functions.count && self[id].captureCount == Int(count)
    default: return true
    }
  }

  /// The line, counted from 1, where a span starts; nil for a span of no source.
  package func line(of span: SourceSpan) -> Int? {
    sources.position(of: span)?.line
  }

  /// The function with a number.
  ///
  /// - Requires: the number is one that this program gave out.
  package subscript(id: FunctionID) -> Function { functions[Int(id.rawValue)] }

  /// The schema with a number.
  ///
  /// - Requires: the number is one that this program gave out.
  package subscript(id: SchemaID) -> DataSchema { schemas[Int(id.rawValue)] }

  /// The tool with a number.
  ///
  /// - Requires: the number is one that this program gave out.
  package subscript(id: ToolID) -> ToolDeclaration { tools[Int(id.rawValue)] }
}

/// A parameter of a script: `param season = "autumn" "the season to write about"`.
package struct Parameter: Sendable {
  /// What a value on the command line is read as.
  package enum Kind: String, Sendable {
    case string
    case int
    case float
    case bool
    case list
    case map
    /// The default is null: a text, or null when it is not given.
    case null
  }

  /// Its name.
  package let name: String
  /// What a value on the command line is read as.
  package let kind: Kind
  /// The value when none is given; nil for a required parameter.
  package let defaultValue: Value?
  /// What it is for; nil where the script does not say.
  package let description: String?
  /// Where it is declared.
  package let span: SourceSpan
  /// The global that holds it.
  package let global: UInt32

  /// Makes a parameter.
  package init(
    name: String,
    kind: Kind,
    defaultValue: Value?,
    description: String?,
    span: SourceSpan,
    global: UInt32
  ) {
    self.name = name
    self.kind = kind
    self.defaultValue = defaultValue
    self.description = description
    self.span = span
    self.global = global
  }
}
