/// The models, what they accept, and what they cost, as of a day.
///
/// The API's own list of models tells neither prices nor defaults nor sampling, so a program needs a table; this one can be
/// brought up to date with a file, see ``merging(json:)``.
public struct ModelCatalogue: Sendable, Hashable {
  /// The day to which the facts belong.
  public internal(set) var date: CalendarDate
  /// The models in service, newest first within a line.
  public internal(set) var models: [ModelDescription]
  /// The models that no longer serve.
  public internal(set) var retiredModels: [RetiredModel]

  /// Makes a catalogue.
  public init(
    date: CalendarDate,
    models: [ModelDescription],
    retiredModels: [RetiredModel] = []
  ) {
    self.date = date
    self.models = models
    self.retiredModels = retiredModels
  }

  /// The model of an id or alias, exactly as the API spells it; nil if there is none.
  public subscript(id: ModelID) -> ModelDescription? {
    models.first { $0.id == id } ?? models.first { $0.aliases.contains(id) }
  }

  /// The newest active model of a line; nil if there is none.
  public func newest(of line: ModelLine) -> ModelDescription? {
    models
      .filter { $0.line == line && $0.lifecycle.state == .active }
      .max { left, right in
        (left.lifecycle.released ?? .distantPast) < (right.lifecycle.released ?? .distantPast)
      }
  }

  /// What a name means: a line (`haiku`), a short name (`haiku-4.5`), an alias, or an id.
  public func resolve(_ name: String) -> ModelResolution {
    let id = ModelID(rawValue: name)
    if let model = self[id] ?? newest(of: ModelLine(rawValue: name)) { return .model(model) }
    let short = Self.shortened(name)
    let named = models.first { model in
      model.shortName == short
        || model.aliases.contains { Self.shortened($0.rawValue) == short }
    }
    if let named { return .model(named) }
    let retired = retiredModels.first { model in
      model.id == id || model.alias == id
        || [model.id, model.alias].contains { Self.shortened($0.rawValue) == short }
    }
    if let retired { return .retired(retired) }
    return .unknown(id)
  }

  /// A name without `claude-`, the version's numbers joined by dots.
  private static func shortened(_ name: String) -> String {
    ModelDescription(id: ModelID(rawValue: name.replacing(".", with: "-"))).shortName
  }

  /// Every name that ``resolve(_:)`` knows, each once, the ones for typing first: what to choose a suggestion from.
  public var names: [String] {
    let all =
      models.compactMap(\.line?.rawValue) + models.map(\.shortName)
      + models.flatMap { $0.aliases.map(\.rawValue) } + models.map(\.id.rawValue)
    var seen: Set<String> = []
    return all.filter { seen.insert($0).inserted }
  }
}

extension CalendarDate {
  /// Before any model.
  fileprivate static let distantPast = CalendarDate(0, 1, 1)
}
