import ClaudeAPI
import ClaudeMessages
import ParleyDiagnostics
import ParleyRuntime

/// What a statement's requests brought.
struct Answer: Sendable {
  /// The reply as a script reads it.
  let reply: ReplyValue
  /// The turns that become part of the conversation: replies, and between them the results of tools.
  let turns: [Turn]
  /// The last request.
  let tag: RequestTag
  /// Why a whole reply does not fit its schema; nil where it does, or none was asked for.
  let misfit: EffectError?
}

/// The way of one `say`, `send` or `retry` to its reply: requests, and between them calls of tools and pauses of the server's.
///
/// The same turns, settings and tools, and the same replies and results, give the same requests.
struct StatementCourse: Sendable {
  /// The host whose conversation it belongs to.
  let host: ScriptHost
  /// The turns of the first request, the last of which may be a reply whose calls are to be run.
  let asked: [Turn]
  /// What the requests carry.
  private(set) var settings: Settings
  /// What they offer.
  let tools: ToolSet
  /// What the reply is to fit; nil for a reply of any form.
  let schema: DataSchema?
  /// The conversation as records and sums name it.
  let conversation: String
  /// The statement.
  let occasion: ScriptHost.Occasion

  private var turns: [Turn] = []
  private var reply: StatementReply?
  private var rounds = 0
  private var pauses = 0
  /// The last request; one of an earlier statement as long as there is none.
  private var tag: RequestTag
  private let builder: RequestBuilder
  private let mostRounds: Int

  /// Prepares the way; nothing is sent.
  init(
    host: ScriptHost,
    asked: [Turn],
    settings: Settings,
    tools: ToolSet,
    schema: DataSchema?,
    conversation: String,
    occasion: ScriptHost.Occasion
  ) {
    self.host = host
    self.asked = asked
    self.settings = settings
    self.tools = tools
    self.schema = schema
    self.conversation = conversation
    self.occasion = occasion
    let catalogue = host.configuration.catalogue
    tag = RequestTag(number: 0, conversation: conversation, isShown: occasion.isShown)
    builder = RequestBuilder(catalogue: catalogue, trial: host.trial?.number ?? 0)
    let reading = SettingReading(settings: settings, catalogue: catalogue)
    mostRounds = reading.answersCalls(of: tools) ? reading.toolRounds : 0
  }

  /// Goes the way to its end.
  ///
  /// - Throws: ``EffectError`` for a request that is not sent or fails, and for what ends a run within a tool.
  func answer() async throws(EffectError) -> Answer {
    var course = self
    return try await course.go()
  }

  private mutating func go() async throws(EffectError) -> Answer {
    while true {
      if let calls = (turns.last ?? asked.last)?.openCalls, !calls.isEmpty {
        guard try await run(calls) else { return end(with: StatementReply.interrupted(reply)) }
      }
      let built = try builder.request(
        for: asked + turns,
        with: settings,
        offering: tools,
        as: schema,
        after: host.totals.snapshot.requests
      )
      host.notice(built.doubts, at: occasion.span)
      tellOfToolsNobodyRuns(in: built.request.message)
      tag = RequestTag(
        number: host.totals.nextNumber(),
        conversation: conversation,
        isShown: occasion.isShown
      )
      let received = try await host.exchange(
        built,
        with: settings,
        after: reply?.footnotes ?? Footnotes(),
        as: tag,
        at: occasion.span
      )
      if let turn = received.turn(after: built.prefix) { turns.append(turn) }
      reply = reply.map { $0.adding(received) } ?? StatementReply(received)
      if goesOn(after: received) { continue }
      notify(about: received, request: built.request.message)
      return end(with: reply ?? StatementReply(received))
    }
  }

  /// Whether another request follows by itself.
  private mutating func goesOn(after received: ReceivedMessage) -> Bool {
    guard !received.isInterrupted else { return false }
    if isWaiting { return rounds < mostRounds }
    guard received.message.stopReason == .pauseTurn else { return false }
    pauses += 1
    return pauses < ScriptHost.longestPause
  }

  /// Whether the last reply waits for the results of its calls.
  private var isWaiting: Bool { turns.last?.openCalls.isEmpty == false }

  /// Runs the calls of the last turn and adds the turn of their results.
  ///
  /// - Returns: Whether all of them were run; after an interrupt nothing is left of the calls.
  private mutating func run(_ calls: [ToolUseBlock]) async throws(EffectError) -> Bool {
    rounds += 1
    let round = ScriptHost.ToolRound(
      calls: calls,
      brokenInputs: (turns.last ?? asked.last)?.brokenInputs ?? [:],
      tools: tools,
      tag: tag,
      context: occasion.context
    )
    let results = try await host.answers(to: round)
    reply?.take(results.calls)
    guard !results.isInterrupted else {
      if let last = turns.popLast(), let rest = last.withoutCalls { turns.append(rest) }
      return false
    }
    turns.append(results.turn)
    tellOfUnseenImages(in: results.turn)
    // A choice that forces a call would force one after each result, without an end.
    let choice = settings["tool_choice"]?.textual?.string
    if let choice, !["auto", "none"].contains(choice) { settings.unset("tool_choice") }
    return true
  }

  /// Tells of tools that the API defines and leaves to the client, where the script has none of the name.
  private func tellOfToolsNobodyRuns(in request: MessageRequest) {
    guard mostRounds > 0 else { return }
    let names = request.tools.filter(\.isLeftToClient).compactMap(\.name)
      .filter { tools[$0] == nil }
    guard !names.isEmpty else { return }
    host.noticeOnce(.toolsNotRun(names, at: occasion.span))
  }

  /// Tells of images that tools gave to a model without eyes.
  private func tellOfUnseenImages(in results: Turn) {
    let catalogue = host.configuration.catalogue
    let model = SettingReading(settings: settings, catalogue: catalogue).resolution.description
    guard let model, model.capabilities.acceptsImages == false,
      results.blocks.contains(where: \.hasImagesOfTools)
    else { return }
    host.noticeOnce(.imageNotSeen(by: model.id.rawValue, at: occasion.span))
  }

  private func notify(about received: ReceivedMessage, request: MessageRequest) {
    guard !received.isInterrupted else { return }
    let span = occasion.span
    let message = received.message
    let calls = message.toolUses
    let notice: Diagnostic? =
      switch message.stopReason {
      case .pauseTurn? where !isWaiting:
        .pausedTooOften(rounds: ScriptHost.longestPause, at: span)
      case .maxTokens? where !calls.isEmpty:
        .callCut(calls, maxTokens: request.maxTokens, at: span)
      case _ where isWaiting && mostRounds > 0:
        .toolRoundsReached(mostRounds, calls: calls, at: span)
      // Whoever has no call run reads them from the reply.
      case .toolUse? where !tools.isEmpty: nil
      default: .notice(about: message, maxTokens: request.maxTokens, at: span)
      }
    if let notice { host.configuration.output.receive(.notice(notice)) }
  }

  /// The answer, with what the text of the reply is as data.
  private func end(with statementReply: StatementReply) -> Answer {
    var reply = statementReply
    var misfit: EffectError?
    if let schema {
      switch reply.structured(as: schema) {
      case .fits(let data): reply.data = data
      case .incomplete:
        host.configuration.output.receive(.notice(.noData(schema.name, at: occasion.span)))
      case .misfits(let error): misfit = error
      }
    }
    return Answer(reply: reply.value, turns: turns, tag: tag, misfit: misfit)
  }
}
