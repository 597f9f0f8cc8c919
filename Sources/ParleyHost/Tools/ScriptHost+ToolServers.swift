import ClaudeMessages
import OrderedJSON
import ParleyRuntime
import Synchronization
import ToolServers

/// The servers of tools that a run has connected; they end with it.
///
/// Shared by all hosts of the run.
final class ConnectedToolServers: Sendable {
  private struct State {
    var next = 1
    var open: [ToolSet.Server] = []
  }

  private let state = Mutex(State())

  /// No servers.
  init() {}

  /// Keeps a server until it is closed.
  func add(_ connection: any ToolServerConnection, isKnown: Bool = true) -> ToolSet.Server {
    state.withLock { state in
      let server = ToolSet.Server(id: state.next, connection: connection, isKnown: isKnown)
      state.next += 1
      state.open.append(server)
      return server
    }
  }

  /// Takes out the servers but those with some ids.
  func take(but kept: Set<Int>) -> [ToolSet.Server] {
    state.withLock { state in
      let taken = state.open.filter { !kept.contains($0.id) }
      state.open.removeAll { !kept.contains($0.id) }
      return taken
    }
  }
}

extension ScriptHost {
  /// `mcp "…"`: starts a server, and gives its tools to the current conversation.
  ///
  /// - Throws: ``EffectError`` of kind `permission` for a program that may not be run, `value` where the server cannot be used,
  ///   and `interrupt`.
  func connectTools(_ command: [String]) async throws(EffectError) {
    guard let connector = configuration.toolServers else { throw .noToolServers }
    let launch = try world.processes.launch(command)
    let connected = await configuration.interrupts.cancelling {
      () -> Result<any ToolServerConnection, EffectError> in
      do throws(ToolServerError) {
        return .success(try await connector.connect(launch))
      } catch {
        return .failure(EffectError(error))
      }
    }
    let connection = try connected.get()
    let server = toolServers.add(connection)
    do throws(EffectError) {
      try conversations.withLock { (all) throws(EffectError) in
        try all.updateCurrent { (conversation) throws(EffectError) in
          try conversation.tools.connect(server)
        }
      }
    } catch {
      await closeUnusedToolServers()
      throw error
    }
  }

  /// Ends the servers whose tools no conversation has any more.
  ///
  /// A trial and the body of a tool have conversations of their own beside those of the run, which may use the servers: they end none.
  func closeUnusedToolServers() async {
    guard trial == nil, tool == nil else { return }
    let used = Set(currentConversations.all.flatMap(\.tools.servers).map(\.id))
    for server in toolServers.take(but: used) { await server.connection.close() }
  }

  /// Ends all servers of tools, as at the end of a run.
  package func closeToolServers() async {
    for server in toolServers.take(but: []) { await server.connection.close() }
  }

  /// Has a server run one of its tools; a session that is resumed takes the result from the record.
  ///
  /// - Throws: ``EffectError`` of kind `interrupt`.
  func ask(
    _ server: ToolSet.Server,
    for call: ToolUseBlock,
    of tool: ServerTool
  ) async throws(EffectError) -> ToolOutcome {
    let connection = server.connection
    let interrupts = configuration.interrupts
    let question: [Value] = [
      .text(connection.name), .text(tool.name), .text(call.input.description),
    ]
    do throws(EffectError) {
      let answer = try await answer(to: "mcp", question) { () async throws(EffectError) in
        let result = await interrupts.cancelling {
          () -> Result<ServerToolResult, EffectError> in
          do throws(ToolServerError) {
            return .success(try await connection.call(tool.name, arguments: call.input))
          } catch {
            return .failure(EffectError(error))
          }
        }
        return .value(try result.get().recorded)
      }
      return ToolOutcome(recorded: answer.value)
    } catch {
      guard error.kind != .interrupt else { throw error }
      return ToolOutcome(error.message, isError: true)
    }
  }
}

extension ServerToolResult {
  /// The result as a value that a record keeps.
  fileprivate var recorded: Value {
    [
      "content": .list(content.map { .text($0.raw.text) }),
      "is_error": .bool(isError),
    ]
  }
}

extension ToolOutcome {
  /// A server's result as it was recorded.
  fileprivate init(recorded value: Value) {
    guard case .map(let map) = value, case .list(let list)? = map["content"] else {
      self.init("", isError: false)
      return
    }
    let blocks = list.items.compactMap { item in
      item.textual.flatMap { try? ContentBlock(json: Array($0.string.utf8)) }
    }
    self.init(blocks: blocks, isError: map["is_error"] == .bool(true))
  }
}

extension EffectError {
  /// A failure of a server of tools, as a script sees it.
  fileprivate init(_ error: ToolServerError) {
    self.init(
      error.code == .cancelled ? .interrupt : error.code == .notFound ? .file : .value,
      error.message,
      help: error.help
    )
  }

  fileprivate static var noToolServers: EffectError {
    EffectError(.value, "no server of tools can be connected here")
  }
}
