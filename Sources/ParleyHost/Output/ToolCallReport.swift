import ParleyDiagnostics

/// The call of a tool, when it begins and when it is over.
package struct ToolCallReport: Sendable {
  /// Who answers a call.
  package enum Source: Sendable, Equatable {
    /// The body of a tool of the script.
    case script
    /// A server that was connected, by its name.
    case server(String)
    /// Nobody: there is no tool of the name.
    case nobody
  }

  /// What a call came to.
  package struct Result: Sendable, Equatable {
    /// The result in words, or what went wrong.
    package let text: String
    /// Whether it says what went wrong.
    package let isError: Bool
    /// How long it took.
    package let duration: Duration
    /// The place in the script that failed; nil where none did.
    package let failure: SourceSpan?

    /// Makes a result.
    package init(
      text: String,
      isError: Bool = false,
      duration: Duration,
      failure: SourceSpan? = nil
    ) {
      self.text = text
      self.isError = isError
      self.duration = duration
      self.failure = failure
    }
  }

  /// The request whose reply made the call; its number is 0 for one of an earlier statement.
  package let tag: RequestTag
  /// The API's name for the call.
  package let id: String
  /// The name of the tool.
  package let name: String
  /// The arguments as JSON.
  package let arguments: String
  /// Who answers.
  package let source: Source
  /// What it came to; nil when it begins.
  package var result: Result?

  /// Makes a report of a call that begins.
  package init(tag: RequestTag, id: String, name: String, arguments: String, source: Source) {
    self.tag = tag
    self.id = id
    self.name = name
    self.arguments = arguments
    self.source = source
  }
}
