import NIOCore
import NIOHTTP1
import Synchronization

/// What passes between a connection's handler, on its event loop, and the task that serves the connection.
///
/// One task reads and writes. Nothing is held for longer than it takes to look: whoever waits is resumed outside of the lock.
final class ConnectionMailbox: Sendable {
  /// A part of a request.
  enum Part: Sendable {
    case head(HTTPRequestHead)
    case body(ByteBuffer)
    case end
  }

  /// Why no more of a request comes.
  enum Ending: Sendable {
    /// The client has closed its side, or the connection is gone.
    case closed
    /// What came is not HTTP.
    case malformed
    /// The head is larger than it may be.
    case headTooLarge
    /// The client was too slow.
    case timedOut
  }

  /// What the serving task is doing, which decides how long the client may take.
  enum Phase: Sendable {
    /// It waits for the first request.
    case opening
    /// It waits for a further request.
    case idle
    /// It waits for a part of a body.
    case receiving
    /// It answers.
    case answering
  }

  /// What the serving task finds.
  enum Taken: Sendable {
    case part(Part)
    case ended(Ending)
  }

  /// Unsent bytes from which on the serving task waits.
  private static let highWaterMark = 64 << 10
  /// Bytes of requests that came unasked from which on the connection is given up.
  private static let unaskedLimit = 1 << 20

  private struct State {
    var parts: [Part] = []
    var nextPart = 0
    var unaskedBytes = 0
    /// Whether the end of the last request that was taken is still to be taken.
    var isWithinRequest = false
    var ending: Ending?
    var isClosed = false
    var isWritable = true
    var outgoing = ByteBuffer()
    var isDrainScheduled = false
    var phase = Phase.opening
    var phaseStart = NIODeadline.now()
    var bodyStart = NIODeadline.now()
    var bodyBytes = 0
    var reader: CheckedContinuation<Void, Never>?
    var writer: CheckedContinuation<Void, Never>?
    var departure: CheckedContinuation<Void, Never>?
    var quiesces = false
    var isAbandoned = false

    /// Whether the serving task need not wait for the client to take more.
    var hasRoom: Bool {
      isClosed || (isWritable && outgoing.readableBytes < ConnectionMailbox.highWaterMark)
    }

    mutating func takePart() -> Part? {
      guard nextPart < parts.count else { return nil }
      defer {
        nextPart += 1
        if nextPart == parts.count {
          parts.removeAll(keepingCapacity: true)
          nextPart = 0
          unaskedBytes = 0
        }
      }
      let part = parts[nextPart]
      switch part {
      case .head:
        isWithinRequest = true
        bodyStart = .now()
        bodyBytes = 0
      case .body: break
      case .end: isWithinRequest = false
      }
      return part
    }
  }

  private let state = Mutex(State())

  // MARK: For the serving task

  /// Takes the next part that has come; nil where there is none yet.
  func take() -> Taken? {
    state.withLock { state in
      if let part = state.takePart() { return .part(part) }
      return state.ending.map { .ended($0) }
    }
  }

  /// Waits until ``take()`` has something.
  ///
  /// - Parameter read: Asks the connection for more bytes.
  func waitForPart(_ read: () -> Void) async {
    await withCheckedContinuation { continuation in
      let isReady = state.withLock { state in
        if state.nextPart < state.parts.count || state.ending != nil { return true }
        state.reader = continuation
        return false
      }
      if isReady { continuation.resume() } else { read() }
    }
  }

  /// Whether the end of the request that is being answered has come.
  var hasEndOfRequest: Bool {
    state.withLock { state in
      guard state.isWithinRequest else { return true }
      return state.parts[state.nextPart...].contains { if case .end = $0 { true } else { false } }
    }
  }

  /// Notes what the serving task does.
  ///
  /// - Returns: Whether the server stops, so that no further request is to be waited for.
  @discardableResult
  func enter(_ phase: Phase) -> Bool {
    state.withLock { state in
      state.phase = phase
      state.phaseStart = .now()
      return state.quiesces
    }
  }

  /// Adds bytes to what is to be sent.
  ///
  /// - Returns: Whether the handler must be told, as it does not know yet.
  func enqueue(_ write: (inout ByteBuffer) -> Void) -> Bool {
    state.withLock { state in
      guard !state.isClosed else { return false }
      write(&state.outgoing)
      defer { state.isDrainScheduled = true }
      return !state.isDrainScheduled
    }
  }

