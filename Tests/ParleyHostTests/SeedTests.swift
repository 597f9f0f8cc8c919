import ClaudeMessages
import ModelProviders
import OrderedJSON
import ParleyRuntime
import Testing

@testable import ParleyHost

/// The seed of a request: only where something is drawn, by a model that takes one.
struct SeedTests {
  private static func catalogue() throws -> ModelCatalogue {
    try ModelCatalogue.builtIn.merging(
      json: Array(
        #"{"models": [{"id": "tiny", "seed": true, "sampling": "accepted", "prefill": true}]}"#.utf8
      )
    )
  }

  private static func seeds(
    of settings: [(String, Value)],
    questions: Int = 1,
    catalogue: ModelCatalogue? = nil
  ) async throws -> [Int?] {
    let stage = Stage(catalogue: try catalogue ?? Self.catalogue())
    for _ in 0..<questions { stage.provider.append(.text("x")) }
    try await stage.set("model", catalogue == nil ? "tiny" : "haiku-4.5")
    for (name, value) in settings { try await stage.set(name, value) }
    for _ in 0..<questions { try await stage.say("Draw.") }
    return stage.bodies.map { $0["seed"]?.intValue }
  }

  @Test func withoutChanceNoSeedIsSent() async throws {
    #expect(try await Self.seeds(of: []) == [nil])
    #expect(try await Self.seeds(of: [("seed", 7)]) == [nil])
    #expect(try await Self.seeds(of: [("seed", 7), ("temperature", 0)]) == [nil])
  }

  @Test func theFirstRequestHasTheSeedThatWasGiven() async throws {
    #expect(try await Self.seeds(of: [("temperature", 0.7), ("seed", 7)]) == [7])
    #expect(try await Self.seeds(of: [("temperature", 0.7)]) == [0])
    #expect(try await Self.seeds(of: [("top_p", 0.9)]) == [0])
    #expect(try await Self.seeds(of: [("top_k", 5), ("seed", 3)]) == [3])
  }

  @Test func aRepeatedQuestionHasAnotherSeedAndARepeatedRunTheSameOnes() async throws {
    let settings: [(String, Value)] = [("temperature", 0.7), ("seed", 7)]
    let seeds = try await Self.seeds(of: settings, questions: 5)
    #expect(Set(seeds).count == 5)
    #expect(seeds == (try await Self.seeds(of: settings, questions: 5)))
  }

  @Test func aModelThatTakesNoSeedIsSentNone() async throws {
    let seeds = try await Self.seeds(
      of: [("temperature", 0.7), ("seed", 7)],
      catalogue: .builtIn
    )
    #expect(seeds == [nil])
  }

  @Test func neighbouringSeedsShareNoRequest() {
    let runs = (0..<50).map { seed in
      Set((0..<50).map { RequestSeed(Int64(seed)).value(after: $0) })
    }
    #expect(runs.allSatisfy { $0.count == 50 })
    #expect(Set(runs.flatMap { $0 }).count == 2500)
  }

  @Test func trialsShareNoSeedWithEachOtherNorWithTheRun() {
    let trials = (1...50).flatMap { trial in
      (0..<20).map { RequestSeed(7, trial: trial).value(after: $0) }
    }
    let outside = (0..<50).map { RequestSeed(7).value(after: $0) }
    #expect(Set(trials + outside).count == trials.count + outside.count)
    #expect(trials.allSatisfy { (0..<(1 << 53)).contains($0) })
  }

  @Test(arguments: [Int64.min, -1, 0, 1, .max], [1, 2, 1000, Int.max])
  func aDerivedSeedFitsEveryReaderOfJSON(seed: Int64, requests: Int) {
    #expect((0..<(1 << 53)).contains(RequestSeed(seed).value(after: requests)))
  }
}
