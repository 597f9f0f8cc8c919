import ArgumentParser
import ParleyDiagnostics
import ParleyHost

/// `parley check FILE…`: everything that is wrong with scripts, without sending anything.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Report every error of scripts without sending anything.",
    discussion: """
      Ends with status 2 when a script has an error. - is standard input. Settings are checked against the models that \
      would answer: without a key those that are built in, which take temperature where Claude does not; \
      --provider api checks against Claude.
      """
  )

  @Argument(help: "The scripts.")
  var files: [String]

  @Option(
    help: "For people, or for machines: one JSON object, SARIF 2.1.0, or annotations of a change."
  )
  var format = DiagnosticFormat.text

  @Option(help: "Colours: on a terminal only, always or never.")
  var color = OutputOptions.Color.auto

  @OptionGroup(title: "Provider") var modelOptions: ModelOptions
  @OptionGroup(title: "Permissions") var permissionOptions: PermissionOptions

  func run() throws {
    let environment = ProcessEnvironment.current()
    let known = try CatalogueFile.catalogue(overriddenBy: modelOptions.answer.catalogueFile)
    let provider = try Provider(
      modelOptions.answer,
      server: .planned,
      environment: environment,
      catalogue: known
    )
    let catalogue = provider.catalogue(of: known)
    let model = try catalogue.checkedModel(modelOptions.model)
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
