import ClaudeMessages
import LocalInference

/// The models of this process, and which of them stands in for which model of the API.
package struct LocalModels: Sendable {
  /// What is known of the models: names, limits, what they accept, a price of nothing.
  ///
  /// The lines, aliases and ids of the API's models are further names of the model that stands in for them, so that a script
  /// runs unchanged.
  package let catalogue: ModelCatalogue
  private let engines: [any ReplyEngine]
  /// Who wants to know how replies are made; nil for nobody, which costs nothing.
  private(set) var observer: ReplyObserver?

  /// Gathers models.
  ///
  /// - Parameters:
  ///   - engines: The models, the smallest first, each with its line; nil for one that has none.
  ///   - original: The API's models that they stand in for.
  package init(
    _ engines: [(line: ModelLine?, engine: any ReplyEngine)],
    standingInFor original: ModelCatalogue
  ) {
    self.engines = engines.map(\.engine)
    catalogue = ModelCatalogue(local: engines, standingInFor: original)
  }

  /// The models that are built into this executable; none if it has none.
  ///
  /// - Parameter original: The API's models that they stand in for.
  /// - Returns: The models.
  /// - Throws: ``InferenceError`` if one of them is broken.
  package static func embedded(
    standingInFor original: ModelCatalogue
  ) throws(InferenceError) -> LocalModels {
    var engines: [(line: ModelLine?, engine: any ReplyEngine)] = []
    for name in LocalModel.embeddedNames {
      let model = try LocalModel.embedded(named: name)
      engines.append((ModelLine(rawValue: name), ModelEngine(model)))
    }
    return LocalModels(engines, standingInFor: original)
  }

  /// Whether there are models in this executable.
  package static var areBuiltIn: Bool { !LocalModel.embeddedNames.isEmpty }

  /// One model, read from the bytes of a weights file; it stands in for every line.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: What errors call it.
  ///   - original: The API's models that it stands in for.
  /// - Returns: The models.
  /// - Throws: ``InferenceError`` with the file, the field and what is wrong.
  package static func file(
    _ bytes: [UInt8],
    named file: String,
    standingInFor original: ModelCatalogue
  ) throws(InferenceError) -> LocalModels {
    let model = try LocalModel(bytes: bytes, file: file)
    return LocalModels([(nil, ModelEngine(model))], standingInFor: original)
  }

  /// The same models, which tell how they make their replies.
  package func observed(by observer: ReplyObserver) -> LocalModels {
    var observed = self
    observed.observer = observer
    return observed
  }

  /// The same models, which tell nobody.
  var unobserved: LocalModels {
    var unobserved = self
    unobserved.observer = nil
    return unobserved
  }

  /// Whether there is no model at all.
  package var isEmpty: Bool { engines.isEmpty }

  /// The model of an id, a line or an alias, those of the API included; nil for a name that means none.
  func engine(for name: String) -> (any ReplyEngine)? {
    guard let id = catalogue.resolve(name).description?.id.rawValue else { return nil }
    return engines.first { $0.name == id }
  }
}
