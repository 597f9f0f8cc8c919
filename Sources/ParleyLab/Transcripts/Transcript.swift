import ParleyHost
import RunStorage

/// What was said in a trial, request by request: each turn is told once, however often it was sent.
package struct Transcript: Sendable, Equatable {
  /// The requests in their order.
  package let exchanges: [TranscribedExchange]

  /// Reads the exchanges of a trial, in their order.
  package init(_ records: [ExchangeRecord]) {
    var earlier: [String: (request: WholeRequest, reply: TranscribedReply)] = [:]
    var exchanges: [TranscribedExchange] = []
    for record in records.sorted(by: { $0.number < $1.number }) {
      let request = WholeRequest(body: record.body)
      let reply = TranscribedReply(Exchange.stored(record) ?? Self.unread(record))
      let before = earlier[record.conversation]
      exchanges.append(
        TranscribedExchange(
          number: record.number,
          conversation: record.conversation,
          body: record.body,
          model: request.model,
          system: request.system.isEmpty || request.system == before?.request.system
            ? nil : request.system,
          turns: Self.new(in: request, after: before),
          settings: request.settings == before?.request.settings ? [] : request.settings,
          reply: reply
        )
      )
      earlier[record.conversation] = (request, reply)
    }
    self.exchanges = exchanges
  }

  /// The text of the last reply that came whole, those of `judge` and of the bodies of tools aside; nil without one.
  package var lastReplyText: String? {
    exchanges.last { exchange in
      exchange.reply.ending == .finished && exchange.conversation != ScriptHost.judgeConversation
        && !ScriptHost.isToolConversation(exchange.conversation)
    }?.reply.text
  }

  /// The turns of a request that the one before does not have; all where the conversation was changed in between.
  private static func new(
    in request: WholeRequest,
    after before: (request: WholeRequest, reply: TranscribedReply)?
  ) -> [TranscribedExchange.Turn] {
    guard let before, request.turns.starts(with: before.request.turns) else { return request.turns }
    let new = request.turns.dropFirst(before.request.turns.count)
    guard let first = new.first, first.role == "assistant", first.parts == before.reply.parts else {
      return Array(new)
    }
    return Array(new.dropFirst())
  }

  /// An exchange whose steps cannot be read: a request without an answer.
  private static func unread(_ record: ExchangeRecord) -> Exchange {
    Exchange(
      request: Exchange.Request(
        number: record.number,
        conversation: record.conversation,
        body: record.body,
        version: "",
        isStreamed: false
      ),
      startedAt: Timestamp(microseconds: 0)
    )
  }
}
