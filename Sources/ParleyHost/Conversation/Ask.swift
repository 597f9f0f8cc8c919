import ParleyRuntime

/// What a `say`, `send` or `retry` is about to send: computed first, committed only when a reply has come.
package struct Ask: Sendable {
  let kind: ConversationStep.Kind
  /// How many turns of the conversation stay before what is asked.
  let base: Int
  /// The turns that are added before the reply: one, or none for a `send` of what is there.
  let turns: [Turn]
  /// The attachments that went into the turns.
  let attachments: [Attachment]
  /// What the reply is to fit; nil for a reply of any form.
  var schema: DataSchema?
}
