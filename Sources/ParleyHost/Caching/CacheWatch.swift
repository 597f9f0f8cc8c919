import ClaudeMessages
import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

/// Remembers what was cached last, to tell why a later request did not find it.
///
/// What counts as expected: the request before in the same conversation, to the same model, was cached, and this one asks for the cache too.
struct CacheWatch: Sendable {
  /// A request that was cached.
  private struct Cached {
    let prefix: CachePrefix
    /// The tokens that were read from the cache or written to it.
    let tokens: Int64
    /// How long the entry lives after its last use; nil where that is not known.
    let lifetime: Duration?
    let startedAt: Timestamp
  }

  private struct Key: Hashable {
    let conversation: String
    let model: ModelID
  }

  /// A cause that was told.
  private struct Told: Hashable {
    let subject: String
    let span: SourceSpan
  }

  /// A request with what came of it.
  struct Sighting {
    /// The name of its conversation.
    let conversation: String
    /// The name of the conversation that this one was forked from; nil for one that was not.
    let origin: String?
    /// The request.
    let request: MessageRequest
    /// What it may be found by.
    let prefix: CachePrefix
    /// Its tokens.
    let usage: TokenCounts
    /// When it was sent.
    let startedAt: Timestamp
    /// The statement that sent it.
    let span: SourceSpan
  }

  /// The statement that changed a setting last, by its name; `tools` for those that declare or drop tools.
  typealias Changes = [String: SourceSpan]

  private var cached: [Key: Cached] = [:]
  /// Where settings and tools have changed.
  private(set) var changes: Changes = [:]
  /// The models that a request asked to cache was sent to.
  private var askedModels: Set<ModelID> = []
  /// The names of the settings of each layer of `with`, the innermost last.
  private var layers: [[String]] = []
  private var told: Set<Told> = []

  /// Makes a watch that has seen nothing.
  init() {}

  /// Notes where settings and tools change.
  mutating func note(_ effect: Effect, at span: SourceSpan) {
    switch effect {
    case .set(let change): changes[change.name] = span
    case .unset(let name):
      changes[name] = span
      if SettingSyntax.named(name) == nil { changes["tools"] = span }
    case .pushSettings(let layer):
      layers.append(layer.map(\.name))
      for change in layer { changes[change.name] = span }
    case .popSettings:
      for name in layers.popLast() ?? [] { changes[name] = span }
    case .declareTool, .connectTools: changes["tools"] = span
    default: return
    }
  }

  /// Notes that a request asked for the cache; returns whether it is the first one to its model.
  mutating func noteAsking(of model: ModelID) -> Bool { askedModels.insert(model).inserted }

  /// Takes a request that is over.
  ///
  /// - Returns: Why it missed the cache; nil where it did not, where nothing was to be expected, and where the same was told before.
  mutating func take(_ sighting: Sighting) -> CacheMiss? {
    guard let mark = sighting.request.cacheControl else { return nil }
    let key = Key(conversation: sighting.conversation, model: sighting.request.model)
    let source = sighting.origin.map { Key(conversation: $0, model: sighting.request.model) }
    let before = cached[key] ?? source.flatMap { cached[$0] }
    let usage = sighting.usage
    let tokens = usage.cacheRead.saturatingSum(usage.cacheCreation)
    cached[key] =
      tokens > 0
      ? Cached(
        prefix: sighting.prefix,
        tokens: tokens,
        lifetime: mark.duration,
        startedAt: sighting.startedAt
      ) : nil
    guard let before, usage.cacheRead < before.tokens,
      let cause = cause(of: sighting, after: before)
    else { return nil }
    let miss = CacheMiss(
      cause: cause,
      tokens: before.tokens - usage.cacheRead,
      place: place(of: cause, in: sighting),
      request: sighting.span
    )
    return told.insert(Told(subject: cause.subject, span: miss.place)).inserted ? miss : nil
  }

  private func cause(of sighting: Sighting, after before: Cached) -> CacheMiss.Cause? {
    if let difference = sighting.prefix.difference(from: before.prefix) {
      // A turn that was taken back costs only what came after it: an older entry was read.
      if case .message = difference, sighting.usage.cacheRead > 0 { return nil }
      return .difference(difference)
    }
    guard sighting.usage.cacheRead == 0 else { return nil }
    let pause = Duration.microseconds(sighting.startedAt.microseconds(since: before.startedAt))
    if let lifetime = before.lifetime, pause > lifetime {
      return .lapsed(after: pause, lifetime: lifetime)
    }
    let added = sighting.prefix.blockCount - before.prefix.blockCount
    return added > Self.lookBack ? .tooFarBack(blocks: added) : .notKept
  }

  /// How many blocks before a mark the API looks for an older entry.
  static let lookBack = 20

  /// The statement that made the difference: of a setting the one that changed it last, else the one that sent.
  private func place(of cause: CacheMiss.Cause, in sighting: Sighting) -> SourceSpan {
    cause.setting.flatMap { changes[$0] } ?? sighting.span
  }
}

extension CacheControl {
  /// How long an entry lives after its last use; nil for a lifetime that is not known.
  var duration: Duration? {
    switch lifetime {
    case nil, .fiveMinutes?: .seconds(300)
    case .oneHour?: .seconds(3600)
    default: nil
    }
  }
}
