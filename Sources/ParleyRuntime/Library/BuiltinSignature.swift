/// What a built-in takes, and who performs it.
package struct BuiltinSignature: Sendable {
  /// Who performs a built-in.
  package enum Kind: Sendable, Hashable {
    /// A function of its arguments: ``Builtin/call(_:in:)``.
    case pure
    /// Calls a function value for each item, which may ask the world: frames of the machine. `any` and `all` with a list alone are
    /// pure: ``Builtin/isPure(argumentCount:)``.
    case higherOrder
    /// An effect.
    case world(WorldFunction)
  }

  /// The arguments' names in order, separated by `, `: making a signature allocates nothing, as each call asks for one.
  private let parameterList: StaticString
  /// How many arguments there must be at least.
  package let minimumCount: Int
  /// How many arguments there may be at most; `Int.max` where the last parameter may be given any number of times.
  package let maximumCount: Int
  /// Who performs it.
  package let kind: Kind

  /// The arguments' names in order, as messages show them.
  package var parameters: [String] {
    // By bytes: each call of a source asks, and splitting by characters is ten times slower.
    parameterList.withUTF8Buffer { bytes in
      bytes.split(separator: UInt8(ascii: ",")).map { name in
        String(decoding: name.drop { $0 == UInt8(ascii: " ") }, as: UTF8.self)
      }
    }
  }

  /// Whether the last parameter may be given any number of times.
  package var isVariadic: Bool { maximumCount == Int.max }

  /// Makes a signature from the arguments' names and how many there must and may be.
  private init(_ parameters: StaticString, _ counts: ClosedRange<Int>, _ kind: Kind = .pure) {
    parameterList = parameters
    minimumCount = counts.lowerBound
    maximumCount = counts.upperBound
    self.kind = kind
  }

  /// Whether a call with so many arguments is well formed.
  package func accepts(argumentCount: Int) -> Bool {
    argumentCount >= minimumCount && argumentCount <= maximumCount
  }

  /// The signature of each built-in.
  static func table(_ builtin: Builtin) -> BuiltinSignature {
    switch builtin {
    case .len, .int, .float, .string, .bool, .type, .json, .reverse: Self("x", 1...1)
    case .lower, .upper, .trim, .lines, .words, .chars, .parseJSON: Self("text", 1...1)
    case .split: Self("text, separator", 2...2)
    case .join: Self("list, separator", 2...2)
    case .replace: Self("text, old, new", 3...3)
    case .startsWith: Self("text, prefix", 2...2)
    case .endsWith: Self("text, suffix", 2...2)
    case .find: Self("x, item", 2...2)
    case .regexFind, .regexAll: Self("text, pattern", 2...2)
    case .format: Self("number, decimals", 2...2)
    case .get: Self("x, key, default", 2...3)
    case .keys, .values, .items: Self("map", 1...1)
    case .sort, .unique, .sum, .mean, .median, .stdev: Self("list", 1...1)
    case .range: Self("start, end, step", 1...3)
    case .min, .max: Self("x", 1...Int.max)
    case .round: Self("number, decimals", 1...2)
    case .floor, .abs: Self("number", 1...1)
    case .map, .filter, .sortedBy: Self("list, function", 2...2, .higherOrder)
    case .any, .all: Self("list, function", 1...2, .higherOrder)
    case .read: Self("path", 1...1, .world(.read))
    case .readJSON: Self("path", 1...1, .world(.readJSON))
    case .readCSV: Self("path", 1...1, .world(.readCSV))
    case .glob: Self("pattern", 1...1, .world(.glob))
    case .env: Self("name", 1...1, .world(.env))
    case .exec: Self("program, arguments, input", 1...3, .world(.exec))
    case .countTokens: Self("text", 1...1, .world(.countTokens))
    case .cost: Self("usage, model", 2...2, .world(.cost))
    case .models: Self("", 0...0, .world(.models))
    case .judge: Self("text, criterion", 2...2, .world(.judge))
    case .hash: Self("x", 1...1, .world(.hash))
    }
  }
}

extension Builtin {
  /// Whether a call with so many arguments is a function of them alone, performed by ``call(_:in:)``.
  package func isPure(argumentCount: Int) -> Bool {
    switch self {
    case .any, .all: argumentCount == 1
    default: signature.kind == .pure
    }
  }

  /// The call as messages show it: `replace(text, old, new)`, `get(x, key, default?)`, `min(x, …)`.
  package var usage: String {
    let signature = signature
    var shown: [String] = []
    for (index, parameter) in signature.parameters.enumerated() {
      shown.append(index < signature.minimumCount ? parameter : parameter + "?")
    }
    if signature.isVariadic { shown.append("…") }
    return "\(name)(\(shown.joined(separator: ", ")))"
  }

  /// What a call with a wrong number of arguments is told; nil for a right one.
  package func mistake(argumentCount: Int) -> String? {
    let signature = signature
    guard !signature.accepts(argumentCount: argumentCount) else { return nil }
    let least = signature.minimumCount
    let most = signature.maximumCount
    let wanted =
      if signature.isVariadic {
        "at least \(least)"
      } else if least == most {
        least == 0 ? "no" : "\(least)"
      } else {
        most == least + 1 ? "\(least) or \(most)" : "\(least) to \(most)"
      }
    let noun = wanted.hasSuffix("1") ? "argument" : "arguments"
    return "\(usage) takes \(wanted) \(noun), not \(argumentCount)"
  }
}
