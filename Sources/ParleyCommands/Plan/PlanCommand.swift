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

  @Flag(help: "Price the trials of experiments as message batches: half the price.")
  var batch = false

  @Option(
    name: [.customShort("p"), .customLong("param")],
    help: ArgumentHelp("A value for a parameter of the script.", valueName: "name=value")
  )
  var parameters: [ParameterOption] = []

  @OptionGroup(title: "Provider") var modelOptions: ModelOptions
  @OptionGroup(title: "Permissions") var permissionOptions: PermissionOptions

  func run() async throws {
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
      initialSettings: try .init(model: model),
      remarks: provider.planRemarks,
      isBatched: batch
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
  ///
  /// - Throws: `ValidationError` for a seed below 0.
  init(model: String?, seed: Int64? = nil) throws {
    self = model.map { [SettingChange(name: "model", value: .text($0))] } ?? []
    guard let seed else { return }
    guard seed >= 0 else { throw ValidationError("--seed takes a number from 0 on, not \(seed)") }
    append(SettingChange(name: "seed", value: .int(seed)))
  }
}

extension Provider {
  /// What a plan says of who would answer.
  fileprivate var planRemarks: [String] {
    if case .local(let choice) = self { [choice.planRemark] } else { [] }
  }
}
