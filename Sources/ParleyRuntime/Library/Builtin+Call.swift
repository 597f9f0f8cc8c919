/// The pure built-ins by topic: each case names its function, whose arguments are checked on the way in.
extension Builtin {
  /// Performs a pure built-in.
  ///
  /// An unknown argument, or one with an unknown part where the part matters, gives an unknown result.
  ///
  /// - Parameters:
  ///   - arguments: As many as the signature accepts; higher-order and world built-ins are not performed here.
  ///   - workspace: Pays for the work, sets the limits.
  /// - Returns: The result. Its weight and depth are for the caller to check.
  /// - Throws: an error of kind `value` for a wrong argument; of kind `limit` for too much work or too large a result.
  package func call(
    _ arguments: borrowing Span<Value>,
    in workspace: inout Workspace
  ) throws(EffectError) -> Value {
    let signature = signature
    guard signature.accepts(argumentCount: arguments.count) else {
      throw EffectError(.value, mistake(argumentCount: arguments.count) ?? name)
    }
    guard isPure(argumentCount: arguments.count) else { throw .notPure(self) }
    for index in 0..<arguments.count where arguments[index].isUnknown { return .unknown }
    workspace.beginCall()
    do {
      return try performed(with: arguments, in: &workspace)
    } catch {
      for index in 0..<arguments.count where arguments[index].hasUnknownPart { return .unknown }
      throw error
    }
  }

  private func performed(
    with arguments: borrowing Span<Value>,
    in workspace: inout Workspace
  ) throws(EffectError) -> Value {
    switch self {
    case .len, .lower, .upper, .trim, .lines, .words, .split, .join, .replace, .startsWith,
      .endsWith, .find, .chars, .regexFind, .regexAll, .format:
      try performText(arguments, in: &workspace)
    case .int, .float, .string, .bool, .type, .json, .parseJSON:
      try performConversion(arguments, in: &workspace)
    case .get, .keys, .values, .items, .sort, .reverse, .unique, .range, .any, .all:
      try performCollection(arguments, in: &workspace)
    case .sum, .min, .max, .mean, .median, .stdev, .round, .floor, .abs:
      try performNumber(arguments, in: &workspace)
    case .map, .filter, .sortedBy, .read, .readJSON, .readCSV, .glob, .env, .exec, .countTokens,
      .cost, .models, .judge, .hash:
      throw .notPure(self)
    }
  }

  private func performText(
    _ arguments: borrowing Span<Value>,
    in workspace: inout Workspace
  ) throws(EffectError) -> Value {
    switch self {
    case .len: try length(of: arguments, in: &workspace)
    case .lower: try TextLibrary.lower(text(0, of: arguments), in: &workspace)
    case .upper: try TextLibrary.upper(text(0, of: arguments), in: &workspace)
    case .trim: .string(TextLibrary.trimmed(try text(0, of: arguments)))
    case .lines: try TextLibrary.lines(text(0, of: arguments), in: &workspace)
    case .words: try TextLibrary.words(text(0, of: arguments), in: &workspace)
    case .chars: try TextLibrary.scalars(text(0, of: arguments), in: &workspace)
    case .split: try split(arguments, in: &workspace)
    case .join: try joined(arguments, in: &workspace)
    case .replace: try replaced(arguments, in: &workspace)
    case .startsWith:
      .bool(TextLibrary.hasPrefix(try text(0, of: arguments), try text(1, of: arguments)))
    case .endsWith:
      .bool(TextLibrary.hasSuffix(try text(0, of: arguments), try text(1, of: arguments)))
    case .find: try found(arguments, in: &workspace)
    case .regexFind: try workspace.firstMatch(text(0, of: arguments), text(1, of: arguments))
    case .regexAll: try workspace.allMatches(text(0, of: arguments), text(1, of: arguments))
    default:
      .text(NumberLibrary.format(try number(0, of: arguments), try decimals(1, of: arguments)))
    }
  }

  private func performConversion(
    _ arguments: borrowing Span<Value>,
    in workspace: inout Workspace
  ) throws(EffectError) -> Value {
    switch self {
    case .int: try ConversionLibrary.int(arguments[0])
    case .float: try ConversionLibrary.float(arguments[0])
    case .bool: try ConversionLibrary.bool(arguments[0])
    case .string: .string(try arguments[0].textForm(in: &workspace))
    case .json: .string(try arguments[0].jsonForm(in: &workspace))
    case .type: .text(arguments[0].typeName)
    default:
      try JSONReading.value(of: text(0, of: arguments), called: "the text", in: &workspace)
    }
  }

  private func performCollection(
    _ arguments: borrowing Span<Value>,
    in workspace: inout Workspace
  ) throws(EffectError) -> Value {
    switch self {
    case .get: try gotten(arguments, in: &workspace)
    case .keys: .list(try dictionary(0, of: arguments).keys.map { .string($0) })
    case .values: .list(try dictionary(0, of: arguments).values)
    case .items:
      .list(try dictionary(0, of: arguments).entries.map { .list([.string($0.key), $0.value]) })
    case .sort: try sorted(list(0, of: arguments), in: &workspace)
    case .reverse: try reversed(arguments)
    case .unique: try ListLibrary.unique(list(0, of: arguments), in: &workspace)
    case .range: try range(arguments, in: workspace)
    case .any: try contains(true, in: list(0, of: arguments))
    default: try contains(false, in: list(0, of: arguments))
    }
  }

  private func performNumber(
    _ arguments: borrowing Span<Value>,
    in workspace: inout Workspace
  ) throws(EffectError) -> Value {
    switch self {
    case .min, .max: return try extreme(arguments, in: &workspace)
    case .round: return try rounded(arguments)
    case .floor: return try NumberLibrary.floor(number(0, of: arguments))
    case .abs: return try NumberLibrary.magnitude(number(0, of: arguments))
    default: break
    }
    guard let numbers = try numbers(0, of: arguments) else { return .unknown }
    try workspace.draw(numbers.count)
    switch self {
    case .sum: return try NumberLibrary.sum(numbers).value
    case .mean: return try .float(NumberLibrary.mean(numbers))
    case .median: return try NumberLibrary.median(numbers).value
    default: return try .float(NumberLibrary.deviation(numbers))
    }
  }
}
