import ArgumentParser
import ParleyDiagnostics
import ParleyHost

/// `parley check FILE…`: everything that is wrong with scripts, without sending anything.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Report every error of scripts without sending anything.",
    discussion: "Ends with status 2 when a script has an error. - is standard input."
  )

  @Argument(help: "The scripts.")
  var files: [String]

  @Option(
    help: "For people, or for machines: one JSON object, SARIF 2.1.0, or annotations of a change."
  )
  var format = DiagnosticFormat.text

  @Option(help: "Colours: on a terminal only, always or never.")
  var color = OutputOptions.Color.auto

  @Option(help: ArgumentHelp("The model of requests without `model`.", valueName: "name"))
  var model: String?

  @Option(
    name: .customLong("catalogue"),
    help: ArgumentHelp(
      "A JSON file that adds to or changes the catalogue of models.",
      valueName: "file"
    )
  )
  var catalogueFile: String?

  @OptionGroup(title: "Permissions") var permissionOptions: PermissionOptions

  func run() throws {
    let environment = ProcessEnvironment.current()
    let catalogue = try CatalogueFile.catalogue(overriddenBy: catalogueFile)
    let model = try catalogue.checkedModel(model)
    let reports = try files.map { file in
      let source = try ScriptSource(path: file, environment: environment)
      let permissions = Permissions(
        baseFolder: source.baseFolder,
        workingDirectory: environment.workingDirectory,
        grants: permissionOptions.grants
      )
      let script = CompiledScript(
        path: source.path,
        bytes: source.bytes,
        catalogue: catalogue,
        loader: ScriptSourceLoader(files: ScriptFiles(permissions: permissions)),
        defaultModel: model ?? Settings.defaultModel
      )
      return DiagnosticReport(diagnostics: script.diagnostics, sources: script.sources)
    }
    let output = OutputStream.standardOutput
    let style = color.style(for: output, environment: environment.variables)
    output.write(format.render(reports, style: style))
    try output.requireWritten()
    if reports.contains(where: { $0.diagnostics.contains { $0.severity == .error } }) {
      throw ExitCode(ExitStatus.scriptWrong.rawValue)
    }
  }
}