  /// Waits until the client has taken enough for more to be sent.
  ///
  /// - Returns: Whether the connection is still there.
  func waitForRoom() async -> Bool {
    if !state.withLock({ $0.hasRoom }) {
      await withCheckedContinuation { continuation in
        let isReady = state.withLock { state in
          if state.hasRoom { return true }
          state.writer = continuation
          return false
        }
        if isReady { continuation.resume() }
      }
    }
    return state.withLock { !$0.isClosed }
  }

  /// Waits until the client has closed its side, or the connection is gone.
  func waitForDeparture() async {
    await withCheckedContinuation { continuation in
      let isReady = state.withLock { state in
        if state.isClosed || state.ending == .closed { return true }
        state.departure = continuation
        return false
      }
      if isReady { continuation.resume() }
    }
  }

  /// Whether the server stops, so that no further request is taken.
  var quiesces: Bool { state.withLock { $0.quiesces } }

  /// Whether the client has closed its side or is gone, and the server did not want it.
  var clientHasLeft: Bool {
    state.withLock { ($0.isClosed || $0.ending == .closed) && !$0.isAbandoned }
  }

  /// Notes that the server ends the connection before its time.
  func abandon() { state.withLock { $0.isAbandoned = !$0.isClosed && $0.ending != .closed } }

  // MARK: For the handler

  /// Delivers a part.
  ///
  /// - Returns: Whether there is room for what the client sends unasked.
  func deliver(_ part: Part) -> Bool {
    let (reader, hasRoom) = state.withLock { state in
      guard state.ending == nil else { return (nil as CheckedContinuation<Void, Never>?, true) }
      state.parts.append(part)
      if case .body(let bytes) = part {
        state.unaskedBytes += bytes.readableBytes
        state.bodyBytes += bytes.readableBytes
      }
      if state.phase == .receiving { state.phaseStart = .now() }
      return (state.reader.take(), state.unaskedBytes <= Self.unaskedLimit)
    }
    reader?.resume()
    return hasRoom
  }

  /// Tells that no more comes; the first reason counts.
  func end(_ ending: Ending) {
    let (reader, departure) = state.withLock { state in
      if state.ending == nil { state.ending = ending }
      return (state.reader.take(), ending == .closed ? state.departure.take() : nil)
    }
    reader?.resume()
    departure?.resume()
  }

  /// Tells that the connection is gone.
  func close() {
    let waiting = state.withLock { state in
      state.isClosed = true
      if state.ending == nil { state.ending = .closed }
      state.outgoing = ByteBuffer()
      return [state.reader.take(), state.writer.take(), state.departure.take()]
    }
    for continuation in waiting { continuation?.resume() }
  }

  /// Takes what is to be sent.
  func takeOutgoing() -> ByteBuffer? {
    state.withLock { state in
      state.isDrainScheduled = false
      guard state.outgoing.readableBytes > 0 else { return nil }
      defer { state.outgoing = ByteBuffer() }
      return state.outgoing
    }
  }

  /// Tells whether the connection takes more bytes.
  func setWritable(_ isWritable: Bool) {
    let writer = state.withLock { state in
      state.isWritable = isWritable
      return state.hasRoom ? state.writer.take() : nil
    }
    writer?.resume()
  }

  /// Tells that the server stops.
  ///
  /// - Returns: Whether nothing is under way, so that the connection can be closed at once.
  func quiesce() -> Bool {
    state.withLock { state in
      state.quiesces = true
      let isIdle = state.phase == .opening || state.phase == .idle
      return isIdle && state.nextPart == state.parts.count
    }
  }

  /// Whether the serving task waits for a part.
  var isReaderWaiting: Bool { state.withLock { $0.reader != nil } }

  /// How long the client has taken for what the serving task waits for.
  var delay: Delay {
    state.withLock { state in
      let now = NIODeadline.now()
      return Delay(
        phase: state.phase,
        silence: now - state.phaseStart,
        bodyTime: now - state.bodyStart,
        bodyBytes: state.bodyBytes
      )
    }
  }
}
