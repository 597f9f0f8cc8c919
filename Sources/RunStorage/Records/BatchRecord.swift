import OrderedJSON

/// A message batch that carries requests of a run: it is stored before it is waited for, so that no request is paid twice.
package struct BatchRecord: Sendable, Equatable {
  /// How far a batch came.
  package enum Status: String, Sendable {
    /// It was sent, and its results were not all taken over.
    case open
    /// Its results were taken over.
    case done
  }

  /// The run.
  package var run: String
  /// The batch's id as the server gave it.
  package var id: String
  /// The experiment's name.
  package var experiment: String
  /// How far it came.
  package var status: Status
  /// When it was sent, in microseconds since 1970.
  package var createdAt: Int64
  /// The request key of each item by its custom id.
  package var items: JSONObject

  /// Makes a batch that was just sent.
  package init(run: String, id: String, experiment: String, createdAt: Int64, items: JSONObject) {
    self.run = run
    self.id = id
    self.experiment = experiment
    status = .open
    self.createdAt = createdAt
    self.items = items
  }
}
