import ClaudeMessages
import OrderedJSON

extension ScriptHost {
  /// Counts an exchange of an earlier process as if it had been made here, and keeps it in the journal: nothing is sent.
  ///
  /// For requests that no conversation of this host needs, as those of a script that ran apart.
  package func count(_ exchange: Exchange) {
    var transmission = Transmission()
    for event in exchange.replayedEvents { _ = try? transmission.take(event, at: .zero) }
    let message = transmission.arrived?.message
    let cost = message.map { configuration.catalogue.cost(of: $0)?.picodollars } ?? 0
    totals.countRequest()
    _ = totals.nextNumber()
    totals.add(
      usage: message.map { TokenCounts($0.usage) } ?? TokenCounts(),
      cost: cost,
      conversation: exchange.request.conversation,
      model: message?.model.rawValue ?? ""
    )
    budget.add(cost: cost)
    journal.copy(exchange)
  }
}

extension Journal {
  /// Records an exchange of another journal.
  func copy(_ exchange: Exchange) {
    let id = begin(exchange.request)
    for step in exchange.steps.dropFirst() { record(.exchange(id, step)) }
  }
}
