import ClaudeAPI
import ClaudeMessages
import ModelProviders
import ParleyRuntime

extension ScriptHost {
  /// Reserves the worst case of a request; nil when the run was interrupted while it waited.
  func reserve(
    _ pricing: Pricing,
    with settings: Settings,
    as tag: RequestTag
  ) async throws(EffectError) -> Budget.Reservation? {
    guard let ceiling = ceiling(under: settings) else {
      return try await budget.reserve(0, under: nil)
    }
    if budget.hasUnknownCost { throw .pastCostUnknown }
    let worst = try await worstCase(pricing, under: ceiling)
    let (budget, output) = (budget, configuration.output)
    let reserved = await configuration.interrupts.cancelling {
      () -> Result<Budget.Reservation, EffectError> in
      do throws(EffectError) {
        return .success(
          try await budget.reserve(worst, under: ceiling) {
            output.receive(.progress(.waitingForBudget, tag))
          }
        )
      } catch {
        return .failure(error)
      }
    }
    switch reserved {
    case .success(let reservation): return reservation
    case .failure(let error):
      if error.kind == .interrupt, configuration.interrupts.reason != nil { return nil }
      throw error
    }
  }

  /// The worst case of a request in pico-dollars: by its bytes, or where that would not fit by a count of its tokens.
  private func worstCase(
    _ pricing: Pricing,
    under ceiling: Int64
  ) async throws(EffectError) -> Int64 {
    let worst = try pricing.worstCase()
    guard worst.isWorthCounting, !budget.fits(worst.cost, under: ceiling),
      let count = try await knownCount(of: pricing.request)
    else { return worst.cost }
    return try pricing.worstCase(countedInput: count)
  }

  /// The count of a request's input tokens; nil when the provider has none, or the run is interrupted.
  ///
  /// - Throws: ``EffectError`` of kind `permission` where nothing may be asked.
  private func knownCount(of request: ProviderRequest) async throws(EffectError) -> Int? {
    do throws(EffectError) {
      return try await count(request)
    } catch {
      if error.kind == .permission { throw error }
      return nil
    }
  }
}
