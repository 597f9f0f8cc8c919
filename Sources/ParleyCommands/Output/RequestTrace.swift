import ModelProviders
import ParleyHost
import Synchronization
import TerminalText

/// Shows, for each request, the five steps of its way with their times, once it is over.
///
/// client → server → API → model → client: the request is built here, the connection is made to the server behind the base
/// URL, the API accepts it, the model works token by token, the reply is shown here. Of a reply of the built-in model it also tells how
/// it was made.
package final class RequestTrace: RunOutput {
  fileprivate struct Steps: Sendable {
    let report: RequestReport
    let begun: ContinuousClock.Instant
    var connecting: ContinuousClock.Instant?
    var sent: ContinuousClock.Instant?
    var answered: ContinuousClock.Instant?
    var firstPiece: ContinuousClock.Instant?
    var requestID: String?
    var status: Int?
    var waits: [String] = []
    var account: ReplyAccount?
  }

  private let errors: OutputStream
  private let style: TerminalStyle
  private let steps = Mutex<[Int: Steps]>([:])
  /// How replies were made whose end was not told of yet, by their requests' ids.
  private let accounts = Mutex<[String: ReplyAccount]>([:])

  /// How many candidates each choice of an account has.
  private static let candidates = 4

  /// Makes a trace that writes to a stream.
  package init(errors: OutputStream, style: TerminalStyle) {
    self.errors = errors
    self.style = style
  }

  /// What tells the trace how the built-in model makes its replies.
  var observer: ReplyObserver {
    ReplyObserver(candidates: Self.candidates) { account, requestID in
      self.accounts.withLock { $0[requestID] = account }
    }
  }

  package func receive(_ event: RunEvent) {
    steps.withLock { steps in
      switch event {
      case .request(let report): steps[report.tag.number] = Steps(report: report, begun: .now)
      case .progress(let progress, let tag): steps[tag.number]?.take(progress)
      case .text(_, let tag), .thinking(_, let tag): steps[tag.number]?.takePiece()
      case .requestEnded(let outcome, let tag):
        guard var ended = steps.removeValue(forKey: tag.number) else { return }
        if let requestID = ended.requestID {
          ended.account = accounts.withLock { $0.removeValue(forKey: requestID) }
        }
        let text = Self.text(of: ended, outcome: outcome, columns: errors.columns)
        errors.write(style.apply(.dim, to: text) + "\n")
      default: break
      }
    }
  }

  private static func text(
    of steps: Steps,
    outcome: RequestOutcome,
    columns: Int?
  ) -> String {
    func row(
      _ number: Int,
      _ place: String,
      _ what: String,
      _ end: ContinuousClock.Instant?
    ) -> String? {
      guard let end else { return nil }
      let label = place.padded(to: 8)
      return
        "  \(number) \(label) \(what.padded(to: 44)) \(DurationText.short(steps.begun.duration(to: end)))"
    }
    let accepted =
      "answered\(steps.status.map { " \($0)" } ?? "")\(steps.requestID.map { ", \($0)" } ?? "")"
    var rows: [String?] = [
      "request \(steps.report.tag.number) · \(steps.report.model) · \(steps.report.body.count) bytes",
      row(1, "client", "built the request", steps.connecting ?? steps.sent),
      row(2, "server", "took the request", steps.sent ?? steps.answered),
      row(3, "API", accepted, steps.answered),
      row(4, "model", "sent its first piece", steps.firstPiece),
      row(5, "client", ending(outcome), .now),
    ]
    rows.insert(contentsOf: steps.waits.map { "    waited   \($0)" }, at: 2)
    let making = steps.account.map { ReplyAccountText($0, columns: columns).lines } ?? []
    return (rows.compactMap { $0 } + making).joined(separator: "\n")
  }

  private static func ending(_ outcome: RequestOutcome) -> String {
    switch outcome {
    case .finished(let reason): "has the whole reply (\(reason ?? "no stop reason"))"
    case .interrupted: "was interrupted"
    case .failed(let message): "failed: \(message)"
    }
  }
}

extension RequestTrace.Steps {
  fileprivate mutating func take(_ progress: RequestProgress) {
    switch progress {
    case .connecting: connecting = connecting ?? .now
    case .sent: sent = .now
    case .answered(let status, let requestID):
      answered = .now
      self.status = status
      self.requestID = requestID
    case .retrying(let attempt, let total, let pause, let reason):
      waits.append("\(DurationText.short(pause)) before attempt \(attempt) of \(total): \(reason)")
    case .olderVersion(let version): waits.append("and asked again with API version \(version)")
    case .waitingForBudget: waits.append("until other requests were settled (budget)")
    }
  }

  fileprivate mutating func takePiece() {
    if firstPiece == nil { firstPiece = .now }
  }
}

extension String {
  /// The text with blanks after it up to a number of terminal columns.
  func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: max(0, columns - displayWidth))
  }
}
