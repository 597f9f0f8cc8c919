import ArgumentParser
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import TerminalText

/// The parameters of a script, for `--help-params`.
enum ParameterList {
  /// Prints a table of the parameters: name, type, default, what it is.
  ///
  /// - Throws: `ExitCode` when the script has errors, which are shown instead.
  static func show(_ script: CompiledScript) throws {
    let output = OutputStream.standardOutput
    guard script.chunk != nil else {
      OutputStream.standardError.write(
        DiagnosticRenderer(map: script.sources).render(script.diagnostics)
      )
      throw ExitCode(ExitStatus.scriptWrong.rawValue)
    }
    guard !script.parameters.isEmpty else {
      output.write("The script takes no parameters.\n")
      return
    }
    var table = TextTable(["PARAMETER", "TYPE", "DEFAULT", "WHAT IT IS"])
    for parameter in script.parameters {
      table.append([
        parameter.name, parameter.kind.rawValue,
        parameter.defaultValue.map(ValueText.shown) ?? "(required)", parameter.description ?? "",
      ])
    }
    output.write(table.rendered(style: .plain))
    try output.requireWritten()
  }
}
