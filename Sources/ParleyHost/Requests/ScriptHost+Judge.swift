import ParleyDiagnostics
import ParleyRuntime

extension ScriptHost {
  /// What stands for a conversation in the records and sums of requests that `judge` makes; no conversation can have the name.
  package static let judgeConversation = "judge()"

  /// `judge(text, criterion)`: the verdict of the current model on a text, `{ pass, reason }`.
  ///
  /// One request outside of every conversation; `reply` stays what it is.
  ///
  /// - Throws: ``EffectError`` of kind `value` for arguments that are no texts and an answer that is no verdict, and the errors of a
  ///   request.
  func judge(_ arguments: [Value], at span: SourceSpan) async throws(EffectError) -> Value {
    let judge = try Judge(arguments)
    let settings = settings(of: currentConversations)
    let builder = RequestBuilder(catalogue: configuration.catalogue)
    let built = try builder.built(
      judge.request(with: settings, catalogue: configuration.catalogue)
    )
    let tag = RequestTag(
      number: totals.nextNumber(),
      conversation: Self.judgeConversation,
      isShown: false
    )
    let received = try await exchange(built, with: settings, as: tag, at: span)
    if received.isInterrupted { throw .interrupted }
    return try Judge.verdict(of: received.message)
  }
}
