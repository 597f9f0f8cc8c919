import ClaudeMessages
import ParleyRuntime
import ToolServers

/// The tools that the requests of a conversation offer: those that the script declared, then those of its servers.
///
/// No two have one name.
package struct ToolSet: Sendable {
  /// A server of tools that a script connected.
  package struct Server: Sendable {
    /// Tells the servers of a run apart.
    package let id: Int
    /// The server.
    package let connection: any ToolServerConnection
    /// Whether it says what tools it has: not where it was not started, as before a run.
    package let isKnown: Bool

    /// Makes a server.
    package init(id: Int, connection: any ToolServerConnection, isKnown: Bool = true) {
      self.id = id
      self.connection = connection
      self.isKnown = isKnown
    }
  }

  /// Where the result of a call comes from.
  package enum Origin: Sendable {
    /// A body of the script.
    case script(ToolValue)
    /// A server, which may know the tool by another name.
    case server(Server, ServerTool)
  }

  /// A tool under the name that the model calls it by.
  package struct Tool: Sendable {
    /// The name, which the API accepts.
    package let name: String
    /// What runs it.
    package let origin: Origin
  }

  private var declared: [ToolValue] = []
  /// The servers, in the order in which they were connected.
  package private(set) var servers: [Server] = []

  /// Makes a set without tools.
  package init() {}

  /// Whether no call could be answered: nothing is declared, and no server is connected.
  package var isEmpty: Bool { declared.isEmpty && servers.isEmpty }

  /// The tools of the script, in the order in which they were declared.
  package var scriptTools: [ToolValue] { declared }

  /// All tools, in the order in which requests offer them.
  package var all: [Tool] {
    declared.map { Tool(name: $0.declaration.name, origin: .script($0)) }
      + servers.flatMap(Self.tools)
  }

  /// The tool with a name; nil where there is none.
  package subscript(_ name: String) -> Tool? { all.first { $0.name == name } }

  /// Adds a tool of the script, or puts it in the place of the one that has its name.
  ///
  /// - Throws: A value error where a server has a tool of the name.
  package mutating func declare(_ tool: ToolValue) throws(EffectError) {
    let name = tool.declaration.name
    if let server = owner(of: name) { throw .toolOfServer(name, server: server) }
    if let index = declared.firstIndex(where: { $0.declaration.name == name }) {
      declared[index] = tool
    } else {
      declared.append(tool)
    }
  }

  /// Adds the tools of a server.
  ///
  /// - Throws: A value error where one of them has the name of another tool.
  package mutating func connect(_ server: Server) throws(EffectError) {
    var names = Set(all.map(\.name))
    for tool in Self.tools(of: server) where !names.insert(tool.name).inserted {
      throw .toolNameTaken(tool.name, server: server.connection.name)
    }
    servers.append(server)
  }

  /// Takes a tool of the script off, if there is one with the name.
  package mutating func remove(_ name: String) {
    declared.removeAll { $0.declaration.name == name }
  }

  /// Takes the tools of all servers off.
  package mutating func removeServers() { servers = [] }

  private func owner(of name: String) -> String? {
    servers.first { server in Self.tools(of: server).contains { $0.name == name } }?.connection.name
  }

  /// The tools of a server under names that the API accepts, each another: a second `read` is `read_2`.
  private static func tools(of server: Server) -> [Tool] {
    var names: Set<String> = []
    var tools: [Tool] = []
    var listed: Set<String> = []
    // What a server lists twice is one tool: it knows them apart by nothing else.
    for tool in server.connection.tools where listed.insert(tool.name).inserted {
      let accepted = acceptedName(tool.name)
      var name = accepted
      var number = 2
      while !names.insert(name).inserted {
        name = "\(accepted.prefix(longestName - 5))_\(number)"
        number += 1
      }
      tools.append(Tool(name: name, origin: .server(server, tool)))
    }
    return tools
  }

  /// The longest name of a tool that every server of the API accepts, in characters.
  ///
  /// - Source: <https://platform.claude.com/docs/en/agents-and-tools/tool-use/implement-tool-use>.
  private static let longestName = 64

  /// A name of a server's tool as the API accepts it: other characters than letters, digits, `_` and `-` are `_`.
  private static func acceptedName(_ name: String) -> String {
    let accepted = name.unicodeScalars.prefix(longestName).map { scalar -> Character in
      let isPlain =
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
      return isPlain || scalar == "_" || scalar == "-" ? Character(scalar) : "_"
    }
    return accepted.isEmpty ? "_" : String(accepted)
  }
}

extension EffectError {
  fileprivate static func toolOfServer(_ name: String, server: String) -> EffectError {
    EffectError(
      .value,
      "the server \(server) has a tool named \(name) already",
      help: "give the tool another name, or take the servers' tools off with unset mcp"
    )
  }

  fileprivate static func toolNameTaken(_ name: String, server: String) -> EffectError {
    EffectError(
      .value,
      "the conversation has a tool named \(name) already, and the server \(server) brings another",
      help: "take the other one off first: unset \(name), or unset mcp for those of servers"
    )
  }
}
