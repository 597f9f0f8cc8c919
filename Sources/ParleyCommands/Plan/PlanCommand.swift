import ArgumentParser
import ClaudeMessages
import OrderedJSON
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime

/// `parley plan FILE`: what a run would send and cost, without sending it.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Show what a run would send: requests, tokens, likely and worst price, settings.",
    discussion: """
      The script runs with replies that are not known yet: loops over known lists are exact, and a branch that \
      depends on a reply is followed both ways and named. Files are read; nothing is written, run or sent.
      """
  )

  @Argument(help: "The script, and the words it gets as args.")
  var words: [String] = []

  @Flag(help: "Print one JSON object.")
  var json = false

  @Option(
    name: [.customShort("p"), .customLong("param")],
    help: ArgumentHelp("A value for a parameter of the script.", valueName: "name=value")
  )
  var parameters: [ParameterOption] = []

  @Option(
    help: ArgumentHelp("The model that the first conversation starts with.", valueName: "name")
  )
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

  func run() async throws {
    let environment = ProcessEnvironment.current()
    let catalogue = try CatalogueFile.catalogue(overriddenBy: catalogueFile)
    let model = try catalogue.checkedModel(model)
    let source = try ScriptSource(path: words.first, environment: environment)
    let world = ScriptWorld(
      permissions: Permissions(
        baseFolder: source.baseFolder,
        workingDirectory: environment.workingDirectory,
        grants: permissionOptions.grants
      ),
      environment: environment.variables,
      standardInput: StandardInput(source.standardInput),
      arguments: Array(words.dropFirst())
    )
    let script = CompiledScript(
      path: source.path,
      bytes: source.bytes,
      catalogue: catalogue,
      loader: ScriptSourceLoader(files: world.files),
      defaultModel: model ?? Settings.defaultModel
    )
    let errors = OutputStream.standardError
    let style = OutputOptions.Color.auto.style(for: errors, environment: environment.variables)
    let renderer = DiagnosticRenderer(map: script.sources, style: style)
    errors.write(renderer.render(script.diagnostics))
    guard script.chunk != nil else { throw ExitCode(ExitStatus.scriptWrong.rawValue) }
    let binding = try ParameterBinding.checked(parameters.map(\.argument), for: script.parameters)
    let planner = Planner(
      script: script,
      catalogue: catalogue,
      world: world,
      initialSettings: .init(model: model)
    )
    let plan = await planner.plan(with: binding)
    let output = OutputStream.standardOutput
    output.write(json ? plan.json.description + "\n" : plan.text)
    errors.write(renderer.render(plan.diagnostics))
    try output.requireWritten()
    if plan.status != .fine { throw ExitCode(plan.status.rawValue) }
  }
}

extension [SettingChange] {
  /// The settings that a command line asks the first conversation to start with.
  init(model: String?) {
    self = model.map { [SettingChange(name: "model", value: .text($0))] } ?? []
  }
}
