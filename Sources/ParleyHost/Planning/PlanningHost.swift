import ClaudeAPI
import ClaudeMessages
import ModelProviders
import ParleyDiagnostics
import ParleyRuntime
import Synchronization

/// Performs a program's effects without sending, writing or running anything: what a reply would bring is unknown.
///
/// Settings, turns and files are those of a real run. One host follows one way through the script.
struct PlanningHost: Sendable {
  /// A request that a run would send here.
  struct Planned: Sendable {
    let statement: PlannedStatement
    let estimate: RequestEstimate
    let byteCount: Int
    /// What the plan has to say about it.
    let notes: [String]
  }

  /// What performing an effect came to.
  struct Outcome: Sendable {
    var value: Value = .null
    var request: Planned?
    var notes: [String] = []
  }

  private let host: ScriptHost
  private var writtenPaths: Set<String> = []
  /// The most tokens that something unknown can have so far.
  private var longestReply = Int(Settings.defaultMaxTokens)
  private var hasLongest = false

  /// Makes the host of a run that has not begun.
  init(configuration: HostConfiguration, world: ScriptWorld) {
    host = ScriptHost(configuration: configuration, world: world)
  }

  private init(copying other: PlanningHost) {
    host = ScriptHost(configuration: other.host.configuration, world: other.host.world)
    let conversations = other.host.currentConversations
    host.conversations.withLock { $0 = conversations }
    writtenPaths = other.writtenPaths
    longestReply = other.longestReply
    hasLongest = other.hasLongest
  }

  /// Another host in the same state, for the other way of a branch.
  func copy() -> PlanningHost { PlanningHost(copying: self) }

  /// Performs one effect; `.decide` is for the planner.
  ///
  /// - Parameters:
  ///   - effect: What is asked.
  ///   - context: The program, and the place that asks.
  ///   - requests: How many requests were asked on this way.
  /// - Returns: The effect's value, and what the plan is to know.
  /// - Throws: ``EffectError``, as a run would.
  mutating func perform(
    _ effect: Effect,
    in context: ProgramContext,
    after requests: Int
  ) async throws(EffectError) -> Outcome {
    switch effect {
    case .say(let text, _):
      return try plan(host.currentConversations.current.asking(text), in: context)
    case .send: return try plan(sending(), in: context)
    case .retry: return try plan(host.currentConversations.current.retrying(), in: context)
    case .print, .show, .expectation, .decide, .experiment, .measure: return Outcome()
    case .write(let path, _), .append(let path, _): return try write(path)
    case .inspect(let inspection):
      return Outcome(value: try await inspect(inspection, in: context, after: requests))
    case .call(let function, let arguments):
      return try await call(function, arguments, in: context)
    case .set(let change) where change.value.isUnknownInPart:
      return Outcome(notes: [.settingUnknown(change.name)])
    case .pushSettings(let changes): return try await push(changes, in: context)
    case .attach(let kind, let place) where place.contains(Machine.unknownText.string):
      return Outcome(notes: [.attachmentUnknown(kind)])
    case .set, .unset, .popSettings, .appendTurn, .attach, .undo, .redo, .reset, .chat, .fork,
      .input:
      return Outcome(value: try await host.perform(effect, in: context))
    }
  }

  // MARK: Requests

  private func sending() throws(EffectError) -> Ask {
    let conversations = host.currentConversations
    let reading = SettingReading(
      settings: conversations.effectiveSettings,
      catalogue: host.configuration.catalogue
    )
    return try conversations.current.sending(acceptsPrefill: reading.acceptsKnownPrefill)
  }

  private mutating func plan(_ ask: Ask, in context: ProgramContext) throws(EffectError) -> Outcome
  {
    let catalogue = host.configuration.catalogue
    let conversations = host.currentConversations
    let settings = conversations.effectiveSettings
    let built = try RequestBuilder(catalogue: catalogue)
      .request(for: conversations.current.turns(asking: ask), with: settings)
    let reading = SettingReading(settings: settings, catalogue: catalogue)
    let statement = PlannedStatement(
      settings,
      request: built.request,
      attempts: reading.maxRetries.saturatingSum(1),
      conversation: conversations.current.name,
      place: context.place
    )
    let bound = catalogue.worstCase(of: built.request.message)
    let estimate = RequestEstimate(
      built.request,
      bound: bound?.promptTokens ?? Int.max,
      catalogue: catalogue,
      longestReply: longestReply,
      attempts: statement.attempts
    )
    longestReply = hasLongest ? max(longestReply, statement.maxTokens) : statement.maxTokens
    hasLongest = true
    // Whether the reply will be cut is not known, so `send` may follow.
    let reply = Turn(
      role: .assistant,
      blocks: [.text(Machine.unknownText.string)],
      reception: Turn.Reception(prefix: built.prefix, ending: .cut)
    )
    host.conversations.withLock { all in
      all.update(conversations.current.name) { $0.commit(ask, replied: [reply]) }
    }
    let planned = Planned(
      statement: statement,
      estimate: estimate,
      byteCount: built.request.body.count,
      notes: estimate.worst.cost == nil
        ? [.priceUnknown(statement.model)] : bound?.exceptions ?? []
    )
    return Outcome(value: .unknown, request: planned)
  }

