import ClaudeMessages
import ParleyCompiler
import ParleyRuntime
import Synchronization

extension ScriptHost {
  /// Performs an effect that changes turns without a request.
  func performTurn(_ effect: Effect) throws(EffectError) {
    if case .attach(let kind, let place) = effect {
      let block = try attachmentBlock(kind, at: place)
      return conversations.withLock { $0.current.attach(block) }
    }
    try conversations.withLock { (conversations) throws(EffectError) in
      switch effect {
      case .appendTurn(let role, let text): try conversations.current.append(role, text)
      case .undo: try conversations.current.undo()
      case .redo: try conversations.current.redo()
      case .reset: conversations.current.reset()
      case .chat(let name): try conversations.chat(name)
      case .fork(let name): try conversations.fork(name)
      default: return
      }
    }
  }

  /// Performs an effect that changes settings; a change that the rules refuse is not made.
  func performSetting(_ effect: Effect) throws(EffectError) {
    let rules = SettingRules(catalogue: configuration.catalogue)
    switch effect {
    case .set(let change):
      let checked = try rules.stored(change)
      conversations.withLock { $0.set(checked) }
    case .unset(let name):
      conversations.withLock { $0.unset(name) }
    case .pushSettings(let changes):
      var layer: [SettingChange] = []
      for change in changes { layer.append(try rules.stored(change)) }
      conversations.withLock { [layer] in $0.pushLayer(layer) }
    case .popSettings:
      conversations.withLock { $0.popLayer() }
    default: return
    }
  }
}
