/// Numbers that come in clusters: those of one cluster need not be independent, those of different clusters are.
///
/// Trials of one data row are a cluster. A cluster is kept as its sum and its count.
package struct ClusteredSample: Sendable, Equatable {
  /// What the values of one cluster come to.
  package struct Cluster: Sendable, Equatable {
    /// The sum of its values.
    package var sum: Double
    /// How many values it has, at least 1.
    package var count: Int
  }

  /// The clusters in the order in which their first values came.
  package private(set) var clusters: [Cluster]
  /// How many values there are.
  package private(set) var count: Int
  /// Whether no value differs from another.
  package private(set) var isConstant: Bool

  /// Makes a sample of independent values; those that are not finite are left out.
  package init(_ values: [Double]) {
    self.init(values.enumerated().map { (cluster: $0.offset, value: $0.element) })
  }

  /// Makes a sample of values with their clusters; values that are not finite are left out.
  package init(_ values: [(cluster: some Hashable, value: Double)]) {
    let finite = values.filter(\.value.isFinite)
    var clusters: [Cluster] = []
    var places = Dictionary(
      finite.map { ($0.cluster, -1) },
      uniquingKeysWith: { first, _ in first }
    )
    for (key, value) in finite {
      if let place = places[key], place >= 0 {
        clusters[place].sum += value
        clusters[place].count += 1
      } else {
        places[key] = clusters.count
        clusters.append(Cluster(sum: value, count: 1))
      }
    }
    self.clusters = clusters
    count = finite.count
    isConstant = finite.dropFirst().allSatisfy { $0.value == finite[0].value }
  }

  /// Whether a cluster has more than one value.
  package var isClustered: Bool { clusters.count < count }

  /// The mean of all values, each weighing the same; nil without any.
  package var mean: Double? {
    guard count > 0 else { return nil }
    let scaled = self.scaled
    return scaled.total / Double(count) * scaled.unit
  }

  /// The sums of the clusters over a power of two, so that neither they nor their third powers overflow or vanish.
  var scaled: (sums: [Double], total: Double, unit: Double) {
    let largest = clusters.reduce(0) { max($0, $1.sum.magnitude) }
    guard largest > 0, largest.isFinite else { return scaledFromInfinity }
    let unit = Double(sign: .plus, exponent: Int(largest.exponent), significand: 1)
    let sums = clusters.map { $0.sum / unit }
    return (sums, sums.reduce(0, +), unit)
  }

  /// The same where a sum is 0, or too large for a number.
  private var scaledFromInfinity: (sums: [Double], total: Double, unit: Double) {
    let bound = Double.greatestFiniteMagnitude
    let unit = clusters.contains { $0.sum != 0 } ? 0x1p1023 : 1
    let sums = clusters.map { max(-bound, min(bound, $0.sum)) / unit }
    return (sums, sums.reduce(0, +), unit)
  }
}
