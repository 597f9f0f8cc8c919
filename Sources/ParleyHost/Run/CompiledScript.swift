import ClaudeMessages
import ParleyCompiler
import ParleyDiagnostics
import ParleyRuntime

/// A script as it comes out of the compiler, with everything that is wrong or doubtful about it.
package struct CompiledScript: Sendable {
  /// The program.
  package let program: Program
  /// The code to run; nil when there are errors.
  package let chunk: ChunkID?
  /// What is wrong or doubtful, in the order of the source.
  package let diagnostics: [Diagnostic]
  /// The sources, which spans point into.
  package let sources: SourceMap

  /// Compiles a script with all that it includes.
  ///
  /// - Parameters:
  ///   - path: The path that diagnostics show.
  ///   - bytes: The source as it was read.
  ///   - catalogue: What is known of models.
  ///   - loader: Where included files come from.
  ///   - defaultModel: The model of a request without `model`.
  package init(
    path: String,
    bytes: [UInt8],
    catalogue: ModelCatalogue,
    loader: some SourceLoader,
    defaultModel: String = Settings.defaultModel
  ) {
    var compiler = Compiler(catalogue: catalogue, loader: loader, defaultModel: defaultModel)
    let compilation = compiler.compile(path: path, bytes: bytes)
    program = compiler.program
    chunk = compilation.chunk
    diagnostics = compilation.diagnostics
    sources = compiler.sources
  }

  /// How a run ends that cannot start because of ``diagnostics``: stopped when a permission alone is missing.
  package var failureStatus: ExitStatus {
    let errors = diagnostics.filter { $0.severity == .error }
    let refusals: [Diagnostic.ID] = [.refusedInclude, .refusedData]
    let isRefused = !errors.isEmpty && errors.allSatisfy { refusals.contains($0.id) }
    return isRefused ? .stopped : .scriptWrong
  }

  /// What the script takes from the command line.
  package var parameters: [Parameter] { program.parameters }
}
