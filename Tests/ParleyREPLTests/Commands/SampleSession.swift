import ClaudeMessages
import ParleyDiagnostics
import ParleyHost
import ParleyREPL
import ParleyRuntime
import TerminalText

/// A session with chosen conversations, for commands to look at; nothing is sent.
struct SampleSession {
  var conversations = Conversations()
  var totals = RunTotals()
  var view: SessionView {
    SessionView(
      conversations: conversations,
      totals: totals.snapshot,
      variables: variables,
      functions: functions,
      catalogue: .builtIn,
      lastRequest: lastRequest,
      reply: reply
    )
  }
  var variables: [SessionView.Variable] = []
  var functions: [SessionView.Function] = []
  var lastRequest: RequestReport?
  var reply: ReplyValue?

  /// A session in which `main` was asked and `main-2` forked from it after the first turn; `main-2` is current.
  static func forked() throws -> SampleSession {
    var session = SampleSession()
    try session.say("Write a haiku about autumn.", reply: "Leaves drift\ndown the lane")
    try session.say("Another one.", reply: "Old pond")
    try session.conversations.fork("main-2")
    try session.undo()
    try session.say("Now about winter.", reply: "Snow")
    return session
  }

  /// Sets a setting of the current conversation.
  mutating func set(_ name: String, _ value: Value, isField: Bool = false) {
    conversations.set(SettingChange(name: name, isField: isField, value: value))
  }

  /// Adds a user turn and the reply to it, received by Haiku with 100 tokens in and 20 out.
  mutating func say(
    _ text: String,
    reply: String,
    cost: Int64? = 1_000_000,
    isInterrupted: Bool = false
  ) throws {
    var usage = TokenCounts()
    usage.input = 100
    usage.output = 20
    let receipt = Turn.Receipt(
      model: "claude-haiku-4-5-20251001",
      stopReason: isInterrupted ? nil : "end_turn",
      usage: usage,
      cost: cost,
      isInterrupted: isInterrupted
    )
    let turn = Turn(
      role: .assistant,
      blocks: [.text(reply)],
      reception: Turn.Reception(
        prefix: PrefixDigest(startingWith: []),
        ending: isInterrupted ? .cut : .complete,
        receipt: receipt
      )
    )
    let name = conversations.current.name
    totals.countRequest()
    totals.add(usage: usage, cost: cost, conversation: name, model: receipt.model)
    let ask = try conversations.current.asking(text)
    conversations.updateCurrent { $0.commit(ask, replied: [turn]) }
  }

  /// Takes back the last step of the current conversation.
  mutating func undo() throws {
    try conversations.updateCurrent { (conversation) throws(EffectError) in
      try conversation.undo()
    }
  }

  /// What commands show, without colours.
  func renderer(width: Int = 80, style: TerminalStyle = .plain) -> CommandRenderer {
    CommandRenderer(view, style: style, width: width)
  }

  /// A request with a body.
  static func request(_ body: String, betas: [String] = []) -> RequestReport {
    RequestReport(
      tag: RequestTag(number: 1, conversation: "main", isShown: true),
      span: SourceSpan(0, 0),
      model: "claude-haiku-4-5-20251001",
      body: Array(body.utf8),
      version: "2023-06-01",
      betas: betas
    )
  }
}
