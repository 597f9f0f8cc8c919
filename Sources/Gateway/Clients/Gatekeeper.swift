import ClaudeMessages
import RunStorage

/// Decides who may ask what, sets money aside before a request is sent, and books what it cost.
package final class Gatekeeper: Sendable {
  private let store: GatewayStore?
  private let catalogue: ModelCatalogue
  private let demandsTokens: Bool

  /// Makes a gatekeeper.
  ///
  /// - Parameters:
  ///   - store: Where tokens and usage are; nil for a gateway that keeps nothing and knows no tokens.
  ///   - catalogue: The models with their prices.
  ///   - demandsTokens: Whether a token is asked for even before one was made.
  package init(store: GatewayStore?, catalogue: ModelCatalogue, demandsTokens: Bool) {
    self.store = store
    self.catalogue = catalogue
    self.demandsTokens = demandsTokens
  }

  /// Tells who asks by the credential that came with a request.
  ///
  /// - Parameter credential: The value of `x-api-key`, or what follows `Bearer`; nil for neither.
  /// - Returns: The client.
  /// - Throws: ``Refusal`` 401 for a token that is missing, unknown, expired or revoked.
  package func client(presenting credential: String?) throws(Refusal) -> Client { .open }

  /// Counts a request against the client's limit of requests in a minute.
  ///
  /// - Throws: ``Refusal`` 429 with `retry-after`.
  package func countRequest(of client: Client) throws(Refusal) {}

  /// Checks requests for messages against the client's limits, and sets aside what they can cost at most.
  ///
  /// - Parameters:
  ///   - requests: One request, or those of a batch.
  ///   - client: Who asks.
  ///   - isBatch: Whether they are a batch's, at half the price.
  /// - Returns: The leave to send them; it must be settled.
  /// - Throws: ``Refusal`` 400, 403 or 429.
  package func admit(
    _ requests: [MessageRequest],
    of client: Client,
    isBatch: Bool = false
  ) async throws(Refusal) -> Permit {
    Permit(client: client, model: requests.first?.model.rawValue ?? "", reservation: nil)
  }

  /// Books what a request cost, and gives back the rest of what was set aside.
  ///
  /// Never fails towards the client: what cannot be written is told to the operator, and the reservation stands.
  package func settle(_ permit: Permit, _ reply: MeteredReply) async {}

  /// Whether a client may ask a model, by its id, alias or line.
  package func mayAsk(_ model: String, _ client: Client) -> Bool { true }
}

/// The leave to send a request.
package struct Permit: Sendable {
  /// Who asks.
  package var client: Client
  /// The model that is asked.
  package var model: String
  /// The money set aside; nil where there is no budget.
  package var reservation: Reservation?

  /// Makes a permit.
  package init(client: Client, model: String, reservation: Reservation?) {
    self.client = client
    self.model = model
    self.reservation = reservation
  }
}
