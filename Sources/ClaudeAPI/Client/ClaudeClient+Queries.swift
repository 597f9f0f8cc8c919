import ClaudeMessages
import OrderedJSON

extension ClaudeClient {
  /// Counts the input tokens that a request would have.
  ///
  /// Free, with a rate limit of its own; an estimate.
  ///
  /// - Parameters:
  ///   - request: The request; what does not count, as `max_tokens`, is left out.
  ///   - betas: Names for the `anthropic-beta` header.
  ///   - options: Timeouts and attempts.
  /// - Returns: The tokens.
  /// - Throws: ``ClaudeError``; code `notFound` from a server that cannot count.
  public func countTokens(
    _ request: MessageRequest,
    betas: [String] = [],
    options: SendOptions = SendOptions()
  ) async throws(ClaudeError) -> Int {
    let answer = try await body(
      Call(
        method: .post,
        path: "/v1/messages/count_tokens",
        body: request.encodedForTokenCount(),
        version: .v2026_10_21,
        betas: betas,
        options: options,
        model: request.model.rawValue
      )
    )
    do {
      return try TokenCount(json: answer).inputTokens
    } catch {
      throw .undecodableEvent(name: "a token count", reason: "\(error)")
    }
  }

  /// All models that the server lists, newest first, page after page.
  ///
  /// - Parameters:
  ///   - lifecycles: Only models in these states, `active`, `deprecated`, `retired`; none for active and deprecated.
  ///   - pageSize: The models asked for at a time, 1 … 1000.
  ///   - options: Timeouts and attempts.
  /// - Returns: The models of all pages.
  /// - Throws: ``ClaudeError``; code `notFound` from a server that lists none.
  public func models(
    lifecycles: [String] = [],
    pageSize: Int = 1000,
    options: SendOptions = SendOptions()
  ) async throws(ClaudeError) -> [ModelInfo] {
    var models: [ModelInfo] = []
    var after: String?
    while true {
      let query =
        ["limit=\(min(max(pageSize, 1), 1000))"]
        + lifecycles.map { "lifecycle%5B%5D=\($0.percentEncoded)" }
        + (after.map { ["after_id=\($0.percentEncoded)"] } ?? [])
      let call = Call(
        method: .get,
        path: "/v1/models?\(query.joined(separator: "&"))",
        version: .v2026_10_21,
        options: options
      )
      let page = try Self.page(try await body(call))
      models += page.models
      guard page.hasMore else { return models }
      // A page that leads nowhere new would be asked for again without end.
      guard let last = page.lastID, last != after, !page.models.isEmpty else {
        throw .unexpectedAnswer("the server's list of models does not end", head: nil)
      }
      after = last
    }
  }

  /// One model; an alias is resolved.
  ///
  /// - Parameters:
  ///   - id: The model's identifier or an alias.
  ///   - options: Timeouts and attempts.
  /// - Returns: The model, with its full identifier.
  /// - Throws: ``ClaudeError``; code `notFound` for an unknown model.
  public func model(
    _ id: String,
    options: SendOptions = SendOptions()
  ) async throws(ClaudeError) -> ModelInfo {
    let answer = try await body(
      Call(
        method: .get,
        path: "/v1/models/\(id.percentEncoded)",
        version: .v2026_10_21,
        options: options
      )
    )
    do {
      return try ModelInfo(json: answer)
    } catch {
      throw .undecodableEvent(name: "a description of a model", reason: "\(error)")
    }
  }

  private static func page(_ answer: [UInt8]) throws(ClaudeError) -> ModelPage {
    do {
      return try ModelPage(json: answer)
    } catch {
      throw .undecodableEvent(name: "a list of models", reason: "\(error)")
    }
  }

  /// The body of an answer that is no stream.
  func body(_ call: Call) async throws(ClaudeError) -> [UInt8] {
    var run = ExchangeRun(client: self, call: call)
    var body: [UInt8] = []
    while let event = try await run.next() {
      if case .event(let raw) = event { body = raw.data }
    }
    return body
  }
}

extension String {
  /// The text as one component of a path or query.
  var percentEncoded: String {
    var result = ""
    for byte in utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += byte < 16 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }
}
