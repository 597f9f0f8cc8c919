import ModelProviders
import Synchronization
import TerminalText

/// Shows, for each request, the five steps of its way with their times, once it is over.
///
/// client → server → API → model → client: the request is built here, the connection is made to the server behind the base
/// URL (where that is a gateway of Parley, it tells what passed before, in and behind it), the API accepts it, the model works token by token, the reply is shown here. Of a reply of the built-in model it also tells how
/// it was made.
package final class RequestTrace: RunOutput {
  fileprivate struct Steps: Sendable {
    let report: RequestReport
    let begun: ContinuousClock.Instant
    var connecting: ContinuousClock.Instant?
    /// When the last attempt began.
    var attempted: ContinuousClock.Instant?
    var sent: ContinuousClock.Instant?
    var answered: ContinuousClock.Instant?
    var firstPiece: ContinuousClock.Instant?
    var requestID: String?
    var status: Int?
    var gateway: GatewayTimes?
    var waits: [String] = []
    var account: ReplyAccount?
  }

  /// Where a trace goes, and how.
  package struct Configuration: Sendable {
    /// Plain or coloured.
    package var style: TerminalStyle
    /// The columns of the terminal as of now; nil for none.
    package var columns: @Sendable () -> Int?
    /// How the built-in model made a reply, in lines, given the columns of the terminal.
    package var lines: @Sendable (ReplyAccount, Int?) -> [String]
    /// Takes each trace as text that ends in a newline; called from any task.
    package var write: @Sendable (String) -> Void

    /// Makes a configuration.
    package init(
      style: TerminalStyle,
      columns: @escaping @Sendable () -> Int?,
      lines: @escaping @Sendable (ReplyAccount, Int?) -> [String],
      write: @escaping @Sendable (String) -> Void
    ) {
      self.style = style
      self.columns = columns
      self.lines = lines
      self.write = write
    }
  }

  private let configuration: Configuration
  private let showing: Mutex<Bool>
  private let steps = Mutex<[Int: Steps]>([:])
  /// How replies were made whose end was not told of yet, by their requests' ids.
  private let accounts = Mutex<[String: ReplyAccount]>([:])

  /// How many candidates each choice of an account has.
  private static let candidates = 4

  /// Makes a trace.
  ///
  /// - Parameters:
  ///   - configuration: Where it goes, and how.
  ///   - isOn: Whether it shows anything from the start. Default: true.
  package init(_ configuration: Configuration, isOn: Bool = true) {
    self.configuration = configuration
    showing = Mutex(isOn)
  }

  /// Whether it shows the requests that are made from now on.
  package var isOn: Bool {
    get { showing.withLock { $0 } }
    set { showing.withLock { $0 = newValue } }
  }

  /// What tells the trace how the built-in model makes its replies.
  package var observer: ReplyObserver {
    ReplyObserver(candidates: Self.candidates) { account, requestID in
      guard self.isOn else { return }
      self.accounts.withLock { $0[requestID] = account }
    }
  }

  package func receive(_ event: RunEvent) {
    steps.withLock { steps in
      switch event {
      case .request(let report):
        if isOn { steps[report.tag.number] = Steps(report: report, begun: .now) }
      case .progress(let progress, let tag): steps[tag.number]?.take(progress)
      case .text(_, let tag), .thinking(_, let tag): steps[tag.number]?.takePiece()
      case .requestEnded(let outcome, let tag):
        guard var ended = steps.removeValue(forKey: tag.number) else { return }
        if let requestID = ended.requestID {
          ended.account = accounts.withLock { $0.removeValue(forKey: requestID) }
        }
        configuration.write(
          configuration.style.apply(.dim, to: text(of: ended, outcome: outcome)) + "\n"
        )
      default: break
      }
    }
  }

  private func text(of steps: Steps, outcome: RequestOutcome) -> String {
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
      row(2, "server", steps.server, steps.sent ?? steps.answered),
      row(3, "API", accepted, steps.answered),
      steps.parts.map { "    of these \($0)" },
      row(4, "model", "sent its first piece", steps.firstPiece),
      row(5, "client", Self.ending(outcome), .now),
    ]
    rows.insert(contentsOf: steps.waits.map { "    waited   \($0)" }, at: 2)
    let making =
      steps.account.map { configuration.lines($0, configuration.columns()) } ?? []
    return (rows.compactMap { $0 } + making).joined(separator: "\n")
  }

  private static func ending(_ outcome: RequestOutcome) -> String {
    switch outcome {
    case .finished(let reason):
      "has the whole reply (\(reason?.strippingControls ?? "no stop reason"))"
    case .interrupted: "was interrupted"
    case .failed(let message): "failed: \(message)"
    }
  }
}

extension RequestTrace.Steps {
  /// What the server did.
  fileprivate var server: String {
    gateway == nil ? "took the request" : "took the request, as a gateway"
  }

  /// Where the time went from the making of the connection to the beginning of the answer; nil where no gateway tells.
  fileprivate var parts: String? {
    guard let gateway, let attempted, let answered else { return nil }
    let onTheWay = attempted.duration(to: answered) - gateway.inGateway - gateway.atAPI
    return [
      "\(DurationText.short(gateway.inGateway)) in the gateway",
      "\(DurationText.short(gateway.atAPI)) at the API",
      "\(DurationText.short(max(.zero, onTheWay))) between client and gateway",
    ].joined(separator: ", ")
  }

  fileprivate mutating func take(_ progress: RequestProgress) {
    switch progress {
    case .connecting:
      attempted = .now
      connecting = connecting ?? attempted
    case .sent: sent = .now
    case .answered(let status, let requestID, let gateway):
      answered = .now
      self.status = status
      self.requestID = requestID
      self.gateway = gateway
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
