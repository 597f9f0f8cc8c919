import OrderedJSON
import RunStorage
import TerminalText

/// Factor values as short texts that can be told apart.
package struct FactorText: Sendable {
  /// The longest text of a value, in columns.
  private static let width = 40

  private let texts: [String: [JSONValue: String]]

  /// Makes the texts of the values of some factors.
  package init(_ factors: [ExperimentRecord.Factor]) {
    var texts: [String: [JSONValue: String]] = [:]
    for factor in factors {
      let short = factor.values.map(Self.text(of:))
      var counts: [String: Set<JSONValue>] = [:]
      for (text, value) in zip(short, factor.values) { counts[text, default: []].insert(value) }
      for (place, value) in factor.values.enumerated() where texts[factor.name]?[value] == nil {
        let isAlone = counts[short[place]]?.count == 1
        texts[factor.name, default: [:]][value] = short[place] + (isAlone ? "" : " #\(place + 1)")
      }
    }
    self.texts = texts
  }

  /// A value of a factor; of values that look alike when cut, each with its place.
  package func text(of value: JSONValue, factor: String) -> String {
    texts[factor]?[value] ?? Self.text(of: value)
  }

  /// Factor values with their names: "model haiku, style terse".
  package func text(of factors: JSONObject) -> String {
    factors.members.map { "\($0.key) \(text(of: $0.value, factor: $0.key))" }
      .joined(separator: ", ")
  }

  private static func text(of value: JSONValue) -> String {
    let whole = value.stringValue ?? value.description
    let line = String(whole.unicodeScalars.map { Self.isControl($0) ? " " : $0 })
    return TextFitting.cut(line.isEmpty ? "\"\"" : line, to: width)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
  }
}

extension String {
  fileprivate init(_ scalars: [Unicode.Scalar]) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}
