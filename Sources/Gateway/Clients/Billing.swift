import ClaudeMessages
import RunStorage

/// What a reply is charged to its client.
struct Billing {
  /// The models with their prices.
  let catalogue: ModelCatalogue

  /// What is booked for a reply.
  ///
  /// A reply that told its usage to the end costs that, or nothing where it is a refusal before any output. Of one that was cut, or whose client left, the prompt is known and the
  /// output is bounded; that is never more than was set aside.
  func record(of reply: MeteredReply, under permit: Permit) -> UsageRecord {
    var record = UsageRecord(
      token: permit.client.id,
      time: permit.time,
      model: reply.model?.rawValue ?? permit.model
    )
    if reply.isFree {
      record.isFailed = true
      return record
    }
    guard reply.isComplete, reply.usage.inputTokens != nil, reply.usage.outputTokens != nil else {
      return estimated(reply, permit, record)
    }
    record.count(reply.usage)
    let charged = reply.usage.charged(
      stopReason: reply.stopReason,
      details: reply.stopDetails,
      hasOutput: reply.hasOutput
    )
    record.cost = cost(of: charged, reply, permit)?.picodollars
    // Without a price of the model that answered, all that was set aside is kept.
    if record.cost == nil, let reservation = permit.reservation {
      record.cost = reservation.amount
      record.isEstimated = true
    }
    return record
  }

  private func estimated(
    _ reply: MeteredReply,
    _ permit: Permit,
    _ record: UsageRecord
  ) -> UsageRecord {
    var record = record
    record.isEstimated = true
    var usage = reply.usage
    let mostOutput = permit.worstCase?.outputTokens ?? Int.max
    guard usage.inputTokens != nil else {
      usage.inputTokens = permit.worstCase?.promptTokens
      usage.outputTokens = permit.worstCase?.outputTokens ?? reply.outputBound
      record.count(usage)
      record.cost = permit.reservation?.amount ?? permit.worstCase?.cost.picodollars
      return record
    }
    // A model that thinks out of sight may have written all it may before a byte of it is seen.
    let isHidden = reply.outputBound == 0 && permit.mayThink
    let bound = isHidden ? mostOutput : min(reply.outputBound, mostOutput)
    usage.outputTokens = max(usage.outputTokens ?? 0, bound == Int.max ? 0 : bound)
    record.count(usage)
    let cost = cost(of: usage, reply, permit)?.picodollars
    record.cost = permit.reservation.map { min(cost ?? $0.amount, $0.amount) } ?? cost
    return record
  }

  /// The cost at the price of the model that answered, else of the one that was asked.
  private func cost(
    of usage: Usage,
    _ reply: MeteredReply,
    _ permit: Permit
  ) -> DollarAmount? {
    let asked = catalogue.resolve(permit.model).id
    return catalogue.cost(of: usage, model: reply.model ?? asked, terms: permit.terms)
      ?? catalogue.cost(of: usage, model: asked, terms: permit.terms)
  }
}

extension UsageRecord {
  /// Takes over the numbers of a usage.
  fileprivate mutating func count(_ usage: Usage) {
    inputTokens = usage.inputTokens ?? 0
    outputTokens = usage.outputTokens ?? 0
    cacheCreationTokens = usage.cacheCreationInputTokens ?? 0
    cacheReadTokens = usage.cacheReadInputTokens ?? 0
  }
}