  /// The lower of the run's ceilings as they are now, in pico-dollars; nil for none.
  var ceiling: Int64? {
    let reading = SettingReading(
      settings: host.currentConversations.effectiveSettings,
      catalogue: host.configuration.catalogue
    )
    return [reading.ceiling, host.configuration.ceiling].compactMap { $0 }.min()
  }

  // MARK: Other effects

  private mutating func write(_ path: String) throws(EffectError) -> Outcome {
    guard !path.contains(Machine.unknownText.string) else {
      return Outcome(notes: [.pathUnknown])
    }
    let absolute = try host.world.files.writablePath(path)
    writtenPaths.insert(absolute.text)
    return Outcome()
  }

  private func push(
    _ changes: [SettingChange],
    in context: ProgramContext
  ) async throws(EffectError) -> Outcome {
    let unknown = changes.filter(\.value.isUnknownInPart)
    let known = changes.filter { !$0.value.isUnknownInPart }
    _ = try await host.perform(.pushSettings(known), in: context)
    return Outcome(notes: unknown.map { .settingUnknown($0.name) })
  }

  private func inspect(
    _ inspection: Inspection,
    in context: ProgramContext,
    after requests: Int
  ) async throws(EffectError) -> Value {
    let value = try await host.perform(.inspect(inspection), in: context)
    switch inspection {
    case .settings: return value
    case .turns: return value.withUnknownTexts
    case .run:
      guard requests > 0 else { return value }
      return ["cost": .unknown, "usage": .unknown, "requests": .int(Int64(requests))]
    }
  }

  private func call(
    _ function: WorldFunction,
    _ arguments: [Value],
    in context: ProgramContext
  ) async throws(EffectError) -> Outcome {
    if arguments.contains(where: \.isUnknownInPart) { return Outcome(value: .unknown) }
    switch function {
    case .countTokens, .judge: return Outcome(value: .unknown)
    case .exec:
      try host.world.processes.check(arguments)
      return Outcome(value: .unknown, notes: [.programNotRun(arguments)])
    case .read, .readJSON, .readCSV:
      if let path = arguments.first?.textual?.string, try isWritten(path) {
        return Outcome(value: .unknown, notes: [.readsWhatItWrites(path)])
      }
    case .glob, .env, .cost, .models, .hash: break
    }
    return Outcome(value: try await host.perform(.call(function, arguments), in: context))
  }

  private func isWritten(_ path: String) throws(EffectError) -> Bool {
    writtenPaths.contains(try host.world.files.absolutePath(path).text)
  }
}

extension PlannedStatement {
  /// The statement of a request.
  fileprivate init(
    _ settings: Settings,
    request: ProviderRequest,
    attempts: Int,
    conversation: String,
    place: SourcePosition
  ) {
    self.init(
      place: place,
      conversation: conversation,
      model: request.message.model.rawValue,
      maxTokens: request.message.maxTokens,
      attempts: attempts,
      settings: settings.sent
    )
  }
}

extension ProgramContext {
  /// The place that asks, as a user reads it.
  var place: SourcePosition {
    program.sources.position(of: span) ?? SourcePosition(path: "", line: 0, column: 0)
  }

  /// Whether the place is on the line of a `while` or `for`, before its block: what is decided there keeps the loop going.
  var isAtLoop: Bool {
    guard let file = program.sources.file(containing: span) else { return false }
    let offset = Int(span.start - file.base)
    let start = file.lines.start(ofLine: file.lines.line(at: offset))
    guard start <= offset, offset <= file.text.count else { return false }
    let before = file.text[start..<offset].drop { $0 == 0x20 || $0 == 0x09 }
    let rest = file.text[offset...].prefix { $0 != 0x0A }
    let line = before + rest
    return line.starts(with: "while".utf8) || line.starts(with: "for".utf8)
  }
}
