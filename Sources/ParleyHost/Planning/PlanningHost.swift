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
    /// The requests that may follow it in the same statement.
    let further: PlannedFurther
    /// What the plan has to say about it.
    let notes: [String]
  }

  /// What performing an effect came to.
  struct Outcome: Sendable {
    var value: Value = .null
    var request: Planned?
    var notes: [String] = []
  }

  let host: ScriptHost
  /// Whether trials are answered in batches, at half the price.
  let isBatched: Bool
  /// Whether it follows a trial.
  private let isTrial: Bool
  /// The files that the script would have written.
  var writtenPaths: Set<String> = []
  /// The conversations that may hold calls of tools and their results.
  private var conversationsWithCalls: Set<String> = []
  /// The most tokens that something unknown can have so far.
  private var longestReply = Int(Settings.defaultMaxTokens)
  private var hasLongest = false

  /// Makes the host of a run that has not begun.
  ///
  /// - Parameters:
  ///   - configuration: What the run needs from outside.
  ///   - world: The files that it may read.
  ///   - isBatched: Whether its trials are answered in batches.
  init(configuration: HostConfiguration, world: ScriptWorld, isBatched: Bool = false) {
    host = ScriptHost(configuration: configuration, world: world)
    self.isBatched = isBatched
    isTrial = false
  }

  private init(copying other: PlanningHost, conversations: Conversations, isTrial: Bool) {
    host = ScriptHost(configuration: other.host.configuration, world: other.host.world)
    host.conversations.withLock { $0 = conversations }
    isBatched = other.isBatched
    self.isTrial = isTrial
    writtenPaths = other.writtenPaths
    conversationsWithCalls = isTrial && !other.isTrial ? [] : other.conversationsWithCalls
    longestReply = other.longestReply
    hasLongest = other.hasLongest
  }

  /// Another host in the same state, for the other way of a branch.
  func copy() -> PlanningHost {
    PlanningHost(copying: self, conversations: host.currentConversations, isTrial: isTrial)
  }

  /// The host of a trial of an experiment that this one has met.
  func trial() -> PlanningHost {
    PlanningHost(
      copying: self,
      conversations: Conversations(settingsOf: host.currentConversations),
      isTrial: true
    )
  }

  /// Whether a request that it plans is answered in a batch.
  private var isInBatch: Bool { isBatched && isTrial }

  /// Performs one effect; `.decide` is for the planner.
  ///
  /// - Parameters:
  ///   - effect: What is asked.
  ///   - context: The program, and the place that asks.
  ///   - requests: How many requests were asked on this way; nil where that is not known.
  /// - Returns: The effect's value, and what the plan is to know.
  /// - Throws: ``EffectError``, as a run would.
  mutating func perform(
    _ effect: Effect,
    in context: ProgramContext,
    after requests: Int?
  ) async throws(EffectError) -> Outcome {
    if isTrial { try Trial.allow(effect) }
    switch effect {
    case .say(let text, let schema, _):
      return try plan(host.currentConversations.current.asking(text, as: schema), in: context)
    case .send:
      let catalogue = host.configuration.catalogue
      return try plan(host.currentConversations.sending(catalogue: catalogue), in: context)
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
    case .attach:
      _ = try await host.perform(effect, in: context)
      return Outcome(notes: mediaNotes)
    case .connectTools(let command): return try connect(command)
    case .fork(let name):
      let isOpen = conversationsWithCalls.contains(host.currentConversations.current.name)
      _ = try await host.perform(effect, in: context)
      if isOpen { conversationsWithCalls.insert(name) }
      return Outcome()
    case .reset:
      conversationsWithCalls.remove(host.currentConversations.current.name)
      return Outcome(value: try await host.perform(effect, in: context))
    case .declareTool, .set, .unset, .popSettings, .appendTurn, .undo, .redo, .chat, .input:
      return Outcome(value: try await host.perform(effect, in: context))
    }
  }

  /// What there is to say of the attachment that was made last.
  private var mediaNotes: [String] {
    let catalogue = host.configuration.catalogue
    let model = SettingReading(settings: requestSettings, catalogue: catalogue).resolution
    guard let facts = host.currentConversations.current.attachments.last?.facts,
      let note = MediaTokens(for: model.description).note(on: facts)
    else { return [] }
    return [note]
  }

  // MARK: Requests

  private mutating func plan(_ ask: Ask, in context: ProgramContext) throws(EffectError) -> Outcome
  {
    let catalogue = host.configuration.catalogue
    let conversations = host.currentConversations
    let settings = requestSettings
    let tools = conversations.current.tools
    let built = try RequestBuilder(catalogue: catalogue).request(
      for: conversations.current.turns(asking: ask),
      with: settings,
      offering: tools,
      as: ask.schema
    )
    let planned = planned(
      built.request,
      with: settings,
      in: conversations.current.name,
      media: built.media,
      at: context.place,
      tools: PlannedTools(
        tools,
        of: built.request.message,
        with: SettingReading(settings: settings, catalogue: catalogue),
        in: context
      )
    )
    if planned.further.count != 0 { conversationsWithCalls.insert(conversations.current.name) }
    longestReply =
      hasLongest ? max(longestReply, planned.statement.maxTokens) : planned.statement.maxTokens
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
    return Outcome(value: .unknown, request: planned)
  }

  /// The settings of the next request; a batch streams nothing.
  private var requestSettings: Settings {
    var settings = host.currentConversations.effectiveSettings
    if isInBatch { settings.apply(SettingChange(name: "stream", value: "off")) }
    return settings
  }

  private func planned(
    _ request: ProviderRequest,
    with settings: Settings,
    in conversation: String,
    media: MediaAmounts = MediaAmounts(),
    at place: SourcePosition,
    tools: PlannedTools = .none
  ) -> Planned {
    let catalogue = host.configuration.catalogue
    let retries = SettingReading(settings: settings, catalogue: catalogue).maxRetries
    let statement = PlannedStatement(
      conversation == ScriptHost.judgeConversation ? Settings() : settings,
      request: request,
      attempts: isInBatch ? 1 : retries.saturatingSum(1),
      conversation: conversation,
      place: place
    )
    let bound = catalogue.worstCase(of: request.message)
    let terms = RequestEstimate.Terms(
      bound: bound?.promptTokens ?? Int.max,
      media: media,
      longestReply: longestReply,
      attempts: statement.attempts,
      isBatched: isInBatch,
      isOpenEnded: conversationsWithCalls.contains(conversation)
    )
    let estimate = RequestEstimate(request, terms, catalogue: catalogue)
    let further = PlannedFurther(tools.mostFurther) { number in
      RequestEstimate(request, terms, catalogue: catalogue, followingRounds: number)
    }
    var notes = tools.notes
    notes += estimate.worst.cost == nil ? [.priceUnknown(statement.model)] : bound?.exceptions ?? []
    if request.message.cacheControl != nil,
      let minimum = catalogue[request.message.model]?.limits.minimumCacheableTokens,
      estimate.likely.input < minimum
    {
      notes.append(.tooShortToCache(estimate.likely.input, statement.model, minimum: minimum))
    }
    return Planned(
      statement: statement,
      estimate: estimate,
      byteCount: request.body.count,
      further: further,
      notes: notes
    )
  }

  /// The request of `judge`; its verdict is not known.
  func judge(
    _ arguments: [Value],
    in context: ProgramContext
  ) throws(EffectError) -> Outcome {
    let settings = requestSettings
    let judge = try Judge(arguments.map { $0.isUnknownInPart ? .string(Machine.unknownText) : $0 })
    let catalogue = host.configuration.catalogue
    let built = try RequestBuilder(catalogue: catalogue)
      .built(judge.request(with: settings, catalogue: catalogue))
    let planned = planned(
      built.request,
      with: settings,
      in: ScriptHost.judgeConversation,
      at: context.place
    )
    return Outcome(value: ["pass": .unknown, "reason": .unknown], request: planned)
  }

  /// The rows of a data set; one unknown row where they are not known.
  ///
  /// - Throws: ``EffectError`` for a file that cannot be read or lacks a column that the trial reads.
  func rows(
    of known: ExperimentDefinition.DataSet,
    at path: String
  ) throws(EffectError) -> [Value] {
    if path.contains(Machine.unknownText.string) { return [.unknown] }
    if try isWritten(path) { return [.unknown] }
    let set = try host.world.files.dataSet(at: path)
    for field in known.fields where !set.columns.contains(where: { Text($0) == Text(field.name) }) {
      throw EffectError(
        .value,
        "\(path) has no column \(field.name), which the trial reads as \(known.name).\(field.name)",
        help: "its columns are \(set.columns.joined(separator: ", "))"
      )
    }
    return set.rows.map(Value.map)
  }

  /// The lower of the run's ceilings as they are now, in pico-dollars; nil for none.
  var ceiling: Int64? {
    let reading = SettingReading(
      settings: host.currentConversations.effectiveSettings,
      catalogue: host.configuration.catalogue
    )
    return [reading.ceiling, host.configuration.ceiling].compactMap { $0 }.min()
  }
}

extension PlannedStatement {
  /// Whether it is a request of `judge`.
  var isJudging: Bool { conversation == ScriptHost.judgeConversation }

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
