import ArgumentParser
import ParleyLab
import RunStorage

extension StoredRun {
  /// The run with one of its experiments.
  ///
  /// - Parameter name: The value of `--experiment`; nil for all.
  /// - Returns: The run.
  /// - Throws: `ValidationError` when it has no such experiment.
  func narrowed(to name: String?) throws -> StoredRun {
    guard let name else { return self }
    let chosen = experiments.filter { $0.record.name == name }
    guard chosen.isEmpty else { return StoredRun(run, experiments: chosen, exchanges: exchanges) }
    let names = experiments.map(\.record.name)
    let known = names.isEmpty ? "no experiment" : names.joined(separator: ", ")
    throw ValidationError("--experiment \(name): run \(run.id) has \(known)")
  }
}
