import OrderedJSON

/// The Model Context Protocol: agreeing on a version, listing tools, calling them.
extension ServerConnection {
  /// Agrees on a version and lists the tools.
  ///
  /// - Throws: ``ToolServerError``; the connection then has to be closed.
  func open() async throws(ToolServerError) {
    try await agree()
    try await list()
  }

  func call(
    _ tool: String,
    arguments: JSONValue
  ) async throws(ToolServerError) -> ServerToolResult {
    guard tools.contains(where: { $0.name == tool }) else { throw .unknownTool(name, tool) }
    let method = "tools/call"
    let value = try await result(
      of: method,
      ["name": .string(tool), "arguments": arguments],
      within: limits.call
    )
    if let kind = value["resultType"]?.stringValue, kind != "complete" {
      throw .malformed(name, method, "\(kind), which only a client that asks a person can serve")
    }
    guard let result = ServerToolResult(value) else {
      throw .malformed(name, method, "something that is no result of a tool")
    }
    return result
  }

  private func agree() async throws(ToolServerError) {
    let offer = ProtocolEra.handshakeVersions[0]
    let answer = try await answer(
      to: "initialize",
      [
        "protocolVersion": .string(offer), "capabilities": [:], "clientInfo": client.json,
      ],
      within: limits.start
    )
    switch answer {
    case .result(let value): try shake(value)
    case .refusal(let refusal) where refusal.code == ProtocolEra.unsupportedVersion:
      guard refusal.supportedVersions.contains(ProtocolEra.envelopeVersion) else {
        throw .unknownVersion(name, refusal.supportedVersions)
      }
      learn(era: .envelope)
    case .refusal(let refusal):
      throw .refused(name, "initialize", refusal, haveToolsChanged: false)
    case .failure(let error): throw error
    }
  }

  private func shake(_ value: JSONValue) throws(ToolServerError) {
    guard let version = value["protocolVersion"]?.stringValue else {
      throw .malformed(name, "initialize", "something that names no version of the protocol")
    }
    guard ProtocolEra.handshakeVersions.contains(version) else {
      throw .unknownVersion(name, [version])
    }
    takeName(value["serverInfo"])
    notify("notifications/initialized")
    guard value["capabilities"]?["tools"] != nil else { throw .noTools(name) }
  }

  private func takeName(_ identity: JSONValue?) {
    guard let name = identity?["name"]?.stringValue, !name.isEmpty else { return }
    learn(name: name)
  }

  /// Lists the tools, page by page.
  private func list() async throws(ToolServerError) {
    let method = "tools/list"
    var tools: [ServerTool] = []
    var cursors: Set<String> = []
    var parameters: JSONObject = [:]
    while true {
      let page = try await result(of: method, parameters, within: limits.start)
      takeName(page["_meta"]?["io.modelcontextprotocol/serverInfo"])
      guard let listed = page["tools"]?.arrayValue else {
        throw .malformed(name, method, "something that is no list of tools")
      }
      for value in listed {
        guard let tool = ServerTool(listed: value) else {
          throw .malformed(name, method, "a tool without a name or a schema of its arguments")
        }
        tools.append(tool)
      }
      guard tools.count <= limits.toolCount else {
        throw .tooManyTools(name, limit: limits.toolCount)
      }
      guard let cursor = page["nextCursor"]?.stringValue else { break }
      guard cursors.insert(cursor).inserted else {
        throw .malformed(name, method, "the same page again")
      }
      parameters = ["cursor": .string(cursor)]
    }
    guard !tools.isEmpty else { throw .noTools(name) }
    learn(tools: tools)
  }
}
