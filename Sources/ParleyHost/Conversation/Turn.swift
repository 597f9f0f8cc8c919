import ClaudeMessages
import ParleyRuntime

/// One turn of a conversation, with the blocks exactly as they were made or received.
package struct Turn: Sendable {
  /// How a reply ended, as far as `send` has to know.
  package enum Ending: Sendable {
    /// There is nothing to add.
    case complete
    /// By `max_tokens` or an interrupt: it goes on when it is asked to.
    case cut
    /// A tool of the server paused: it goes on when it is sent back as it is.
    case paused
    /// It called tools, and waits for their results.
    case waiting
    /// By the context window, in which there is no room for more.
    case full
  }

  /// What is known of the request that brought a turn.
  package struct Receipt: Sendable, Equatable {
    /// The model that answered.
    package let model: String
    /// Why it stopped; nil when nothing said so.
    package let stopReason: String?
    /// Its tokens.
    package let usage: TokenCounts
    /// What it cost, in pico-dollars; nil when no price is known.
    package let cost: Int64?
    /// Whether it was interrupted.
    package let isInterrupted: Bool

    /// Makes a receipt.
    package init(
      model: String,
      stopReason: String?,
      usage: TokenCounts,
      cost: Int64?,
      isInterrupted: Bool = false
    ) {
      self.model = model
      self.stopReason = stopReason
      self.usage = usage
      self.cost = cost
      self.isInterrupted = isInterrupted
    }

    /// The receipt of a request after which the statement was interrupted.
    fileprivate var interrupted: Receipt {
      Receipt(
        model: model,
        stopReason: stopReason,
        usage: usage,
        cost: cost,
        isInterrupted: true
      )
    }
  }

  /// How a turn was received.
  package struct Reception: Sendable {
    /// What came before the turn in the request it answers: signed blocks are bound to it.
    package let prefix: PrefixDigest
    /// How the reply ended.
    package let ending: Ending
    /// What is known of its request; nil when nothing was sent.
    package let receipt: Receipt?
    /// The arguments of calls that came and are no JSON, by the ids of the calls, whose blocks are without arguments.
    let brokenInputs: [String: String]

    /// Makes a reception.
    package init(
      prefix: PrefixDigest,
      ending: Ending,
      receipt: Receipt? = nil,
      brokenInputs: [String: String] = [:]
    ) {
      self.prefix = prefix
      self.ending = ending
      self.receipt = receipt
      self.brokenInputs = brokenInputs
    }
  }

  /// Who speaks.
  package let role: TurnRole
  /// The blocks, byte-faithful.
  package let blocks: [ContentBlock]
  /// What is known of the images and documents that the first blocks are, in their order.
  package let attachments: [MediaFacts]
  /// How a received turn came about; nil for a turn that the script wrote.
  package let reception: Reception?

  /// Makes a turn.
  package init(role: TurnRole, blocks: [ContentBlock], reception: Reception? = nil) {
    self.role = role
    self.blocks = blocks
    self.reception = reception
    attachments = []
  }

  /// Makes a turn that the script writes.
  ///
  /// - Parameters:
  ///   - role: Who speaks.
  ///   - text: What is said; nothing, where it holds white space alone.
  ///   - attachments: What stands before the text.
  init(_ role: TurnRole, _ text: String, after attachments: [Attachment] = []) {
    self.role = role
    blocks =
      attachments.map(\.block) + (text.allSatisfy(\.isWhitespace) ? [] : [.text(text)])
    reception = nil
    self.attachments = attachments.map(\.facts)
  }

  /// The texts of the turn's text blocks, joined.
  package var text: String {
    blocks.compactMap(\.text).joined()
  }

  /// The calls of tools whose results the model waits for.
  var openCalls: [ToolUseBlock] {
    reception?.ending == .waiting ? blocks.compactMap(\.toolUse) : []
  }

  /// The arguments of calls that came and are no JSON, by the ids of the calls.
  var brokenInputs: [String: String] { reception?.brokenInputs ?? [:] }

  /// The turn without its calls, as of a model that did not get to see their results; nil where no text is left of it.
  var withoutCalls: Turn? {
    guard !text.allSatisfy(\.isWhitespace) else { return nil }
    return Turn(
      role: role,
      blocks: blocks.filter { $0.toolUse == nil },
      reception: reception.map {
        Reception(prefix: $0.prefix, ending: .cut, receipt: $0.receipt?.interrupted)
      }
    )
  }

  /// Whether it is a turn of the user that somebody wrote.
  package var isAsked: Bool { role == .user && !isOfToolResults }

  /// Whether it gives the results of tools, and was written by nobody.
  package var isOfToolResults: Bool {
    role == .user && blocks.contains(where: \.isToolResult)
  }

  /// Whether it ends in a text that a model could go on from: the API rejects a prefill that ends in white space.
  var canBePrefill: Bool {
    guard role == .assistant, let last = blocks.last?.text?.last else { return false }
    return !last.isWhitespace
  }
}
