import ClaudeMessages
import RunStorage

extension Gatekeeper {
  /// Books what a request cost, and gives back the rest of what was set aside.
  ///
  /// Never fails towards the client: what cannot be written is told to the operator, and the reservation stands. It also books
  /// after the request's task was cancelled, for that is how a request ends whose client left.
  ///
  /// - Parameters:
  ///   - permit: The leave under which the request was sent.
  ///   - reply: What was read of its reply.
  /// - Returns: What was booked.
  @discardableResult
  package func settle(_ permit: Permit, _ reply: MeteredReply) async -> UsageRecord {
    let usage = Billing(catalogue: catalogue).record(of: reply, under: permit)
    if let reserved = permit.reservation?.amount, let cost = usage.cost, cost > reserved {
      tell(.costAboveReservation(cost, reserved, permit))
    }
    guard let store else { return usage }
    do throws(RunStorageError) {
      try await store.settle(usage, reservation: permit.reservation)
    } catch {
      tell(.storeFails("what a request of \(permit.client.name) cost is not booked: \(error)"))
    }
    return usage
  }
}

extension OperatorNotice {
  /// A reply cost more than was set aside for it.
  fileprivate static func costAboveReservation(
    _ cost: Int64,
    _ reserved: Int64,
    _ permit: Permit
  ) -> OperatorNotice {
    OperatorNotice(
      .costAboveReservation,
      "a reply of \(permit.model) to \(permit.client.name) cost \(DollarAmount(picodollars: cost)), and \(DollarAmount(picodollars: reserved)) was set aside: are the catalogue's prices up to date?"
    )
  }
}
