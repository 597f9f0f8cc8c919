import ClaudeMessages

/// Which models a client may ask.
///
/// An entry is a line, which stands for every model of it, the built-in ones included, or an id or alias.
struct ModelAllowance {
  private let entries: [String]
  private let catalogue: ModelCatalogue

  /// Makes an allowance.
  ///
  /// - Parameters:
  ///   - entries: Lines, ids or aliases; empty for all models.
  ///   - catalogue: The models of the upstream.
  init(_ entries: [String], in catalogue: ModelCatalogue) {
    self.entries = entries
    self.catalogue = catalogue
  }

  /// Whether a model may be asked by a name.
  ///
  /// A name that nobody knows is allowed only where it is an entry itself: it could stand for any model.
  func contains(_ name: String) -> Bool {
    guard !entries.isEmpty, !entries.contains(name) else { return true }
    // A built-in model answers to the names of several lines, and is still asked by one of them.
    if let model = Self.api.resolve(name).description {
      return entries.contains { entry in
        model.line?.rawValue == entry
          || !Self.isLine(entry) && Self.api.resolve(entry).description?.id == model.id
      }
    }
    guard let model = catalogue.resolve(name).description else { return false }
    return entries.contains { entry in
      model.line?.rawValue == entry || catalogue.resolve(entry).description?.id == model.id
    }
  }

  private static let api = ModelCatalogue.builtIn

  private static func isLine(_ entry: String) -> Bool {
    api.models.contains { $0.line?.rawValue == entry }
  }
}
