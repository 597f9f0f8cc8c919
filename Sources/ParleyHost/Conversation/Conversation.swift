import ParleyRuntime

/// One conversation: its turns, its settings, what waits for the next user turn, and the steps that can be undone.
///
/// A value: a host works on a copy and stores it back when a statement has succeeded, so that a failed one leaves nothing.
package struct Conversation: Sendable {
  /// The name that `chat` and `fork` give; the first is `main`.
  package let name: String
  /// What its requests carry, without the layers of `with`.
  package var settings: Settings
  /// What its requests offer the model to call.
  package var tools = ToolSet()
  /// Where it was copied from; nil for one that was not.
  package private(set) var origin: Origin?
  /// The turns, oldest first.
  package private(set) var turns: [Turn] = []
  /// What `image` and `document` attached, for the next user turn.
  package private(set) var attachments: [Attachment] = []
  private var done: [ConversationStep] = []
  private var undone: [ConversationStep] = []
  /// What the last statement asked when it failed or was interrupted without a text; `retry` sends it again.
  private var unanswered: Ask?

  /// What a conversation was forked from.
  package struct Origin: Hashable, Sendable {
    /// The name of the conversation that was copied.
    package let conversation: String
    /// How many turns it had then.
    package let turnCount: Int

    /// Makes an origin.
    package init(conversation: String, turnCount: Int) {
      self.conversation = conversation
      self.turnCount = turnCount
    }
  }

  /// The user turn that asks for the rest of a reply that was cut.
  package static let continuation =
    "Go on exactly where you stopped, without repeating anything."

  /// Makes a conversation without turns.
  package init(name: String, settings: Settings = Settings(), tools: ToolSet = ToolSet()) {
    self.name = name
    self.settings = settings
    self.tools = tools
  }

  /// A copy under another name, turns, steps, settings and tools included.
  package func forked(as name: String) -> Conversation {
    var copy = Conversation(name: name, settings: settings, tools: tools)
    copy.origin = Origin(conversation: self.name, turnCount: turns.count)
    copy.turns = turns
    copy.attachments = attachments
    copy.done = done
    copy.undone = undone
    copy.unanswered = unanswered
    return copy
  }

  // MARK: - Turns without a request

  /// Keeps an attachment for the next user turn.
  package mutating func attach(_ attachment: Attachment) {
    attachments.append(attachment)
  }

  /// Adds a turn that the script writes: a few-shot example or a prefill.
  ///
  /// A user turn takes the attachments.
  ///
  /// - Throws: A value error for a text that the API would reject as empty.
  package mutating func append(_ role: TurnRole, _ text: String) throws(EffectError) {
    let taken = role == .user ? attachments : []
    guard !text.allSatisfy(\.isWhitespace) || !taken.isEmpty else {
      throw .emptyTurn(role)
    }
    perform(
      ConversationStep(
        kind: role == .user ? .user : .assistant,
        base: turns.count,
        removed: [],
        asked: [Turn(role, text, after: taken)],
        replied: [],
        attachments: taken
      )
    )
  }

  /// Drops all turns; attachments still wait for the next user turn.
  package mutating func reset() {
    perform(
      ConversationStep(
        kind: .reset,
        base: 0,
        removed: turns,
        asked: [],
        replied: [],
        attachments: []
      )
    )
  }

  /// Takes back the last step.
  ///
  /// - Throws: A value error when no step is left.
  package mutating func undo() throws(EffectError) {
    guard let step = done.popLast() else { throw .nothingToUndo }
    turns.removeSubrange(step.base...)
    turns += step.removed
    if step.takesAttachments { attachments = step.attachments + attachments }
    undone.append(step)
    unanswered = nil
  }

  /// Restores the step that was taken back last.
  ///
  /// - Throws: A value error when none was, or when another step was made since.
  package mutating func redo() throws(EffectError) {
    guard let step = undone.popLast() else { throw .nothingToRedo }
    apply(step)
    unanswered = nil
  }

  // MARK: - Turns with a request

  /// What `say TEXT` asks, or `say TEXT as SCHEMA`.
  ///
  /// - Throws: A value error for an empty text without attachments.
  package func asking(
    _ text: String,
    as schema: DataSchema? = nil
  ) throws(EffectError) -> Ask {
    guard !text.allSatisfy(\.isWhitespace) || !attachments.isEmpty else { throw .emptyTurn(.user) }
    let turn = Turn(.user, text, after: attachments)
    return Ask(
      kind: .say,
      base: turns.count,
      turns: [turn],
      attachments: attachments,
      schema: schema
    )
  }

  /// What `send` asks: what is there, the rest of a reply that was cut, or what follows the results of calls that were not run.
  ///
  /// Where the model accepts a prefill, a cut reply is itself what the model goes on from. After calls that were not run the reply
  /// is still due to fit what was asked for.
  ///
  /// - Parameters:
  ///   - acceptsPrefill: Whether it is certain that the model goes on from a turn of its own.
  ///   - runsTools: Whether calls of tools are run.
  /// - Returns: What is asked.
  /// - Throws: A value error when there is nothing to answer.
  package func sending(acceptsPrefill: Bool, runsTools: Bool) throws(EffectError) -> Ask {
    guard attachments.isEmpty else { throw .attachmentsWithoutTurn }
    guard let last = turns.last else { throw .nothingToAnswer(conversation: name) }
    var added: [Turn] = []
    switch last.reception?.ending {
    case .complete?: throw .alreadyAnswered
    case .full?: throw .noRoomForAnswer
    case .cut? where !(acceptsPrefill && last.canBePrefill):
      added = [Turn(.user, Self.continuation)]
    case .waiting? where !runsTools: throw .callsNotRun
    case .cut?, .paused?, .waiting?, nil: break
    }
    let schema = last.reception?.ending == .waiting ? done.last?.schema : nil
    return Ask(kind: .send, base: turns.count, turns: added, attachments: [], schema: schema)
  }

  /// What `retry` asks: what the last `say` or `send` asked, or what the last failed statement did.
  ///
  /// - Throws: A value error when there is no such step, or turns were added since.
  package func retrying() throws(EffectError) -> Ask {
    if let unanswered { return unanswered }
    guard let step = done.last else { throw .nothingToRetry }
    guard step.kind.hasReply else { throw .turnsAddedSince(step.kind.rawValue) }
    return Ask(
      kind: .retry,
      base: step.base,
      turns: step.asked,
      attachments: step.attachments,
      schema: step.schema
    )
  }

  /// The schema that the reply to a user turn was to fit.
  ///
  /// - Parameter place: The place of the turn among the turns.
  /// - Returns: The schema; nil for a reply of any form.
  package func schema(askedAt place: Int) -> DataSchema? {
    done.last { $0.base == place && $0.kind.hasReply }?.schema
  }

  /// The turns of the request that answers an ask.
  package func turns(asking ask: Ask) -> [Turn] {
    Array(turns.prefix(ask.base)) + ask.turns
  }

  /// Makes an ask and its reply part of the conversation, as one step.
  package mutating func commit(_ ask: Ask, replied: [Turn]) {
    perform(
      ConversationStep(
        kind: ask.kind,
        base: ask.base,
        removed: Array(turns.dropFirst(ask.base)),
        asked: ask.turns,
        replied: replied,
        attachments: ask.attachments,
        schema: ask.schema
      )
    )
  }

  /// Remembers an ask that got no reply, so that `retry` sends it again; the turns stay as they were.
  package mutating func giveUp(_ ask: Ask) {
    unanswered = ask
  }

  // MARK: - Steps

  private mutating func perform(_ step: ConversationStep) {
    apply(step)
    undone = []
    unanswered = nil
  }

  private mutating func apply(_ step: ConversationStep) {
    turns.removeSubrange(step.base...)
    turns += step.asked
    turns += step.replied
    if step.takesAttachments {
      attachments.removeFirst(min(step.attachments.count, attachments.count))
    }
    done.append(step)
  }
}
