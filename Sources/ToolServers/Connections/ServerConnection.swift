import OrderedJSON
import Synchronization

/// A server with which this process exchanges messages.
///
/// Requests go out as they come and are answered in any order. ``run()`` keeps it alive; ``open()`` makes it ready.
final class ServerConnection: ToolServerConnection {
  /// How a request was answered.
  enum Answer: Sendable {
    case result(JSONValue)
    case refusal(ServerRefusal)
    case failure(ToolServerError)
  }

  /// What is known of the server.
  private struct State: Sendable {
    var name: String
    var tools: [ServerTool] = []
    var era = ProtocolEra.handshake
    var nextID = 1
    var waiting: [Int: CheckedContinuation<Answer, Never>] = [:]
    var hasBegun = false
    var isClosing = false
    /// Why no more answers come; nil while they do.
    var ending: ToolServerError?
    /// Why the server is being ended, where it is its fault.
    var fault: ToolServerError?
    var endWaiters: [CheckedContinuation<Void, Never>] = []
    var haveToolsChanged = false
    var lastWords = LastWords()
    var splitter: LineSplitter
  }

  private let launch: ToolServerLaunch
  /// How long and how much the server may take.
  let limits: ToolServerLimits
  /// What it is told of its client.
  let client: ClientIdentity
  private let state: Mutex<State>
  private let outbox: AsyncStream<[UInt8]>
  private let posting: AsyncStream<[UInt8]>.Continuation
  private let closings: AsyncStream<Never>
  private let closing: AsyncStream<Never>.Continuation

  /// Makes a connection; nothing is started.
  init(_ launch: ToolServerLaunch, limits: ToolServerLimits, client: ClientIdentity) {
    self.launch = launch
    self.limits = limits
    self.client = client
    let splitter = LineSplitter(limit: limits.messageByteCount)
    state = Mutex(State(name: launch.program, splitter: splitter))
    (outbox, posting) = AsyncStream.makeStream()
    (closings, closing) = AsyncStream.makeStream()
  }

  var name: String { state.withLock(\.name) }
  var tools: [ServerTool] { state.withLock(\.tools) }
  /// Whether the process is gone.
  var hasEnded: Bool { state.withLock { $0.ending != nil } }

  // MARK: The process

  /// Runs the server's process until it ends or the connection is closed.
  func run() async {
    let begins = state.withLock { state in
      state.hasBegun = !state.isClosing
      return state.hasBegun
    }
    guard begins else { return end(nil) }
    let process = ServerProcess(launch: launch, grace: limits.grace)
    let streams = ServerProcess.Streams(
      input: outbox,
      output: { self.receive($0) },
      outputEnd: { self.beginClosing() },
      errors: { bytes in self.state.withLock { $0.lastWords.append(bytes) } }
    )
    let ending = await withTaskGroup(of: ServerProcess.Ending?.self) { group in
      group.addTask { await process.run(streams) }
      group.addTask {
        await self.awaitGrace()
        return nil
      }
      var ending: ServerProcess.Ending?
      while let next = await group.next() {
        // Both the process's end and that of its grace end the other's task.
        group.cancelAll()
        ending = ending ?? next
      }
      return ending
    }
    end(ending)
  }

  /// Asks the server to end by closing its standard input; a signal follows when it does not.
  func beginClosing() {
    state.withLock { $0.isClosing = true }
    posting.finish()
    closing.finish()
  }

  func close() async {
    beginClosing()
    await withCheckedContinuation { continuation in
      let isOver = state.withLock { state in
        guard state.ending == nil, state.hasBegun else { return true }
        state.endWaiters.append(continuation)
        return false
      }
      if isOver { continuation.resume() }
    }
  }

  /// Waits until the connection is being closed and the server had its time to end.
  private func awaitGrace() async {
    for await _ in closings {}
    // A sleep that is cancelled is over.
    try? await Task.sleep(for: limits.grace)
  }

  private func end(_ ending: ServerProcess.Ending?) {
    beginClosing()
    let ended = state.withLock { state in
      let error = state.fault ?? Self.reason(of: ending, state)
      state.ending = error
      defer { (state.waiting, state.endWaiters) = ([:], []) }
      return (waiting: state.waiting, waiters: state.endWaiters, error: error)
    }
    for continuation in ended.waiting.values {
      continuation.resume(returning: .failure(ended.error))
    }
    for continuation in ended.waiters { continuation.resume() }
  }

  private static func reason(
    of ending: ServerProcess.Ending?,
    _ state: State
  ) -> ToolServerError {
    switch ending {
    case .ended(let status)?:
      .serverEnded(state.name, status, lastWords: state.lastWords.text)
    case .failed(let error)?: error
    case nil: .closed(state.name)
    }
  }

