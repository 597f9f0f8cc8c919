import ClaudeMessages
import ParleyCompiler
import ParleyDiagnostics
import ParleyRuntime
import Testing

/// Files by path, for `include` and `data`.
struct FileTable: SourceLoader {
  /// The texts by the path as `include` writes it.
  var files: [String: String] = [:]

  func bytes(
    of path: String,
    includedFrom includer: String
  ) throws(SourceLoadError) -> [UInt8] {
    guard let text = files[path] else { throw SourceLoadError("there is no file \(path)") }
    return Array(text.utf8)
  }

  func columns(of path: String) throws(SourceLoadError) -> [String]? {
    guard let text = files[path] else { throw SourceLoadError("there is no file \(path)") }
    do throws(SourceLoadErrorText) {
      return try SmallTable(text).columns
    } catch {
      throw SourceLoadError("\(path): \(error.message)")
    }
  }
}

/// A script that was compiled and, if it had no error, run on a ``TranscriptHost``.
struct ScriptRun {
  /// What the compiler said, as a user reads it.
  let diagnostics: String
  /// The ids of what the compiler said.
  let ids: [String]
  /// What happened, one line an effect.
  let lines: [String]
  /// The error that ended the run; nil for none.
  let error: RuntimeError?
  /// The error as a user reads it; empty for none.
  let renderedError: String

  /// What was printed.
  var printed: [String] {
    lines.filter { $0.hasPrefix("print ") }.map { String($0.dropFirst("print ".count)) }
  }

  /// Compiles and runs a script.
  init(
    _ source: String,
    _ answers: [TranscriptHost.Answer] = [],
    files: [String: String] = [:],
    standardInput: String = "",
    path: String = "test.claude"
  ) async {
    var compiler = Compiler(catalogue: .builtIn, loader: FileTable(files: files))
    let compilation = compiler.compile(path: path, bytes: Array(source.utf8))
    let renderer = DiagnosticRenderer(map: compiler.sources)
    diagnostics = renderer.render(compilation.diagnostics)
    ids = compilation.diagnostics.map(\.id.rawValue)
    let host = TranscriptHost(answers, standardInput: standardInput, files: files)
    var failure: RuntimeError?
    if let chunk = compilation.chunk {
      var machine = Machine(compiler.program, chunk: chunk)
      do throws(RuntimeError) {
        _ = try await machine.run(on: host, slice: 1_000)
      } catch {
        failure = error
      }
    }
    lines = host.lines
    error = failure
    renderedError = failure.map { renderer.render($0.diagnostic) } ?? ""
  }

  /// Runs a script that has to compile without a word and end without an error, and returns what was printed.
  static func printed(
    by source: String,
    _ answers: [TranscriptHost.Answer] = [],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) async -> [String] {
    let run = await ScriptRun(source, answers)
    #expect(run.diagnostics == "", sourceLocation: sourceLocation)
    #expect(run.renderedError == "", sourceLocation: sourceLocation)
    return run.printed
  }
}
