import ClaudeAPI
import ClaudeMessages
import ParleyDiagnostics
import ParleyRuntime
import Synchronization

extension ScriptHost {
  /// Tells why a request missed the cache, where it was to be expected that it would not, or where the API was asked and tells it.
  ///
  /// - Parameters:
  ///   - built: The request.
  ///   - received: What came of it.
  ///   - startedAt: When it was sent.
  ///   - tag: Which one it is.
  ///   - span: The statement that sent it.
  func watchCache(
    _ built: RequestBuilder.Built,
    _ received: ReceivedMessage,
    startedAt: Timestamp,
    as tag: RequestTag,
    at span: SourceSpan
  ) {
    noteInTrial(built, received, startedAt: startedAt, at: span)
    let told = received.message.cacheMissReason
    let miss = built.cachePrefix.flatMap { prefix in
      cacheMiss(built.request.message, prefix, received, startedAt: startedAt, as: tag, at: span)
    }
    if let miss {
      configuration.output.receive(.notice(miss.diagnostic(told: told)))
    } else if let told {
      configuration.output.receive(.notice(.cacheMissTold(told, at: span)))
    }
  }

  /// Keeps what a trial's request came to, for what its experiment tells of all of them.
  ///
  /// A tool's body begins a conversation of its own, which is no part of what trials have in common.
  private func noteInTrial(
    _ built: RequestBuilder.Built,
    _ received: ReceivedMessage,
    startedAt: Timestamp,
    at span: SourceSpan
  ) {
    guard let trial, let caches = trial.caches, tool == nil, !received.isInterrupted,
      let prefix = built.cachePrefix, let mark = built.request.message.cacheControl
    else { return }
    let model = built.request.message.model
    let (isFirst, changes) = cacheWatch.withLock { ($0.noteAsking(of: model), $0.changes) }
    let wait = (received.firstToken ?? received.latency).nanoseconds / 1000 + 1
    let opening = TrialCaches.Opening(
      trial: trial.number,
      prefix: prefix,
      sentAt: startedAt,
      answeredAt: Timestamp(microseconds: startedAt.microseconds.saturatingSum(wait)),
      lifetime: mark.duration,
      isBatched: trial.isBatched,
      changes: changes,
      span: span
    )
    caches.take(model, TokenCounts(received.message.usage), opening: isFirst ? opening : nil)
  }

  private func cacheMiss(
    _ request: MessageRequest,
    _ prefix: CachePrefix,
    _ received: ReceivedMessage,
    startedAt: Timestamp,
    as tag: RequestTag,
    at span: SourceSpan
  ) -> CacheMiss? {
    let origin = currentConversations.conversation(named: tag.conversation)?.origin
    let sighting = CacheWatch.Sighting(
      conversation: tag.conversation,
      origin: origin?.conversation,
      request: request,
      prefix: prefix,
      usage: TokenCounts(received.message.usage),
      startedAt: startedAt,
      span: span
    )
    return cacheWatch.withLock { $0.take(sighting) }
  }
}

extension Message {
  /// Why the cache was missed, as the API tells it to a request that asked with `diagnostics`; nil where it tells nothing.
  ///
  /// - Source: <https://platform.claude.com/docs/en/build-with-claude/cache-diagnostics>.
  fileprivate var cacheMissReason: String? {
    diagnostics?["cache_miss_reason"]?["type"]?.stringValue
  }
}
