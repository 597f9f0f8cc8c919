import ClaudeMessages
import OrderedJSON

/// The first line of a tape: who answered, and what the names of models meant.
package struct TapeHeader: Sendable, Equatable {
  /// The version of the form.
  package static let schema = 1

  /// Who answered.
  package enum Provider: String, Sendable {
    /// The Messages API, or a server that speaks it.
    case api
    /// A model of the process.
    case local
  }

  /// The model that the name of a line meant.
  package struct Line: Sendable, Equatable {
    /// The name.
    package let name: String
    /// The model's id.
    package let model: String
  }

  /// The name and version of the program that made it.
  package let program: String
  /// Who answered.
  package let provider: Provider
  /// The day of the catalogue of models.
  package let catalogueDate: String
  /// What the names of lines meant, in the order of the catalogue.
  package let lines: [Line]

  /// Makes the header of a tape that is recorded now.
  ///
  /// - Parameters:
  ///   - program: The name and version of this program.
  ///   - provider: Who answers.
  ///   - catalogue: The models that can be asked.
  package init(program: String, provider: Provider, catalogue: ModelCatalogue) {
    self.program = program
    self.provider = provider
    catalogueDate = "\(catalogue.date)"
    var seen: Set<String> = []
    var lines: [Line] = []
    for name in catalogue.models.compactMap(\.line?.rawValue) where seen.insert(name).inserted {
      lines.append(Line(name: name, model: catalogue.resolve(name).id.rawValue))
    }
    self.lines = lines
  }

  /// A catalogue in which the names of lines mean what they meant when the tape was made.
  ///
  /// A model that the catalogue does not know any more is described like the one that the name means now.
  package func resolution(in catalogue: ModelCatalogue) -> ModelCatalogue {
    var models = catalogue.models
    for line in lines {
      let now = catalogue.resolve(line.name)
      let id = ModelID(rawValue: line.model)
      guard now.id != id, let described = now.description else { continue }
      let name = ModelID(rawValue: line.name)
      for index in models.indices { models[index].aliases.removeAll { $0 == name } }
      if let index = models.firstIndex(where: { $0.id == id }) {
        models[index].aliases.append(name)
      } else {
        var model = described
        model.id = id
        model.aliases = [name]
        models.append(model)
      }
    }
    return ModelCatalogue(
      date: catalogue.date,
      models: models,
      retiredModels: catalogue.retiredModels
    )
  }
}

extension TapeHeader {
  /// The header as a line of the tape.
  var json: JSONValue {
    [
      "type": "tape", "schema": .int(Self.schema), "program": .string(program),
      "provider": .string(provider.rawValue), "catalogue": .string(catalogueDate),
      "models": .object(lines.map { ($0.name, .string($0.model)) }),
    ]
  }

  /// Reads the first line of a tape; nil where it is none.
  init?(_ json: JSONValue) {
    guard json["type"]?.stringValue == "tape",
      let provider = json["provider"]?.stringValue.flatMap(Provider.init(rawValue:))
    else { return nil }
    program = json["program"]?.stringValue ?? ""
    self.provider = provider
    catalogueDate = json["catalogue"]?.stringValue ?? ""
    lines = (json["models"]?.objectValue?.members ?? []).compactMap { member in
      member.value.stringValue.map { Line(name: member.key, model: $0) }
    }
  }
}
