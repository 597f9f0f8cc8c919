import ClaudeMessages
import LineEditing
import ParleyCompiler
import ParleyHost
import ParleyRuntime
import TerminalText

extension Session {
  /// The session as it is between two entries.
  package var view: SessionView {
    let globals = machine.context.globals
    var view = SessionView(
      conversations: host.currentConversations,
      totals: host.totals.snapshot,
      variables: compiler.variables.compactMap { name, global in
        let place = Int(global)
        guard globals.indices.contains(place), let value = globals[place] else { return nil }
        return SessionView.Variable(name: name, value: value)
      },
      functions: compiler.functions.map { SessionView.Function(name: $0.name, usage: $0.usage) },
      catalogue: host.configuration.catalogue,
      lastRequest: display.lastRequest
    )
    if case .reply(let reply) = machine.reply { view.reply = reply }
    view.destination = configuration.destination
    view.ceiling = host.ceiling
    view.spent = host.budget.spent
    view.otherModels = configuration.otherModels
    view.history = configuration.history()
    view.schemas = compiler.schemas
    view.toolNames = compiler.toolNames
    return view
  }

  /// What completion is to know.
  package var completionContext: CompletionContext {
    let permissions = host.world.files.permissions
    return CompletionContext(
      view,
      folder: permissions.baseFolder,
      readableFolders: permissions.readablePaths,
      isTalking: isTalking
    )
  }

  /// What stands before and beside the next entry: the model and the conversation, what it has used and cost.
  ///
  /// - Parameter columns: The width of the terminal; the right side is left out under 60.
  /// - Returns: The prompt.
  package func prompt(columns: Int) -> Prompt {
    let conversations = host.currentConversations
    let name = conversations.effectiveSettings["model"]?.textual?.string
    let resolution = host.configuration.catalogue.resolve(
      name ?? configuration.start.model ?? Settings.defaultModel
    )
    let description = resolution.description
    let model = description?.line?.rawValue ?? description?.shortName ?? resolution.id.rawValue
    let source = configuration.isLocal ? " (local)" : ""
    let mark = isTalking ? "» " : "> "
    let text = "\(model)\(source) \(conversations.current.name)\(mark)".strippingControls
    return Prompt(text, right: columns < 60 ? "" : used(by: conversations.current.name))
  }

  private func used(by conversation: String) -> String {
    let spending = host.totals.snapshot.spending(of: conversation)
    let usage = spending.usage
    let tokens = [usage.input, usage.cacheCreation, usage.cacheRead, usage.output].reduce(0, &+)
    guard tokens > 0 else { return "" }
    let count = "\(ReplyLine.grouped(tokens)) tokens"
    guard spending.cost > 0 || !spending.isCostKnown else { return count }
    return count + "  " + RunTotalsText.cost(spending.isCostKnown ? spending.cost : nil)
  }
}
