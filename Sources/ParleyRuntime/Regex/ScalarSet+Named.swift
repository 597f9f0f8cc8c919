/// The sets that patterns name.
extension ScalarSet {
  /// `\d`.
  static let digits = ScalarSet([0x30...0x39])
  /// `\w`: ASCII letters, digits and `_`.
  static let wordScalars = ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  /// `\s`: tab, line feed, form feed, carriage return, blank.
  static let blanks = ScalarSet([0x09...0x0A, 0x0C...0x0D, 0x20...0x20])
  /// `.` without `(?s)`: everything but a line feed.
  static let notLineFeed = ScalarSet([0x0A...0x0A]).inverted

  /// A class such as `[:alpha:]`, ASCII; nil for an unknown name.
  static func bracketed(_ name: String) -> ScalarSet? {
    switch name {
    case "alnum": ScalarSet([0x30...0x39, 0x41...0x5A, 0x61...0x7A])
    case "alpha": ScalarSet([0x41...0x5A, 0x61...0x7A])
    case "ascii": ScalarSet([0...0x7F])
    case "blank": ScalarSet([0x09...0x09, 0x20...0x20])
    case "cntrl": ScalarSet([0...0x1F, 0x7F...0x7F])
    case "digit": digits
    case "graph": ScalarSet([0x21...0x7E])
    case "lower": ScalarSet([0x61...0x7A])
    case "print": ScalarSet([0x20...0x7E])
    case "punct": ScalarSet([0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E])
    case "space": ScalarSet([0x09...0x0D, 0x20...0x20])
    case "upper": ScalarSet([0x41...0x5A])
    case "word": wordScalars
    case "xdigit": ScalarSet([0x30...0x39, 0x41...0x46, 0x61...0x66])
    default: nil
    }
  }

  /// The names that ``bracketed(_:)`` knows.
  static let bracketedNames = [
    "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct",
    "space", "upper", "word", "xdigit",
  ]

  /// A general category of one or two letters (`L`, `Lu`) or a script by its long name (`Greek`); nil for an unknown name.
  static func property(_ name: String) -> ScalarSet? {
    if name == "Any" { return everything }  // lint:allow the property of that name
    if let spelled = ScalarCategories.ranges(of: name) ?? ScalarScripts.ranges(of: name) {
      return ScalarSet(parsing: spelled)
    }
    guard name.utf8.count == 1 else { return nil }
    var union: ScalarSet?
    for category in ScalarCategories.names where category.hasPrefix(name) {
      guard let spelled = ScalarCategories.ranges(of: category) else { continue }
      var members = union ?? ScalarSet()
      members.formUnion(ScalarSet(parsing: spelled))
      union = members
    }
    return union
  }

  /// The names of more than two letters that ``property(_:)`` knows, for a suggestion.
  static var propertyNames: [String] { ScalarScripts.names }

  /// Reads the ranges of a generated table: hexadecimal `first-last` or `scalar`, separated by blanks.
  private init(parsing spelled: StaticString) {
    var ranges: [ClosedRange<UInt32>] = []
    var first: UInt32?
    var number: UInt32 = 0
    for byte in spelled.description.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): number = number << 4 | UInt32(byte - 0x30)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): number = number << 4 | UInt32(byte - 0x37)
      case UInt8(ascii: "-"):
        first = number
        number = 0
      default:
        ranges.append((first ?? number)...number)
        first = nil
        number = 0
      }
    }
    ranges.append((first ?? number)...number)
    self.init(ranges)
  }
}
