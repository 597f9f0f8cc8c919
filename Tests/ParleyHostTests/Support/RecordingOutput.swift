import ParleyDiagnostics
import ParleyHost
import Synchronization

/// An output that keeps what it is told.
final class RecordingOutput: RunOutput {
  private struct State {
    var events: [RunEvent] = []
    var reaction: (@Sendable (RunEvent) -> Void)?
  }

  private let state = Mutex(State())

  /// What is done at each event, besides keeping it.
  func react(_ reaction: @escaping @Sendable (RunEvent) -> Void) {
    state.withLock { $0.reaction = reaction }
  }

  func receive(_ event: RunEvent) {
    let reaction = state.withLock { state in
      state.events.append(event)
      return state.reaction
    }
    reaction?(event)
  }

  /// Everything so far.
  var events: [RunEvent] { state.withLock { $0.events } }

  /// The pieces of text that were shown.
  var texts: [String] {
    events.compactMap { if case .text(let text, let tag) = $0, tag.isShown { text } else { nil } }
  }

  /// The pieces of thinking.
  var thinking: [String] {
    events.compactMap { if case .thinking(let text, _) = $0 { text } else { nil } }
  }

  /// The printed lines.
  var printed: [String] {
    events.compactMap { if case .print(let line) = $0 { line } else { nil } }
  }

  /// The ids of the notices.
  var notices: [String] {
    events.compactMap { if case .notice(let notice) = $0 { notice.id.rawValue } else { nil } }
  }

  /// The notices of an id.
  func notices(_ id: String) -> [Diagnostic] {
    events.compactMap { event in
      if case .notice(let notice) = event, notice.id.rawValue == id { notice } else { nil }
    }
  }

  /// The messages of the errors that ended the run.
  var errors: [String] {
    events.flatMap { event -> [String] in
      if case .error(let diagnostics) = event { diagnostics.map(\.message) } else { [] }
    }
  }

  /// How the requests ended.
  var outcomes: [RequestOutcome] {
    events.compactMap { if case .requestEnded(let outcome, _) = $0 { outcome } else { nil } }
  }

  /// The calls of tools: each when it began and when it was over.
  var toolCalls: [ToolCallReport] {
    events.compactMap { if case .toolCall(let report) = $0 { report } else { nil } }
  }

  /// The progress of the requests.
  var progress: [RequestProgress] {
    events.compactMap { if case .progress(let progress, _) = $0 { progress } else { nil } }
  }
}
