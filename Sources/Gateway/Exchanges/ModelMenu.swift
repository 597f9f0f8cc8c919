import ClaudeMessages
import OrderedJSON

/// The models that a client may ask, with what each is for: `GET /parley/models`.
///
/// | member | what it is |
/// | --- | --- |
/// | `id`, `name`, `line` | the id to ask, the name for people, the line (or null) |
/// | `purpose`, `speed` | what it is for, and how quick: `fastest`, `fast`, `moderate`, `slow` (or null) |
/// | `context`, `max_tokens` | the window and the longest reply that the client may ask for, in tokens (or null) |
/// | `price` | `input`, `output`, `cache_write_5m`, `cache_write_1h` and `cache_read` in US dollars per million tokens, and `long_prompt`: the same for prompts of more tokens than its `threshold` (or null) |
/// | `thinking` | `never`, `optional`, `always` (or null) |
/// | `images` | whether it reads images (or null) |
/// | `is_default`, `is_legacy`, `has_limited_access` | whether it is asked where none is chosen, whether a newer one replaces it, whether only some organizations may ask it |
///
/// The order is the one for choosing from: the newest of each line, the quickest line first, then the older ones.
struct ModelMenu {
  /// The line that answers where no model is chosen.
  private static let usualLine = ModelLine.sonnet

  private let models: [ModelDescription]
  private let maxTokens: Int?

  /// Gathers the models that a client may ask.
  ///
  /// - Parameters:
  ///   - catalogue: What is known of the models.
  ///   - maxTokens: The longest reply that the client may ask for, in tokens; nil for the model's.
  ///   - mayAsk: Whether the client may ask a model, by its id.
  init(_ catalogue: ModelCatalogue, maxTokens: Int? = nil, mayAsk: (String) -> Bool) {
    self.maxTokens = maxTokens
    models = catalogue.models.enumerated()
      .filter { $0.element.lifecycle.state != .retired && mayAsk($0.element.id.rawValue) }
      .sorted { Self.rank(of: $0, in: catalogue) < Self.rank(of: $1, in: catalogue) }
      .map(\.element)
  }

  /// The list.
  var json: JSONValue {
    ["data": .array(models.map { row(of: $0, isDefault: $0.id == usual?.id) })]
  }

  private var usual: ModelDescription? {
    models.first { $0.line == Self.usualLine && !$0.lifecycle.isLegacy } ?? models.first
  }

  private static func rank(
    of model: (offset: Int, element: ModelDescription),
    in catalogue: ModelCatalogue
  ) -> (Int, Int, Int) {
    let (offset, model) = model
    let place = ModelSpeed.lines.firstIndex { $0.line == model.line }
    let isNewest = model.line.map { catalogue.newest(of: $0)?.id == model.id } ?? true
    let isAhead = isNewest && !model.hasLimitedAccess
    return (isAhead ? 0 : 1, place ?? ModelSpeed.lines.count, offset)
  }

  private func row(of model: ModelDescription, isDefault: Bool) -> JSONValue {
    let longest = [model.limits.maxOutputTokens, maxTokens].compactMap { $0 }.min()
    return [
      "id": .string(model.id.rawValue), "name": .string(model.displayName),
      "line": model.line.map { .string($0.rawValue) } ?? .null,
      "purpose": .string(model.purpose),
      "speed": ModelSpeed(of: model).map { .string($0.rawValue) } ?? .null,
      "context": model.limits.contextWindow.map(JSONValue.int) ?? .null,
      "max_tokens": longest.map(JSONValue.int) ?? .null,
      "price": model.prices.map { .object(Self.price($0)) } ?? .null,
      "thinking": model.capabilities.thinking.map { .string(Self.word(for: $0)) } ?? .null,
      "images": model.capabilities.acceptsImages.map { .bool($0) } ?? .null,
      "is_default": .bool(isDefault), "is_legacy": .bool(model.lifecycle.isLegacy),
      "has_limited_access": .bool(model.hasLimitedAccess),
    ]
  }

  private static func price(_ prices: ModelPrices) -> JSONObject {
    var object = price(of: prices.standard)
    if let long = prices.longPrompt {
      var longPrompt: JSONObject = ["threshold": .int(long.threshold)]
      for member in price(of: long.price).members { longPrompt.append(member.key, member.value) }
      object.append("long_prompt", .object(longPrompt))
    }
    return object
  }

  private static func price(of price: TokenPrice) -> JSONObject {
    [
      "input": dollars(price.input), "output": dollars(price.output),
      "cache_write_5m": dollars(price.cacheWriteFiveMinutes),
      "cache_write_1h": dollars(price.cacheWriteOneHour), "cache_read": dollars(price.cacheRead),
    ]
  }

  /// A price per million tokens.
  private static func dollars(_ picoDollars: Int64) -> JSONValue {
    JSONNumber(Double(picoDollars) / 1_000_000).map(JSONValue.number) ?? .null
  }

  private static func word(for thinking: ThinkingSupport) -> String {
    if thinking.isAlwaysOn { return "always" }
    return thinking.acceptedModes.contains { $0 != .disabled } ? "optional" : "never"
  }
}
