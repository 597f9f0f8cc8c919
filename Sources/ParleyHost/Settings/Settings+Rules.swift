import ParleyCompiler
import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

extension Settings {
  /// The settings as the compiler's rules look at them: all of them are known here.
  package var known: RequestSettings {
    var known = RequestSettings(defaultModel: Self.defaultModel)
    for setting in SettingSyntax.all {
      if let value = self[setting.name] { known[setting.name] = .value(value) }
    }
    return known
  }
}

extension SettingRules {
  /// Checks a change and returns it as it is stored.
  ///
  /// - Throws: A value error for what the rules refuse.
  package func stored(_ change: SettingChange) throws(EffectError) -> SettingChange {
    do throws(SettingMistake) {
      return try checked(change)
    } catch {
      throw EffectError(error)
    }
  }
}

extension Diagnostic {
  /// Something doubtful about settings, found when a request was made.
  init(_ doubt: SettingMistake, at span: SourceSpan) {
    self.init(
      doubt.id,
      doubt.message,
      at: span,
      severity: .warning,
      label: doubt.label,
      help: doubt.help.map { [$0] } ?? []
    )
  }
}

extension EffectError {
  /// A broken rule of settings, found when the value was computed.
  init(_ mistake: SettingMistake) {
    let why = mistake.label.map { ": \($0)" } ?? ""
    self.init(.value, mistake.message + why, help: mistake.help)
  }
}
