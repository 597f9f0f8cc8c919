/// Where in a run requests were made: in a trial, or outside of all trials.
package struct ExchangePlace: Sendable, Hashable {
  /// The run.
  package var run: String
  /// The experiment's name; empty outside of trials.
  package var experiment: String
  /// The trial's number, from 1; 0 outside of trials.
  package var trial: Int

  /// The place of a trial.
  package init(run: String, experiment: String, trial: Int) {
    self.run = run
    self.experiment = experiment
    self.trial = trial
  }

  /// The place of the statements around the experiments of a run.
  package static func outsideTrials(of run: String) -> ExchangePlace {
    ExchangePlace(run: run, experiment: "", trial: 0)
  }
}
