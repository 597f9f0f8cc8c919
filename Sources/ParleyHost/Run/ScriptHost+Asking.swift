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
    let context: ProgramContext
    let isShown: Bool

    /// The statement.
    var span: SourceSpan { context.span }
  }

  /// `say TEXT`, or `say TEXT as SCHEMA`.
  func say(
    _ text: String,
    as schema: DataSchema?,
    on occasion: Occasion
  ) async throws(EffectError) -> Value {
    let ask = try currentConversations.current.asking(text, as: schema)
    return try await answer(ask, on: occasion)
  }

  /// `send`.
  func send(on occasion: Occasion) async throws(EffectError) -> Value {
    try await answer(currentConversations.sending(catalogue: configuration.catalogue), on: occasion)
  }

  /// `retry`.
  func retry(on occasion: Occasion) async throws(EffectError) -> Value {
    let ask = try currentConversations.current.retrying()
    return try await answer(ask, on: occasion)
  }

  /// Sends what is asked and makes the reply part of the conversation; a failure leaves the conversation as it was.
  ///
  /// A reply that is whole and does not fit its schema is part of the conversation too, and an error.
  private func answer(_ ask: Ask, on occasion: Occasion) async throws(EffectError) -> Value {
    let conversations = currentConversations
    let name = conversations.current.name
    let answer: Answer
    do throws(EffectError) {
      answer = try await StatementCourse(
        host: self,
        asked: conversations.current.turns(asking: ask),
        settings: settings(of: conversations),
        tools: conversations.current.tools,
        schema: ask.schema,
        conversation: label(of: name),
        occasion: occasion
      ).answer()
    } catch {
      update(name) { $0.giveUp(ask) }
      throw error
    }
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
    if let misfit = answer.misfit { throw misfit.keeping(answer.reply) }
    return .reply(answer.reply)
  }

  /// The settings of the next request; a batch streams nothing.
  func settings(of conversations: Conversations) -> Settings {
    var settings = conversations.effectiveSettings
    if isBatched { settings.apply(SettingChange(name: "stream", value: "off")) }
    return settings
  }

  /// Whether requests are answered in batches.
  var isBatched: Bool { trial?.isBatched == true }

  /// The name of a conversation in records and sums: those of a tool's body bear the tool's.
  private func label(of conversation: String) -> String {
    guard let tool else { return conversation }
    let label = Self.toolConversation(tool)
    return conversation == "main" ? label : "\(label) \(conversation)"
  }

  private func update(_ name: String, _ change: (inout Conversation) -> Void) {
    conversations.withLock { $0.update(name, change) }
  }
}

extension Conversations {
  /// What `send` asks in the current conversation.
  ///
  /// - Throws: A value error when there is nothing to answer.
  func sending(catalogue: ModelCatalogue) throws(EffectError) -> Ask {
    let reading = SettingReading(settings: effectiveSettings, catalogue: catalogue)
    return try current.sending(
      acceptsPrefill: reading.acceptsKnownPrefill,
      runsTools: reading.answersCalls(of: current.tools)
    )
  }
}

extension EffectError {
  /// The error with the reply that came all the same.
  fileprivate func keeping(_ reply: ReplyValue) -> EffectError {
    EffectError(kind, message, help: help, reply: reply)
  }
}
