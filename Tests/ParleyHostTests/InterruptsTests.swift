import ParleyHost
import Testing

struct InterruptsTests {
  @Test func aRaisedInterruptEndsTheWait() async {
    let interrupts = Interrupts()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<5 { group.addTask { await interrupts.raised() } }
      group.addTask { interrupts.raise(.interrupt) }
    }
    #expect(interrupts.reason == .interrupt)
  }

  @Test func aCancelledWaitEnds() async {
    let interrupts = Interrupts()
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await interrupts.raised() }
      group.cancelAll()
    }
    #expect(interrupts.reason == nil)
  }

  @Test func aTerminationOutranksAnInterruptAndIsNotForgotten() {
    let interrupts = Interrupts()
    interrupts.raise(.interrupt)
    interrupts.raise(.terminate)
    interrupts.raise(.interrupt)
    interrupts.clear()
    #expect(interrupts.reason == .terminate)
  }

  @Test func aSecondWishIsUrgentAndATerminationAtOnce() async {
    let interrupts = Interrupts()
    interrupts.raise(.interrupt)
    #expect(!interrupts.isUrgent)
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await interrupts.urged() }
      group.addTask { interrupts.raise(.interrupt) }
    }
    #expect(interrupts.isUrgent)
    interrupts.clear()
    #expect(!interrupts.isUrgent)
    interrupts.raise(.terminate)
    #expect(interrupts.isUrgent)
  }

  @Test func whatFinishesItsWorkHearsOfOneMoreWish() async {
    let interrupts = Interrupts()
    #expect(!interrupts.takesAnother)
    await interrupts.whileFinishing {
      #expect(interrupts.takesAnother)
      interrupts.raise(.interrupt)
      #expect(interrupts.takesAnother)
      interrupts.raise(.interrupt)
      #expect(!interrupts.takesAnother)
    }
    #expect(!interrupts.takesAnother)
  }

  @Test func theCancelledOperationTellsWhatItHadDone() async {
    let interrupts = Interrupts()
    let (isRunning, runs) = AsyncStream.makeStream(of: Void.self)
    async let outcome = interrupts.cancelling {
      var rounds = 0
      while !Task.isCancelled {
        rounds += 1
        runs.yield()
        await Task.yield()
      }
      return rounds
    }
    for await _ in isRunning { break }
    interrupts.raise(.interrupt)
    #expect(await outcome > 0)
    #expect(!Task.isCancelled)
  }

  @Test func anOperationThatEndsByItselfIsNotHeldUp() async {
    #expect(await Interrupts().cancelling { 7 } == 7)
  }
}
