import OrderedJSON
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import Synchronization

/// What is noted while a trial runs: its scores and records, what did not hold, what it printed, its last reply.
final class TrialNotes: RunOutput {
  /// The notes so far.
  struct Content: Sendable {
    /// Scores by name; of one that was reached several times the last.
    var scores = JSONObject()
    /// Records by name; of one that was reached several times the last.
    var records = JSONObject()
    /// What did not hold, in words.
    var failures: [String] = []
    /// Scores that are false, with why.
    var falseScores: [(name: String, text: String)] = []
    /// What is shown once the trials before it are: prints and notices.
    var shown: [RunEvent] = []
    /// What it printed.
    var output = ""
    /// The stop reason of its last reply.
    var stopReason: String?
    /// The model of its last reply.
    var model: String?

    /// Every score and `expect` that did not hold, in words.
    var allFailures: [String] { failures + falseScores.map(\.text) }
  }

  private let sources: SourceMap
  private let state = Mutex(Content())

  /// Makes notes of nothing; `sources` is what spans point into.
  init(sources: SourceMap) {
    self.sources = sources
  }

  /// The notes so far.
  var content: Content { state.withLock { $0 } }

  func receive(_ event: RunEvent) {
    switch event {
    case .print(let line):
      state.withLock { notes in
        notes.output += line + "\n"
        notes.shown.append(event)
      }
    case .notice: state.withLock { $0.shown.append(event) }
    case .expectation(let expectation):
      guard !expectation.passed else { return }
      let text = FailureText.text(of: expectation, in: sources)
      state.withLock { $0.failures.append(text) }
    case .reply(let report):
      state.withLock { notes in
        notes.stopReason = report.reply.fields["stop_reason"]?.textual?.string
        notes.model = report.reply.fields["model"]?.textual?.string
      }
    default: return
    }
  }

  /// Notes a score or a record.
  func take(_ measure: Measure) {
    let json = ValueText.json(measure.value)
    state.withLock { notes in
      guard measure.isScore else {
        notes.records[measure.name] = json
        return
      }
      notes.scores[measure.name] = json
      notes.falseScores.removeAll { Text($0.name) == Text(measure.name) }
      if case .bool(false) = measure.value {
        notes.falseScores.append((measure.name, FailureText.text(of: measure, in: sources)))
      }
    }
  }
}

/// Why a trial failed, in one line each.
enum FailureText {
  /// A check that did not hold: its line, its source, its message, and the values it had.
  static func text(of expectation: Expectation, in sources: SourceMap) -> String {
    var text = place(of: expectation.span, in: sources)
    // A message that is written there needs no saying twice.
    if let message = expectation.message, !text.contains(message) { text += " (\(message))" }
    if let error = expectation.error { return "\(text): \(error)" }
    let values = expectation.operands.map { operand in
      "\(source(of: operand.span, in: sources)) is \(cut(ValueText.shown(operand.value)))"
    }
    return values.isEmpty ? "\(text) is false" : "\(text): \(values.joined(separator: ", "))"
  }

  /// A score that is false: its line, its source, and the error that made it so.
  static func text(of measure: Measure, in sources: SourceMap) -> String {
    let text = place(of: measure.span, in: sources)
    return measure.error.map { "\(text): \($0)" } ?? "\(text) is false"
  }

  private static func place(of span: SourceSpan, in sources: SourceMap) -> String {
    let line = sources.position(of: span).map { "line \($0.line): " } ?? ""
    return line + source(of: span, in: sources)
  }

  /// The source of a span on one line.
  private static func source(of span: SourceSpan, in sources: SourceMap) -> String {
    guard let file = sources.file(containing: span), span.end <= file.span.end else { return "" }
    return cut(file.text(of: span).split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  private static func cut(_ text: String) -> String {
    let limit = 200
    guard text.unicodeScalars.count > limit else { return text }
    return String(text.unicodeScalars.prefix(limit)) + "…"
  }
}
