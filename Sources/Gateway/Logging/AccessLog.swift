import ClaudeMessages
import RunStorage
import Synchronization

/// Writes a line for each request, and what the operator must know.
///
/// A line is a list of `name=value`. It carries no prompt, no reply, no credential and no value of a query; with content, the bodies
/// follow in lines of their own.
package final class AccessLog: Sendable {
  /// The most bytes of a body that are logged.
  package static let contentLimit = 64 << 10

  private let logsRequests: Bool
  private let logsContent: Bool
  private let time: TimeReading
  private let write: @Sendable (String) -> Void
  private let notices = Mutex<[OperatorNotice.Kind: (time: Duration, suppressed: Int)]>([:])

  /// Makes a log.
  ///
  /// - Parameters:
  ///   - logsRequests: Whether requests are logged. Default: true.
  ///   - logsContent: Whether their bodies are logged.
  ///   - time: Where time is read. Default: the system's clocks.
  ///   - write: Takes a line without its end.
  package init(
    logsRequests: Bool = true,
    logsContent: Bool,
    time: TimeReading = .system,
    write: @escaping @Sendable (String) -> Void
  ) {
    self.logsRequests = logsRequests
    self.logsContent = logsContent
    self.time = time
    self.write = write
  }

  /// Writes the line of a request that has ended, and its bodies if they are wanted.
  package func note(_ request: ServedRequest) {
    guard logsRequests else { return }
    write(line(request))
    guard logsContent else { return }
    noteContent("request_body", request.requestBody, of: request)
    noteContent("reply_body", request.answerBody, of: request)
  }

  /// Tells the operator something, unless a line of its kind was written less than a minute ago.
  package func note(_ notice: OperatorNotice) {
    let now = time.uptime()
    let suppressed = notices.withLock { notices -> Int? in
      if let last = notices[notice.kind], now - last.time < .seconds(60) {
        notices[notice.kind]?.suppressed += 1
        return nil
      }
      defer { notices[notice.kind] = (now, 0) }
      return notices[notice.kind]?.suppressed ?? 0
    }
    guard let suppressed else { return }
    var line = LogLine()
    line.add("time", UTCTime.text(milliseconds: time.unixMilliseconds()))
    line.add("event", notice.kind.rawValue)
    if suppressed > 0 { line.add("not_shown_before", String(suppressed)) }
    line.add("message", notice.message, limit: 1000)
    write(line.text)
  }

  private func line(_ request: ServedRequest) -> String {
    var line = LogLine()
    line.add("time", UTCTime.text(milliseconds: request.arrivedAt))
    line.add("client", request.client)
    line.add("method", request.method)
    line.add("path", String(request.path.prefix { $0 != "?" && $0 != "#" }))
    line.add("model", request.model)
    line.add("status", request.status.map(String.init))
    line.add("request", request.requestID)
    line.add("ms", request.duration.millisecondText)
    line.add("first_byte_ms", request.firstByte?.millisecondText)
    if let usage = request.usage { line.add(usage) }
    line.add("end", request.ending.word ?? request.stopReason?.rawValue)
    return line.text
  }

  private func noteContent(_ name: String, _ body: [UInt8], of request: ServedRequest) {
    guard !body.isEmpty else { return }
    var line = LogLine()
    line.add("time", UTCTime.text(milliseconds: request.arrivedAt))
    line.add("request", request.requestID)
    line.add(
      name,
      String(decoding: body.prefix(Self.contentLimit + 4), as: UTF8.self),
      limit: Self.contentLimit
    )
    write(line.text)
  }
}

/// A line of the log, part by part.
private struct LogLine {
  private(set) var text = ""

  /// Adds a part unless it is nil.
  mutating func add(_ name: String, _ value: String?, limit: Int = 200) {
    guard let value else { return }
    if !text.isEmpty { text += " " }
    text += "\(name)=\(LogText.field(LogText.clean(value, limit: limit)))"
  }

  /// Adds what was booked.
  mutating func add(_ usage: UsageRecord) {
    add("input", String(usage.inputTokens))
    add("output", String(usage.outputTokens))
    if usage.cacheCreationTokens > 0 { add("cache_write", String(usage.cacheCreationTokens)) }
    if usage.cacheReadTokens > 0 { add("cache_read", String(usage.cacheReadTokens)) }
    add("cost", usage.cost.map { DollarAmount(picodollars: $0).description } ?? "unknown")
    if usage.isEstimated { add("estimated", "yes") }
  }
}

extension ServedRequest.Ending {
  /// The word for an ending that is not the reply's own; nil for that.
  fileprivate var word: String? {
    switch self {
    case .complete: nil
    case .refused(let reason): "refused: \(reason.rawValue)"
    case .clientLeft: "client left"
    case .cut: "cut"
    }
  }
}

extension Duration {
  /// The duration in milliseconds with one decimal.
  fileprivate var millisecondText: String {
    let (seconds, attoseconds) = components
    let tenths = seconds * 10_000 + attoseconds / 100_000_000_000_000
    return "\(tenths / 10).\(tenths % 10)"
  }
}
