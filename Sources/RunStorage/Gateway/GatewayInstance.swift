/// A gateway that is alive: its reservations stand as long as it holds its claim.
final class GatewayInstance: Sendable {
  /// What its reservations carry.
  let id: String
  private let claim: StoreClaim

  /// Begins to live.
  ///
  /// - Throws: ``RunStorageError`` with code `cannotOpen` where the file of claims cannot be made.
  init(of path: String) throws(RunStorageError) {
    let id = String(UInt64.random(in: .min ... .max), radix: 32)
    guard let claim = try StoreClaim(id, of: path, .gateway) else {
      throw .cannotOpen(path, of: .gateway, reason: "two gateways drew the same name; start again")
    }
    self.id = id
    self.claim = claim
  }
}
