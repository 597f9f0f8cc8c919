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
    guard let model = description(of: name) else { return false }
    return entries.contains { entry in
      model.line?.rawValue == entry
        || !isLine(entry) && description(of: entry)?.id == model.id
    }
  }

  /// What a name means to the API, else to the upstream.
  ///
  /// In that order, because one built-in model answers to the names of several lines and is still asked by one of them.
  private func description(of name: String) -> ModelDescription? {
    ModelCatalogue.builtIn.resolve(name).description ?? catalogue.resolve(name).description
  }

  private func isLine(_ entry: String) -> Bool {
    [ModelCatalogue.builtIn, catalogue].contains { catalogue in
      catalogue.models.contains { $0.line?.rawValue == entry }
    }
  }
}
