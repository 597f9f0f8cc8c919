import ParleyDiagnostics
import ParleyHost

/// Shows what came of trials, and what they print, in the order of the trials, whatever order they end in.
struct TrialPrinter {
  private let output: any RunOutput
  /// What waits for the trials before it, by place.
  private var waiting: [Int: [RunEvent]] = [:]
  private var next = 0
  private var noticed: Set<String> = []

  /// Makes a printer.
  init(_ output: any RunOutput) {
    self.output = output
  }

  /// Takes what a trial came to and printed, and shows what has waited for it.
  ///
  /// - Parameters:
  ///   - events: The trial, prints and notices; a notice that another trial gave already is not shown again.
  ///   - place: The trial's place among those of this process, from 0.
  mutating func take(_ events: [RunEvent], at place: Int) {
    waiting[place] = events
    while let events = waiting.removeValue(forKey: next) {
      show(events)
      next += 1
    }
  }

  /// Shows what still waits for trials that will not end.
  mutating func finish() {
    for place in waiting.keys.sorted() { show(waiting[place] ?? []) }
    waiting = [:]
  }

  private mutating func show(_ events: [RunEvent]) {
    for event in events {
      if case .notice(let diagnostic) = event, !noticed.insert(Self.subject(diagnostic)).inserted {
        continue
      }
      output.receive(event)
    }
  }

  /// What a notice is about, so that the same of another trial is not shown again.
  ///
  /// What a cache miss tells has numbers and words of one trial in it: there the place is the subject.
  private static func subject(_ notice: Diagnostic) -> String {
    guard notice.id == .cacheMissed else { return notice.message }
    return "\(notice.id.rawValue) \(notice.span) \(notice.notes.map(\.span))"
  }
}
