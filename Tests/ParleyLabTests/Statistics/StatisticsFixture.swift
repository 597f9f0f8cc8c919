import OrderedJSON
import TestSupport
import Testing

/// What SciPy and statsmodels make of some data, as `Scripts/generate-statistics-fixtures` writes it.
enum StatisticsFixture {
  /// Two samples of the same length, what pairs belong together, and SciPy's numbers.
  struct DataSet: CustomTestStringConvertible, Sendable {
    let json: JSONValue

    var testDescription: String { json["name"]?.stringValue ?? "" }
    var first: [Double] { json["first"]?.doubles ?? [] }
    var second: [Double] { json["second"]?.doubles ?? [] }
    var differences: [Double] { zip(first, second).map { $1 - $0 } }
    var clusters: [Double] { json["clusters"]?.doubles ?? [] }
    var isRate: Bool { json["mcnemar"] != nil }
    var isClustered: Bool { Set(clusters).count < clusters.count }
  }

  /// The whole file.
  static let json: JSONValue = {
    let path = "\(RepositoryRoot.path)/Tests/ParleyLabTests/Fixtures/statistics.json"
    return Golden.read(path).flatMap { try? JSONParser().parse($0) } ?? .null
  }()

  /// The data sets.
  static let dataSets = cases("datasets").map(DataSet.init)

  /// One of its lists.
  static func cases(_ name: String) -> [JSONValue] { json[name]?.arrayValue ?? [] }
}

extension JSONValue {
  /// The numbers of a list.
  var doubles: [Double] { arrayValue?.compactMap(\.doubleValue) ?? [] }
}
