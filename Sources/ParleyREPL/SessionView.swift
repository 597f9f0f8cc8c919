import ClaudeMessages
import ParleyHost
import ParleyRuntime

/// A session as it is between two entries: what commands show and what completion offers.
package struct SessionView: Sendable {
  /// All conversations, the current one and its settings.
  package var conversations: Conversations
  /// What all requests of the session add up to.
  package var totals: RunTotals.Snapshot
  /// The variables of the top level in the order in which they were made.
  package var variables: [Variable]
  /// The functions of the top level: each name with its parameters, `ask(question, tone?)`.
  package var functions: [Function]
  /// The schemas in the order in which they were made.
  package var schemas: [DataSchema] = []
  /// The names of the tools that were declared, whatever conversation has them.
  package var toolNames: [String] = []
  /// What is known of the models.
  package var catalogue: ModelCatalogue
  /// The request that was sent last; nil before the first.
  package var lastRequest: RequestReport?
  /// The last reply; nil before the first.
  package var reply: ReplyValue?
  /// Where requests go; nil where it is not known.
  package var destination: CurlDestination?
  /// The ceiling of the session, in pico-dollars; nil for none.
  package var ceiling: Int64?
  /// What was taken from the ceiling, in pico-dollars, doubts included.
  package var spent: Int64 = 0
  /// Models beside those of ``catalogue``, which `:models` lists too: the built-in ones, or the API's while they answer.
  package var otherModels: [ModelDescription] = []
  /// The entries of the session and those before it, oldest first.
  package var history: [String] = []
  /// The input tokens of the next request as the provider counts them; nil where it was not asked.
  package var countedTokens: Int?

  /// A variable with its value.
  package struct Variable: Sendable {
    /// Its name.
    package var name: String
    /// Its value.
    package var value: Value

    /// Makes a variable.
    package init(name: String, value: Value) {
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
    package init(name: String, usage: String) {
      self.name = name
      self.usage = usage
    }
  }

  /// Makes a view.
  package init(
    conversations: Conversations,
    totals: RunTotals.Snapshot,
    variables: [Variable],
    functions: [Function],
    catalogue: ModelCatalogue,
    lastRequest: RequestReport? = nil,
    reply: ReplyValue? = nil
  ) {
    self.conversations = conversations
    self.totals = totals
    self.variables = variables
    self.functions = functions
    self.catalogue = catalogue
    self.lastRequest = lastRequest
    self.reply = reply
  }
}
