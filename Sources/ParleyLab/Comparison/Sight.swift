/// What differences a number of pairs can show, judged by how much the pairs scatter.
///
/// For one test at 0.05 with power 0.8. Correction for several tests makes it somewhat harder.
package struct Sight: Sendable, Equatable {
  /// How many independent units there are: rows, or pairs where rows do not repeat.
  package let units: Int
  /// How many pairs a unit has on the average.
  package let pairsPerUnit: Double

  private enum Scatter: Equatable {
    /// The share of pairs that differ.
    case discordant(Double)
    /// The standard deviation of the units' mean differences.
    case deviation(Double)
  }

  private let scatter: Scatter

  /// Judges differences; those of independent pairs that hold or do not by their counts.
  init(_ differences: ClusteredSample, rates: PairedRate?) {
    let clusters = differences.clusters
    units = clusters.count
    pairsPerUnit = clusters.isEmpty ? 1 : Double(differences.count) / Double(clusters.count)
    if let rates {
      scatter = .discordant(rates.discordantShare)
      return
    }
    let means = clusters.map { $0.sum / Double($0.count) }
    let mean = means.reduce(0, +) / Double(max(1, means.count))
    let squares = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    scatter = .deviation(means.count > 1 ? (squares / Double(means.count - 1)).squareRoot() : 0)
  }

  /// The units that show a difference of a given size; nil for none, and where nothing is known of the scatter.
  package func units(for difference: Double) -> Int? {
    switch scatter {
    case .discordant(let share): SampleSize.pairs(difference: difference, discordant: share)
    case .deviation(let deviation):
      deviation > 0 ? SampleSize.pairs(difference: difference, deviation: deviation) : nil
    }
  }

  /// The smallest difference that would be seen four times out of five; nil where that is none, or not known.
  package var smallest: Double? {
    switch scatter {
    case .discordant(let share): SampleSize.difference(pairs: units, discordant: share)
    case .deviation(let deviation): SampleSize.difference(pairs: units, deviation: deviation)
    }
  }

  /// Whether any outcome could show a difference: below six units even a difference in all of them is likely by chance.
  package var canShowAny: Bool { units >= 6 }
}
