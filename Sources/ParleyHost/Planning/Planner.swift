import ClaudeMessages
import ModelProviders
import ParleyDiagnostics
import ParleyRuntime

/// Finds out what a run of a script would send, without sending, writing or running anything.
///
/// The script runs with replies that are not known. Where one decides how it goes on, both ways are followed; at the same place the
/// same way is then taken again, so that the ways stay few: a loop over a known list is counted exactly, and one that goes on as long
/// as replies say so has no bound.
package struct Planner: Sendable {
  private let script: CompiledScript
  private let configuration: HostConfiguration
  private let world: ScriptWorld
  private let remarks: [String]
  private let limits: PlanLimits
  private let isBatched: Bool

  /// Makes a planner.
  ///
  /// - Parameters:
  ///   - script: The script.
  ///   - catalogue: What is known of the models: capabilities and prices.
  ///   - world: The files that the script may read; nothing is written or run.
  ///   - initialSettings: What the run starts with, `--model` for instance.
  ///   - ceiling: The ceiling from the command line, in pico-dollars; nil for none.
  ///   - remarks: What else the plan has to say: each stands on its own, lower case, no full stop.
  ///   - isBatched: Whether trials are answered in batches, at half the price.
  ///   - limits: How much work goes into it.
  package init(
    script: CompiledScript,
    catalogue: ModelCatalogue,
    world: ScriptWorld,
    initialSettings: [SettingChange] = [],
    ceiling: Int64? = nil,
    remarks: [String] = [],
    isBatched: Bool = false,
    limits: PlanLimits = PlanLimits()
  ) {
    self.script = script
    configuration = HostConfiguration(
      provider: ScriptedProvider([]),
      catalogue: catalogue,
      output: NoOutput(),
      initialSettings: initialSettings,
      ceiling: ceiling
    )
    self.world = world
    self.remarks = remarks
    self.isBatched = isBatched
    self.limits = limits
  }

  /// Returns the plan of a run.
  ///
  /// - Parameter parameters: The values of the script's parameters; nil takes the defaults.
  /// - Returns: The plan. An error that would end the run is part of it; a script with errors has a plan of nothing.
  package func plan(with parameters: ParameterBinding? = nil) async -> Plan {
    var exploration = PlanExploration(limits: limits)
    let path = script.sources.files.first?.path ?? ""
    guard let chunk = script.chunk else {
      return exploration.plan(
        path: path,
        errors: script.diagnostics,
        remarks: remarks,
        isBatched: isBatched
      )
    }
    var machine = Machine(script.program, chunk: chunk)
    for (parameter, value) in parameters?.values ?? [] { machine.bind(parameter, to: value) }
    let host = PlanningHost(configuration: configuration, world: world, isBatched: isBatched)
    await exploration.follow(machine, on: host, as: PlannedWay())
    return exploration.plan(path: path, remarks: remarks, isBatched: isBatched)
  }

  /// Shows nothing.
  private struct NoOutput: RunOutput {
    func receive(_ event: RunEvent) {}
  }
}
