import ClaudeAPI
import ClaudeMessages
import ParleyDiagnostics
import ParleyRuntime
import Synchronization

extension ScriptHost {
  /// Tells why a request missed the cache, where it was to be expected that it would not.
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
    guard let prefix = built.cachePrefix else { return }
    let origin = currentConversations.conversation(named: tag.conversation)?.origin
    let sighting = CacheWatch.Sighting(
      conversation: tag.conversation,
      origin: origin?.conversation,
      request: built.request.message,
      prefix: prefix,
      usage: TokenCounts(received.message.usage),
      startedAt: startedAt,
      span: span
    )
    guard let miss = cacheWatch.withLock({ $0.take(sighting) }) else { return }
    configuration.output.receive(.notice(miss.diagnostic))
  }
}
