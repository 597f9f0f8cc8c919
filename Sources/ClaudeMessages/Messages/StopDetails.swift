/// What is known about the end of a reply beyond its reason; today only about refusals.
public struct StopDetails: Sendable, Hashable {
  /// What a refusal is about.
  public struct Category: OpenVocabulary {
    /// The word as it stands on the wire.
    public let rawValue: String

    /// Makes a word, known or not.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// Attacks on computers.
    public static let cyber = Category(rawValue: "cyber")
    /// Biological harm.
    public static let bio = Category(rawValue: "bio")
    /// Building a competing frontier model.
    public static let frontierLLM = Category(rawValue: "frontier_llm")
    /// Getting at the model's reasoning.
    public static let reasoningExtraction = Category(rawValue: "reasoning_extraction")
    /// Other harm.
    public static let generalHarms = Category(rawValue: "general_harms")
  }

  /// The kind of details: "refusal", or what the API adds.
  public var type: String
  /// What the refusal is about; nil if the API does not tell.
  public var category: Category?
  /// The API's words on it.
  public var explanation: String?
  /// Members that this library does not know.
  public var additionalFields: JSONObject

  /// Makes details.
  public init(type: String = "refusal", category: Category? = nil, explanation: String? = nil) {
    self.type = type
    self.category = category
    self.explanation = explanation
    additionalFields = JSONObject()
  }

  /// Reads details.
  init(_ object: ObjectFields) throws(MessageDecodingError) {
    var fields = object
    type = try fields.string("type") ?? ""
    category = try fields.word("category")
    explanation = try fields.string("explanation")
    additionalFields = fields.rest
  }
}

extension StopDetails: JSONRepresentable {
  /// Writes the details as an object.
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("type", type)
    writer.member("category", category.map { .string($0.rawValue) } ?? .null)
    writer.member("explanation", explanation.map { .string($0) } ?? .null)
    writer.members(of: additionalFields)
    writer.endObject()
  }
}
