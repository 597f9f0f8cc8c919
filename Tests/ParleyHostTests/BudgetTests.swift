import ParleyHost
import ParleyRuntime
import Testing

struct BudgetTests {
  @Test func withoutACeilingNothingIsReserved() async throws {
    let budget = Budget()
    let reservation = try await budget.reserve(1_000_000, under: nil)
    #expect(reservation.picoDollars == 0)
    budget.settle(reservation, cost: 7)
    #expect(budget.spent == 7)
    #expect(budget.reserved == 0)
  }

  @Test func aRequestThatCouldPassTheCeilingByItselfIsRefused() async throws {
    let budget = Budget()
    budget.settle(try await budget.reserve(60, under: 100), cost: 60)
    let error = await #expect(throws: EffectError.self) {
      try await budget.reserve(41, under: 100)
    }
    #expect(error?.kind == .budget)
    #expect(budget.reserved == 0)
  }

  @Test func aRequestThatJustFitsIsSent() async throws {
    let budget = Budget()
    budget.settle(try await budget.reserve(60, under: 100), cost: 60)
    let reservation = try await budget.reserve(40, under: 100)
    #expect(reservation.picoDollars == 40)
  }

  @Test func settlingReplacesTheWorstCaseByTheCost() async throws {
    let budget = Budget()
    let reservation = try await budget.reserve(90, under: 100)
    #expect(budget.reserved == 90)
    #expect(!budget.fits(11, under: 100))
    budget.settle(reservation, cost: 10)
    #expect(budget.spent == 10)
    #expect(budget.reserved == 0)
    #expect(budget.fits(90, under: 100))
  }

  @Test func aRequestHeldBackByOthersWaitsUntilTheyAreSettled() async throws {
    let budget = Budget()
    let first = try await budget.reserve(90, under: 100)
    try await withThrowingTaskGroup(of: Void.self) { group in
      let (isWaiting, waits) = AsyncStream.makeStream(of: Void.self)
      group.addTask {
        let second = try await budget.reserve(90, under: 100) { waits.yield() }
        budget.settle(second, cost: 20)
      }
      for await _ in isWaiting { break }
      #expect(budget.reserved == 90)
      budget.settle(first, cost: 10)
      try await group.waitForAll()
    }
    #expect(budget.spent == 30)
    #expect(budget.reserved == 0)
  }

  @Test func aRequestThatBecomesImpossibleWhileItWaitsIsRefused() async throws {
    let budget = Budget()
    let first = try await budget.reserve(90, under: 100)
    let error = await withTaskGroup(of: EffectError?.self) { group in
      let (isWaiting, waits) = AsyncStream.makeStream(of: Void.self)
      group.addTask {
        do throws(EffectError) {
          _ = try await budget.reserve(50, under: 100) { waits.yield() }
          return nil
        } catch {
          return error
        }
      }
      for await _ in isWaiting { break }
      budget.settle(first, cost: 80)
      return await group.next() ?? nil
    }
    #expect(error?.kind == .budget)
  }

  @Test func cancellingAWaitLetsTheNextOneIn() async throws {
    let budget = Budget()
    let first = try await budget.reserve(60, under: 100)
    let (isWaiting, waits) = AsyncStream.makeStream(of: Void.self)
    let large = Task { () -> EffectError.Kind? in
      do throws(EffectError) {
        _ = try await budget.reserve(50, under: 100) { waits.yield() }
        return nil
      } catch {
        return error.kind
      }
    }
    let small = Task {
      // Fits beside the first, but stands behind the large one.
      for await _ in isWaiting { break }
      return try await budget.reserve(30, under: 100) { large.cancel() }
    }
    #expect(await large.value == .interrupt)
    #expect(try await small.value.picoDollars == 30)
    budget.settle(first, cost: 0)
  }

  @Test func manyRequestsAtOnceNeverPassTheCeiling() async throws {
    let budget = Budget()
    let ceiling: Int64 = 1000
    let sent = await withTaskGroup(of: Bool.self) { group in
      for index in 0..<200 {
        group.addTask {
          guard let reservation = try? await budget.reserve(100, under: ceiling) else {
            return false
          }
          if budget.spent + budget.reserved > ceiling { return false }
          await Task.yield()
          budget.settle(reservation, cost: Int64(index % 30))
          return true
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(budget.spent <= ceiling)
    #expect(budget.reserved == 0)
    #expect(sent >= 10)
  }

  @Test func anUnknownCostIsRemembered() async throws {
    let budget = Budget()
    budget.settle(try await budget.reserve(1, under: nil), cost: nil)
    #expect(budget.hasUnknownCost)
  }
}
