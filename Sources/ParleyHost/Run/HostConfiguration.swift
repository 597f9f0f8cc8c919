import ClaudeMessages
import ModelProviders
import ParleyRuntime
import ToolServers

/// What a host needs from outside, besides the files and processes of its world.
package struct HostConfiguration: Sendable {
  /// What answers the requests.
  package var provider: any MessageProvider
  /// What is known of the models: names, capabilities, prices.
  package var catalogue: ModelCatalogue
  /// Where everything is shown.
  package var output: any RunOutput
  /// What ends the run early.
  package var interrupts: Interrupts
  /// Settings that the first conversation starts with, `--model` and `--seed` for instance.
  package var initialSettings: [SettingChange]
  /// The ceiling from the command line, in pico-dollars; nil for none.
  ///
  /// The lower of it and the script's own holds.
  package var ceiling: Int64?
  /// What runs experiments; nil, the default, where they cannot be run.
  package var experiments: (any ExperimentRunner)?
  /// What connects servers of tools for `mcp`; nil, the default, where none can be connected.
  package var toolServers: (any ToolServerConnector)?
  /// Earlier exchanges that answer, and where those of now are kept; nil, the default, for none.
  package var archive: (any ExchangeArchive)?
  /// The time since some moment, which never goes back: latencies are measured by it.
  package var now: @Sendable () -> Duration
  /// The time of day, for what is kept.
  package var time: @Sendable () -> Timestamp = Timestamp.now
  /// Waits for some time, or until the task is cancelled: what is replayed with the pauses of then waits by it.
  package var pause: @Sendable (Duration) async -> Void

  /// Makes a configuration.
  package init(
    provider: any MessageProvider,
    catalogue: ModelCatalogue,
    output: any RunOutput,
    interrupts: Interrupts = Interrupts(),
    initialSettings: [SettingChange] = [],
    ceiling: Int64? = nil
  ) {
    self.provider = provider
    self.catalogue = catalogue
    self.output = output
    self.interrupts = interrupts
    self.initialSettings = initialSettings
    self.ceiling = ceiling
    let origin = ContinuousClock().now
    now = { origin.duration(to: ContinuousClock().now) }
    // Cancellation ends the sleep.
    pause = { try? await Task.sleep(for: $0) }
  }
}
