import ClaudeMessages
import ParleyCompiler
import ParleyDiagnostics
import ParleyRuntime
import Synchronization

extension ScriptHost {
  /// Performs an effect that changes turns without a request.
  func performTurn(_ effect: Effect, at span: SourceSpan) throws(EffectError) {
    switch effect {
    case .attach(let kind, let place):
      let attachment = try attachment(kind, at: place, by: span)
      updateCurrent { $0.attach(attachment) }
    case .appendTurn(let role, let text):
      try updateCurrent { (conversation) throws(EffectError) in
        try conversation.append(role, text)
      }
    case .undo: try updateCurrent { (conversation) throws(EffectError) in try conversation.undo() }
    case .redo: try updateCurrent { (conversation) throws(EffectError) in try conversation.redo() }
    case .reset: updateCurrent { $0.reset() }
    case .declareTool(let tool):
      try updateCurrent { (conversation) throws(EffectError) in
        try conversation.tools.declare(tool)
      }
    case .chat(let name):
      try conversations.withLock { (all) throws(EffectError) in try all.chat(name) }
    case .fork(let name):
      try conversations.withLock { (all) throws(EffectError) in try all.fork(name) }
    default: return
    }
  }

  private func updateCurrent<Failure: Error>(
    _ change: (inout Conversation) throws(Failure) -> Void
  ) throws(Failure) {
    try conversations.withLock { (all) throws(Failure) in try all.updateCurrent(change) }
  }

  /// Performs an effect that changes settings; a change that the rules refuse is not made.
  func performSetting(_ effect: Effect, at span: SourceSpan) throws(EffectError) {
    switch effect {
    case .set(let change):
      let checked = try stored(change, at: span)
      conversations.withLock { $0.set(checked) }
    case .unset(let name):
      conversations.withLock { $0.unset(name) }
    case .pushSettings(let changes):
      var layer: [SettingChange] = []
      for change in changes { layer.append(try stored(change, at: span)) }
      conversations.withLock { [layer] in $0.pushLayer(layer) }
    case .popSettings:
      conversations.withLock { $0.popLayer() }
    default: return
    }
  }

  private func stored(
    _ change: SettingChange,
    at span: SourceSpan
  ) throws(EffectError) -> SettingChange {
    let rules = SettingRules(catalogue: configuration.catalogue)
    let checked = try rules.stored(change)
    notice(rules.doubts(about: checked), at: span)
    return checked
  }
}
