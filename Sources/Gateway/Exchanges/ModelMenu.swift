import ClaudeMessages
import OrderedJSON

/// The models that a client may ask, with what each is for: `GET /parley/models`.
///
/// | member | what it is |
/// | --- | --- |
/// | `id`, `name`, `line` | the id to ask, the name for people, the line (or null) |
/// | `purpose`, `speed` | what it is for, and how quick: `fastest`, `fast`, `moderate`, `slow` (or null) |
/// | `context`, `max_tokens` | the window and the longest reply, in tokens (or null) |
/// | `price` | `input` and `output` in US dollars per million tokens (or null) |
/// | `thinking` | `never`, `optional`, `always` (or null) |
/// | `images` | whether it reads images (or null) |
/// | `is_default`, `is_legacy`, `has_limited_access` | whether it is asked where none is chosen, whether a newer one replaces it, whether only some organizations may ask it |
///
/// The order is the one for choosing from: the newest of each line, the quickest line first, then the older ones.
struct ModelMenu {
  /// The line that answers where no model is chosen.
  private static let usualLine = ModelLine.sonnet

  private let models: [ModelDescription]

  /// Gathers the models that a client may ask.
  ///
  /// - Parameters:
  ///   - catalogue: What is known of the models.
  ///   - mayAsk: Whether the client may ask a model, by its id.
  init(_ catalogue: ModelCatalogue, mayAsk: (String) -> Bool) {
    models = catalogue.models.enumerated()
      .filter { $0.element.lifecycle.state != .retired && mayAsk($0.element.id.rawValue) }
      .sorted { Self.rank(of: $0, in: catalogue) < Self.rank(of: $1, in: catalogue) }
      .map(\.element)
  }

  /// The list.
  var json: JSONValue {
    ["data": .array(models.map { Self.row(of: $0, isDefault: $0.id == usual?.id) })]
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

  private static func row(of model: ModelDescription, isDefault: Bool) -> JSONValue {
    [
      "id": .string(model.id.rawValue), "name": .string(model.displayName),
      "line": model.line.map { .string($0.rawValue) } ?? .null,
      "purpose": .string(model.purpose),
      "speed": ModelSpeed(of: model).map { .string($0.rawValue) } ?? .null,
      "context": model.limits.contextWindow.map(JSONValue.int) ?? .null,
      "max_tokens": model.limits.maxOutputTokens.map(JSONValue.int) ?? .null,
      "price": model.prices.map { price(of: $0.standard) } ?? .null,
      "thinking": model.capabilities.thinking.map { .string(word(for: $0)) } ?? .null,
      "images": model.capabilities.acceptsImages.map { .bool($0) } ?? .null,
      "is_default": .bool(isDefault), "is_legacy": .bool(model.lifecycle.isLegacy),
      "has_limited_access": .bool(model.hasLimitedAccess),
    ]
  }

  private static func price(of price: TokenPrice) -> JSONValue {
    ["input": dollars(price.input), "output": dollars(price.output)]
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
