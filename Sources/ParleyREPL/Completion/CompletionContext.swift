import ClaudeMessages
import ParleyRuntime

/// What completion knows of a session, as it was after its last entry.
package struct CompletionContext: Sendable {
  /// A variable with its value.
  package struct Variable: Sendable {
    /// Its name.
    package var name: String
    /// Its value, for its fields.
    package var value: Value

    /// Makes a variable.
    package init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// A function with the form of its call.
  package struct Function: Sendable {
    /// Its name.
    package var name: String
    /// Its call, `ask(question, tone?)`.
    package var usage: String

    /// Makes a function.
    package init(_ name: String, usage: String) {
      self.name = name
      self.usage = usage
    }
  }

  /// The variables of the top level in the order in which they were made.
  package var variables: [Variable] = []
  /// The functions of the top level.
  package var functions: [Function] = []
  /// The schemas in the order in which they were made.
  package var schemas: [DataSchema] = []
  /// The names of the tools that were declared.
  package var tools: [String] = []
  /// The last reply; nil before the first.
  package var reply: ReplyValue?
  /// The names of the conversations.
  package var chats: [String] = ["main"]
  /// The name of the current one.
  package var currentChat = "main"
  /// The turns of the current one, as `turns` reads them.
  package var turns: Value = .list(ListValue([]))
  /// The models of the provider that answers.
  package var catalogue = ModelCatalogue.builtIn
  /// What the next request carries, as `settings` reads it.
  package var settings = MapValue()
  /// The folder that paths are relative to, absolute; nil when files are not to be offered.
  package var folder: String?
  /// The folders in which scripts may read, absolute.
  package var readableFolders: [String] = []
  /// Whether plain lines are said, and a colon leads statements too.
  package var isTalking = false

  /// Makes a context in which nothing has been done yet.
  package init() {}

  /// The names that a statement may start with though they are no verbs.
  var knownNames: Set<String> {
    var names = Set(variables.map(\.name))
    names.formUnion(functions.map(\.name))
    names.formUnion(LanguageReference.values.map(\.word))
    names.formUnion(LanguageReference.builtins.map(\.word))
    return names
  }

  /// The model that answers next; nil when the catalogue does not know it.
  var model: ModelDescription? {
    guard case .string(let name)? = settings["model"] else {
      return catalogue.resolve("sonnet").description
    }
    return catalogue.resolve(name.string).description
  }
}
