import ClaudeMessages
import OrderedJSON
import RunStorage

/// What the gateway reads of a request for a message; the request itself goes on byte by byte.
package struct AskedMessage: Sendable {
  /// The request as it came.
  package let body: [UInt8]
  /// The model that is asked.
  package private(set) var model = ""
  /// The largest reply, in tokens; nil in a request that has none.
  package private(set) var maxTokens: Int?
  /// Whether the reply is asked for as events.
  package private(set) var isStreamed = false
  /// Reads a request.
  ///
  /// - Parameters:
  ///   - body: The request as it came.
  ///   - needsMaxTokens: Whether a request without `max_tokens` is refused. Default: true.
  /// - Throws: ``Refusal`` 400 for a body that is not one JSON object, has a member twice, or lacks one of those that are read.
  package init(_ body: [UInt8], needsMaxTokens: Bool = true) throws(Refusal) {
    self.body = body
    let scan: RequestScan
    do throws(JSONError) {
      scan = try RequestScan(body, keeping: ["model", "max_tokens", "stream"])
    } catch {
      throw .notJSON(error)
    }
    if let name = scan.repeatedName { throw .repeatedName(name) }
    guard let model = scan.members["model"] else { throw .missingField("model") }
    guard let name = model.stringValue else { throw .wrongField("model", "string") }
    self.model = name
    switch scan.members["max_tokens"] {
    case let value?:
      guard let count = value.intValue else { throw .wrongField("max_tokens", "integer") }
      maxTokens = count
    case nil: if needsMaxTokens { throw .missingField("max_tokens") }
    }
    switch scan.members["stream"] {
    case let value?:
      guard let flag = value.boolValue else { throw .wrongField("stream", "boolean") }
      isStreamed = flag
    case nil: break
    }
  }

  /// The request as a value, for what it can cost.
  ///
  /// - Parameter client: Who asks.
  /// - Returns: The request. Of one that the gateway does not understand only what it has read of it, for the API decides about those;
  ///   but not for a client with a budget.
  /// - Throws: ``Refusal`` 400 for a request that is not understood, where it has to be.
  package func request(for client: Client) throws(Refusal) -> MessageRequest {
    do throws(MessageDecodingError) {
      return try MessageRequest(json: body)
    } catch {
      if case .token(let token) = client, token.limits.budget != nil {
        throw .unreadableRequest(error)
      }
      return MessageRequest(
        model: ModelID(rawValue: model),
        maxTokens: maxTokens ?? 0,
        messages: []
      )
    }
  }
}
