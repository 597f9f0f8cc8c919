import ClaudeMessages
import ModelProviders
import ParleyRuntime

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
  /// What runs experiments; nil where they cannot be run. Default: nil.
  package var experiments: (any ExperimentRunner)?
  /// Earlier exchanges that answer, and where those of now are kept; nil for none. Default: nil.
  package var archive: (any ExchangeArchive)?
  /// The time since some moment, which never goes back: latencies are measured by it.
  package var now: @Sendable () -> Duration

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
  }
}
