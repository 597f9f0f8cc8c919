import TerminalText

/// What a run is waiting for, in one line, shown once it has taken longer than a while.
package struct StatusLine: Sendable {
  private struct Waiting: Sendable {
    let tag: RequestTag
    let model: String
    let since: ContinuousClock.Instant
    var progress: RequestProgress?
  }

  private struct Call: Sendable {
    let id: String
    let name: String
    let since: ContinuousClock.Instant
  }

  private var waiting: [Waiting] = []
  private var calls: [Call] = []
  private var isDrawn = false

  /// Makes a line that waits for nothing.
  package init() {}

  /// A request is about to be sent.
  package mutating func begin(_ report: RequestReport) {
    waiting.append(Waiting(tag: report.tag, model: report.model, since: .now))
  }

  /// A request is a step further.
  package mutating func update(_ progress: RequestProgress, of tag: RequestTag) {
    guard let index = waiting.firstIndex(where: { $0.tag.number == tag.number }) else { return }
    waiting[index].progress = progress
  }

  /// A request is over.
  package mutating func end(_ tag: RequestTag) {
    waiting.removeAll { $0.tag.number == tag.number }
  }

  /// A tool is called, or a call is over.
  package mutating func take(_ report: ToolCallReport) {
    guard report.result == nil else { return calls.removeAll { $0.id == report.id } }
    calls.append(Call(id: report.id, name: report.name, since: .now))
  }

  /// The line to draw now; nil when nothing has been waited for long enough.
  ///
  /// A request within a tool is shown before the tool.
  package mutating func redraw(after patience: Duration) -> String? {
    if let oldest = waiting.first {
      guard oldest.since.duration(to: .now) >= patience else { return nil }
      isDrawn = true
      return Self.text(of: oldest)
    }
    guard let call = calls.last else { return nil }
    let elapsed = call.since.duration(to: .now)
    guard elapsed >= patience else { return nil }
    isDrawn = true
    return "the tool \(call.name.strippingControls) is at work, \(elapsed.components.seconds) s"
  }

  /// What a request is waiting for; nil when it is not under way.
  package func line(of tag: RequestTag) -> String? {
    waiting.first { $0.tag.number == tag.number }.map(Self.text)
  }

  /// Forgets that a line is drawn and says whether one was.
  package mutating func clear() -> Bool {
    defer { isDrawn = false }
    return isDrawn
  }

  private static func text(of request: Waiting) -> String {
    let seconds = request.since.duration(to: .now).components.seconds
    switch request.progress {
    case .waitingForBudget:
      return "held back by the budget: other requests are not settled yet, \(seconds) s"
    case nil, .connecting: return "connecting, \(seconds) s"
    case .olderVersion(let version): return "asking again with API version \(version), \(seconds) s"
    case .sent: return "waiting for \(request.model), \(seconds) s"
    case .answered: return "\(request.model) is at work, \(seconds) s"
    case .retrying(let attempt, let total, let pause, let reason):
      return "attempt \(attempt) of \(total) in \(DurationText.short(pause)): \(reason)"
    }
  }
}
