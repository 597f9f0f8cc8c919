import TerminalText

/// Estimates as people read them.
package enum EstimateText {
  /// A rate: "76% (69%–81%)".
  package static func rate(_ estimate: Estimate) -> String {
    text(estimate, NumberText.percent)
  }

  /// A mean: "3.41 (3.20–3.66)", with as many digits as the interval bears.
  package static func mean(_ estimate: Estimate) -> String {
    let scale = estimate.interval.map { $0.upper - $0.lower } ?? 0
    return text(estimate) { number($0, resolving: scale) }
  }

  /// A number to about two digits of a width, or to three or four digits where it has none.
  package static func number(_ value: Double, resolving width: Double = 0) -> String {
    let needed = width > 0 ? width / 10 : value.magnitude / 1000
    guard value != 0 else { return "0" }
    guard value.magnitude < 1e9, value.magnitude >= 1e-6 || width > 1e-5 else {
      return scientific(value)
    }
    var digits = 0
    var unit = 1.0
    while digits < 6, unit > needed {
      unit /= 10
      digits += 1
    }
    let text = NumberText.fixed(value, digits)
    guard digits > 0 else { return grouped(text) }
    return width > 0 ? text : trimmed(text)
  }

  /// Why there is no interval, to stand in its place.
  static func reason(for lack: Estimate.Lack) -> String {
    switch lack {
    case .oneValue: "one value"
    case .equalValues: "all the same"
    }
  }

  private static func text(_ estimate: Estimate, _ write: (Double) -> String) -> String {
    switch estimate {
    case .none: "–"
    case .point(let value, let lack): "\(write(value)) (\(reason(for: lack)))"
    case .interval(let interval):
      "\(write(interval.estimate)) (\(write(interval.lower))–\(write(interval.upper)))"
    }
  }

  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var text = Substring(text)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text == "-0" ? "0" : String(text)
  }

  private static func grouped(_ text: String) -> String {
    Int(text).map { ($0 < 0 ? "-" : "") + NumberText.grouped(abs($0)) } ?? text
  }

  /// A very large or very small number: "2.35e-09".
  private static func scientific(_ value: Double) -> String {
    var (mantissa, exponent) = (value.magnitude, 0)
    while mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    while mantissa < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    let sign = value < 0 ? "-" : ""
    return "\(sign)\(NumberText.fixed(mantissa, 2))e\(exponent)"
  }
}
