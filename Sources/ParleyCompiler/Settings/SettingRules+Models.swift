import ClaudeMessages
import ParleyDiagnostics
import ParleyRuntime

extension SettingRules {
  /// Throws for a model that is retired, or a name that is surely none.
  package func checkModel(_ name: String) throws(SettingMistake) {
    switch catalogue.resolve(name) {
    case .model: return
    case .retired(let model): throw .retiredModel(model)
    case .unknown(let id):
      if Self.looksLikeModelID(id.rawValue) { return }
      throw .unknownModel(name, nearest: nearestModel(to: name), lines: lines)
    }
  }

  /// What is doubtful about a model: that it goes soon, or that nothing is known about it.
  func modelDoubts(_ name: String) -> [SettingMistake] {
    switch catalogue.resolve(name) {
    case .model(let model):
      guard model.lifecycle.state == .deprecated else { return [] }
      let successor = model.line.flatMap { catalogue.newest(of: $0) }
      return [.deprecatedModel(model, successor: successor)]
    case .retired: return []
    case .unknown(let id):
      return [.modelNotInCatalogue(id.rawValue, nearest: nearestModel(to: name))]
    }
  }

  private func nearestModel(to name: String) -> String? {
    NearestName.of(name, among: catalogue.names)
  }

  /// Whether a name has the form `claude-LINE-VERSION` with a known line: a model that is newer than the catalogue.
  private static func looksLikeModelID(_ name: String) -> Bool {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0] == "claude" else { return false }
    let lines: [ModelLine] = [.haiku, .sonnet, .opus, .fable, .mythos]
    guard lines.contains(where: { $0.rawValue == parts[1] }) else { return false }
    return parts[2...].allSatisfy { part in !part.isEmpty && part.allSatisfy(\.isNumber) }
  }

  /// The lines of the catalogue that anybody may use, as words for `model`: a model may stand in for lines beside its own.
  private var lines: [String] {
    let publicLines: [ModelLine] = [.haiku, .sonnet, .opus, .fable]
    var lines: [String] = []
    for model in catalogue.models where !model.hasLimitedAccess {
      let further = publicLines.filter { model.aliases.contains(ModelID(rawValue: $0.rawValue)) }
      for line in [model.line].compactMap({ $0 }) + further where !lines.contains(line.rawValue) {
        lines.append(line.rawValue)
      }
    }
    return lines
  }

  /// The cheapest model in service that keeps a condition, as a word for `model`; nil where there is none.
  func cheapestModel(where condition: (ModelCapabilities) -> Bool) -> String? {
    catalogue.models
      .filter {
        $0.lifecycle.state == .active && !$0.hasLimitedAccess && condition($0.capabilities)
      }
      .min { one, other in
        (one.prices?.standard.input ?? .max) < (other.prices?.standard.input ?? .max)
      }?
      .shortName
  }
}
