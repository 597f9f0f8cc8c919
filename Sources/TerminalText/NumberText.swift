/// Numbers as people read them.
package enum NumberText {
  /// A number with a fixed count of digits after the point, at most 6.
  package static func fixed(_ number: Double, _ digits: Int) -> String {
    guard number.isFinite, number.magnitude < 1e9 else { return "\(number)" }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = (number.magnitude * scale).rounded()
    let sign = number < 0 && scaled > 0 ? "-" : ""
    guard digits > 0 else { return sign + String(Int(scaled)) }
    let text = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
    return sign + padded.dropLast(digits) + "." + padded.suffix(digits)
  }

  /// A share of 1 cut, not rounded, to some digits after the point, so that what lies within bounds reads so too.
  package static func cut(_ share: Double, _ digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    return fixed((share * scale).rounded(.down) / scale, digits)
  }

  /// A number without needless zeros, to four digits after the point.
  package static func short(_ number: Double) -> String {
    var text = fixed(number, 4)
    guard text.contains(".") else { return text }
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  /// A share of 1 as a percentage; what is neither nothing nor all never reads as if it were.
  package static func percent(_ share: Double) -> String {
    switch share {
    case ...0: "0%"
    case ..<0.0005: "<0.1%"
    case ..<0.0995: "\(fixed(share * 100, 1))%"
    case ..<0.9945: "\(fixed(share * 100, 0))%"
    case ..<0.9995: "\(fixed(share * 100, 1))%"
    case ..<1: ">99.9%"
    default: "100%"
    }
  }

  /// A count with its thousands set apart.
  package static func grouped(_ count: Int) -> String {
    var groups: [Substring] = []
    var rest = Substring(String(count))
    while rest.count > 3 {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    groups.insert(rest, at: 0)
    return groups.joined(separator: ",")
  }

  /// A large count in words: "2.1 million".
  package static func rounded(_ count: Int) -> String {
    switch count {
    case ..<10_000: grouped(count)
    case ..<1_000_000: "\((count + 500) / 1000) thousand"
    case ..<1_000_000_000: "\(fixed(Double(count) / 1e6, 1)) million"
    default: "\(fixed(Double(count) / 1e9, 1)) billion"
    }
  }
}
