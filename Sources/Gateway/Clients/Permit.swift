import ClaudeMessages
import RunStorage

/// The leave to send a request.
package struct Permit: Sendable {
  /// Who asks.
  package var client: Client
  /// The model that is asked.
  package var model: String
  /// The money set aside; nil where there is no budget.
  package var reservation: Reservation?
  /// When the request came, in milliseconds since 1970: its day and its budget's period.
  package var time: Int64 = 0
  /// What the price depends on beside the usage.
  package var terms = PriceTerms()
  /// The most that a reply can come to, for one that does not tell; nil where the price is not known.
  package var worstCase: WorstCase?
  /// Whether the model may think where nobody sees it.
  package var mayThink = false

  /// Makes a permit.
  package init(client: Client, model: String, reservation: Reservation?) {
    self.client = client
    self.model = model
    self.reservation = reservation
  }
}
