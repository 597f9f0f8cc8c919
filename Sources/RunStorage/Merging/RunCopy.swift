import GRDB

/// Copies what belongs to a run, or to one shard of it, into a run of another database.
struct RunCopy {
  private let part: MergePart
  private let source: Database
  private let run: String
  private let target: Database

  /// Prepares a copy.
  init(_ part: MergePart, from source: Database, to run: String, in target: Database) {
    self.part = part
    self.source = source
    self.run = run
    self.target = target
  }

  /// Copies what the target does not have.
  ///
  /// - Returns: How many trials were new, or took the place of one that erred or ended earlier.
  func copied() throws -> Int {
    try copyExperiments()
    let trials = try copyTrials()
    try copyUnfinishedTrials()
    try copyOutsideTrials()
    try copyBatches()
    return trials
  }

  private func copyExperiments() throws {
    let there = Set(try names(of: run, in: target))
    let sql = "\(ExperimentRecord.selection) WHERE run = ?"
    for row in try source.rows(sql, [.text(part.home)]) {
      var experiment = try ExperimentRecord(row)
      if there.contains(experiment.name) { continue }
      experiment.run = run
      try experiment.save(in: target)
    }
  }

  private func names(of run: String, in database: Database) throws -> [String] {
    try database.rows("SELECT name FROM experiment WHERE run = ?", [.text(run)]).map { row in
      var columns = ColumnReader(row, of: "experiment")
      return try columns.text()
    }
  }

  private func copyTrials() throws -> Int {
    let there = try stamps(of: run, in: target)
    var count = 0
    for (place, stamp) in try stamps(of: part.home, in: source) {
      if let known = there[place], !stamp.replaces(known) { continue }
      let home = ExchangePlace(run: part.home, experiment: place.experiment, trial: place.trial)
      let sql = "\(TrialRecord.selection) WHERE run = ? AND experiment = ? AND number = ?"
      guard let row = try source.row(sql, home.values) else { continue }
      var trial = try TrialRecord(row)
      trial.run = run
      try CompletedTrial(trial, exchanges: ExchangeRecord.all(at: home, in: source)).save(
        in: target
      )
      count += 1
    }
    return count
  }

  /// When and how each trial of the part ended, by its place in the target.
  private func stamps(of run: String, in database: Database) throws -> [ExchangePlace: TrialStamp] {
    let sql = "SELECT experiment, number, status, ended_at FROM trial WHERE run = ?"
    var stamps: [ExchangePlace: TrialStamp] = [:]
    for row in try database.rows(sql, [.text(run)]) {
      var columns = ColumnReader(row, of: "trial")
      let place = ExchangePlace(
        run: self.run,
        experiment: try columns.text(),
        trial: try columns.count()
      )
      guard part.holds(trial: place.trial) else { continue }
      let status: TrialRecord.Status = try columns.word()
      stamps[place] = TrialStamp(erred: status == .error, endedAt: try columns.integer())
    }
    return stamps
  }

  /// Copies the requests of trials that were never stored, as of a process that was killed.
  private func copyUnfinishedTrials() throws {
    let sql = """
      SELECT DISTINCT experiment, trial FROM exchange
      WHERE run = ?1 AND trial > 0 AND NOT EXISTS (
        SELECT 1 FROM trial
        WHERE trial.run = ?1 AND trial.experiment = exchange.experiment
          AND trial.number = exchange.trial)
      """
    for row in try source.rows(sql, [.text(part.home)]) {
      var columns = ColumnReader(row, of: "exchange")
      let home = ExchangePlace(
        run: part.home,
        experiment: try columns.text(),
        trial: try columns.count()
      )
      let place = ExchangePlace(run: run, experiment: home.experiment, trial: home.trial)
      guard part.holds(trial: place.trial), try !hasTrial(place) else { continue }
      for exchange in try ExchangeRecord.all(at: home, in: source) {
        try exchange.save(at: place, in: target)
      }
    }
  }

  private func hasTrial(_ place: ExchangePlace) throws -> Bool {
    let sql = "SELECT 1 FROM trial WHERE run = ? AND experiment = ? AND number = ?"
    return try target.row(sql, place.values) != nil
  }

  /// Copies the requests outside of trials; each shard made its own, and equal ones are kept once.
  private func copyOutsideTrials() throws {
    let place = ExchangePlace.outsideTrials(of: run)
    var there: [String: (number: Int, isFinished: Bool)] = [:]
    for exchange in try ExchangeRecord.all(at: place, in: target) {
      there[exchange.key] = (exchange.number, exchange.isFinished)
    }
    var next = (there.values.map(\.number).max() ?? 0) + 1
    for var exchange in try ExchangeRecord.all(at: .outsideTrials(of: part.home), in: source) {
      if let known = there[exchange.key] {
        if known.isFinished || !exchange.isFinished { continue }
        exchange.number = known.number
      } else {
        exchange.number = next
        next += 1
      }
      try exchange.save(at: place, in: target)
    }
  }

  private func copyBatches() throws {
    let sql = "\(BatchRecord.selection) WHERE run = ?"
    for row in try source.rows(sql, [.text(part.home)]) {
      var batch = try BatchRecord(row)
      batch.run = run
      try batch.save(in: target)
    }
  }
}

/// How and when a trial ended.
private struct TrialStamp {
  /// Whether it could not be finished.
  let erred: Bool
  /// When, in microseconds since 1970.
  let endedAt: Int64

  /// Whether it takes the place of another of the same number.
  func replaces(_ other: TrialStamp) -> Bool {
    erred == other.erred ? endedAt > other.endedAt : other.erred
  }
}
