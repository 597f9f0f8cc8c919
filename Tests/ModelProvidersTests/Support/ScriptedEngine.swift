import LocalInference
import Synchronization

@testable import ModelProviders

/// An engine that writes prepared replies in order, and keeps what it was asked.
final class ScriptedEngine: ReplyEngine {
  /// One prepared reply.
  struct Reply: Sendable {
    /// What each token shows.
    var steps: [[Generation.Piece]]
    /// Why it ends after them.
    var finish = Generation.Finish.endOfTurn
    /// What fails after them; nil for nothing.
    var failure: InferenceError?
    /// How many steps read the prompt first.
    var readingSteps = 0

    /// A reply of one text, a piece a token.
    static func text(_ pieces: String..., finish: Generation.Finish = .endOfTurn) -> Reply {
      Reply(steps: pieces.map { [.text($0)] }, finish: finish)
    }
  }

  /// What a reply was asked for with.
  struct Asked: Sendable {
    let prompt: ChatPrompt
    let settings: GenerationSettings
    let forced: ForcedCall?
  }

  private struct State {
    var replies: [Reply]
    var asked: [Asked] = []
  }

  let name: String
  let contextWindow: Int
  let thinks: Bool
  let parameters: Int? = 1_905_440
  private let state: Mutex<State>

  /// Makes an engine.
  ///
  /// - Parameters:
  ///   - replies: What it writes; the last one again and again.
  ///   - name: Its name.
  ///   - contextWindow: Its window in tokens, of which every word of a prompt is one, and every turn.
  ///   - thinks: Whether it can think.
  init(
    _ replies: Reply...,
    name: String = "parley-local-haiku",
    contextWindow: Int = 100,
    thinks: Bool = false
  ) {
    state = Mutex(State(replies: replies))
    self.name = name
    self.contextWindow = contextWindow
    self.thinks = thinks
  }

  /// What was asked so far.
  var asked: [Asked] { state.withLock { $0.asked } }

  func tokenCount(of prompt: ChatPrompt) throws(InferenceError) -> Int {
    prompt.turns.reduce(1) { $0 + 1 + $1.words }
  }

  func reply(
    to prompt: ChatPrompt,
    settings: GenerationSettings,
    forcing call: ForcedCall?
  ) throws(InferenceError) -> any ReplyWriter {
    state.withLock { state in
      state.asked.append(Asked(prompt: prompt, settings: settings, forced: call))
      let reply = state.replies.count > 1 ? state.replies.removeFirst() : state.replies[0]
      return ScriptedWriter(reply: reply, maxTokens: settings.maxTokens)
    }
  }
}

/// One prepared reply under way.
private struct ScriptedWriter: ReplyWriter {
  let reply: ScriptedEngine.Reply
  let maxTokens: Int
  private var read = 0
  private(set) var outputTokens = 0

  init(reply: ScriptedEngine.Reply, maxTokens: Int) {
    self.reply = reply
    self.maxTokens = maxTokens
  }

  var finish: Generation.Finish? {
    if outputTokens == reply.steps.count { return reply.failure == nil ? reply.finish : nil }
    return outputTokens >= maxTokens ? .maxTokens : nil
  }

  mutating func next() throws(InferenceError) -> [Generation.Piece] {
    if read < reply.readingSteps {
      read += 1
      return []
    }
    guard outputTokens < reply.steps.count else {
      if let failure = reply.failure { throw failure }
      return []
    }
    outputTokens += 1
    return reply.steps[outputTokens - 1]
  }
}

extension ChatTurn {
  fileprivate var words: Int {
    let text =
      switch self {
      case .system(let text), .user(let text), .thinking(let text), .toolResult(let text): text
      case .assistant(let text, let call): text + (call ?? "")
      }
    return text.split(whereSeparator: \.isWhitespace).count
  }
}
