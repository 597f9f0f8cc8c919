/// A message batch that went through the gateway: whose it is, and whether its cost is booked.
package struct ClientBatch: Sendable, Hashable {
  /// Whether its cost is booked.
  package enum State: String, Sendable, CaseIterable {
    /// It goes on, or its results were not looked at yet.
    case open
    /// Its cost is booked.
    case settled
  }

  /// The identifier that the API gave it.
  package var id: String
  /// The id of the client's token; nil for a client without one.
  package var token: String?
  /// When it was made, in milliseconds since 1970.
  package var createdAt: Int64
  /// Whether its cost is booked.
  package var state: State
  /// What is set aside for it; nil for nothing.
  package var reservation: Reservation?

  /// Makes a batch that goes on.
  package init(
    id: String,
    token: String?,
    createdAt: Int64,
    state: State = .open,
    reservation: Reservation? = nil
  ) {
    self.id = id
    self.token = token
    self.createdAt = createdAt
    self.state = state
    self.reservation = reservation
  }
}
