/// How a server answers.
package struct ServerConfiguration: Sendable {
  /// The port on 127.0.0.1; 0 for any that is free.
  package var port = 0
  /// The answers; nil for the server's own, forever.
  package var script: ServerScript?
  /// Whether the server's own answer is the question itself.
  package var echo = false
  /// The pause before each answer.
  package var delay: Duration = .zero
  /// The pause before each event.
  package var eventDelay: Duration = .zero
  /// How often a batch is looked at until it has ended.
  package var batchPolls = 1
  /// The credential that is asked for; nil for any or none.
  package var requiredKey: String?

  /// A server that answers by itself, at once.
  package init() {}

  /// A server that plays answers, at once.
  package init(_ answers: ScriptedAnswer...) { script = ServerScript(answers) }
}
