import ParleyHost
import ParleyRuntime

extension CompletionContext {
  /// Makes a context from a session as it is between two entries.
  ///
  /// - Parameters:
  ///   - view: The session.
  ///   - folder: The folder that paths are relative to, absolute; nil when files are not to be offered.
  ///   - readableFolders: The folders in which scripts may read, absolute. Default: `folder` alone.
  ///   - isTalking: Whether plain lines are said.
  package init(
    _ view: SessionView,
    folder: String?,
    readableFolders: [String]? = nil,
    isTalking: Bool
  ) {
    self.init()
    variables = view.variables.map { Variable($0.name, $0.value) }
    functions = view.functions.map { Function($0.name, usage: $0.usage) }
    schemas = view.schemas
    tools = view.toolNames
    reply = view.reply
    chats = view.conversations.all.map(\.name)
    currentChat = view.conversations.current.name
    turns = .list(
      view.conversations.current.turns.map { turn in
        ["role": .text(turn.role.rawValue), "text": .text(turn.text)]
      }
    )
    catalogue = view.catalogue
    settings = view.conversations.effectiveSettings.map
    self.folder = folder
    self.readableFolders = readableFolders ?? [folder].compactMap(\.self)
    self.isTalking = isTalking
  }
}
