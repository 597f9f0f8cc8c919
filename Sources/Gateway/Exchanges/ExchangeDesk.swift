import ClaudeMessages
import ModelProviders
import NIOPosix
import OrderedJSON

/// Tells clients how the replies to their own requests were made.
package final class ExchangeDesk: Sendable {
  /// Where explanations are made, one after the other: whoever asks for many takes one core and the memory of one.
  private static let pool = {
    let pool = NIOThreadPool(numberOfThreads: 1)
    pool.start()
    return pool
  }()

  private let recent: RecentExchanges
  private let isBuiltIn: Bool
  private let explain: @Sendable (ReplyAccount) -> JSONValue?

  /// Makes a desk.
  ///
  /// - Parameters:
  ///   - recent: The requests that are remembered.
  ///   - isBuiltIn: Whether the model of this process answers.
  ///   - explain: Makes the explanation of a reply; it may take long, and is called on a thread of its own.
  package init(
    recent: RecentExchanges,
    isBuiltIn: Bool,
    explain: @escaping @Sendable (ReplyAccount) -> JSONValue?
  ) {
    self.recent = recent
    self.isBuiltIn = isBuiltIn
    self.explain = explain
  }

  /// What is told of a request, as JSON.
  ///
  /// - Parameters:
  ///   - requestID: The request's id, as its client got it.
  ///   - client: Who asks now.
  /// - Returns: The body of the answer.
  /// - Throws: ``Refusal`` 404 for a request that is not remembered, and for one of another client.
  package func report(
    on requestID: String,
    to client: Client
  ) async throws(Refusal) -> [UInt8] {
    guard let (timeline, account) = recent.exchange(requestID), timeline.client == client.id else {
      throw Refusal(
        404,
        .notFound,
        "no request of yours with this id is remembered: the gateway keeps the last ones, until it ends"
      )
    }
    let report = ExchangeReport(timeline, isBuiltIn: isBuiltIn)
    guard let account else {
      return report.bytes(explanation: nil, whyNot: report.obstacle)
    }
    let explanation = await explanation(of: requestID, account)
    let whyNot = explanation == nil ? "This reply is too long to be looked into." : nil
    return report.bytes(explanation: explanation, whyNot: whyNot)
  }

  /// The models that a client may ask, as JSON.
  ///
  /// - Parameters:
  ///   - catalogue: What is known of the models.
  ///   - maxTokens: The longest reply that the client may ask for, in tokens; nil for the model's.
  ///   - mayAsk: Whether the client may ask a model, by its id.
  /// - Returns: The body of the answer.
  package func models(
    of catalogue: ModelCatalogue,
    maxTokens: Int?,
    mayAsk: (String) -> Bool
  ) -> [UInt8] {
    JSONWriter.bytes(of: ModelMenu(catalogue, maxTokens: maxTokens, mayAsk: mayAsk).json)
  }

  /// The explanation, made once; nil where none can be made.
  private func explanation(of requestID: String, _ account: ReplyAccount) async -> RawJSON? {
    if let known = recent.explanation(of: requestID) { return known }
    let made = try? await Self.pool.runIfActive { [explain] in
      explain(account).map { RawJSON($0) }
    }
    guard let explanation = made ?? nil else { return nil }
    recent.note(explanation: explanation, of: requestID)
    return explanation
  }
}
