/// Text in the format that Prometheus reads.
///
/// - Source: <https://prometheus.io/docs/instrumenting/exposition_formats/>, version 0.0.4.
struct MetricsText {
  /// What a metric is.
  enum Kind: String {
    case counter
    case gauge
    case histogram
  }

  /// The text so far.
  private(set) var text = ""

  /// Begins a metric.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - kind: What it is.
  ///   - help: What it counts, in one line.
  mutating func begin(_ name: String, _ kind: Kind, _ help: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
  }

  /// Adds a value.
  ///
  /// - Parameters:
  ///   - name: The metric's name, with `_bucket`, `_sum` or `_count` for a histogram's.
  ///   - labels: Names and values.
  ///   - value: The number's text.
  mutating func add(_ name: String, _ labels: [(String, String)] = [], _ value: String) {
    let list = labels.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }
    text += name + (list.isEmpty ? "" : "{\(list.joined(separator: ","))}") + " \(value)\n"
  }

  /// Adds the values of a histogram.
  mutating func add(_ name: String, _ labels: [(String, String)], _ histogram: Histogram) {
    var count = 0
    let bounds = Histogram.bounds.map(Self.number) + ["+Inf"]
    for (bound, number) in zip(bounds, histogram.counts) {
      count += number
      add("\(name)_bucket", labels + [("le", bound)], String(count))
    }
    add("\(name)_sum", labels, Self.number(histogram.sum.inSeconds))
    add("\(name)_count", labels, String(count))
  }

  /// The text of a number, whole ones without a fraction.
  private static func number(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing("\"", with: "\\\"")
  }
}