  // MARK: Messages

  private func receive(_ bytes: [UInt8]) {
    let lines: [[UInt8]]? = state.withLock { state in
      do throws(LineSplitter.TooLong) {
        return try state.splitter.append(bytes)
      } catch {
        state.fault =
          state.fault ?? .messageTooLarge(state.name, limit: limits.messageByteCount)
        return nil
      }
    }
    guard let lines else { return beginClosing() }
    for line in lines { receive(line: line) }
  }

  private func receive(line: [UInt8]) {
    guard let messages = ServerMessage.messages(in: line) else {
      // Some servers print greetings where only messages belong; they can matter when something fails.
      state.withLock { $0.lastWords.append(line + [UInt8(ascii: "\n")]) }
      return
    }
    for message in messages { receive(message) }
  }

  private func receive(_ message: ServerMessage) {
    switch message {
    case .result(let id, let value): settle(id, .result(value))
    case .error(let id, let refusal): settle(id, .refusal(refusal))
    case .request(let id, let method): posting.yield(ServerMessage.answer(to: id, method: method))
    case .notification("notifications/tools/list_changed"):
      state.withLock { $0.haveToolsChanged = true }
    case .notification, .unknown: break
    }
  }

  /// Gives a request its answer; one that nobody waits for any more is dropped.
  private func settle(_ id: Int, _ answer: Answer) {
    state.withLock { $0.waiting.removeValue(forKey: id) }?.resume(returning: answer)
  }

  /// Sends a notification.
  func notify(_ method: String) {
    posting.yield(ServerMessage.notification(method))
  }

  /// Takes what the handshake and the list of tools told.
  func learn(name: String? = nil, era: ProtocolEra? = nil, tools: [ServerTool]? = nil) {
    state.withLock { state in
      state.name = name ?? state.name
      state.era = era ?? state.era
      state.tools = tools ?? state.tools
    }
  }

  // MARK: Requests

  /// Sends a request and waits for its answer.
  ///
  /// - Throws: ``ToolServerError`` when none came.
  func answer(
    to method: String,
    _ parameters: JSONObject,
    within limit: Duration
  ) async throws(ToolServerError) -> Answer {
    let (id, era) = state.withLock { state in
      defer { state.nextID += 1 }
      return (state.nextID, state.era)
    }
    let line = ServerMessage.request(
      id: id,
      method: method,
      era.parameters(parameters, from: client)
    )
    let answer = await withTaskGroup(of: Answer?.self) { group in
      group.addTask { await self.exchange(line, id: id, method: method) }
      group.addTask {
        try? await Task.sleep(for: limit)
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
    switch answer {
    case .failure(let error)?: throw error
    case let answer?: return answer
    case nil where Task.isCancelled: throw .cancelled(name, method)
    case nil:
      let lastWords = state.withLock(\.lastWords.text)
      throw .outOfTime(name, method, limit, lastWords: lastWords)
    }
  }

  /// Posts a line and waits for the answer; a wait that is cancelled takes the request back.
  private func exchange(_ line: [UInt8], id: Int, method: String) async -> Answer {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let ending = state.withLock { state -> ToolServerError? in
          if let ending = state.ending { return ending }
          if state.isClosing { return state.fault ?? .closed(state.name) }
          if Task.isCancelled { return .cancelled(state.name, method) }
          state.waiting[id] = continuation
          return nil
        }
        if let ending {
          continuation.resume(returning: .failure(ending))
        } else {
          posting.yield(line)
        }
      }
    } onCancel: {
      let (waiter, name) = state.withLock { ($0.waiting.removeValue(forKey: id), $0.name) }
      guard let waiter else { return }
      // The handshake is the one request that may not be taken back.
      if method != "initialize" {
        let cancellation: JSONObject = ["requestId": .int(id), "reason": "no longer needed"]
        posting.yield(ServerMessage.notification("notifications/cancelled", cancellation))
      }
      waiter.resume(returning: .failure(.cancelled(name, method)))
    }
  }

  /// Sends a request and waits for its result.
  func result(
    of method: String,
    _ parameters: JSONObject = [:],
    within limit: Duration
  ) async throws(ToolServerError) -> JSONValue {
    switch try await answer(to: method, parameters, within: limit) {
    case .result(let value): return value
    case .refusal(let refusal):
      let (name, haveChanged) = state.withLock { ($0.name, $0.haveToolsChanged) }
      throw .refused(name, method, refusal, haveToolsChanged: haveChanged)
    case .failure(let error): throw error
    }
  }
}
