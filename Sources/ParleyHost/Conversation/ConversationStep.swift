import ParleyRuntime

/// One step that `undo` takes back and `redo` restores: what was taken off the end of the turns and what was added.
struct ConversationStep: Sendable {
  /// What made a step.
  enum Kind: String, Sendable {
    case say
    case send
    case retry
    case user
    case assistant
    case reset

    /// Whether `retry` can make it anew.
    var hasReply: Bool {
      switch self {
      case .say, .send, .retry: true
      case .user, .assistant, .reset: false
      }
    }
  }

  /// What made it.
  let kind: Kind
  /// How many turns stand before it, and stay whatever happens to it.
  let base: Int
  /// The turns that it took off the end.
  let removed: [Turn]
  /// The turns that it added before the reply: what was asked.
  let asked: [Turn]
  /// The turns of the reply; several when a server tool paused, or tools were called: then with the turns of their results.
  let replied: [Turn]
  /// The attachments that went into what was asked.
  let attachments: [Attachment]
  /// What the reply was to fit; nil for a reply of any form.
  var schema: DataSchema?

  /// Whether its attachments were waiting for a user turn before it: those of a retry had been used by what it takes back.
  var takesAttachments: Bool { kind != .retry }
}
