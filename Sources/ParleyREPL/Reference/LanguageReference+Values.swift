extension LanguageReference {
  /// The names that every script has without making them.
  package static let values: [Entry] = [
    value("reply", "the last reply; stands for its text", "print reply"),
    value("usage", "the tokens of the last reply", "print usage.output_tokens"),
    value("run", "what all requests add up to", "print run.cost"),
    value("settings", "what the next request carries", "print settings.model"),
    value("turns", "the turns of this conversation", "print len(turns)"),
    value("stdin", "what was piped in", "print stdin"),
    value("args", "the words after the script's name", "print args"),
  ]

  /// The fields of replies, usage, totals and errors.
  package static let fields: [Entry] = replyFields + usageFields + runFields + errorFields

  /// The fields of a reply.
  package static let replyFields = [
    field("reply", "text", "what the model said"),
    field("reply", "thinking", "what it thought, if that is shown"),
    field("reply", "stop_reason", "why it ended: end_turn, max_tokens, …"),
    field("reply", "stop_sequence", "the text of stop that it ended at"),
    field("reply", "usage", "its tokens"),
    field("reply", "cost", "what it cost, in US dollars"),
    field("reply", "model", "the model that answered"),
    field("reply", "id", "the message's id"),
    field("reply", "request_id", "the request's id, for support"),
    field("reply", "latency", "how long it took, in seconds"),
    field("reply", "first_token", "how long the first word took, in seconds"),
    field("reply", "data", "the answer as the schema after `as` has it"),
    field("reply", "json", "the text read as JSON"),
    field("reply", "citations", "what it cites, in the order of its footnotes"),
    field("reply", "tool_calls", "the calls of tools: name, input, result"),
    field("reply", "interrupted", "whether it was stopped by Ctrl-C"),
  ]

  /// The fields of a reply's usage.
  package static let usageFields = [
    field("usage", "input_tokens", "the tokens of the prompt that were new"),
    field("usage", "output_tokens", "the tokens of the reply, thinking included"),
    field("usage", "cache_creation_input_tokens", "the tokens that were put in the cache"),
    field("usage", "cache_read_input_tokens", "the tokens that came from the cache"),
    field("usage", "thinking_tokens", "the tokens of the thinking"),
  ]

  /// The fields of the totals.
  package static let runFields = [
    field("run", "cost", "what everything cost, in US dollars"),
    field("run", "usage", "the tokens of all requests"),
    field("run", "requests", "how many requests were sent"),
  ]

  /// The fields of an error that `catch` caught.
  package static let errorFields = [
    field("error", "kind", "what failed: value, file, api, network, …"),
    field("error", "message", "what is wrong, in words"),
    field("error", "status", "the HTTP status, if there was one"),
    field("error", "request_id", "the request's id, if there was one"),
    field("error", "line", "the line it happened on"),
  ]

  private static func value(_ word: String, _ explanation: String, _ example: String) -> Entry {
    Entry(.value, word, word, explanation, example: example)
  }

  private static func field(_ owner: String, _ name: String, _ explanation: String) -> Entry {
    let example =
      owner == "error"
      ? "try { print read(\"none.txt\") } catch error { print error.\(name) }"
      : "print \(owner).\(name)"
    return Entry(.field, "\(owner).\(name)", "\(owner).\(name)", explanation, example: example)
  }
}
