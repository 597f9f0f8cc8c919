/// A pattern for one file name: `*` and `?` stand for anything, `[a-z]` for one of some characters, `[!a-z]` for any other.
///
/// Matching works on Unicode scalars. A name that starts with a dot is matched only by a pattern that does.
struct GlobPattern: Sendable, Equatable {
  private enum Part: Sendable, Equatable {
    case scalar(Unicode.Scalar)
    case anyOne
    case anyNumber
    case set([ClosedRange<Unicode.Scalar>], isNegated: Bool)
  }

  private let parts: [Part]
  /// Whether it can match more than one name.
  let isWild: Bool

  /// Reads a pattern without slashes; nil for a bracket that is not closed or a range that runs backwards.
  init?(_ text: String) {
    var parts: [Part] = []
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "?": parts.append(.anyOne)
      case "*": if parts.last != .anyNumber { parts.append(.anyNumber) }
      case "[":
        guard let set = Self.set(&rest) else { return nil }
        parts.append(set)
      default: parts.append(.scalar(scalar))
      }
    }
    self.parts = parts
    isWild = parts.contains { part in
      if case .scalar = part { false } else { true }
    }
  }

  /// Reads what follows an opening bracket; a `]` right behind it is one of the characters.
  private static func set(_ rest: inout ArraySlice<Unicode.Scalar>) -> Part? {
    let isNegated = rest.first == "!" || rest.first == "^"
    if isNegated { rest.removeFirst() }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    while let low = rest.popFirst() {
      if low == "]", !ranges.isEmpty { return .set(ranges, isNegated: isNegated) }
      guard rest.first == "-", let high = rest.dropFirst().first, high != "]" else {
        ranges.append(low...low)
        continue
      }
      guard low <= high else { return nil }
      rest.removeFirst(2)
      ranges.append(low...high)
    }
    return nil
  }

  /// Whether a name fits.
  ///
  /// - Complexity: O(pattern × name).
  func matches(_ name: String) -> Bool {
    let scalars = Array(name.unicodeScalars)
    if scalars.first == ".", parts.first != .scalar(".") { return false }
    var part = 0
    var scalar = 0
    var resume: (part: Int, scalar: Int)?
    while scalar < scalars.count {
      if part < parts.count, parts[part] == .anyNumber {
        part += 1
        resume = (part, scalar)
      } else if part < parts.count, Self.fits(scalars[scalar], parts[part]) {
        part += 1
        scalar += 1
      } else if let last = resume {
        part = last.part
        scalar = last.scalar + 1
        resume = (part, scalar)
      } else {
        return false
      }
    }
    return parts[part...].allSatisfy { $0 == .anyNumber }
  }

  private static func fits(_ scalar: Unicode.Scalar, _ part: Part) -> Bool {
    switch part {
    case .scalar(let wanted): scalar == wanted
    case .anyOne: true
    case .anyNumber: false
    case .set(let ranges, let isNegated): ranges.contains { $0.contains(scalar) } != isNegated
    }
  }
}
