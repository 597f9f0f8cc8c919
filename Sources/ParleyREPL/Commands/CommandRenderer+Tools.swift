import ParleyHost
import ParleyRuntime
import TerminalText

extension CommandRenderer {
  /// `:tools`: each tool of the current conversation with its parameters, what it does and who runs it, as requests offer them.
  package func tools() -> [String] {
    let conversations = view.conversations
    let own = conversations.current.tools.all.flatMap(lines)
    let passed = conversations.effectiveSettings.passedTools.map { name in
      style.apply(.dim, to: oneLine("\(name): defined by set tools", columns: width))
    }
    guard !own.isEmpty || !passed.isEmpty else {
      return ["there are no tools: tool NAME(…) { … } declares one, mcp \"…\" connects a server"]
    }
    return own + passed
  }

  private func lines(of tool: ToolSet.Tool) -> [String] {
    let parameters = tool.parameters.joined(separator: ", ")
    let call = oneLine("\(tool.name)(\(parameters))", columns: width)
    let source = tool.server.map { "of the server \($0)" }
    let remark = [tool.description, source].compactMap { $0 }.joined(separator: " · ")
    guard !remark.isEmpty else { return [call] }
    return [call, style.apply(.dim, to: "  " + oneLine(remark, columns: width - 2))]
  }
}

extension Settings {
  /// The names of the tools that `set tools` defines; of a set of tools its type.
  fileprivate var passedTools: [String] {
    guard case .list(let tools)? = passedFields.first(where: { $0.name == "tools" })?.value else {
      return []
    }
    return tools.items.compactMap { tool in
      guard case .map(let map) = tool else { return nil }
      return (map["name"] ?? map["type"])?.textual?.string
    }
  }
}
