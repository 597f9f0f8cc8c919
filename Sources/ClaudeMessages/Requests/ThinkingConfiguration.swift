/// How a request wants the model to think.
public struct ThinkingConfiguration: Sendable, Hashable {
  /// Whether and when it thinks.
  public var mode: ThinkingMode
  /// The most tokens of thinking, for ``ThinkingMode/enabled``; at least 1,024.
  public var budgetTokens: Int?
  /// What the reply shows of it; nil for the model's default.
  public var display: ThinkingDisplay?
  /// Members that this library does not know.
  public var additionalFields: JSONObject

  /// Makes a configuration.
  public init(
    mode: ThinkingMode,
    budgetTokens: Int? = nil,
    display: ThinkingDisplay? = nil,
    additionalFields: JSONObject = JSONObject()
  ) {
    self.mode = mode
    self.budgetTokens = budgetTokens
    self.display = display
    self.additionalFields = additionalFields
  }

  /// The model decides; with the model's default display.
  public static let adaptive = ThinkingConfiguration(mode: .adaptive)
  /// No thinking.
  public static let disabled = ThinkingConfiguration(mode: .disabled)
  /// Thinking between tool calls only.
  public static let betweenTools = ThinkingConfiguration(mode: .betweenTools)

  /// Thinking with a budget, on older models.
  public static func budget(_ tokens: Int) -> ThinkingConfiguration {
    ThinkingConfiguration(mode: .enabled, budgetTokens: tokens)
  }

  /// Reads a configuration.
  init(_ object: ObjectFields) throws(MessageDecodingError) {
    var fields = object
    mode = ThinkingMode(rawValue: try fields.requiredString("type"))
    budgetTokens = try fields.int("budget_tokens")
    display = try fields.word("display")
    additionalFields = fields.rest
  }
}

extension ThinkingConfiguration: JSONRepresentable {
  /// Writes the configuration as an object.
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("type", mode.rawValue)
    writer.member("budget_tokens", budgetTokens)
    writer.member("display", display?.rawValue)
    writer.members(of: additionalFields)
    writer.endObject()
  }
}
