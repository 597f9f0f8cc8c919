import ArgumentParser
import Glibc
import ParleyDiagnostics
import ParleyFormat
import ParleyHost
import TerminalText

/// One script of `parley fmt`: read, laid out, and written or compared.
struct LaidOutScript {
  /// The path as it was given; `-` for standard input.
  let path: String
  /// Whether nothing is written.
  let isChecked: Bool
  /// How diagnostics look.
  let style: TerminalStyle

  private var isStandardInput: Bool { path == "-" }
  private var shownPath: String { isStandardInput ? "<stdin>" : path }

  /// Lays the script out and shows what is to be said about it on standard error.
  ///
  /// - Returns: `fine`; `scriptWrong` after a mistake, with the script as it was; with ``isChecked`` `expectationFailed` when the
  ///   layout differs.
  /// - Throws: `ExitCode` when standard output cannot be written, `ValidationError` when standard input is a terminal.
  func finish() throws -> ExitStatus {
    guard let source = try read() else { return .scriptWrong }
    switch Formatting.format(source, path: shownPath) {
    case .unchanged:
      if !isChecked { try writeToStandardOutput(source) }
      return .fine
    case .formatted(let text) where isChecked:
      let difference = LayoutDifference(from: source, to: text, path: shownPath)
      OutputStream.standardError.write(difference.rendered)
      return .expectationFailed
    case .formatted(let text): return try write(text)
    case .hasErrors(let diagnostics, let sources):
      let renderer = DiagnosticRenderer(map: sources, style: style)
      OutputStream.standardError.write(renderer.render(diagnostics))
      return .scriptWrong
    case .refused:
      say(
        "the formatter would change what the script means, and left it as it is; please report this"
      )
      return .scriptWrong
    }
  }

  /// The bytes; nil, after a message, when the file cannot be read.
  private func read() throws -> [UInt8]? {
    if isStandardInput {
      guard !ProcessEnvironment.inputIsTerminal else {
        throw ValidationError("standard input is a terminal: name a script, or pipe one in")
      }
      return try ScriptSource.standardInputBytes()
    }
    do {
      return try FileContents.bytes(at: path)
    } catch {
      say("cannot be read: \(error.reason)")
      return nil
    }
  }

  private func write(_ text: [UInt8]) throws -> ExitStatus {
    guard !isStandardInput else {
      try writeToStandardOutput(text)
      return .fine
    }
    do throws(SystemError) {
      try FileReplacement.replace(path, with: text)
      return .fine
    } catch {
      say("cannot be written: \(error.text)")
      return .scriptWrong
    }
  }

  private func writeToStandardOutput(_ text: [UInt8]) throws {
    guard isStandardInput else { return }
    let output = OutputStream.standardOutput
    output.write(text)
    try output.requireWritten()
  }

  private func say(_ sentence: String) {
    OutputStream.standardError.write("\(shownPath.strippingControls): \(sentence)\n")
  }
}
