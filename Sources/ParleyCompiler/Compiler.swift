import ClaudeMessages
import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

/// Makes sources into a program, one after the other.
///
/// What an earlier source made (variables, functions, included files) stays for the later ones; a source with an error changes
/// nothing but the map of sources, which its diagnostics point into.
package struct Compiler<Loader: SourceLoader>: Sendable {
  /// The program so far.
  package private(set) var program: Program
  /// All sources so far, those with errors included.
  package private(set) var sources: SourceMap
  /// The rules that settings keep.
  package let rules: SettingRules
  private let loader: Loader
  private let mode: ParseMode
  private let defaultModel: String
  private var globals = GlobalScope()
  private var includedPaths: Set<String> = []

  /// Makes a compiler with an empty program.
  ///
  /// - Parameters:
  ///   - catalogue: What is known of models.
  ///   - loader: Where included files come from.
  ///   - mode: Whether sources are files or what is typed at the prompt. At the prompt a new variable or function takes the place of
  ///     an old one of the same name, any expression may stand alone and is shown, and settings are not known beforehand.
  ///   - defaultModel: The model of a request without `model`. Default: `sonnet`.
  package init(
    catalogue: ModelCatalogue,
    loader: Loader,
    mode: ParseMode = .file,
    defaultModel: String = "sonnet"
  ) {
    sources = SourceMap()
    program = Program(sources: sources)
    rules = SettingRules(catalogue: catalogue)
    self.loader = loader
    self.mode = mode
    self.defaultModel = defaultModel
  }

  /// The variables and parameters of the top level with their places among the globals, in the order in which they were made.
  package var variables: [(name: String, global: UInt32)] {
    globals.names.compactMap { name in
      guard case .variable(let variable) = globals[name] else { return nil }
      return (name, variable.number)
    }.sorted { $0.global < $1.global }
  }

  /// The functions of the top level with the forms of their calls, `ask(question, tone?)`, in the order in which they were made.
  package var functions: [(name: String, usage: String)] {
    globals.names.compactMap(globals.function)
      .sorted { $0.span.start < $1.span.start }
      .map { ($0.name, $0.usage) }
  }

  /// The schemas in the order in which they were made.
  package var schemas: [DataSchema] {
    globals.schemas.values
      .sorted { $0.node.span.start < $1.node.span.start }
      .map { program[$0.id] }
  }

  /// The names of the tools that sources declared, ascending.
  package var toolNames: [String] { globals.toolNames.sorted() }

  /// Compiles a source with all that it includes.
  ///
  /// - Parameters:
  ///   - path: The path that diagnostics show, and that included files are relative to.
  ///   - bytes: The source as it was read.
  /// - Returns: Everything that is wrong or doubtful, and the chunk to run if there is no error.
  package mutating func compile(path: String, bytes: [UInt8]) -> Compilation {
    var reader = SourceReader(
      loader: loader,
      mode: mode,
      sources: sources,
      includedPaths: includedPaths
    )
    let unit = reader.read(path: path, bytes: bytes)
    sources = reader.sources
    guard let unit else {
      return Compilation(diagnostics: reader.diagnostics, chunk: nil, isIncomplete: false)
    }
    return compile(unit, readBy: reader)
  }

  /// Compiles what was read, and keeps it if there is no error.
  private mutating func compile(
    _ unit: SourceUnit,
    readBy reader: SourceReader<Loader>
  ) -> Compilation {
    var lowering = Lowering(
      mode: mode,
      program: program,
      globals: globals,
      rules: rules,
      sources: reader.sources,
      dataColumns: reader.dataColumns(of: unit),
      excused: reader.excusedNames(in: unit),
      hasErrors: reader.diagnostics.contains { $0.severity == .error }
    )
    let chunk = lowering.lower(unit)
    let flow = SettingFlow.diagnostics(
      of: unit,
      rules: rules,
      defaultModel: defaultModel,
      mode: mode,
      toolNames: lowering.globals.toolNames
    )
    let diagnostics = (reader.diagnostics + lowering.diagnostics + flow).inSourceOrder
    let isRight = !diagnostics.contains { $0.severity == .error }
    if isRight {
      program = lowering.program
      program.sources = sources
      globals = lowering.globals
      includedPaths = reader.includedPaths
    }
    return Compilation(
      diagnostics: diagnostics,
      chunk: isRight ? chunk : nil,
      isIncomplete: reader.isIncomplete
    )
  }
}

/// What a compiler makes of one source.
package struct Compilation: Sendable {
  /// Everything that is wrong or doubtful, in the order of the source; included files come after the files that include them.
  package let diagnostics: [Diagnostic]
  /// The code to run; nil after an error.
  package let chunk: ChunkID?
  /// Whether the source only lacks an end, so that a prompt asks for another line instead of showing ``diagnostics``.
  package let isIncomplete: Bool

  /// Whether an error, and not only warnings, was found.
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

extension [Diagnostic] {
  /// The diagnostics by where they stand, those of one place in the order in which they were found.
  fileprivate var inSourceOrder: [Diagnostic] {
    enumerated()
      .sorted { ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset) }
      .map(\.element)
  }
}
