import ParleyDiagnostics

/// A prompt that was cached and not found again, with the first thing that kept it from being found.
struct CacheMiss: Sendable, Equatable {
  /// What kept it from being found.
  enum Cause: Sendable, Equatable {
    /// The request does not begin as the one before.
    case difference(CacheDifference)
    /// The entry had lived long enough.
    case lapsed(after: Duration, lifetime: Duration)
    /// The entry was not to be read yet: the request that wrote it had no answer.
    case sentTooSoon
    /// Too many blocks were added at once.
    case tooFarBack(blocks: Int)
    /// Nothing that Parley knows of.
    case notKept
  }

  /// The cause.
  let cause: Cause
  /// How many tokens were cached and not read.
  let tokens: Int64
  /// The statement that made the difference.
  let place: SourceSpan
  /// The statement that sent the request.
  let request: SourceSpan

  /// The miss as it is told.
  ///
  /// - Parameter told: What the API calls it; nil where it was not asked.
  /// - Returns: The diagnostic, of severity `warning`.
  func diagnostic(told: String?) -> Diagnostic {
    let count = Int(clamping: tokens)
    let noun = count == 1 ? "1 token was" : "\(count.grouped) tokens were"
    return Diagnostic(
      .cacheMissed,
      "\(noun) not read from the cache: \(cause.sentence)",
      at: place,
      severity: .warning,
      label: place == request ? nil : cause.label,
      notes: place == request ? [] : [Note("the request that missed it", at: request)],
      help: [cause.remedy] + (told.map { ["the API calls it \($0)"] } ?? [])
    )
  }
}

extension Diagnostic {
  /// A miss of which only the API tells.
  static func cacheMissTold(_ reason: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .cacheMissed,
      "the API tells that the cache was missed: \(reason)",
      at: span,
      severity: .warning
    )
  }
}

extension Diagnostic.ID {
  /// A prompt that was cached was not found again.
  package static let cacheMissed = Diagnostic.ID(rawValue: "cache.missed")
}

extension CacheMiss.Cause {
  /// What the cause is about, so that the same is told once.
  var subject: String {
    switch self {
    case .difference(.tool(let name, _)): "tool \(name)"
    case .difference(.setting(let name, _, _)): name
    case .difference(.system): "system"
    case .difference(.message): "message"
    case .lapsed: "lapsed"
    case .sentTooSoon: "too soon"
    case .tooFarBack: "blocks"
    case .notKept: "not kept"
    }
  }

  /// The setting whose change is the cause, `tools` for a tool; nil where it is no setting.
  var setting: String? {
    guard case .difference(let difference) = self else { return nil }
    return switch difference {
    case .tool: "tools"
    case .setting(let name, _, _): name
    case .system: "system"
    case .message: nil
    }
  }

  fileprivate var label: String {
    switch self {
    case .difference: "changed here"
    case .lapsed, .sentTooSoon, .tooFarBack, .notKept: ""
    }
  }

  fileprivate var sentence: String {
    switch self {
    case .difference(let difference): difference.sentence(before: "at the request before")
    case .lapsed(let pause, let lifetime):
      "the request before was \(pause.minutesText) ago, and an entry lives \(lifetime.minutesText)"
    case .sentTooSoon: "the request before had no answer yet"
    case .tooFarBack(let blocks):
      "\(blocks) blocks were added since the request before, and the API looks back "
        + "\(CacheWatch.lookBack)"
    case .notKept:
      "nothing that was sent before has changed; the server had let go of it, or answered elsewhere"
    }
  }

  /// What to do about it.
  var remedy: String {
    switch self {
    case .difference(.tool): "declare and drop tools before the first request of the conversation"
    case .difference(.setting("output_config", _, _)):
      "ask for the same form each time, or ask in another conversation"
    case .difference(.setting("tool_choice", let before, "auto")) where before != "none":
      "leave tool_choice auto: one that forces a call holds for the first request of a statement alone"
    case .difference(.setting(let name, _, _)):
      "keep \(name) the same, or change it in another conversation"
    case .difference(.system):
      "put what changes into the turn: only what comes before the first change is found again"
    case .difference(.message):
      "put what stays the same first: only what comes before the first change is found again"
    case .sentTooSoon: "send one after the other"
    case .lapsed: "cache 1h keeps it for an hour after its last use"
    case .tooFarBack: "send more often, or attach less at once"
    case .notKept: "nothing is to be done; it was written again"
    }
  }
}

extension CacheDifference {
  /// The difference in words.
  ///
  /// - Parameter other: Where the other request was sent, as in `at the request before`.
  /// - Returns: The words, without a full stop.
  func sentence(before other: String) -> String {
    switch self {
    case .tool(let name, let change):
      switch change {
      case .added: "the tool \(name) was added"
      case .removed: "the tool \(name) was taken off"
      case .changed: "the tool \(name) has changed"
      case .moved: "the tool \(name) stands at another place"
      }
    case .setting("output_config", _, _): "another form of the reply is asked for"
    case .setting(let name, let before, let now):
      "\(name) is \(now), and was \(before) \(other)"
    case .system(let before, let now): Self.sentence(before, now, other)
    case .message(let number): "message \(number) is another than \(other)"
    }
  }

  /// How many characters are shown before and after the first difference.
  private static let (lead, width) = (16, 40)

  private static func sentence(_ before: String, _ now: String, _ other: String) -> String {
    if before.isEmpty { return "there was no system prompt \(other)" }
    if now.isEmpty { return "the system prompt was taken off" }
    let same = zip(before, now).prefix { $0 == $1 }.count
    return "system differs from its character \((same + 1).grouped) on: "
      + "\(excerpt(before, around: same)) → \(excerpt(now, around: same))"
  }

  private static func excerpt(_ text: String, around place: Int) -> String {
    let start = max(0, place - lead)
    let rest = text.dropFirst(start)
    let line = rest.prefix(width).split(whereSeparator: \.isNewline).joined(separator: " ")
    return "“\(start > 0 ? "…" : "")\(line)\(rest.count > width ? "…" : "")”"
  }
}

extension Duration {
  /// The duration in minutes and seconds: `6 min 12 s`, `5 min`.
  var minutesText: String {
    let seconds = components.seconds
    let rest = seconds % 60
    return rest == 0 ? "\(seconds / 60) min" : "\(seconds / 60) min \(rest) s"
  }
}
