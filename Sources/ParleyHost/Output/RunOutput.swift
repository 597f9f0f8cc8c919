import OrderedJSON
import ParleyDiagnostics
import ParleyRuntime

/// Where a run shows what happens, as it happens: a terminal, lines of JSON, a test.
///
/// It is told everything, shown or not, and chooses. A text that came from a model is passed as it came: what writes to a
/// terminal strips control sequences itself.
package protocol RunOutput: Sendable {
  /// Takes one event. The events of one request come in order; requests that run side by side mix.
  func receive(_ event: RunEvent)
}

/// One thing that happens in a run.
package enum RunEvent: Sendable {
  /// The sources so far, which the spans of what follows point into.
  case sources(SourceMap)

  // Requests.

  /// A request is about to be sent.
  case request(RequestReport)
  /// A request is being connected, has been sent, waits for another attempt, or is held back.
  case progress(RequestProgress, RequestTag)
  /// A piece of the reply's text arrived.
  case text(String, RequestTag)
  /// A piece of the reply's thinking arrived.
  case thinking(String, RequestTag)
  /// The text that has arrived since the last one of these, or since the reply began, is what these footnotes are for.
  case cited([Int], RequestTag)
  /// A request is over, however it ended; the text so far may lack a newline.
  case requestEnded(RequestOutcome, RequestTag)
  /// A tool is called, or a call is over.
  case toolCall(ToolCallReport)
  /// A `say`, `send` or `retry` has its reply; a statement that took several requests has one.
  case reply(ReplyReport)

  // What the script says.

  /// `print`: one line, without its newline.
  case print(String)
  /// The value of an expression that stands alone at the prompt.
  case shown(Value)
  /// An `expect` was checked.
  case expectation(Expectation)

  // Experiments. What happens within a trial is not told, but for what it prints, in the order of the trials.

  /// An experiment begins, is under way or is over.
  case experiment(ExperimentProgress)
  /// A trial is over and stored: `experiment`, `trial`, `status` and its columns.
  case trial(JSONObject)

  // What the run says.

  /// Something to know that is no error: a reply cut at `max_tokens`, a refusal. Its severity is `warning`.
  case notice(Diagnostic)
  /// The error that ended the run, or the errors that kept it from starting.
  case error([Diagnostic])
  /// The run is over.
  case done(RunSummary)
}

/// Which request an event belongs to.
package struct RequestTag: Hashable, Sendable {
  /// The number of the request in its run, from 1.
  package let number: Int
  /// The name of the conversation.
  package let conversation: String
  /// Whether the reply is meant for the screen: not for `let x = say …`.
  package let isShown: Bool

  /// Makes a tag.
  package init(number: Int, conversation: String, isShown: Bool) {
    self.number = number
    self.conversation = conversation
    self.isShown = isShown
  }
}

/// A request as it is sent.
package struct RequestReport: Sendable {
  /// Which one.
  package let tag: RequestTag
  /// The statement that sends it.
  package let span: SourceSpan
  /// The model's id.
  package let model: String
  /// The exact bytes of the body.
  package let body: [UInt8]
  /// The `anthropic-version` it is sent with.
  package let version: String
  /// The names of the `anthropic-beta` header; empty for none.
  package let betas: [String]

  /// Makes a report.
  package init(
    tag: RequestTag,
    span: SourceSpan,
    model: String,
    body: [UInt8],
    version: String,
    betas: [String]
  ) {
    self.tag = tag
    self.span = span
    self.model = model
    self.body = body
    self.version = version
    self.betas = betas
  }
}

/// How far a request is, before its reply begins.
package enum RequestProgress: Sendable, Equatable {
  /// Held back until other requests of the run are settled, because all together could pass the budget.
  case waitingForBudget
  /// A connection is being made for an attempt, 1 … `of`. What an earlier attempt delivered is void.
  case connecting(attempt: Int, of: Int)
  /// The request has been sent; nothing has come back.
  case sent
  /// The server does not know the API version; the attempt is repeated with this older one.
  case olderVersion(String)
  /// The head of the answer is there; a gateway on the way told its times.
  case answered(status: Int, requestID: String?, gateway: GatewayTimes?)
  /// An attempt failed; the given one, 2 … `of`, follows after a pause.
  case retrying(attempt: Int, of: Int, after: Duration, because: String)
}

/// How one request ended.
package enum RequestOutcome: Sendable, Equatable {
  /// A whole message came.
  case finished(stopReason: String?)
  /// The run was interrupted while it was under way.
  case interrupted
  /// It failed; the message says why.
  case failed(String)
}

/// The reply of a statement.
package struct ReplyReport: Sendable {
  /// The last request of the statement.
  package let tag: RequestTag
  /// The statement.
  package let span: SourceSpan
  /// The reply with all its fields.
  package let reply: ReplyValue

  /// Makes a report.
  package init(tag: RequestTag, span: SourceSpan, reply: ReplyValue) {
    self.tag = tag
    self.span = span
    self.reply = reply
  }
}
