import ParleyRuntime

/// The wording of everything that a statement of the conversation can get wrong before anything is sent.
extension EffectError {
  static func emptyTurn(_ role: TurnRole) -> EffectError {
    EffectError(
      .value,
      "the text of the \(role.rawValue) turn is empty",
      help: "the API rejects an empty turn: give it a text, or leave the statement out"
    )
  }

  static var nothingToUndo: EffectError {
    EffectError(.value, "there is nothing to undo in this conversation")
  }

  static var nothingToRedo: EffectError {
    EffectError(
      .value,
      "there is nothing to redo",
      help: "redo restores what undo took back, until another step is made"
    )
  }

  static var nothingToRetry: EffectError {
    EffectError(
      .value,
      "there is no say or send to retry in this conversation",
      help: "start with say TEXT"
    )
  }

  static func turnsAddedSince(_ step: String) -> EffectError {
    EffectError(
      .value,
      "nothing to retry: `\(step)` changed the turns since the last say or send",
      help: "undo it first, or use send"
    )
  }

  static func nothingToAnswer(conversation name: String) -> EffectError {
    EffectError(
      .value,
      "there is nothing to answer: the conversation \(name) has no turns",
      help: "write say TEXT, or user TEXT before send"
    )
  }

  static var alreadyAnswered: EffectError {
    EffectError(
      .value,
      "there is nothing to answer: the last turn is a reply that is complete",
      help: "write say TEXT, or retry for another reply"
    )
  }

  static var noRoomForAnswer: EffectError {
    EffectError(
      .value,
      "the last reply was cut as the context window is full, and there is no room for more of it",
      help: "start anew with reset or chat NAME, and bring along what is needed"
    )
  }

  static var callsNotRun: EffectError {
    EffectError(
      .value,
      "there is nothing to answer: the model waits for the results of tools, and none is run here",
      help:
        "raise tool_rounds or declare the tools, or write say TEXT to go on without their results"
    )
  }

  static var attachmentsWithoutTurn: EffectError {
    EffectError(
      .value,
      "an image or document waits for a user turn, and send adds none",
      help: "write say TEXT, or user TEXT before send"
    )
  }

  static func conversationExists(_ name: String) -> EffectError {
    EffectError(
      .value,
      "a conversation named \(name) exists already",
      help: "choose another name, or switch to it with chat \(name)"
    )
  }

  static var emptyConversationName: EffectError {
    EffectError(.value, "the name of a conversation is empty")
  }

  static var prefillEndsInBlank: EffectError {
    EffectError(
      .value,
      "the last assistant turn ends in white space, which the API rejects in a prefill",
      help: "take the white space off its end"
    )
  }
}
