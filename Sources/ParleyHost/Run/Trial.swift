import ModelProviders
import ParleyRuntime

/// What the host of one trial has of its own, while the rest is the run's.
package struct Trial: Sendable {
  /// The name of the experiment.
  package let experiment: String
  /// Its number in the experiment, from 1: the seeds of its requests are made of it.
  package let number: Int
  /// What answers its requests.
  package let provider: any MessageProvider
  /// Earlier exchanges that answer, and where those of now are kept; nil for none.
  package let archive: (any ExchangeArchive)?
  /// What is told what happens in it.
  package let output: any RunOutput
  /// What ends it early.
  package let interrupts: Interrupts
  /// What the trials of the experiment found in the cache; nil where nobody wants to know.
  package let caches: TrialCaches?
  /// Whether its requests are answered in batches: they are not streamed, and cost half.
  package let isBatched: Bool
  /// Takes its scores and records.
  package let measure: @Sendable (Measure) -> Void

  /// Makes a trial.
  package init(
    experiment: String,
    number: Int,
    provider: any MessageProvider,
    archive: (any ExchangeArchive)?,
    output: any RunOutput,
    interrupts: Interrupts,
    caches: TrialCaches? = nil,
    isBatched: Bool = false,
    measure: @escaping @Sendable (Measure) -> Void
  ) {
    self.experiment = experiment
    self.number = number
    self.provider = provider
    self.archive = archive
    self.output = output
    self.interrupts = interrupts
    self.caches = caches
    self.isBatched = isBatched
    self.measure = measure
  }

  /// Refuses what a trial may not do, whatever function asks for it: the compiler cannot see through function values.
  ///
  /// - Throws: ``EffectError`` of kind `value`.
  static func allow(_ effect: Effect) throws(EffectError) {
    switch effect {
    case .write: throw .notInTrial("write")
    case .append: throw .notInTrial("append")
    case .experiment: throw .notInTrial("experiment")
    case .connectTools: throw .notInTrial("start a server of tools")
    case .call(.exec, _): throw .notInTrial("exec")
    case .set(let change) where change.name == "budget" && !change.isField:
      throw .notInTrial("budget")
    default: return
    }
  }
}

extension EffectError {
  fileprivate static func notInTrial(_ verb: String) -> EffectError {
    EffectError(
      .value,
      "a trial cannot \(verb): it shares nothing with other trials",
      help: "keep what it finds with record, and use it after the experiment"
    )
  }
}
