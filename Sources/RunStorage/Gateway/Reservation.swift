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
  case refused(BudgetState)
}

/// What has become of a budget in the period that runs.
package struct BudgetState: Sendable, Hashable {
  /// What the period has cost so far, in pico-dollars.
  package var spent: Int64
  /// What requests under way have set aside, in pico-dollars.
  package var reserved: Int64
  /// When the next period begins, in milliseconds since 1970; nil for a budget that is given once.
  package var resetsAt: Int64?

  /// Makes an account of a budget.
  package init(spent: Int64, reserved: Int64, resetsAt: Int64?) {
    self.spent = spent
    self.reserved = reserved
    self.resetsAt = resetsAt
  }
}
