import ArgumentParser
import ClaudeMessages
import ModelProviders
import ParleyDiagnostics

/// The models that a token's limits may name: the catalogue's and the built-in ones.
struct NamedModels {
  private let catalogue: ModelCatalogue
  private let builtIn: ModelCatalogue

  /// Reads the catalogue.
  ///
  /// - Throws: `ValidationError` for a file that is none.
  init(overriddenBy path: String?) throws {
    catalogue = try CatalogueFile.catalogue(overriddenBy: path)
    builtIn = try LocalModels.opened(nil, standingInFor: catalogue).catalogue
  }

  /// The names of a list, lines as they are and all else as ids.
  ///
  /// - Parameter list: Names with commas between; nil for none.
  /// - Returns: Each once, in their order.
  /// - Throws: `ValidationError` that names one that is not known, and what may be meant.
  func names(in list: String?) throws -> [String] {
    guard let list else { return [] }
    var names: [String] = []
    for word in list.split(separator: ",", omittingEmptySubsequences: false) {
      let word = String(word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      guard !word.isEmpty else {
        throw ValidationError("--models takes names with commas between, such as haiku,sonnet")
      }
      let name = try known(word)
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  private func known(_ word: String) throws -> String {
    if catalogue.models.contains(where: { $0.line?.rawValue == word }) { return word }
    switch catalogue.resolve(word) {
    case .model(let model): return model.id.rawValue
    case .retired:
      throw ValidationError("--models: \(word) no longer serves; `parley models` lists what does")
    case .unknown: break
    }
    if let model = builtIn.resolve(word).description { return model.id.rawValue }
    let known = catalogue.names + builtIn.models.map(\.id.rawValue)
    let meant = NearestName.of(word, among: known).map { "did you mean \($0)? " } ?? ""
    throw ValidationError(
      "--models: there is no model named \(word); \(meant)`parley models` lists all"
    )
  }
}
