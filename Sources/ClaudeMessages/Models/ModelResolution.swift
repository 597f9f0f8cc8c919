/// What a name that someone wrote for a model means.
public enum ModelResolution: Sendable, Hashable {
  /// A model of the catalogue.
  case model(ModelDescription)
  /// A model that no longer serves.
  case retired(RetiredModel)
  /// A name that the catalogue does not know: it is sent as it is.
  case unknown(ModelID)

  /// The id to send.
  public var id: ModelID {
    switch self {
    case .model(let model): model.id
    case .retired(let model): model.id
    case .unknown(let id): id
    }
  }

  /// What is known about the model; nil unless it is in the catalogue.
  public var description: ModelDescription? {
    if case .model(let model) = self { model } else { nil }
  }
}

/// A model that no longer serves.
public struct RetiredModel: Sendable, Hashable {
  /// The full id.
  public var id: ModelID
  /// The dateless id.
  public var alias: ModelID
  /// The name for people.
  public var displayName: String
  /// The day it went; nil if that is not known.
  public var retired: CalendarDate?
}
