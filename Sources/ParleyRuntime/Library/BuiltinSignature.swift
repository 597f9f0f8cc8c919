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

  /// The arguments' names in order, as messages show them.
  package let parameters: [String]
  /// How many arguments there must be at least.
  package let minimumCount: Int
  /// Whether the last parameter may be given any number of times.
  package let isVariadic: Bool
  /// Who performs it.
  package let kind: Kind

  /// How many arguments there may be at most.
  package var maximumCount: Int { isVariadic ? Int.max : parameters.count }

  /// Makes a signature from the arguments' names; those after the first `required` may be left out.
  private init(
    _ parameters: String...,
    required: Int? = nil,
    isVariadic: Bool = false,
    kind: Kind = .pure
  ) {
    self.parameters = parameters
    self.minimumCount = required ?? parameters.count
    self.isVariadic = isVariadic
    self.kind = kind
  }

  /// Whether a call with so many arguments is well formed.
  package func accepts(argumentCount: Int) -> Bool {
    argumentCount >= minimumCount && argumentCount <= maximumCount
  }

  /// The signature of each built-in.
  static func table(_ builtin: Builtin) -> BuiltinSignature {
    switch builtin {
    case .len: Self("x")
    case .lower, .upper, .trim, .lines, .words, .chars, .parseJSON: Self("text")
    case .split: Self("text", "separator")
    case .join: Self("list", "separator")
    case .replace: Self("text", "old", "new")
    case .startsWith: Self("text", "prefix")
    case .endsWith: Self("text", "suffix")
    case .find: Self("text", "part")
    case .regexFind, .regexAll: Self("text", "pattern")
    case .format: Self("number", "decimals")
    case .int, .float, .string, .bool, .type, .json: Self("x")
    case .get: Self("x", "key", "default", required: 2)
    case .keys, .values, .items: Self("map")
    case .sort, .unique, .sum, .mean, .median, .stdev: Self("list")
    case .reverse: Self("x")
    case .range: Self("start", "end", "step", required: 1)
    case .min, .max: Self("x", required: 1, isVariadic: true)
    case .round: Self("number", "decimals", required: 1)
    case .floor, .abs: Self("number")
    case .map, .filter, .sortedBy: Self("list", "function", kind: .higherOrder)
    case .any, .all: Self("list", "function", required: 1, kind: .higherOrder)
    case .read: Self("path", kind: .world(.read))
    case .readJSON: Self("path", kind: .world(.readJSON))
    case .readCSV: Self("path", kind: .world(.readCSV))
    case .glob: Self("pattern", kind: .world(.glob))
    case .env: Self("name", kind: .world(.env))
    case .exec: Self("program", "arguments", "input", required: 1, kind: .world(.exec))
    case .countTokens: Self("text", kind: .world(.countTokens))
    case .cost: Self("usage", "model", kind: .world(.cost))
    case .models: Self(kind: .world(.models))
    case .hash: Self("x", kind: .world(.hash))
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
