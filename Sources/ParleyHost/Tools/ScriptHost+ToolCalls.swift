import ClaudeMessages
import ParleyDiagnostics
import ParleyRuntime
import ToolServers

extension ScriptHost {
  /// The calls of a reply that are to be answered, and by what.
  struct ToolRound: Sendable {
    /// The calls, in the order of the reply.
    let calls: [ToolUseBlock]
    /// The arguments that came and are no JSON, by the ids of the calls.
    let brokenInputs: [String: String]
    /// What may be called.
    let tools: ToolSet
    /// The request whose reply made the calls.
    let tag: RequestTag
    /// The program that asks, whose functions are the bodies.
    let context: ProgramContext
  }

  /// What the calls of a reply came to.
  struct ToolResults: Sendable {
    /// The calls with their results, in their order; those that an interrupt kept from running have none.
    var calls: [AnsweredCall]
    /// Whether an interrupt ended them.
    var isInterrupted = false

    /// The turn that answers the model: all results, in the order of the calls.
    var turn: Turn { Turn(role: .user, blocks: calls.compactMap(\.block)) }
  }

  /// Runs the calls of a reply, one after the other.
  ///
  /// What is wrong with a call, or goes wrong in its body, is a result that says so.
  ///
  /// - Throws: ``EffectError`` of kind `budget` or `permission` of a body, which end the run.
  func answers(to round: ToolRound) async throws(EffectError) -> ToolResults {
    var results = ToolResults(calls: round.calls.map { AnsweredCall(call: $0) })
    for (index, call) in round.calls.enumerated() {
      guard configuration.interrupts.reason == nil, !Task.isCancelled,
        let outcome = try await observedOutcome(of: call, in: round)
      else {
        results.isInterrupted = true
        return results
      }
      results.calls[index].outcome = outcome
    }
    return results
  }

  /// Runs a call, and shows and keeps it; nil when an interrupt ended it.
  private func observedOutcome(
    of call: ToolUseBlock,
    in round: ToolRound
  ) async throws(EffectError) -> ToolOutcome? {
    let arguments = round.brokenInputs[call.id] ?? call.input.description
    let record = ToolCallStep.Call(
      id: call.id,
      conversation: round.tag.conversation,
      name: call.name,
      arguments: arguments
    )
    var report = ToolCallReport(
      tag: round.tag,
      id: call.id,
      name: call.name,
      arguments: arguments,
      source: ToolCallReport.Source(round.tools[call.name])
    )
    journal.begin(record)
    configuration.output.receive(.toolCall(report))
    let start = configuration.now()
    do throws(EffectError) {
      let outcome = try await self.outcome(of: call, in: round)
      journal.end(record, result: outcome.text, isError: outcome.isError)
      report.result = ToolCallReport.Result(outcome, after: configuration.now() - start)
      configuration.output.receive(.toolCall(report))
      return outcome
    } catch {
      let isInterrupt = error.kind == .interrupt
      journal.end(record, result: isInterrupt ? nil : error.message, isError: true)
      let failed = ToolOutcome(error.message, isError: true)
      report.result = ToolCallReport.Result(failed, after: configuration.now() - start)
      configuration.output.receive(.toolCall(report))
      if isInterrupt { return nil }
      throw error
    }
  }

  private func outcome(
    of call: ToolUseBlock,
    in round: ToolRound
  ) async throws(EffectError) -> ToolOutcome {
    guard let tool = round.tools[call.name] else {
      return .unknownTool(call.name, among: round.tools.all.map(\.name))
    }
    if let text = round.brokenInputs[call.id] { return .brokenInput(text) }
    switch tool.origin {
    case .script(let value): return try await run(value, for: call, in: round.context)
    case .server(let server, let served): return try await ask(server, for: call, of: served)
    }
  }
}

extension ToolCallReport.Source {
  /// Who answers the calls of a tool.
  fileprivate init(_ tool: ToolSet.Tool?) {
    switch tool?.origin {
    case .script?: self = .script
    case .server(let server, _)?: self = .server(server.connection.name)
    case nil: self = .nobody
    }
  }
}

extension ToolCallReport.Result {
  fileprivate init(_ outcome: ToolOutcome, after duration: Duration) {
    self.init(
      text: outcome.text,
      isError: outcome.isError,
      duration: duration,
      failure: outcome.failure
    )
  }
}

extension ToolOutcome {
  /// A call of a tool that nobody runs: one that does not exist, or that `set tools` names alone.
  fileprivate static func unknownTool(_ name: String, among names: [String]) -> ToolOutcome {
    let others = names.isEmpty ? "" : " The tools are: \(names.joined(separator: ", "))."
    return ToolOutcome("Nothing runs a tool named \(name) here.\(others)", isError: true)
  }

  /// A call whose arguments are no JSON; the tool was not run.
  fileprivate static func brokenInput(_ text: String) -> ToolOutcome {
    ToolOutcome("The arguments are not valid JSON: \(text)", isError: true)
  }
}
