/// Money of a budget that is set aside for a request under way: the most that it can cost.
package struct Reservation: Sendable, Hashable {
  /// Its row.
  package var id: Int64
  /// The amount in pico-dollars.
  package var amount: Int64

  /// Makes a reservation.
  package init(id: Int64, amount: Int64) {
    self.id = id
    self.amount = amount
  }
}

/// What became of the wish to reserve.
package enum ReservationOutcome: Sendable, Hashable {
  /// The money is set aside.
  case reserved(Reservation)
  /// The budget does not suffice.
  ///
  /// - Parameters:
  ///   - spent: What the period has cost so far, in pico-dollars.
  ///   - reserved: What other requests under way have set aside, in pico-dollars.
  ///   - resetsAt: When the next period begins, in milliseconds since 1970; nil for a budget that is given once.
  case refused(spent: Int64, reserved: Int64, resetsAt: Int64?)
}
