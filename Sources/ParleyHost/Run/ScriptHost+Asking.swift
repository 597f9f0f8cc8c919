import ClaudeAPI
import ClaudeMessages
import ParleyDiagnostics
import ParleyRuntime
import Synchronization

extension ScriptHost {
  /// How often a statement goes on by itself where a tool of the server paused.
  static let longestPause = 10

  /// Where a reply belongs: the statement, and whether it is meant for the screen.
  struct Occasion: Sendable {
    let span: SourceSpan
    let isShown: Bool
  }

  /// `say TEXT`.
  func say(_ text: String, isShown: Bool, at span: SourceSpan) async throws(EffectError) -> Value {
    let ask = try currentConversations.current.asking(text)
    return try await answer(ask, on: Occasion(span: span, isShown: isShown))
  }

  /// `send`.
  func send(isShown: Bool, at span: SourceSpan) async throws(EffectError) -> Value {
    let conversations = currentConversations
    let reading = SettingReading(
      settings: conversations.effectiveSettings,
      catalogue: configuration.catalogue
    )
    let ask = try conversations.current.sending(acceptsPrefill: reading.acceptsKnownPrefill)
    return try await answer(ask, on: Occasion(span: span, isShown: isShown))
  }

  /// `retry`.
  func retry(isShown: Bool, at span: SourceSpan) async throws(EffectError) -> Value {
    let ask = try currentConversations.current.retrying()
    return try await answer(ask, on: Occasion(span: span, isShown: isShown))
  }

  /// Sends what is asked and makes the reply part of the conversation; a failure leaves the conversation as it was.
  private func answer(_ ask: Ask, on occasion: Occasion) async throws(EffectError) -> Value {
    let conversations = currentConversations
    let name = conversations.current.name
    do throws(EffectError) {
      let answer = try await self.answer(
        conversations.current.turns(asking: ask),
        of: name,
        with: settings(of: conversations),
        on: occasion
      )
      update(name) { conversation in
        if answer.turns.isEmpty {
          conversation.giveUp(ask)
        } else {
          conversation.commit(ask, replied: answer.turns)
        }
      }
      configuration.output.receive(
        .reply(ReplyReport(tag: answer.tag, span: occasion.span, reply: answer.reply))
      )
      return .reply(answer.reply)
    } catch {
      update(name) { $0.giveUp(ask) }
      throw error
    }
  }

  /// The settings of the next request; a batch streams nothing.
  func settings(of conversations: Conversations) -> Settings {
    var settings = conversations.effectiveSettings
    if isBatched { settings.apply(SettingChange(name: "stream", value: "off")) }
    return settings
  }

  /// Whether requests are answered in batches.
  var isBatched: Bool { trial?.isBatched == true }

  /// What a statement's requests brought.
  private struct Answer {
    let reply: ReplyValue
    let turns: [Turn]
    let tag: RequestTag
  }

  private func answer(
    _ asked: [Turn],
    of name: String,
    with settings: Settings,
    on occasion: Occasion
  ) async throws(EffectError) -> Answer {
    let builder = RequestBuilder(catalogue: configuration.catalogue, trial: trial?.number ?? 0)
    var turns: [Turn] = []
    var reply: StatementReply?
    while true {
      let built = try builder.request(
        for: asked + turns,
        with: settings,
        after: totals.snapshot.requests
      )
      notice(built.doubts, at: occasion.span)
      let tag = RequestTag(
        number: totals.nextNumber(),
        conversation: name,
        isShown: occasion.isShown
      )
      let received = try await exchange(built, with: settings, as: tag, at: occasion.span)
      if let turn = received.turn(after: built.prefix) { turns.append(turn) }
      reply = reply.map { $0.adding(received) } ?? StatementReply(received)
      let isPaused = received.message.stopReason == .pauseTurn && !received.isInterrupted
      if isPaused && turns.count < Self.longestPause { continue }
      notify(about: received, isPaused: isPaused, request: built, at: occasion.span)
      return Answer(reply: (reply ?? StatementReply(received)).value, turns: turns, tag: tag)
    }
  }

  private func notify(
    about received: ReceivedMessage,
    isPaused: Bool,
    request: RequestBuilder.Built,
    at span: SourceSpan
  ) {
    guard !received.isInterrupted else { return }
    let notice =
      isPaused
      ? Diagnostic.pausedTooOften(rounds: Self.longestPause, at: span)
      : Diagnostic.notice(
        about: received.message,
        maxTokens: request.request.message.maxTokens,
        at: span
      )
    if let notice { configuration.output.receive(.notice(notice)) }
  }

  private func update(_ name: String, _ change: (inout Conversation) -> Void) {
    conversations.withLock { $0.update(name, change) }
  }
}
